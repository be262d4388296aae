"""Where an actor or event occurs in the archive: how often, since when, and what still awaits a decision."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth, TruncYear
from wagtail.models import Page

from corpus_app.models import Actor, ActorTag, ArticleWords, EventTag, Suggestion

from .desk import articles_for
from .review_queue import Filters, queue

State = Suggestion.State
# Beyond so many months the mentions are counted by year.
_MOST_MONTHS = 36


@dataclass(frozen=True)
class Mention:
    """An article that names the record, with its date."""

    page: Page
    published: date


@dataclass(frozen=True)
class Usage:
    """``articles`` are live and tagged, ``drafts`` carry the tag where readers do not see it.

    ``periods`` is [(first day, articles)] of months, or of years when ``by_year``, without gaps; it and ``first`` and
    ``last`` (Mentions or None) tell of articles that are tagged or for which a tag awaits a decision. ``key`` is the
    record's Suggestion.key.
    """

    articles: int
    drafts: int
    pending: int
    first: Mention | None
    last: Mention | None
    periods: list
    by_year: bool
    key: str


def usage_of(record, user):
    """The Usage of an Actor or Event in the articles that ``user`` may edit."""
    of_actor = isinstance(record, Actor)
    key = f"{'actor' if of_actor else 'event'}:{record.pk}"
    mine = articles_for(user)
    tags = (ActorTag if of_actor else EventTag).objects.filter(tag=record).order_by()
    tagged = mine.filter(pk__in=tags.values("content_object"))
    suggested = Suggestion.objects.filter(key=key).order_by()
    only_in_draft = suggested.filter(state=State.ACCEPTED, stored=True).values("page")
    counts = tagged.aggregate(shown=Count("pk", filter=Q(live=True)), hidden=Count("pk", filter=Q(live=False)))
    drafts = counts["hidden"] + mine.filter(pk__in=only_in_draft).exclude(pk__in=tags.values("content_object")).count()
    naming = suggested.exclude(state__in=[State.REJECTED, State.WITHDRAWN]).values("page")
    dated = ArticleWords.objects.filter(page__in=mine, published__isnull=False)
    dated = dated.filter(Q(page__in=tags.values("content_object")) | Q(page__in=naming)).order_by("published", "page")
    first, last = _mention(dated.first()), _mention(dated.last())
    by_year = bool(first) and _months(first.published, last.published) > _MOST_MONTHS
    return Usage(
        counts["shown"],
        drafts,
        queue(user, Filters(target=key)).order_by().count(),
        first,
        last,
        _periods(dated, first, last, by_year) if first else [],
        by_year,
        key,
    )


def _mention(row):
    return Mention(row.page, row.published) if row else None


def _months(first, last):
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _periods(dated, first, last, by_year):
    """The number of articles in each month or year from the first to the last."""
    truncate = TruncYear if by_year else TruncMonth
    counts = dict(dated.order_by().values_list(truncate("published")).annotate(n=Count("pk")))
    if by_year:
        days = [date(year, 1, 1) for year in range(first.published.year, last.published.year + 1)]
    else:
        start = first.published.year * 12 + first.published.month - 1
        months = range(start, start + _months(first.published, last.published))
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [(day, counts.get(day, 0)) for day in days]
