"""Candidates for related articles, from shared events, shared actors and the site's search backend."""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from corpus_app.analysis.related import Reading, content_words, rank
from corpus_app.models import ActorTag, AnalysisRequest, EventTag, Suggestion, TaggedArticle

from .documents import document_of

_MOST_CANDIDATES = 60
# Actors in more than this share of the archive bring too many candidates and tell too little.
_COMMON_SHARE = 0.2
_LEAD_LENGTH = 600
_COUNTING = (Suggestion.State.PENDING, Suggestion.State.ACCEPTED)


def related_proposals(page, document, analysis):
    """Proposals of published articles that belong with ``page`` (its latest text, as analysed), best first.

    What editors tagged counts, and where they have not decided yet, what the engine itself proposed.
    """
    actors = {actor.id for actor in analysis.actors if actor.id}
    events = {event.id for event in analysis.events if event.id}
    total = max(AnalysisRequest.objects.count(), 1)
    counts = _actor_counts(actors)
    rare = [actor for actor in actors if counts[actor] <= max(3, total * _COMMON_SHARE)]
    words = content_words(document.text[:_LEAD_LENGTH])
    ids = _candidate_ids(page, events, rare, words)
    if not ids:
        return []
    pages = Page.objects.live().public().filter(pk__in=ids).specific()
    page_actors, page_events = _shared(ids, actors, events)
    candidates = [
        Reading(
            other.pk,
            content_words(document_of(other).text[:_LEAD_LENGTH]),
            _date(other),
            frozenset(page_actors[other.pk]),
            frozenset(page_events[other.pk]),
        )
        for other in pages
        if isinstance(other, TaggedArticle)
    ]
    source = Reading(page.pk, words, document.published, frozenset(actors), frozenset(events))
    return rank(source, candidates, counts, total)


def _candidate_ids(page, events, actors, words):
    """At most _MOST_CANDIDATES page ids; those that share most come first, then what full-text search finds."""
    votes = Counter()
    for model, field, ids in ((EventTag, "tag", events), (ActorTag, "tag", actors)):
        if ids:
            rows = model.objects.filter(**{f"{field}__in": ids}).values_list("content_object_id", flat=True)
            votes.update(rows.order_by("-pk")[:500])
    if events or actors:
        proposed = Suggestion.objects.filter(Q(event__in=events) | Q(actor__in=actors), state__in=_COUNTING)
        votes.update(proposed.order_by("-pk").values_list("page_id", flat=True)[:500])
    votes.pop(page.pk, None)
    ids = [page_id for page_id, _ in votes.most_common(_MOST_CANDIDATES * 2 // 3)]
    found = _search(page, words)
    return [*ids, *(page_id for page_id in found if page_id not in votes)][:_MOST_CANDIDATES]


def _search(page, words):
    if not words:
        return []
    longest = sorted(words, key=lambda word: (-len(word), word))[:12]
    queryset = type(page)._default_manager.live().exclude(pk=page.pk)
    found = get_search_backend().search(" ".join(longest), queryset, operator="or")
    return [result.pk for result in found[: _MOST_CANDIDATES // 2]]


def _actor_counts(actors):
    rows = Suggestion.objects.filter(actor__in=actors, state__in=_COUNTING).order_by().values("actor")
    counts = Counter({row["actor"]: row["n"] for row in rows.annotate(n=Count("pk"))})
    return counts


def _shared(ids, actors, events):
    """For each page, which of these actors and events it is tagged with or proposed for."""
    page_actors, page_events = defaultdict(set), defaultdict(set)
    for page_id, actor in ActorTag.objects.filter(content_object__in=ids, tag__in=actors).values_list(
        "content_object_id", "tag_id"
    ):
        page_actors[page_id].add(actor)
    for page_id, event in EventTag.objects.filter(content_object__in=ids, tag__in=events).values_list(
        "content_object_id", "tag_id"
    ):
        page_events[page_id].add(event)
    proposed = Suggestion.objects.filter(page__in=ids, state__in=_COUNTING)
    for page_id, actor, event in proposed.values_list("page_id", "actor_id", "event_id"):
        if actor in actors:
            page_actors[page_id].add(actor)
        if event in events:
            page_events[page_id].add(event)
    return page_actors, page_events


def _date(page):
    value = getattr(page, page.corpus_date_field, None)
    return value.date() if hasattr(value, "date") else value
