"""Which actor a known name means here: common words, homographs, capitals and demonyms in their context."""

from collections import Counter

from . import lexicon
from .gazetteer import DEMONYM_RULES
from .lexicon import ACTION_VERBS, FUNCTION_WORDS, GOVERNING, LOCATIVES, SPEECH_VERBS, STATE_CUES, TITLES_ALONE
from .reading import name_key
from .vocabulary import ActorKind

# Phrases that hold the name of an actor and mean something else.
BLOCKED = lexicon.lines("blocked")
_CONTEXT_NEEDED = 1.0
# Of two actors that support differs so little for, either may be meant; a name of several words is worth asking.
_AS_WELL, _CHOICE, _MOST_RIVALS = 0.01, 1.4, 2
_AT = "ب"
# اليمنى, the right one, folds to the demonym of Yemen.
_RIGHT_SIDE = frozenset((name_key("يمني"), name_key("اليمني")))


class KnownNames:
    """Settles the matches of one gazetteer; ``actors`` are Knowledge.actors."""

    def __init__(self, actors):
        self._actors = actors
        self._index = {actor.id: index for index, actor in enumerate(actors)}

    def settle(self, reading, matches, roster, presence, surnames):
        """Add to a Roster the mentions that context supports.

        ``presence`` tells the states the document is about, ``surnames`` who may be meant by a lone family name.
        """
        matches = [match for match in matches if match.entries[0].actor >= 0]
        present = Counter(
            match.entries[0].actor
            for match in matches
            if len(match.entries) == 1
            and not match.entries[0].needs_context
            and match.entries[0].rule != "metonym"
            and not _is_right_side(reading, match.span)
        )
        peoples = {}
        for match in matches:
            entries = _outright(match.entries)
            if len(entries) < len(match.entries):
                peoples.update((entry.actor, entries[0].actor) for entry in match.entries if entry not in entries)
            self._settle(reading, match._replace(entries=entries), present, roster, presence, surnames)
        for state, people in peoples.items():
            _give_demonyms(roster, state, people)

    def index_of(self, actor_id):
        """The index of an actor's id, or None."""
        return self._index.get(actor_id)

    def _settle(self, reading, match, present, roster, presence, surnames):
        ranked = sorted(
            (
                (self._support(reading, match.span, entry, present, presence), -order, entry)
                for order, entry in enumerate(match.entries)
            ),
            key=lambda item: item[:2],
            reverse=True,
        )
        support, _, entry = ranked[0]
        if entry.person and entry.needs_context and _CONTEXT_NEEDED > support > 0 and match.span.key in surnames:
            bearer = surnames.meant(match.span.key, match.span.first, reading.document.published, presence)
            support += 0.5 * bool(bearer and bearer.sure and bearer.first == entry.actor)
        rivals = [other for value, _, other in ranked[1:] if value > support - _AS_WELL]
        if support < _CONTEXT_NEEDED:
            if len(ranked) > 1 and rivals and support > 0:
                self._ambiguous(match, entry, rivals, roster, entry.weight)
            return
        weight = entry.weight
        if entry.rule == "metonym":
            weight *= _acting(reading, match.span)
            if not weight:
                return
        if rivals:
            self._ambiguous(match, entry, rivals, roster, entry.weight * _choice(match.span, rivals))
            return
        if entry.person and entry.needs_context and not present[entry.actor] and match.span.key in surnames:
            day = reading.document.published
            bearer = surnames.meant(match.span.key, match.span.first, day, presence)
            if bearer and bearer.first != entry.actor:
                surnames.propose(reading, match.span, bearer, roster)
                return
        draft = roster.known(entry.actor)
        draft.add(match.span, entry.rule, weight)
        draft.because(entry.rule, text=reading.text(match.span))

    def _ambiguous(self, match, entry, rivals, roster, weight):
        draft = roster.known(entry.actor)
        draft.add(match.span, "ambiguous", weight)
        draft.alternatives.update(self._actors[other.actor].id for other in rivals)
        draft.because("ambiguous", names=" | ".join(self._actors[other.actor].name for other in rivals))

    def _support(self, reading, span, entry, present, presence):
        """How much speaks for an entry at this place; 1 is enough."""
        actor = self._actors[entry.actor]
        support = 0.0 if entry.needs_context or _is_right_side(reading, span) else _CONTEXT_NEEDED
        if present[entry.actor]:
            support += 2
        home = self._index.get(actor.home_state)
        if home is not None and presence[home]:
            # The state most present, or named beside, tells whose parliament is meant when several share the name.
            support += 0.5 + min(presence[home], 40) / 200 + 0.1 * presence.in_sentence(span.first, home)
            if actor.kind != ActorKind.PERSON and " " in span.key and span.key not in presence.places:
                support += 0.5
        words = reading.words
        before = (
            {rest for _, rest in reading.forms[span.first - 1]} if span.first and words[span.first].joined else set()
        )
        if actor.kind == ActorKind.STATE and entry.needs_context and before & SPEECH_VERBS:
            support += 0.5
        if actor.kind == ActorKind.STATE and entry.rule in ("name", "nickname"):
            if before & STATE_CUES or words[span.first].start < span.start:
                support += 0.5
            if before & STATE_CUES and " " not in span.key:
                support += 0.5
        elif actor.kind == ActorKind.PERSON:
            if before & (TITLES_ALONE | GOVERNING) or _is_initial(words, span.first):
                support += 1
            elif before & SPEECH_VERBS:
                support += 0.5
        elif reading.opens_quote(span.first):
            support += 1
        elif actor.kind != ActorKind.STATE and before & SPEECH_VERBS and _stands_alone(reading, span.last):
            support += 1
        return support


