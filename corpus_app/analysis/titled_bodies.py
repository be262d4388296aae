"""Titles that hold a body's name: in وزيرة الخارجية البريطانية and رئيس الحكومة اللبنانية a person is meant."""

from .gazetteer import DEMONYM_RULES
from .reading import name_key
from .vocabulary import ActorKind

_PREFIXED = frozenset(map(name_key, ("وزارة", "ديوان", "مكتب")))


def without_titled_bodies(reading, matches, gazetteer, actors, offices):
    """The matches, each body that only completes a title cut down to its state."""
    return [_state_in_title(reading, match, gazetteer, actors, offices) or match for match in matches]


def _state_in_title(reading, match, gazetteer, actors, offices):
    span, words = match.span, reading.words
    actor = match.entries[0].actor
    if span.first == span.last or not span.first or not words[span.first].joined or actor < 0:
        return None
    if actors[actor].kind != ActorKind.GOVERNMENT_BODY or words[span.first].text in _PREFIXED:
        return None
    for at in range(span.first + 1, span.last + 1):
        state = gazetteer.longest_at(reading, at)
        if state is None or state.span.last != span.last or state.entries[0].actor < 0:
            continue
        entry = state.entries[0]
        if actors[entry.actor].kind != ActorKind.STATE or entry.rule not in (*DEMONYM_RULES, "name"):
            continue
        completing = [word.text for word in words[span.first : at]]
        if any(offices.tells([head, *completing], entry.actor) for _, head in reading.forms[span.first - 1]):
            return state
    return None
