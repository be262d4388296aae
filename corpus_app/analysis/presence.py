"""Which states an article is about: by their names, demonyms and capitals, their actors and their places."""

from collections import defaultdict

from .gazetteer import DEMONYM_RULES
from .reading import name_key
from .vocabulary import ActorKind

# How much a mention speaks for a state; the headline and the first paragraph count double.
_BY_NAME, _BY_DEMONYM, _BY_CAPITAL, _BY_ACTOR, _BY_PLACE = 1.0, 0.7, 0.5, 0.4, 0.5
_MOST_WORDS = 3
# A state is as likely meant as the one most present when it has this share of its presence.
_RIVALS_FROM = 0.75


class Places:
    """The states of places, by the places' names; names of places in several states are left out."""

    def __init__(self, places, index_of):
        """``places`` are KnownPlace, ``index_of`` gives the index of an actor's id."""
        self._states = {}
        for place in places:
            state = index_of(place.country) if place.country is not None else None
            for key in {name_key(name) for name in (place.name, *place.names)} - {""}:
                same = state is not None and self._states.get(key, state) == state
                self._states[key] = state if same else None

    def __contains__(self, key):
        return key in self._states

    def find(self, reading):
        """Yield (index of the first word, index of the state) of the places named in a Reading."""
        words, index = reading.words, 0
        while index < len(words):
            size, state = self._at(reading, index)
            if state is not None:
                yield index, state
            index += size

    def _at(self, reading, index):
        words = reading.words[index : index + _MOST_WORDS]
        joined = next((at for at in range(1, len(words)) if not words[at].joined), len(words))
        for size in range(joined, 0, -1):
            rest = [word.text for word in words[1:size]]
            for _, head in reading.forms[index]:
                state = self._states.get(" ".join([head, *rest]))
                if state is not None:
                    return size, state
        return 1, None


class Presence:
    """How present each state is in one document; states are indices of actors."""

    def __init__(self, reading, matches, actors, index_of, places):
        self._reading, self.places = reading, places
        self._all, self._sentences = defaultdict(float), defaultdict(set)
        for match in matches:
            entry = match.entries[0]
            if len(match.entries) > 1 or entry.needs_context or entry.actor < 0:
                continue
            actor = actors[entry.actor]
            if actor.kind == ActorKind.STATE:
                by = _BY_DEMONYM if entry.rule in DEMONYM_RULES else _BY_NAME
                self._note(match.span.first, entry.actor, _BY_CAPITAL if entry.rule == "metonym" else by)
            elif actor.home_state is not None and index_of(actor.home_state) is not None:
                by = _BY_NAME if actor.kind == ActorKind.COMMUNITY else _BY_ACTOR
                self._note(match.span.first, index_of(actor.home_state), by)
        for first, state in places.find(reading):
            self._note(first, state, _BY_PLACE)

    def _note(self, word, state, weight):
        place = self._reading.words[word]
        self._all[state] += weight * (2 if place.block <= 1 else 1)
        self._sentences[place.sentence].add(state)

    def __getitem__(self, state):
        return self._all.get(state, 0.0)

    def in_sentence(self, word, state):
        """Whether the sentence of word number ``word`` names a state."""
        return state in self._sentences.get(self._reading.words[word].sentence, ())

    def foremost(self, share=_RIVALS_FROM):
        """The states that the document is about, the most present first: one, or several nearly as present; or none.

        Nearly as present is who reaches a ``share`` of the first one's presence.
        """
        ranked = sorted(self._all.items(), key=lambda item: (-item[1], item[0]))
        return [state for state, value in ranked if value >= share * ranked[0][1]]
