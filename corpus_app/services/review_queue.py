"""The suggestions that await a decision, across all articles a user may edit.

Made for hundreds of thousands of rows: they are walked along an index, one page of them at a time and without
counting them all.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from corpus_app.models import Suggestion, TaggedArticle

State = Suggestion.State
# From which score editors read of it so.
SURE, LIKELY = 0.85, 0.65
# Lowest score and the one it stays under.
BANDS = {"sure": (SURE, None), "likely": (LIKELY, SURE), "unsure": (None, LIKELY)}
PER_PAGE = 25
# Beyond this the number of suggestions is not told exactly.
COUNTED = 1000
_HIGHEST_PK = 2**63 - 1


@dataclass(frozen=True)
class Filters:
    """What of the queue is wanted; empty values do not narrow it. ``target`` is a Suggestion.key."""

    state: str = State.PENDING
    section: Page | None = None
    kind: str = ""
    rule: str = ""
    band: str = ""
    since: object = None
    until: object = None
    target: str = ""
    article: int | None = None


def queue(user, filters):
    """The suggestions of these filters on articles that ``user`` may edit, those of the newest articles first."""
    conditions = {"state": filters.state}
    if filters.kind:
        conditions["kind"] = filters.kind
    if filters.rule:
        conditions["rule"] = filters.rule
    if filters.target:
        conditions["key"] = filters.target
    if filters.article:
        conditions["page"] = filters.article
    if filters.section:
        conditions["page__path__startswith"] = filters.section.path
    if filters.since:
        conditions["created_at__gte"] = _midnight(filters.since)
    if filters.until:
        conditions["created_at__lt"] = _midnight(filters.until + timedelta(days=1))
    lowest, under = BANDS.get(filters.band, (None, None))
    if lowest is not None:
        conditions["score__gte"] = lowest
    if under is not None:
        conditions["score__lt"] = under
    return _of(user).filter(**conditions).order_by("-page_id", "-score", "-pk")


def chosen(user, ids):
    """The undecided suggestions among ``ids`` on articles that ``user`` may edit."""
    return _of(user).filter(pk__in=ids, state__in=[State.PENDING, State.UNSURE])


def slice_of(suggestions, after=""):
    """(rows, cursor of the next slice or ""): the page of the queue that follows the row that ``after`` names."""
    if place := _place(after):
        page, score, pk = place
        # The first condition repeats what the others imply: it lets the database start in the right spot.
        suggestions = suggestions.filter(page_id__lte=page).filter(
            Q(page_id__lt=page) | Q(page_id=page, score__lt=score) | Q(page_id=page, score=score, pk__lt=pk)
        )
    related = suggestions.select_related("page", "actor", "event__place", "target")
    rows = list(related[: PER_PAGE + 1])
    if len(rows) <= PER_PAGE:
        return rows, ""
    last = rows[PER_PAGE - 1]
    return rows[:PER_PAGE], f"{last.page_id}:{last.score!r}:{last.pk}"


def about(suggestions):
    """(count, exact): how many there are, told exactly up to a thousand."""
    count = suggestions.order_by().values("pk")[: COUNTED + 1].count()
    return min(count, COUNTED), count <= COUNTED


def targets(suggestions, after=""):
    """([(newest suggestion of it, count)], next cursor): what is suggested, the most frequent first."""
    counted = suggestions.order_by().values("key").annotate(count=Count("pk"), newest=Max("pk"))
    counted = counted.order_by("-count", "key")
    count, _colon, key = after.partition(":")
    if count.isascii() and count.isdecimal() and int(count[:20]) <= _HIGHEST_PK:
        counted = counted.filter(Q(count__lt=int(count)) | Q(count=int(count), key__gt=key))
    rows = list(counted[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    related = Suggestion.objects.select_related("actor", "event__place", "target")
    found = related.in_bulk([row["newest"] for row in shown])
    cursor = f"{shown[-1]['count']}:{shown[-1]['key']}" if len(rows) > PER_PAGE else ""
    return [(found[row["newest"]], row["count"]) for row in shown if row["newest"] in found], cursor


def sections(user):
    """The pages that may hold articles and that ``user`` may see in the admin, in the order of the tree."""
    kinds = [model for model in get_page_models() if not issubclass(model, TaggedArticle)]
    holders = policy_registry.get_by_type(Page).explorable_instances(user).exact_type(*kinds)
    return holders.filter(depth__gt=1, numchild__gt=0).order_by("path")


def may_review(user):
    """True when there can be articles whose suggestions ``user`` may decide on."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change"})


def _of(user):
    return Suggestion.objects.all() if user.is_superuser else Suggestion.objects.filter(_editable(user))


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _editable(user):
    """The part of Wagtail's rules for editing pages that rows can be filtered by; locks are looked at later."""
    condition = Q(pk__in=())
    for permission in policy_registry.get_by_type(Page).get_cached_permissions_for_user(user):
        below = Q(page__path__startswith=permission.page.path)
        if permission.permission.codename == "change_page":
            condition |= below
        elif permission.permission.codename == "add_page":
            condition |= below & Q(page__owner=user)
    return condition


def _place(cursor):
    """(page, score, pk) of a cursor; None for the start, and for what is none."""
    try:
        page, score, pk = cursor.split(":")
        place = int(page), float(score), int(pk)
    except ValueError:
        return None
    return place if 0 <= place[1] <= 1 and max(place[0], place[2]) <= _HIGHEST_PK else None
