"""Events that the calendar brings up: plans whose day has passed, anniversaries, and events recorded twice."""

from datetime import timedelta

from django.db.models import F, Q

from corpus_app.analysis.events import agreement
from corpus_app.models import Event
from corpus_app.models.choices import EventStatus

from .event_accounts import account_of_event

# Days before and after today whose anniversaries are near enough to plan for.
NEAR_DAYS = 3
# Two recorded events that agree so well are likely one; day and form alone reach 0.5.
TWIN_CUT = 0.65
_LONGEST = timedelta(31)


def planned_past(today):
    """Events still planned whose last day lies before ``today``, the latest first."""
    return Event.objects.filter(status=EventStatus.PLANNED, latest__lt=today).order_by("-latest", "name")


def anniversaries(today, days=NEAR_DAYS):
    """Events that began on one of the days around ``today`` in an earlier year, known to the day."""
    near = Q()
    for step in range(-days, days + 1):
        day = today + timedelta(step)
        near |= Q(earliest__month=day.month, earliest__day=day.day, earliest__lt=day)
    to_the_day = Event.objects.filter(near, date__regex=r"^\d{4}-\d{2}-\d{2}", earliest__lt=today - timedelta(180))
    return to_the_day.filter(status=EventStatus.HAPPENED).order_by("earliest__month", "earliest__day", "earliest")


def twins_of(event, most=3):
    """The recorded events that may be the same as one just recorded, the likeliest first; see :func:`near_twins`."""
    if not (event.earliest and event.latest and event.latest - event.earliest <= _LONGEST):
        return []
    meeting = Event.objects.filter(category=event.category, earliest__lte=event.latest, latest__gte=event.earliest)
    meeting = meeting.filter(latest__lte=F("earliest") + _LONGEST).exclude(pk__in=[event.pk, event.parent_id or 0])
    account = account_of_event(event)
    scored = [
        (agreement(account, account_of_event(other)), other)
        for other in meeting.exclude(parent=event.pk).prefetch_related("participants__actor")
    ]
    likely = sorted((pair for pair in scored if pair[0] >= TWIN_CUT), key=lambda pair: (-pair[0], pair[1].pk))
    return [other for _, other in likely[:most]]


def near_twins(most=100):
    """(score, event, other) of recorded events that may be one, the likeliest first, at most ``most``.

    Compared are events of one category whose days meet and that last a month at most; part and whole are not twins.
    """
    dated = Event.objects.filter(earliest__isnull=False, latest__lte=F("earliest") + _LONGEST)
    events = list(dated.prefetch_related("participants__actor").order_by("category", "earliest", "pk"))
    accounts, twins, begin = [account_of_event(event) for event in events], [], 0
    for number, event in enumerate(events):
        while events[begin].category != event.category or events[begin].earliest + _LONGEST < event.earliest:
            begin += 1
        for other in range(begin, number):
            if event.pk in (events[other].parent_id,) or event.parent_id == events[other].pk:
                continue
            score = agreement(accounts[number], accounts[other])
            if score >= TWIN_CUT:
                twins.append((score, events[other], event))
    return sorted(twins, key=lambda twin: -twin[0])[:most]
