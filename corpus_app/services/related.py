"""Related articles for a page, and the end of those that were withdrawn from readers."""

from collections import defaultdict

from django.db.models import Count
from django.utils import timezone
from wagtail.models import Page

from corpus_app.analysis.related import Profile, Reading, rank
from corpus_app.models import ActorTag, ArticleWords, EventTag, Suggestion

from .article_words import keep_words, word_rarity
from .related_candidates import COUNTING, candidate_words

# Actors of more than this share of the archive bring too many candidates and tell too little.
_COMMON_SHARE, _ALWAYS_SCARCE = 0.02, 3


def related_proposals(page, document, analysis):
    """RelatedProposals of published articles that belong with ``page`` (its latest text, as analysed), best first.

    Keeps the page's words, by which later articles find it. What editors tagged counts, and where they have not
    decided yet, what the engine itself proposed.
    """
    profile, rarity = keep_words(page, document), word_rarity()
    actors = frozenset(actor.id for actor in analysis.actors if actor.id)
    events = frozenset(event.id for event in analysis.events if event.id)
    total = max(ArticleWords.objects.count(), 1)
    counts = _actor_counts(actors)
    scarce = {actor for actor in actors if counts.get(actor, 0) <= max(_ALWAYS_SCARCE, total * _COMMON_SHARE)}
    words = candidate_words(page, profile, document.published, rarity, events, scarce)
    public = _public_paths([row.pk for row in words])
    page_actors, page_events = _shared(public, actors, events)
    candidates = [
        Reading(
            row.pk,
            Profile(row.headline, row.opening, row.counts),
            row.published,
            frozenset(page_actors[row.pk]),
            frozenset(page_events[row.pk]),
            section=_section(public[row.pk]),
        )
        for row in words
        if row.pk in public
    ]
    main = frozenset(actor.id for actor in analysis.actors if actor.id and actor.main)
    source = Reading(page.pk, profile, document.published, actors, events, main, _section(page.path))
    return rank(source, candidates, rarity, counts, total)


def withdraw_links_to(page_id):
    """Take back what is still only suggested as a link to a page that readers can no longer open."""
    suggestions = Suggestion.objects.filter(target_id=page_id, state=Suggestion.State.PENDING)
    suggestions.update(state=Suggestion.State.WITHDRAWN, updated_at=timezone.now())


def _public_paths(ids):
    return dict(Page.objects.live().public().filter(pk__in=ids).values_list("pk", "path"))


def _section(path):
    return path[: -Page.steplen]


def _actor_counts(actors):
    rows = Suggestion.objects.filter(actor__in=actors, state__in=COUNTING).order_by().values("actor")
    return {row["actor"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def _shared(ids, actors, events):
    """For each page, which of these actors and events it is tagged with or proposed for."""
    page_actors, page_events = defaultdict(set), defaultdict(set)
    for model, wanted, found in ((ActorTag, actors, page_actors), (EventTag, events, page_events)):
        tags = model.objects.filter(content_object__in=ids, tag__in=wanted) if wanted else model.objects.none()
        for page_id, target in tags.values_list("content_object_id", "tag_id"):
            found[page_id].add(target)
    for field, wanted, found in (("actor_id", actors, page_actors), ("event_id", events, page_events)):
        proposed = Suggestion.objects.filter(page__in=ids, state__in=COUNTING, **{f"{field}__in": wanted})
        for page_id, target in proposed.values_list("page_id", field):
            found[page_id].add(target)
    return page_actors, page_events
