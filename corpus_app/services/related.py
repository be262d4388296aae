"""Related articles for a page; what is suggested goes and comes with what readers can open."""

import heapq
from collections import defaultdict

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from corpus_app.analysis.related import Comparison, Reading
from corpus_app.models import ActorTag, EventTag, Suggestion

from .article_words import COUNTING, archive_statistics, keep_words
from .related_candidates import candidate_words
from .related_scorer import with_own_scorer

# So many of the likest texts are looked at in full.
_SHORTLIST = 80


def related_proposals(page, document, analysis):
    """RelatedProposals of published articles that belong with ``page`` (its latest text, as analysed), best first.

    Keeps the page's words, by which later articles find it. What editors tagged counts, and where they have not
    decided yet, what the engine itself proposed. Excluded articles are left out.
    """
    profile, known = keep_words(page, document), archive_statistics()
    actors = frozenset(actor.id for actor in analysis.actors if actor.id)
    events = frozenset(event.id for event in analysis.events if event.id)
    source = Reading(
        page.pk,
        profile,
        document.published,
        actors,
        events,
        frozenset(actor.id for actor in analysis.actors if actor.id and actor.main),
        _section(page.path),
    )
    actor_counts = {actor: known.expected("actor", actor) for actor in actors}
    event_counts = {event: known.expected("event", event) for event in events}
    comparison = Comparison(source, known.rarity, actor_counts, event_counts, known.archive)
    found = candidate_words(page.pk, profile, document.published, known, events, actors)
    shortlist = _shortlist(comparison, *found)
    paths = _open_paths(shortlist)
    page_actors, page_events = _shared(paths, actors, events)
    proposals = comparison.rank(
        Reading(
            row.pk,
            row.profile(),
            row.published,
            frozenset(page_actors[row.pk]),
            frozenset(page_events[row.pk]),
            section=_section(paths[row.pk]),
        )
        for row in shortlist.values()
        if row.pk in paths
    )
    return with_own_scorer(document, proposals)


def withdraw_links_to(page_id):
    """Take back what is still only suggested as a link to a page that readers can no longer open."""
    suggestions = Suggestion.objects.filter(target_id=page_id, state=Suggestion.State.PENDING)
    suggestions.update(state=Suggestion.State.WITHDRAWN, updated_at=timezone.now())


def return_links_to(page_id):
    """Suggest again what was taken back with a page that readers can open now.

    Only what the last analysis of an article had proposed: what an analysis itself took back is older than its end.
    """
    if _open_paths([page_id]):
        suggestions = Suggestion.objects.filter(
            target_id=page_id,
            state=Suggestion.State.WITHDRAWN,
            updated_at__gt=F("page__analysis_request__finished_at"),
        )
        suggestions.update(state=Suggestion.State.PENDING, updated_at=timezone.now())


def _shortlist(comparison, by_words, sharing):
    """Page id → ArticleWords of the candidates to be ranked.

    Of those found by their words the likest; and all that share an event, an actor or the signature of the text.
    """
    looks = [(comparison.first_look(row.stems.split(), row.published), row.pk) for row in by_words.values()]
    chosen = {pk for _, pk in heapq.nlargest(_SHORTLIST, looks)}
    bands = set(map(str, comparison.source.profile.bands))
    return sharing | {
        row.pk: row for row in by_words.values() if row.pk in chosen or not bands.isdisjoint(row.bands.split())
    }


def _open_paths(ids):
    """Page id → path of those that readers may open and nobody has excluded."""
    pages = Page.objects.live().public().filter(pk__in=ids, corpus_exclusion=None)
    return dict(pages.values_list("pk", "path"))


def _section(path):
    return path[: -Page.steplen]


def _shared(ids, actors, events):
    """For each page, which of these actors and events it is tagged with or proposed for."""
    page_actors, page_events = defaultdict(set), defaultdict(set)
    for kind, model, wanted, found in (
        ("actor", ActorTag, actors, page_actors),
        ("event", EventTag, events, page_events),
    ):
        if wanted and ids:
            tags = model.objects.filter(content_object__in=ids, tag__in=wanted)
            pairs = list(tags.order_by().values_list("content_object_id", "tag_id"))
            proposed = Suggestion.objects.filter(page__in=ids, state__in=COUNTING, **{f"{kind}__in": wanted})
            for page_id, target in [*pairs, *proposed.order_by().values_list("page_id", f"{kind}_id")]:
                found[page_id].add(target)
    return page_actors, page_events
