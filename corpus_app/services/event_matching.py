"""One event told by several articles: new events of different pages that agree are one to the newsroom.

Rows that somebody else holds are skipped, not waited for: their own analysis or decision sees to them.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from corpus_app.analysis.events import agreement
from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold_name
from corpus_app.models import Suggestion

from .event_accounts import account_of_suggestion

Kind, State = Suggestion.Kind, Suggestion.State
_OPEN = (State.PENDING, State.UNSURE)
# Day and form alone (0.5) are many events; with place or people it is one.
CUT = 0.6
# News without a day of its own is of these days before the article.
_FRESH = timedelta(3)
_LEEWAY = timedelta(1)
# An event that lasts longer than this is looked for by its first day only.
_LONGEST = timedelta(366)
_MOST = 200


def days_told(proposal, published):
    """(earliest, latest) days on which an EventProposal happened; those of fresh news where the text gives none."""
    try:
        earliest, latest = bounds(proposal.date)
    except ValueError:
        earliest = latest = None
    if proposal.date and earliest:
        return earliest, latest or earliest
    if proposal.relation == "reports" and published:
        return published - _FRESH, published
    return None, None


def group_new_events(page_id):
    """Note on each new event of a page, and of the pages that tell of it too, which other pages tell of it.

    ``proposal["also_told_in"]`` holds their ids, in order; it is absent where nobody else tells of it.
    """
    with transaction.atomic():
        rows = list(
            Suggestion.objects.filter(page_id=page_id, kind=Kind.EVENT).select_for_update(
                skip_locked=True, of=("self",)
            )
        )
        mine = [row for row in rows if row.event_id is None and row.state in _OPEN]
        partners = {row.pk: _partners(row) for row in mine}
        agreeing = {other.pk for found in partners.values() for other in found}
        held = Suggestion.objects.filter(pk__in=agreeing | _formerly(page_id, rows)).order_by("pk")
        for row in rows:
            _note(row, {other.page_id for other in partners.get(row.pk, ())})
        for other in held.select_for_update(skip_locked=True):
            pages = set(other.proposal.get("also_told_in", ())) - {page_id}
            _note(other, pages | ({page_id} if other.pk in agreeing else set()))


def _formerly(page_id, rows):
    """The suggestions of other pages that say that this page tells of it too, by what its rows said so far."""
    pages = {page for row in rows for page in row.proposal.get("also_told_in", ())}
    others = _open_new_events().filter(page_id__in=pages)
    return {other.pk for other in others if page_id in other.proposal.get("also_told_in", ())}


def point_others_at(event, suggestion):
    """Make the new events of other pages that agree with ``suggestion`` suggestions of the ``event`` now on record.

    Where a page has a suggestion of the event already, its new one is withdrawn. Returns the pages' ids.
    """
    agreeing = {other.pk for other in _partners(suggestion)}
    changed = []
    for other in Suggestion.objects.filter(pk__in=agreeing).order_by("pk").select_for_update(skip_locked=True):
        key = f"event:{event.pk}"
        if Suggestion.objects.filter(page_id=other.page_id, key=key).exists():
            Suggestion.objects.filter(pk=other.pk).update(state=State.WITHDRAWN, updated_at=timezone.now())
        else:
            other.event, other.key = event, key
            other.proposal = {k: v for k, v in other.proposal.items() if k != "also_told_in"} | {"name": event.name}
            other.save(update_fields=["event", "key", "proposal", "updated_at"])
        changed.append(other.page_id)
    return changed


def _open_new_events():
    return Suggestion.objects.filter(kind=Kind.EVENT, event=None, state__in=_OPEN)


def _partners(suggestion):
    """Open new events of other pages that agree with a suggestion, at most one a page, found by category and days."""
    if suggestion.earliest is None or not suggestion.category:
        return []
    near = Q(earliest__gte=suggestion.earliest - _LONGEST, earliest__lte=suggestion.latest + _LEEWAY)
    candidates = (
        _open_new_events()
        .filter(near, category=suggestion.category, latest__gte=suggestion.earliest - _LEEWAY)
        .exclude(page_id=suggestion.page_id)
        .order_by("-earliest", "pk")[:_MOST]
    )
    account, best = account_of_suggestion(suggestion), {}
    for other in candidates:
        score = 0 if _elsewhere(account, told := account_of_suggestion(other)) else agreement(account, told)
        if score >= CUT and score > best.get(other.page_id, (0, None))[0]:
            best[other.page_id] = score, other
    return [other for _, other in best.values()]


def _elsewhere(one, other):
    """Whether both say where, and it is not the same place nor one named after the other (ميناء الحديدة)."""
    if one.place is not None and other.place is not None:
        return one.place != other.place
    here, there = set(fold_name(one.place_name).split()), set(fold_name(other.place_name).split())
    return bool(here and there) and not (here <= there or there <= here)


def _note(suggestion, pages):
    told = sorted(pages)
    if told == suggestion.proposal.get("also_told_in", []):
        return
    proposal = {key: value for key, value in suggestion.proposal.items() if key != "also_told_in"}
    suggestion.proposal = proposal | ({"also_told_in": told} if told else {})
    suggestion.save(update_fields=["proposal", "updated_at"])
