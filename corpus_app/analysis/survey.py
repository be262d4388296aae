"""What is known about each word of a reading: the states named, and the words that belong to some actor."""

from typing import NamedTuple

from .demonyms import demonym_forms
from .gazetteer import DEMONYM_RULES
from .reading import name_key
from .vocabulary import ActorKind, NameKind


class StateHere(NamedTuple):
    """A state named from a word on: its index, the last word, whether by a demonym."""

    actor: int
    last: int
    adjective: bool


def state_forms(actors):
    """Index of each state → the words of its names and demonyms, as keys."""
    forms = {}
    for index, actor in enumerate(actors):
        if actor.kind == ActorKind.STATE:
            keys = set()
            for name in actor.names:
                key = name_key(name.text)
                if name.kind == NameKind.DEMONYM:
                    keys.update(word for form, _ in demonym_forms(key) for word in form.split())
                elif name.kind != NameKind.METONYM:
                    keys.update(key.split())
            forms[index] = frozenset(keys)
    return forms


class Survey:
    """Built from the gazetteer's matches; later rules claim further words."""

    def __init__(self, reading, matches, actors, forms):
        self._actors, self._forms = actors, forms
        self._states, self._bodies, self._taken, self._titles = {}, {}, set(), set()
        self._doubtful = {}
        self._named = {match.span.first for match in matches if not match.entries[0].needs_context}
        firm = {match.entries[0].actor for match in matches if not match.entries[0].needs_context}
        for match in matches:
            self._note(match, firm)

    def _note(self, match, firm):
        span = match.span
        for entry in match.entries:
            if entry.needs_context and entry.actor not in firm:
                if entry.actor >= 0 and self._actors[entry.actor].kind == ActorKind.STATE and entry.rule == "name":
                    self._doubtful.setdefault(span.first, []).append((entry.actor, span.last))
                continue
            if entry.actor >= 0 and self._actors[entry.actor].kind == ActorKind.STATE and entry.rule != "metonym":
                self._states[span.first] = StateHere(entry.actor, span.last, entry.rule in DEMONYM_RULES)
                return
        if not any(entry.needs_context or entry.rule == "metonym" for entry in match.entries):
            self.claim(span)
            if len(match.entries) == 1 and match.entries[0].actor >= 0 and not match.entries[0].person:
                self._bodies[span.first] = (match.entries[0].actor, span.last)

    def state_at(self, index):
        """The state named by the words that begin at ``index``, or None."""
        return self._states.get(index)

    def doubtful_states(self, index):
        """(index of a state, last word) of the states that words which also mean something else may name: عمان."""
        return self._doubtful.get(index, [])

    def actor_at(self, index):
        """(index of the body, no state and no person, last word) named from a word on, or (None, None)."""
        return self._bodies.get(index, (None, None))

    def note_titles(self, offices):
        """Remember the words of titles."""
        for office in offices:
            self._titles.update(range(office.span.first, office.follows))

    def in_title(self, index):
        """Whether the word belongs to a title of an office."""
        return index in self._titles

    def named(self, index):
        """Whether a known name begins at the word, whatever it turns out to mean."""
        return index in self._named

    def forms_of(self, state):
        """The words that name a state, as keys."""
        return self._forms[state]

    def taken(self, index):
        """Whether the word belongs to an actor that is no state."""
        return index in self._taken

    def claim(self, span):
        """Say that the words of a span belong to an actor."""
        self._taken.update(range(span.first, span.last + 1))

    def claim_all(self, spans):
        """Say that the words of several spans belong to actors."""
        for span in spans:
            self.claim(span)

    def release(self, span):
        """Take back a claim, or a state, that a longer name overrules."""
        self._taken.difference_update(range(span.first, span.last + 1))
        self._states.pop(span.first, None)
        self._named.discard(span.first)
