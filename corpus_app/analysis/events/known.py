"""Events of the registry recognised by their names and trigger phrases, with date and participants as support."""

from collections import defaultdict
from dataclasses import dataclass, field

from ..gazetteer import Entry, Gazetteer
from ..proposals import Mention, Reason
from ..reading import name_key
from .agreement import days_apart, span_days
from .lexicon import load
from .scene import HEADLINE, LEAD


@dataclass(slots=True)
class KnownDraft:
    """A known event and where it was found. ``phrases`` are the (first, last) words of its mentions."""

    event: object
    mentions: list[Mention] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)
    named: bool = False
    score: float = 0.0
    reasons: list[Reason] = field(default_factory=list)
    zone: str = ""


class KnownEvents:
    """Names and phrases compiled once; :meth:`find` answers drafts in the order of their first mention."""

    def __init__(self, knowledge):
        self.events = knowledge.events
        self.places = {place.id: place for place in knowledge.places}
        self._phrases = Gazetteer()
        self._named = defaultdict(set)
        for number, event in enumerate(self.events):
            for text in (event.name, *event.triggers):
                key = name_key(text)
                if not key:
                    continue
                for form in (key, *_without_article(key)):
                    self._phrases.add(form, Entry(number, "known_name" if text == event.name else "known_trigger"))

    def find(self, scene):
        """Every known event that the scene names, with its support; ambiguous phrases go to the best supported."""
        drafts = {}
        for match in self._phrases.find(scene.reading):
            span = match.span
            rated = sorted(
                (
                    (self._support(scene, span, self.events[entry.actor]), -entry.actor, entry)
                    for entry in match.entries
                ),
                key=lambda item: item[:2],
                reverse=True,
            )
            (support, reasons), _, entry = rated[0]
            if len(rated) > 1 and rated[1][0][0] == support and support <= 0:
                continue
            words = span.last - span.first + 1
            score = 0.4 + 0.12 * min(words, 3) + 0.06 * (entry.rule == "known_name") + support
            if words == 1 and not reasons:
                score -= 0.2
            zone = scene.zone[span.first]
            score += {HEADLINE: 0.15, LEAD: 0.08}.get(zone, 0.0)
            draft = drafts.setdefault(entry.actor, KnownDraft(self.events[entry.actor], zone=zone))
            text = scene.document.text[span.start : span.end]
            draft.mentions.append(Mention(span.start, span.end, text, entry.rule))
            draft.phrases.append((span.first, span.last))
            if score > draft.score:
                named = Reason(entry.rule, {"words": text})
                draft.score, draft.reasons = min(max(score, 0.0), 1.0), [named, *reasons]
        return list(drafts.values())

    def _support(self, scene, span, event):
        """What speaks for this event here: (points, reasons). A date beside the phrase that differs speaks against."""
        points, reasons = 0.0, []
        date = _date_beside(scene, span)
        apart = days_apart(date, event.date)
        if apart == 0:
            points += 0.15
            reasons.append(Reason("date", {"date": date}))
        elif apart is not None and apart > 45 and (span_days(date) or 999) <= 366:
            points -= 0.35
        ids = {actor.id for actor in scene.actors_list if actor.id is not None}
        shared = [person for person, _ in event.participants if person in ids]
        if shared:
            points += 0.06 * min(len(shared), 3)
            reasons.append(Reason("participants", {"count": str(len(shared))}))
        elif event.participants and scene.actors_list:
            points -= 0.05
        place = self.places.get(event.place)
        if place and any(placed.value[0] == place.id for placed in scene.places):
            points += 0.05
            reasons.append(Reason("place", {"place": place.name}))
        return round(points, 4), tuple(reasons)


def _date_beside(scene, span):
    """The temporal expression in reach of a phrase within its sentence, or empty."""
    best = None
    for placed in scene.dates:
        if scene.same_sentence(placed.first, span.first):
            distance = scene.distance(span.first, placed.first)
            if distance <= 12 and (best is None or distance < best[0]):
                best = distance, placed.value
    return best[1] if best else ""


def _without_article(key):
    """A phrase begun by an indefinite trigger noun is also met with the article: المعركة, not listed; both ways."""
    first, _, rest = key.partition(" ")
    if first.startswith("ال") and first[2:] in load() and rest:
        yield f"{first[2:]} {rest}"
