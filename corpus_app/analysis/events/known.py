"""Events of the registry recognised by their names and trigger phrases, with date and participants as support."""

from dataclasses import dataclass, field
from datetime import timedelta

from corpus_app.language.edtf import bounds

from ..gazetteer import Entry, Gazetteer
from ..proposals import Mention, Reason
from ..reading import name_key
from ..vocabulary import EventStatus, NameKind
from .agreement import days_apart, span_days
from .listed import ListedPlaces
from .scene import HEADLINE, LEAD

# A participant with many names would multiply the phrases of its events for little.
_VARIANTS = 24
_SETTLEMENTS = ("مدينه", "محافظه", "بلده")
# Month names of the Gulf and Egypt, and of the Levant and Iraq.
_MONTHS = tuple(
    tuple(name_key(name) for name in pair.split("/"))
    for pair in (
        "يناير/كانون الثاني", "فبراير/شباط", "مارس/آذار", "أبريل/نيسان", "مايو/أيار", "يونيو/حزيران", "يوليو/تموز",
        "أغسطس/آب", "سبتمبر/أيلول", "أكتوبر/تشرين الأول", "نوفمبر/تشرين الثاني", "ديسمبر/كانون الأول",
    )
)  # fmt: skip
_EARLY = timedelta(days=30)


@dataclass(slots=True)
class KnownDraft:
    """A known event and where it was found. ``phrases`` are the (first, last) words of its mentions."""

    event: object
    zone: str
    mentions: list[Mention] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)
    score: float = 0.0
    reasons: list[Reason] = field(default_factory=list)


class KnownEvents:
    """Names and phrases compiled once; :meth:`find` answers drafts in the order of their first mention."""

    def __init__(self, knowledge):
        self.events = knowledge.events
        self.places = {place.id: place for place in knowledge.places}
        self.names = {actor.id: actor.name for actor in knowledge.actors}
        self._listed = ListedPlaces(knowledge.events, knowledge.places)
        self._phrases = Gazetteer()
        taking_part = {person for event in self.events for person, _ in event.participants}
        names = {actor.id: _names(actor) for actor in knowledge.actors if actor.id in taking_part}
        for number, event in enumerate(self.events):
            people = [names.get(person, ()) for person, _ in event.participants]
            for text in (event.name, *event.triggers):
                entry = Entry(number, "known_name" if text == event.name else "known_trigger", text.endswith("?"))
                for key in _variants(name_key(text.removesuffix("?")), people):
                    self._phrases.add(key, entry)

    def find(self, scene):
        """Every known event that the scene names, with its support; ambiguous phrases go to the best supported."""
        drafts = {}
        for match in self._phrases.find(scene.reading):
            rated = [(self._support(scene, match.span, self.events[entry.actor]), entry) for entry in match.entries]
            (points, reasons), entry = max(rated, key=lambda item: (item[0][0], -item[1].actor))
            if entry.needs_context and not reasons:
                continue
            self._note(scene, self._draft(scene, drafts, entry.actor, match.span), match.span, entry, points, reasons)
        for number, placed in self._listed.find(scene):
            span = scene.reading.span(placed.first, placed.last)
            points, reasons = self._support(scene, span, self.events[number])
            if reasons and points > 0:
                draft = self._draft(scene, drafts, number, span)
                self._note(scene, draft, span, Entry(number, "known_trigger"), points, reasons)
        return [draft for draft in drafts.values() if draft.score > 0]

    def _draft(self, scene, drafts, number, span):
        if number not in drafts:
            drafts[number] = KnownDraft(self.events[number], scene.zone[span.first])
        return drafts[number]

    def place_name(self, event):
        """The name of a known event's place, empty without."""
        place = self.places.get(event.place)
        return place.name if place else ""

    def _note(self, scene, draft, span, entry, points, reasons):
        words = span.last - span.first + 1
        score = 0.4 + 0.12 * min(words, 3) + 0.06 * (entry.rule == "known_name") + points
        score += {HEADLINE: 0.15, LEAD: 0.08}.get(scene.zone[span.first], 0.0)
        if words == 1 and not reasons:
            score -= 0.2
        text = scene.document.text[span.start : span.end]
        draft.mentions.append(Mention(span.start, span.end, text, entry.rule))
        draft.phrases.append((span.first, span.last))
        if score > draft.score:
            draft.score = min(max(score, 0.0), 1.0)
            draft.reasons = [Reason(entry.rule, {"words": text}), *reasons]

    def _support(self, scene, span, event):
        """What speaks for this event here: (points, reasons); points are negative when its time does not fit."""
        points, reasons = 0.0, []
        if event.status != EventStatus.PLANNED and _lies_ahead(scene.document.published, event.date):
            return -1.0, ()
        date, beside = _date_beside(scene, span)
        apart = days_apart(date, event.date)
        if apart == 0:
            points += 0.15
            reasons.append(Reason("date", {"date": date}))
        elif apart is not None and apart > 45 and beside and (span_days(date) or 999) <= 366:
            points -= 0.35
        ids = {actor.id for actor in scene.actors_list if actor.id is not None}
        shared = [person for person, _ in event.participants if person in ids]
        if shared:
            points += 0.06 * min(len(shared), 3)
            reasons.append(Reason("participants", {"count": str(len(shared))}))
        place = self.places.get(event.place)
        if place and place.id in scene.place_ids:
            points += 0.05
            reasons.append(Reason("place", {"place": place.name}))
        return round(points, 4), tuple(reasons)


def _names(actor):
    """The plain names of an actor as keys: what may stand for one another within a phrase."""
    kinds = (NameKind.OFFICIAL, NameKind.ALIAS, NameKind.ACRONYM)
    return tuple(
        dict.fromkeys(name_key(name.text) for name in actor.names if name.kind in kinds and not name.needs_context)
    )


def _variants(key, people):
    """The phrase and what news writes for it: other names of who took part, other month names, مدينة before a place."""
    if not key:
        return []
    variants = {key: None}
    for names in people:
        for known in names:
            if known and f" {known} " in f" {key} ":
                for other in names:
                    variants[f" {key} ".replace(f" {known} ", f" {other} ").strip()] = None
    for one, other in _MONTHS:
        for phrase in list(variants):
            for old, new in ((one, other), (other, one)):
                if f" {old} " in f" {phrase} ":
                    variants[f" {phrase} ".replace(f" {old} ", f" {new} ").strip()] = None
    first, _, rest = key.partition(" ")
    if rest and " " not in rest:
        variants.update((f"{first} {settlement} {rest}", None) for settlement in _SETTLEMENTS)
    return list(variants)[:_VARIANTS]


def _lies_ahead(published, date):
    """Whether an event began more than a month after the article appeared, and so cannot be what it names."""
    if published is None or not date:
        return False
    first = bounds(date)[0]
    return first is not None and first > published + _EARLY


def _date_beside(scene, span):
    """(EDTF, whether it stands right beside): the temporal expression nearest to a phrase in its sentence."""
    best = None
    for placed in scene.dates_between(*scene.sentence_bounds(span.first)):
        if placed.first <= span.last and placed.last >= span.first:
            # The date within a name says the day, not always the year: هجمات 11 سبتمبر.
            return placed.value, False
        if scene.same_sentence(placed.first, span.first):
            gap = placed.first - span.last if placed.first > span.last else span.first - placed.last
            distance = scene.distance(span.first, placed.first)
            if distance <= 12 and (best is None or distance < best[0]):
                beside = 0 < gap <= 3 and placed.first > span.last and distance <= 8
                best = distance, placed.value, beside
    return best[1:] if best else ("", False)
