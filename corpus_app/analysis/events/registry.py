"""Which registered event a new proposal tells of: by day, or as news of these days, with place and people."""

from datetime import timedelta

from corpus_app.language.edtf import bounds

from ..vocabulary import Category, EventStatus, ParticipantRole
from .agreement import is_speech, kin_of, span_days

# An event dated to more days than these is no occasion that its date alone could tell.
_DAYS = 3
# A proposal dated to a month may be such an occasion too; then more must agree.
_MONTH = 31
# News told without a date is of these days before publication, a plan without one of these after it.
_FRESH, _SOON = timedelta(3), timedelta(30)


class Registry:
    """Registered events by category and day, so that any number of events costs nothing."""

    def __init__(self, events):
        self._by_day = {}
        for event in events:
            if (span_days(event.date) or _DAYS + 1) <= _DAYS:
                for day in _days(event.date):
                    self._by_day.setdefault((event.category, day), []).append(event)

    def match(self, proposal, dates, today=None):
        """The registered event that a proposal tells of on one of these EDTF ``dates``, or None.

        ``today`` is the article's day when the proposal is its news or foreseen; then the days around it count,
        if ``dates`` is empty. Two events that agree equally well are no answer.
        """
        for date in dates:
            span = span_days(date) or _MONTH + 1
            if span <= _MONTH and (found := self._best(proposal, date, exact=span <= _DAYS)):
                return found
        if today and not dates:
            happened = proposal.status == EventStatus.HAPPENED
            first, last = (today - _FRESH, today) if happened else (today, today + _SOON)
            return self._best(proposal, f"{first}/{last}", exact=False)
        return None

    def _best(self, proposal, date, exact):
        candidates = {
            event.id: event for day in _days(date) for event in self._by_day.get((proposal.category, day), ())
        }
        rated = sorted(
            ((fit, event) for event in candidates.values() if (fit := _fit(event, proposal, exact))),
            key=lambda pair: -pair[0],
        )
        if len(rated) > 1 and rated[0][0] == rated[1][0]:
            return None
        return rated[0][1] if rated else None


def _fit(event, proposal, exact):
    """How well an event of the day (``exact``) or of the days goes with a proposal; 0 when it does not."""
    people = {person.id for person in proposal.participants}
    shared = len(people & {person for person, _ in event.participants})
    placed = event.place is not None and event.place == proposal.place
    elsewhere = event.place is not None and proposal.place is not None and not placed
    same_form = bool(proposal.form) and event.form == proposal.form
    alike = same_form or bool(proposal.form) and kin_of(event.form) == kin_of(proposal.form) != ""
    if exact:
        fits = alike and (placed or shared > 1 or _same_speaker(event, proposal)) or placed and shared > 0
    else:
        # Attacks by the same on the same are too many in a month, and so are plans without a place.
        needs_place = proposal.category == Category.ASSAULT or proposal.status == EventStatus.PLANNED
        fits = alike and (placed and shared > 0 or shared > 1 and not elsewhere and not needs_place)
    return fits and 1 + shared + 2 * placed + same_form


def _same_speaker(event, proposal):
    """Whether one and the same spoke: on one day nobody calls for, threatens or rejects much else."""
    speakers = {person for person, role in event.participants if role == ParticipantRole.INITIATOR}
    spoke = {person.id for person in proposal.participants if person.role == ParticipantRole.INITIATOR}
    return is_speech(event.category) and bool(speakers & spoke)


def _days(edtf):
    first, last = bounds(edtf)
    return [first + timedelta(step) for step in range((last - first).days + 1)]
