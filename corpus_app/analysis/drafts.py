"""Actors under consideration while a document is read: mentions gathered, evidence added up."""

from dataclasses import dataclass, field

from .knowledge import KnownActor
from .proposals import Mention, Reason
from .reading import Span
from .vocabulary import ActorKind

# How far one mention by a rule is to be believed; measured on articles with an editor's tags.
RULE_WEIGHTS = {
    "name": 0.9,
    "acronym": 0.85,
    "nickname": 0.8,
    "people": 0.65,
    "demonym": 0.6,
    "metonym": 0.55,
    "office": 0.55,
    "counterpart": 0.6,
    "short_form": 0.3,
    "ambiguous": 0.4,
    "title": 0.85,
    "speech": 0.8,
    "kind_word": 0.62,
    "composed": 0.65,
    "standing": 0.55,
    "latin": 0.75,
    "quoted": 0.6,
    "model": 0.8,
}


@dataclass(slots=True)
class Draft:
    """An actor and the words that speak for it; ``known`` is None for a new actor."""

    name: str
    kind: ActorKind
    known: KnownActor | None = None
    home_state: int | str | None = None
    found: dict[int, tuple[Span, str, float]] = field(default_factory=dict)
    reasons: dict[tuple, Reason] = field(default_factory=dict)
    alternatives: set = field(default_factory=set)

    @property
    def id(self):
        return self.known.id if self.known else None

    def add(self, span, rule, weight=1.0):
        """Add a mention; of two that begin at one place the longer stays."""
        present = self.found.get(span.start)
        if present is None or present[0].end < span.end:
            self.found[span.start] = (span, rule, weight)

    def because(self, code, **params):
        """Note a reason once."""
        self.reasons.setdefault((code, *params.values()), Reason(code, params))

    def spans(self):
        """(span, rule) of every mention in text order."""
        return [(span, rule) for _, (span, rule, _) in sorted(self.found.items())]

    def mentions(self, text):
        """The mentions as the answer holds them."""
        return tuple(Mention(span.start, span.end, text[span.start : span.end], rule) for span, rule in self.spans())

    def belief(self, rule_weights):
        """How sure the mentions make us, from 0 to 1; repetition counts up to three times a rule."""
        counts, doubt = {}, 1.0
        for _, rule, weight in sorted(self.found.values(), key=lambda item: (-item[2], item[0].start)):
            counts[rule] = counts.get(rule, 0) + 1
            if counts[rule] <= 3:
                believed = RULE_WEIGHTS[rule] * weight * rule_weights.get(rule, 1.0) / counts[rule]
                doubt *= 1 - min(max(believed, 0.0), 0.97)
        return 1 - doubt
