"""What the tellings of one event say together: its date, place and people, and whether it is news."""

from ..vocabulary import EventRelation, EventStatus
from .agreement import days_apart, is_speech, span_days
from .arguments import Arguments
from .clusters import NEAR_DATE, is_likened
from .scene import BODY, HEADLINE, LEAD, RELATIVES
from .scoring import status_of
from .when import AFTERWARDS

# News is at most a week old; what the text dates further back is background.
_NEWS_DAYS = 7
# A mention that points back (الاتفاق) mostly has days of its own beside it, of what followed from the event.
_BACKWARD_DATE, _LEAD_DATE = 4, 26
_ANSWERS = ("accusation", "condemnation", "demand", "appeal", "threat", "warning", "support")
_WAS = ("كان", "كانت", "وكان", "وكانت")
_PAST = (*_WAS, "قد")


def merged_arguments(scene, group):
    """The arguments of a cluster: the nearest date and place of its tellings, the roles of all, the first's first.

    What a headline tells is news: an old date that only the body gives belongs to something else.
    """
    merged = Arguments()
    news = group.first.zone != BODY and scene.before(group.first.hit.first) not in RELATIVES
    firm = [telling for telling in group.tellings if not telling.standing.supposed] or group.tellings
    status = status_of(group).status
    dated = []
    for telling in firm:
        mine = telling.arguments
        background = news and telling.zone == BODY and _is_old(scene.document, mine.date)
        if mine.date and not background and not _is_unfit(scene.document, status, telling):
            dated.append(mine)
            if mine.date_distance <= _reach(telling):
                if not merged.date or merged.date_distance and _refines(mine.date, merged.date):
                    merged.date, merged.date_distance = mine.date, mine.date_distance
        if mine.place_name and mine.place_distance < merged.place_distance - 4:
            merged.place, merged.place_name, merged.place_distance = mine.place, mine.place_name, mine.place_distance
        for actor, role in mine.roles.items():
            merged.roles.setdefault(actor, role)
        merged.subject = merged.subject or mine.subject
    fresh = _told_first(scene, group) or _answers(scene, group)
    if not merged.date and fresh and status == EventStatus.HAPPENED:
        merged.date = _day_of_lead(scene)
    if not merged.date and dated:
        nearest = min(dated, key=lambda arguments: arguments.date_distance)
        merged.date, merged.date_distance = nearest.date, nearest.date_distance
    return merged


def _answers(scene, group):
    """Whether somebody accuses, calls or warns in the body, in the perfect or besides: what people say to news."""
    hit = group.first.hit
    past = any(scene.before(hit.first, step) in _PAST for step in range(1, 9))
    said = hit.shape.tense in ("perfect", "participle") and group.first.form in _ANSWERS
    return said and is_speech(group.category) and not past


def _told_first(scene, group):
    """Whether the event stands in the headline, or in the lead with a verb in the perfect, not the pluperfect."""
    first = group.first
    if first.zone == HEADLINE:
        return scene.before(first.hit.first) not in AFTERWARDS
    past = any(scene.before(first.hit.first, step) in _WAS for step in range(1, 9))
    within = first.hit.proclitic == "" and any(
        index in scene.verbs for index in range(scene.sentence_bounds(first.hit.first)[0], first.hit.first)
    )
    return first.zone == LEAD and first.hit.shape.tense == "perfect" and not past and not within


def _is_unfit(document, status, telling):
    """Whether a telling's date is not the event's: what did not happen has no day, what is planned no past one."""
    ahead = is_ahead(document, telling.arguments.date)
    if status == EventStatus.HAPPENED:
        # What was said or done lies behind: the days of what was spoken of may lie ahead.
        return ahead and (is_speech(telling.category) or telling.hit.shape.tense == "perfect")
    if telling.standing.status == status == EventStatus.PLANNED or ahead:
        return False
    return status == EventStatus.PLANNED or status == EventStatus.NEGATED and not is_speech(telling.category)


def _day_of_lead(scene):
    """The first day that the lead names, when it is news: a headline is dated by its lead."""
    for placed in scene.lead_dates:
        if not is_likened(scene, placed.first):
            document = scene.document
            fresh = not _is_old(document, placed.value) and not is_ahead(document, placed.value)
            return placed.value if fresh and span_days(placed.value) == 1 else ""
    return ""


def _reach(telling):
    if telling.points_back and telling.standing.status != EventStatus.PLANNED:
        return _BACKWARD_DATE
    return NEAR_DATE if telling.zone == BODY else _LEAD_DATE


def _refines(date, known):
    """Whether ``date`` says more exactly when ``known`` was: a day of that week, a month of that year."""
    one, other = span_days(date), span_days(known)
    return bool(one and other and one < other and days_apart(date, known) == 0 and "/" not in date)


def relation_of(scene, group, arguments, standing):
    """What the article does with a new event."""
    if standing.status == EventStatus.PLANNED:
        return EventRelation.FORESEES
    telling = group.first
    if telling.zone != HEADLINE and _is_old(scene.document, arguments.date):
        return EventRelation.BACKGROUND
    if telling.zone in (HEADLINE, LEAD):
        return EventRelation.REPORTS
    if scene.before(telling.hit.first) in _PAST:
        return EventRelation.BACKGROUND
    if all(scene.quoted[other.hit.first] for other in group.tellings):
        return EventRelation.COMMENTS
    return EventRelation.REPORTS if arguments.date else EventRelation.BACKGROUND


def known_relation(scene, event, phrases):
    """What the article does with a known event, by the event's own date and where it is named."""
    published = scene.document.published
    if published and event.date:
        today = published.isoformat()
        if days_apart(event.date, today) and event.date > today:
            return EventRelation.FORESEES
        if _is_old(scene.document, event.date):
            return EventRelation.BACKGROUND
        if (span_days(event.date) or 99) <= 7:
            return EventRelation.REPORTS
    if all(scene.quoted[first] for first, _ in phrases):
        return EventRelation.COMMENTS
    return (
        EventRelation.REPORTS
        if any(scene.zone[first] in (HEADLINE, LEAD) for first, _ in phrases)
        else EventRelation.BACKGROUND
    )


def is_ahead(document, date):
    """Whether a date begins after the article appeared."""
    today = document.published.isoformat() if document.published else ""
    return bool(today and date > today and days_apart(date, today))


def _is_old(document, date):
    """Whether a date ended more than a week before the article appeared."""
    if not date or document.published is None:
        return False
    today = document.published.isoformat()
    apart = days_apart(date, today)
    return apart is not None and apart > _NEWS_DAYS and date < today
