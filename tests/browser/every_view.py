"""A newsroom at work, made of the seeds, and every view of it that somebody looks at."""

from django.core.management import call_command
from django.db.models import Count
from suggesting import make_actor, suggest

from corpus_app.models import Actor, ArticlePage, Event, ReviewJob, RuleWeight, Suggestion, ThreadEvent, ThreadPage
from corpus_app.services import batches, exclusions, learning, merging

SEEDS = "seeds/articles"


def stage(user, section):
    """The seed articles, analysed, most of what is sure accepted and published; answers {name: address}."""
    call_command("load_knowledge", verbosity=0)
    call_command("import_articles", SEEDS, publish=True, verbosity=0)
    call_command("analyse", all=True, now=True, verbosity=0)
    sure = Suggestion.objects.filter(state="pending", score__gte=0.8).exclude(kind="event", event=None)
    sure = sure.exclude(kind="actor", actor=None)
    job = batches.begin(sure, user, ReviewJob.Decision.ACCEPT, publish=True)
    while batches.work(job.pk):
        pass
    merging.merge(Actor.objects.get(slug="russia"), make_actor("الاتحاد الروسي الصديق", kind="state"), user)
    twin = make_actor("أبو بكر البغداديّ الحسيني")
    article = ArticlePage.objects.live().order_by("pk").first()
    event = Event.objects.filter(event_tags__isnull=False).order_by("-earliest").first()
    actor = Actor.objects.annotate(tags=Count("actor_tags")).order_by("-tags", "pk").first()
    suggest(article, name="أحمد العلي", kind="person")
    other = ArticlePage.objects.live().order_by("-pk").first()
    article.suggestions.filter(target=other).delete()
    repost = suggest(article, other, of="article", kind="duplicate")
    repost.reasons, repost.evidence = [{"code": "same_text", "params": {}}], []
    repost.save()
    exclusions.exclude(ArticlePage.objects.live().order_by("pk")[1], user, "تتكرر كل يوم")
    thread = section.add_child(
        instance=ThreadPage(title="عشر سنوات على التحالف", introduction="من كوباني إلى الباغوز.")
    )
    for number, tagged in enumerate(Event.objects.filter(event_tags__isnull=False).distinct().order_by("earliest")):
        ThreadEvent.objects.create(page=thread, event=tagged, sort_order=number)
    thread.save_revision(user=user).publish()
    learning.learn()
    rule = RuleWeight.objects.first() or RuleWeight.objects.create(rule="name", accepted=94)
    records = "/admin/snippets/corpus_app"
    return {
        "home": section.get_parent().url,
        "section": section.url,
        "article": article.url,
        "thread": thread.url,
        "actors": "/actors/",
        "actor": f"/actors/{actor.slug}/",
        "events": "/events/",
        "event": f"/events/{event.slug}/",
        "search": "/search/?q=التحالف",
        "not-found": "/no-such-page/",
        "dashboard": "/admin/",
        "editor": f"/admin/pages/{article.pk}/edit/",
        "thread-editor": f"/admin/pages/{thread.pk}/edit/",
        "threads": "/admin/corpus/threads/",
        "history": f"/admin/pages/{article.pk}/history/",
        "queue": "/admin/corpus/review/",
        "queue-by-target": "/admin/corpus/review/?by=target",
        "decide-on-all": "/admin/corpus/review/all/?decision=accept",
        "batches": "/admin/corpus/review/batches/",
        "batch": f"/admin/corpus/review/batches/{job.pk}/",
        "coverage": "/admin/corpus/reports/coverage/",
        "quality": "/admin/corpus/reports/quality/",
        "new-names": "/admin/corpus/reports/new-names/",
        "stale-tags": "/admin/corpus/reports/stale-tags/",
        "health": "/admin/corpus/reports/health/",
        "near-names": "/admin/corpus/reports/near-names/",
        "reposts": "/admin/corpus/reports/reposts/",
        "compare": f"/admin/corpus/compare/{article.pk}/{other.pk}/",
        "excluded": "/admin/corpus/reports/excluded/",
        "exclude": f"/admin/corpus/pages/{article.pk}/exclude/",
        "distinct": "/admin/corpus/reports/distinct/",
        "merges": "/admin/corpus/merges/",
        "splits": "/admin/corpus/splits/",
        "merge": f"/admin/corpus/merge/actor/{twin.pk}/",
        "split": f"/admin/corpus/split/{actor.pk}/",
        "planned-past": "/admin/corpus/planned-past/",
        "anniversaries": "/admin/corpus/anniversaries/",
        "learned-names": "/admin/corpus/learned/names/",
        "learned-rules": "/admin/corpus/learned/rules/",
        "weight": f"/admin/corpus/learned/rules/{rule.pk}/",
        "actor-list": f"{records}/actor/",
        "actor-record": f"{records}/actor/edit/{actor.pk}/",
        "event-list": f"{records}/event/",
        "event-record": f"{records}/event/edit/{event.pk}/",
        "place-list": f"{records}/place/",
        "settings": "/admin/settings/corpus_app/corpussettings/",
    }
