"""Short forms of what a document names in full: lone family names, acronyms in brackets."""

from bisect import bisect_right
from operator import itemgetter

from . import lexicon
from .reading import name_key
from .vocabulary import ActorKind


def add_short_forms(reading, survey, bearers):
    """Give each lone last word of a full name to its bearer."""
    for index, forms in enumerate(reading.forms):
        if survey.taken(index):
            continue
        for offset, rest in forms:
            if rest in bearers and _stands_for_name(reading, survey, index, rest):
                span = reading.span(index, index, offset, rest)
                bearer = bearers.at(rest, span.start)
                bearer.add(span, "short_form")
                bearer.because("short_form", text=reading.text(span))
                break


def add_bracketed_acronyms(reading, survey, roster):
    """Give a lone word in brackets after a body's name to the body, wherever it stands."""
    places = {}
    for index, word in enumerate(reading.words):
        if not survey.taken(index):
            places.setdefault(word.text, []).append(index)
    for draft in roster.drafts():
        if draft.kind in (ActorKind.PERSON, ActorKind.STATE):
            continue
        for acronym in {_acronym_after(reading, survey, span) for span, _ in draft.spans()} - {None}:
            for index in places[acronym]:
                draft.add(reading.span(index, index, 0, acronym), "acronym")


def add_heads(reading, survey, roster, national):
    """Give a lone head with the article (الحركة, المحكمة) to the body of that head named last before it.

    ``national`` maps heads to indices of the actors that are meant where no such body is named at all: الجيش.
    """
    places = {}
    for draft in roster.drafts():
        if draft.kind not in (ActorKind.PERSON, ActorKind.STATE):
            for span, _ in draft.spans():
                head = name_key(reading.text(span)).split()[0].removeprefix("ال")
                places.setdefault("ال" + head, []).append((span.start, draft))
    for found in places.values():
        found.sort(key=itemgetter(0))
    for index, forms in enumerate(reading.forms):
        for offset, rest in forms:
            if rest not in _HEADS or survey.taken(index) or _goes_on(reading, index):
                continue
            span = reading.span(index, index, offset, rest)
            if rest not in places:
                if rest in national and not _completes_title(reading, index):
                    roster.known(national[rest]).add(span, "standing")
                    roster.known(national[rest]).because("standing", word=rest)
                continue
            earlier = bisect_right(places[rest], span.start, key=itemgetter(0))
            if earlier:
                places[rest][earlier - 1][1].add(span, "short_form")
            break


def _goes_on(reading, index):
    """Whether an adjective or a complement follows a head, which then names something else."""
    following = reading.words[index + 1] if index + 1 < len(reading.words) else None
    return following is not None and following.joined and following.text.startswith(("ال", "لل"))


def _completes_title(reading, index):
    """Whether a title stands right before: رئيس الحكومة speaks of a person."""
    return (
        index > 0
        and reading.words[index].joined
        and any(rest in lexicon.TITLE_HEADS for _, rest in reading.forms[index - 1])
    )


def _acronym_after(reading, survey, span):
    index = span.last + 1
    if index >= len(reading.words) or survey.taken(index) or survey.named(index):
        return None
    word = reading.words[index]
    closed = reading.document.text[word.end : word.end + 1] == ")"
    if word.gap.strip() != "(" or not closed or word.text.isdigit() or lexicon.is_common(word.text):
        return None
    return word.text


_HEADS = lexicon.words("lone_heads", "kind_words.txt")


class Bearers:
    """The persons named in full in a document, by the last word of the name."""

    def __init__(self, reading, roster):
        self._places = {}
        for draft in roster.persons():
            for span, rule in draft.spans():
                words = name_key(reading.text(span)).split()
                if len(words) > 1 and rule not in ("office", "counterpart"):
                    self._places.setdefault(words[-1], []).append((span.start, draft))
        for places in self._places.values():
            places.sort(key=itemgetter(0))

    def __contains__(self, word):
        return word in self._places

    def at(self, word, start):
        """Who bore a name last before document offset ``start``; before all of them, the first."""
        places = self._places[word]
        return places[max(bisect_right(places, start, key=itemgetter(0)) - 1, 0)][1]


def _stands_for_name(reading, survey, index, rest):
    if rest in lexicon.FUNCTION_WORDS or survey.state_at(index) or len(rest) < 3:
        return False
    if lexicon.is_common(rest) or rest in lexicon.GIVEN_NAMES or rest in lexicon.ORDINARY_ADJECTIVES:
        before = {form for _, form in reading.forms[index - 1]} if index else set()
        return bool(before & (lexicon.SPEECH_VERBS | lexicon.TITLES_ALONE | lexicon.GOVERNING))
    return not reading.words[index].maqsura or not reading.words[index].text.endswith("علي")
