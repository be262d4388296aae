"""A lone family name that known persons bear: who of them is meant on the day of publication, or a choice."""

from datetime import date, timedelta
from typing import NamedTuple

from corpus_app.language.edtf import bounds

from . import lexicon
from .reading import name_key
from .vocabulary import ActorKind

# What speaks for a bearer: known by this name alone, in office that day or some years before, the state present or not.
_BY_NAME_ALONE, _IN_OFFICE, _NEAR_OFFICE, _STATE, _STATE_BESIDE = 2.0, 2.0, 1.0, 1.0, 0.5
_STATE_ABSENT = 2.0
_YEAR, _YEARS_AFTER = timedelta(days=365), timedelta(days=3 * 365)
# From here on a bearer is meant if no other comes so near; below, those within reach are offered as a choice.
_MEANT_FROM, _AHEAD, _OFFERED_FROM, _MOST_OFFERED = 3.0, 1.0, 2.0, 4
# A name that more than so many more may bear tells nothing.
_MOST_NEAR = 6
# How far a bearer who is meant, one who may be, and a choice are believed, as parts of their rules' weights.
_MEANT, _MAYBE, _CHOICE = 0.8, 0.6, 1.4


class Bearer(NamedTuple):
    """Who may be meant by a family name: the first index is the likeliest, the others are alternatives."""

    first: int
    others: tuple = ()
    sure: bool = False


class Surnames:
    """Known persons by the last words of their names, with the days they were in office."""

    def __init__(self, actors, offices, index_of):
        self._actors, self._index_of = actors, index_of
        self._bearers, self._alone, self._terms = {}, set(), {}
        for index, actor in enumerate(actors):
            if actor.kind == ActorKind.PERSON:
                for name in actor.names:
                    self._add(index, name_key(name.text).split())
        for office in offices:
            since, until = bounds(office.since)[0] or date.min, bounds(office.until)[1] or date.max
            self._terms.setdefault(index_of(office.person), []).append((since, until))

    def _add(self, index, words):
        if words and not words[-1].isascii():
            bearers = self._bearers.setdefault(words[-1], [])
            if index not in bearers:
                bearers.append(index)
            if len(words) == 1:
                self._alone.add((words[0], index))

    def __contains__(self, word):
        return word in self._bearers and (
            word not in lexicon.GIVEN_NAMES or any((word, index) in self._alone for index in self._bearers[word])
        )

    def meant(self, word, at, day, presence):
        """The Bearer of a family name at word number ``at``, or None when no known one is likely.

        ``day`` may be None; ``presence`` is the document's Presence.
        """
        ranked = sorted((-self._support(index, word, at, day, presence), index) for index in self._bearers[word])
        best = -ranked[0][0]
        near = [index for value, index in ranked[1:] if -value > best - _AHEAD and -value >= _OFFERED_FROM]
        if best < _OFFERED_FROM or len(near) > _MOST_NEAR:
            return None
        if best >= _MEANT_FROM and not near:
            return Bearer(ranked[0][1], sure=True)
        return Bearer(ranked[0][1], tuple(near[: _MOST_OFFERED - 1]))

    def propose(self, reading, span, bearer, roster):
        """Add a mention of a Bearer to a Roster."""
        draft = roster.known(bearer.first)
        if bearer.others:
            draft.add(span, "ambiguous", _CHOICE)
            draft.alternatives.update(self._actors[index].id for index in bearer.others)
            draft.because("ambiguous", names=" | ".join(self._actors[index].name for index in bearer.others))
        else:
            draft.add(span, "name", _MEANT if bearer.sure else _MAYBE)
            draft.because("name", text=reading.text(span))

    def _support(self, index, word, at, day, presence):
        actor = self._actors[index]
        support = _BY_NAME_ALONE * ((word, index) in self._alone)
        home = self._index_of(actor.home_state) if actor.home_state is not None else None
        if home is not None and presence[home]:
            support += _STATE + _STATE_BESIDE * presence.in_sentence(at, home)
        elif home is not None:
            support -= _STATE_ABSENT
        if day:
            terms = self._terms.get(index, ())
            if any(since <= day <= until for since, until in terms):
                support += _IN_OFFICE
            elif any(since <= day <= _after(until) for since, until in terms):
                support += _NEAR_OFFICE
            elif terms and all(day < _before(since) for since, _ in terms):
                support -= _BY_NAME_ALONE
            until = bounds(actor.active_until)[1]
            if until and _after(until) < day:
                support -= _BY_NAME_ALONE
        return support


def _before(day):
    return day - _YEAR if day > date.min + _YEAR else date.min


def _after(day):
    return day + _YEARS_AFTER if day < date.max - _YEARS_AFTER else date.max
