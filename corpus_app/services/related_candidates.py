"""Articles that may belong with one: those that share events or scarce actors, and what full-text search finds."""

from collections import Counter

from django.db.models import Q
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText

from corpus_app.models import ActorTag, ArticleWords, EventTag, Suggestion

COUNTING = (Suggestion.State.PENDING, Suggestion.State.ACCEPTED)
# How many are compared, by where they come from.
_MOST_SHARING, _MOST_BEFORE, _MOST_AFTER = 60, 400, 60
_MOST_ROWS = 500
# The stems looked up, two of which a candidate must have: the weightiest of those that other articles are known to
# have, and of those unknown so far (the names of a new story).
_KNOWN_STEMS, _NEW_STEMS = 20, 5
# A stem of more articles than this share of the archive finds everything.
_COMMON_SHARE, _ALWAYS_RARE = 0.1, 20


def candidate_words(page, profile, published, rarity, events, actors):
    """ArticleWords of live articles that share ``events``, ``actors`` (ids) or two telling stems with the page.

    Of those found by their stems the nearest in time come first, before and after ``published``.
    """
    found = {row.pk: row for row in _by_stems(profile, published, rarity) if row.pk != page.pk}
    sharing = [pk for pk in _sharing(page, events, actors) if pk not in found]
    rows = ArticleWords.objects.filter(pk__in=sharing, page__live=True)
    return [*found.values(), *rows]


def _by_stems(profile, published, rarity):
    query = _two_of(_telling_stems(profile, rarity))
    if query is None:
        return
    others = ArticleWords.objects.filter(page__live=True)
    if published is None:
        yield from _search(query, others.order_by("-published"), _MOST_BEFORE)
        return
    yield from _search(query, others.filter(published__lte=published).order_by("-published"), _MOST_BEFORE)
    later = others.filter(Q(published__gt=published) | Q(published=None))
    yield from _search(query, later.order_by("published"), _MOST_AFTER)


def _search(query, rows, most):
    return get_search_backend().search(query, rows, order_by_relevance=False)[:most]


def _two_of(stems):
    """The query for any two of the stems, None when there are not two.

    Any two numbers differ in a bit: for each bit, one stem of those that have it and one of the others. That is a
    query of a few hundred terms less than naming all pairs.
    """
    if len(stems) < 2:
        return None
    halves = []
    for bit in range((len(stems) - 1).bit_length()):
        having = [stem for number, stem in enumerate(stems) if number >> bit & 1]
        lacking = [stem for number, stem in enumerate(stems) if not number >> bit & 1]
        halves.append(And([_one_of(having), _one_of(lacking)]))
    return Or(halves)


def _one_of(stems):
    # Two operands: SQLite's backend puts brackets round those, and none within a text.
    first, *others = stems
    return Or([PlainText(first), PlainText(" ".join(others), operator="or")]) if others else PlainText(first)


def _telling_stems(profile, rarity):
    """What occurs often here and seldom elsewhere; the opening counts twice."""
    most = max(rarity.articles * _COMMON_SHARE, _ALWAYS_RARE)
    weights = {
        stem: (count + profile.opening.get(stem, 0)) ** 0.5 * rarity[stem]
        for stem, count in profile.counts.items()
        if rarity.counts.get(stem, 0) <= most
    }
    ordered = sorted(weights, key=lambda stem: (-weights[stem], stem))
    known = [stem for stem in ordered if stem in rarity.counts][:_KNOWN_STEMS]
    return known + [stem for stem in ordered if stem not in rarity.counts][:_NEW_STEMS]


def _sharing(page, events, actors):
    """Ids of the pages that share most of these events and actors, by tags or by suggestions not decided against."""
    votes = Counter()
    for model, ids in ((EventTag, events), (ActorTag, actors)):
        if ids:
            rows = model.objects.filter(tag__in=ids).order_by("-pk")
            votes.update(rows.values_list("content_object_id", flat=True)[:_MOST_ROWS])
    for field, ids in (("event", events), ("actor", actors)):
        if ids:
            rows = Suggestion.objects.filter(**{f"{field}__in": ids}, state__in=COUNTING).order_by("-pk")
            votes.update(rows.values_list("page_id", flat=True)[:_MOST_ROWS])
    votes.pop(page.pk, None)
    return [page_id for page_id, _ in votes.most_common(_MOST_SHARING)]