def _choice(span, rivals):
    """How much a choice among actors is worth asking for: few of them, and a name of several words."""
    return _CHOICE if " " in span.key and len(rivals) <= _MOST_RIVALS else 1.0


def _outright(entries):
    """The entries that name an actor outright, if some do while others are demonyms: الفلسطينيون are a people."""
    named = tuple(entry for entry in entries if entry.rule not in DEMONYM_RULES and not entry.needs_context)
    return named if named and len(named) < len(entries) else entries


def _give_demonyms(roster, state, people):
    """Where a people is named and its state never is, the state's demonyms speak of the people."""
    giver, taker = roster.known(state), roster.known(people)
    if taker.found and all(rule in DEMONYM_RULES for _, rule in giver.spans()):
        for span, rule in giver.spans():
            taker.add(span, rule)
        giver.found.clear()


def _stands_alone(reading, last):
    """Whether nothing completes a noun: دعت فتح إلى, but not أعلنت فتح الباب."""
    following = reading.words[last + 1] if last + 1 < len(reading.words) else None
    return following is None or not following.joined or following.text in FUNCTION_WORDS


def _is_initial(words, first):
    """Whether a letter and a stop stand before a word: ج. د. فانس."""
    return first > 0 and len(words[first - 1].text) == 1 and words[first].gap.startswith(".") and words[first].joined


def _is_right_side(reading, span):
    return span.key in _RIGHT_SIDE and reading.words[span.first].maqsura


def _acting(reading, span):
    """How far a capital acts here as its government: 0 (a place), less than one (unclear), 1 and more."""
    words, forms = reading.words, reading.forms
    proclitic = reading.document.text[words[span.first].start : span.start]
    if proclitic and proclitic[-1] == _AT:
        return 0.0
    before = {rest for _, rest in forms[span.first - 1]} if span.first and words[span.first].joined else set()
    if before & LOCATIVES and not proclitic.startswith(("و", "ل")):
        return 0.0
    verbs = SPEECH_VERBS | ACTION_VERBS
    after = {rest for _, rest in forms[span.last + 1]} if span.last + 1 < len(words) else set()
    if before & verbs or after & verbs or reading.document.text[span.end : span.end + 1] == ":":
        return 1.2
    return 0.6
