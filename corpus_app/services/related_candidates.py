"""Articles that may belong with one: what full-text search finds, and those that share events or scarce actors.

Every look-up is bounded by numbers of articles, not by shares of the archive, so that its cost does not grow with it.
"""

from collections import Counter

from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, PlainText

from corpus_app.analysis.search_codes import repost_code, stem_code, week_code
from corpus_app.models import ActorTag, ArticleWords, EventTag, Suggestion

from .article_words import COUNTING

# How many are compared, by where they come from.
_MOST_BEFORE, _MOST_AFTER, _MOST_FAR, _MOST_REPOSTS, _MOST_SHARING = 400, 60, 260, 30, 40
# The weeks around that of the publication in which stems tell that are common elsewhere.
_WEEKS_BEFORE, _WEEKS_AFTER = 2, 1
# The stems looked up for articles of those weeks and for all others: the weightiest that other articles are known to
# have, of at most this share of the archive or so many articles, so that a look-up costs the same in any archive.
_NEAR_STEMS, _MOST_OF_NEAR_STEM, _MOST_WITH_NEAR_STEM = 30, 0.25, 5_000
_FAR_STEMS, _MOST_OF_FAR_STEM = 20, 300
# And of those unknown so far (the names of a new story).
_NEW_STEMS = 5
# Nothing is common in an archive of a few articles.
_ALWAYS_RARE = 20
# So scarce must be an actor or event whose articles are candidates whatever their words.
_MOST_OF_A_TARGET = 500
_MOST_ROWS = 500


def candidate_words(page_id, profile, published, known, events, actors):
    """ArticleWords of live articles that may belong with the page of this ``profile``, in two dictionaries by page id.

    The first are reposts of it or share two telling stems with it; the second share ``events`` or ``actors`` (ids).
    ``known`` are the ArchiveStatistics.
    """
    by_words = {row.pk: row for row in _by_words(profile, published, known.rarity) if row.pk != page_id}
    sharing = [pk for pk in _sharing(page_id, known, events, actors) if pk not in by_words]
    return by_words, {row.pk: row for row in _others().filter(pk__in=sharing)}


def _others():
    return ArticleWords.objects.filter(page__live=True)


def _by_words(profile, day, rarity):
    others = _others().order_by("-published")
    far = _two_of(_telling_stems(profile, rarity, _FAR_STEMS, _MOST_OF_FAR_STEM))
    yield from _search(_reposts(profile.bands, far), others, _MOST_REPOSTS)
    yield from _search(far, others, _MOST_FAR)
    if day:
        weeks = _one_of([week_code(day, ahead) for ahead in range(-_WEEKS_BEFORE, _WEEKS_AFTER + 1)])
        most = min(rarity.archive * _MOST_OF_NEAR_STEM, _MOST_WITH_NEAR_STEM)
        near = _two_of(_telling_stems(profile, rarity, _NEAR_STEMS, most))
        near = near and And([weeks, near])
        yield from _search(near, others.filter(published__lte=day), _MOST_BEFORE)
        yield from _search(near, others.filter(published__gt=day), _MOST_AFTER)


def _reposts(bands, far):
    """The query for what shares a band of the signature, None when there is none.

    It shares rare stems (the query ``far``) as well. They are named since a database that has counted no such band
    takes it for a frequent word, and makes great preparations.
    """
    if not bands:
        return None
    codes = _one_of(list(map(repost_code, bands)))
    return And([codes, far]) if far else codes


def _search(query, rows, most):
    return get_search_backend().search(query, rows, order_by_relevance=False)[:most] if query else ()


def _two_of(stems):
    """The query for one of each half of the stems, None when there are not two.

    That finds half of the articles with two of them and nearly all with more, by few terms; naming all pairs would
    take hundreds.
    """
    codes = list(map(stem_code, stems))
    return And([_one_of(codes[::2]), _one_of(codes[1::2])]) if len(codes) > 1 else None


def _one_of(codes):
    # Two operands: SQLite's backend puts brackets round those, and none within a text.
    first, *others = codes
    return Or([PlainText(first), PlainText(" ".join(others), operator="or")]) if others else PlainText(first)


def _telling_stems(profile, rarity, how_many, most):
    """What occurs often here and seldom elsewhere, in ``most`` articles of the archive; the opening counts twice."""
    most = max(most, _ALWAYS_RARE)
    weights = {
        stem: (count + (stem in profile.opening)) ** 0.5 * rarity[stem]
        for stem, count in profile.counts.items()
        if rarity.expected(stem) <= most
    }
    ordered = sorted(weights, key=lambda stem: (-weights[stem], stem))
    known = [stem for stem in ordered if stem in rarity.counts][:how_many]
    return known + [stem for stem in ordered if stem not in rarity.counts][:_NEW_STEMS]


def _sharing(page_id, known, events, actors):
    """Ids of the pages that share most of these events and actors, by tags or by suggestions not decided against."""
    votes = Counter()
    for kind, ids, model in (("event", events, EventTag), ("actor", actors, ActorTag)):
        scarce = [one for one in ids if known.expected(kind, one) <= _MOST_OF_A_TARGET]
        if scarce:
            tagged = model.objects.filter(tag__in=scarce).order_by("-pk")
            votes.update(tagged.values_list("content_object_id", flat=True)[:_MOST_ROWS])
            keys = [f"{kind}:{one}" for one in scarce]
            proposed = Suggestion.objects.filter(key__in=keys, state__in=COUNTING).order_by("-pk")
            votes.update(proposed.values_list("page_id", flat=True)[:_MOST_ROWS])
    votes.pop(page_id, None)
    return [found for found, _ in votes.most_common(_MOST_SHARING)]
