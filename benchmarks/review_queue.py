"""What the review queue costs when very many suggestions await a decision.

    python -m benchmarks.review_queue [--articles 10000] [--each 10]

Fills a database with articles and suggestions drawn from a fixed seed, then prints milliseconds (the best of three)
for what the queue's pages ask of it, for an administrator and for an editor, and the articles a second that a batch
decides on. Uses a scratch SQLite database, or the empty one that DATABASE_URL names; it is left behind filled.
"""

import argparse
import os
import random
import tempfile
import time
import uuid

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus_site.settings.dev")
os.environ.setdefault("CORPUS_VAR", tempfile.mkdtemp(prefix="corpus-queue-"))

RULES = ["name", "acronym", "short_form", "office", "demonym"]
SECTIONS, ACTORS = 5, 300


def fill(articles, each):
    """Sections, articles without a text, and suggestions."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from wagtail.models import Page, Site

    from corpus_app.models import Actor, ArticlePage, SectionPage, Suggestion

    chance = random.Random(1)
    home = Site.objects.get(is_default_site=True).root_page.specific
    sections = [home.add_child(instance=SectionPage(title=f"قسم {n}", slug=f"section-{n}")) for n in range(SECTIONS)]
    actors = [Actor.objects.create(name=f"جهة {n}", kind="person", slug=f"actor-{n}") for n in range(ACTORS)]
    kind = ContentType.objects.get_for_model(ArticlePage)
    with transaction.atomic():
        pages = []
        for n in range(articles):
            section = sections[n % SECTIONS]
            page = Page(title=f"خبر {n}", draft_title=f"خبر {n}", slug=f"n{n}", content_type=kind, numchild=0)
            page.path, page.depth = (
                Page._get_path(section.path, section.depth + 1, n // SECTIONS + 1),
                section.depth + 1,
            )
            page.url_path = f"{section.url_path}n{n}/"
            page.locale_id, page.translation_key = section.locale_id, uuid.uuid4()
            pages.append(page)
        Page.objects.bulk_create(pages, batch_size=2000)
        for page in pages:
            # Only the row of its own type: the base page's is there.
            ArticlePage(page_ptr_id=page.pk).save_base(raw=True)
        Page.objects.filter(pk__in=[section.pk for section in sections]).update(numchild=articles // SECTIONS)
        for first in range(0, articles, 500):
            some = pages[first : first + 500]
            rows = [_suggestion(page, actor, chance) for page in some for actor in chance.sample(actors, each)]
            Suggestion.objects.bulk_create(rows)


def _suggestion(page, actor, chance):
    from corpus_app.models import Suggestion

    rule = chance.choice(RULES)
    row = {"block": "body:1", "start": 4, "end": 10, "before": "نص " * 40, "quote": actor.name, "after": " نص" * 40}
    return Suggestion(
        page=page,
        kind="actor",
        key=f"actor:{actor.pk}",
        actor=actor,
        proposal={"name": actor.name, "kind": "person", "role": "mentioned", "main": False},
        score=round(chance.uniform(0.5, 1), 4),
        evidence=[row | {"rule": rule}] * 3,
        rule=rule,
    )


def measure(what, ask):
    """Print the best of three."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begun)
    print(f"  {what:<44}{min(times) * 1000:>9.1f}")


def questions(user):
    """(what, callable) for what the pages of the queue ask of the database for ``user``."""
    from wagtail.models import Page

    from corpus_app.models import Suggestion
    from corpus_app.services.review_queue import Filters, about, queue, sections, slice_of, targets

    total = Suggestion.objects.count()
    middle = Suggestion.objects.order_by("-page_id", "-score", "-pk")[total // 2]
    section = Filters(section=Page.objects.get(slug="section-0"))
    return [
        ("first page", lambda: slice_of(queue(user, Filters()))),
        (
            "page in the middle",
            lambda: slice_of(queue(user, Filters()), f"{middle.page_id}:{middle.score!r}:{middle.pk}"),
        ),
        ("first page of a section", lambda: slice_of(queue(user, section))),
        ("first page of a rule", lambda: slice_of(queue(user, Filters(rule="demonym")))),
        ("a rule without a suggestion", lambda: slice_of(queue(user, Filters(rule="kunya")))),
        ("one actor in all articles", lambda: slice_of(queue(user, Filters(target=middle.key)))),
        ("how many (to a thousand)", lambda: about(queue(user, Filters()))),
        ("by what is suggested", lambda: targets(queue(user, Filters()))),
        ("by what is suggested, in a section", lambda: targets(queue(user, section))),
        ("sections to choose from", lambda: list(sections(user))),
    ]


def main():
    import django

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=10, help="suggestions an article")
    options = parser.parse_args()
    django.setup()

    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.db import connection

    from corpus_app.models import Suggestion
    from corpus_app.services import batches
    from corpus_app.services.review_queue import Filters, queue

    call_command("migrate", verbosity=0)
    call_command("create_newsroom")
    fill(options.articles, options.each)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    editor = get_user_model().objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Editors"))
    print(f"{Suggestion.objects.count()} suggestions on {connection.vendor}, milliseconds")
    for user in (get_user_model().objects.get(username="admin"), editor):
        print(f" {user.username}")
        for what, ask in questions(user):
            measure(what, ask)
    begun = time.perf_counter()
    job = batches.begin(queue(editor, Filters()), editor, "reject")
    print(f"  {'a batch of them all, begun':<44}{(time.perf_counter() - begun) * 1000:>9.1f}")
    batches.work(job.pk, turn=20)
    done = job.items.exclude(state="waiting").values("page").distinct().count()
    print(f"articles a second that a batch decides on: {done / 20:.0f}")


if __name__ == "__main__":
    main()
