"""Persons: the name finder's guesses made into whole names, new or known by another spelling."""

import re
from dataclasses import dataclass

from . import lexicon
from .name_model import Guess
from .reading import Span, name_key
from .vocabulary import ActorKind

# A lone word is a name only when the model is this sure, or when a title, a verb of saying or repetition helps.
_SURE_ALONE = 0.8
_SURE_ENOUGH = 0.4
_NO_FAMILY_NAMES = (
    lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS | lexicon.ACTION_VERBS | lexicon.TITLE_HEADS
    | lexicon.ORDINARY_ADJECTIVES | lexicon.PLACE_WORDS
)  # fmt: skip
# Unknown words of these shapes are verbs, or nouns with the article, a preposition or a pronoun.
_INFLECTED = re.compile("^(?:ال|سي|ست|ب|ي|ت|است|ا.ت)|(?:ه|ها|هم|نا|وا|ات|ا|ين)$")
# How sure a given name before an unknown word makes us, after a title and without one.
_GIVEN_TITLED, _GIVEN_ALONE = 0.85, 0.7
_SKELETON = str.maketrans(
    {**dict.fromkeys("اويء", None), "غ": "ك", "ج": "ك", "ق": "ك", "ط": "ت", "ث": "س", "ص": "س", "ذ": "د"}
)


def skeleton(key):
    """A name's consonants, alike ones as one: what transliterations of a foreign name share."""
    return " ".join(word.removeprefix("ال").translate(_SKELETON) or word for word in key.split())


@dataclass(slots=True)
class Name:
    """A likely person's name in a text: ``rule`` is what introduced it, ``sure`` from 0 to 1."""

    span: Span
    sure: float
    rule: str = "model"

    @property
    def words(self):
        return self.span.key.split()


class People:
    """Knows the words and skeletons of known persons' names, and the names of places."""

    def __init__(self, actors, places=()):
        self._words, self._skeletons = set(), {}
        self._places = {name_key(name) for place in places for name in (place.name, *place.names)}
        for index, actor in enumerate(actors):
            if actor.kind == ActorKind.PERSON:
                for name in actor.names:
                    self._add(index, name_key(name.text))

    def _add(self, index, key):
        words = key.split()
        self._words.update(words)
        if len(words) > 1 and not key.isascii():
            bones = skeleton(key)
            if len(bones) >= 5:
                self._skeletons[bones] = index if self._skeletons.get(bones, index) == index else None

    def known(self, name):
        """The index of the known person whose name sounds the same, or None."""
        return self._skeletons.get(skeleton(name.span.key)) if len(name.words) > 1 else None

    def names(self, reading, survey, guesses):
        """The names among a model's guesses and after given names, cut to what no other actor has claimed."""
        names = []
        for guess in _with_given_names(reading, survey, guesses):
            for first, last in _pieces(reading, survey, guess):
                name = self._name(reading, survey, first, last, guess.sure)
                if name:
                    names.append(name)
        lasts = {name.words[-1] for name in names}
        return _supported([piece for name in names for piece in _split(reading, name, lasts)])

    def _name(self, reading, survey, first, last, sure):
        last = _stretched(reading, survey, last)
        for at in range(last, first, -1):
            if self._is_trailing(reading, at, sure):
                last = at - 1
        offset, rest = self._proclitic(reading, first)
        words = [rest, *(word.text for word in reading.words[first + 1 : last + 1])]
        if first == last and lexicon.is_common(rest) and _introduction(reading, survey, first, last) != "title":
            return None
        if words[0] in lexicon.FUNCTION_WORDS or words[0].isdigit() or len(words[0]) < 2:
            return None
        if first == last and (survey.state_at(first) or rest in lexicon.TITLES_ALONE or rest in lexicon.TITLE_HEADS):
            return None
        span = reading.span(first, last, offset, " ".join(words))
        if (
            last > first
            and words[0] in lexicon.GIVEN_NAMES
            and all(map(_may_be_family_name, reading.words[first + 1 : last + 1]))
        ):
            sure = max(sure, _GIVEN_ALONE)
        rule = _introduction(reading, survey, first, last)
        if rule in ("model", "speech") and (_is_place(reading, first) or span.key in self._places):
            return None
        return Name(span, sure, rule)

    def _is_trailing(self, reading, at, sure):
        """Whether a word inside a guess ends the name before it: a verb, a common word, one with tanwin."""
        word, before = reading.words[at], reading.words[at - 1].text
        text = word.text
        if text in lexicon.SPEECH_VERBS or text in lexicon.ACTION_VERBS or text in lexicon.FUNCTION_WORDS:
            return before not in lexicon.NAME_LINKS
        if "\u064b" in reading.document.text[word.start : word.end] or text in lexicon.TRADES | lexicon.TITLES_ALONE:
            return True
        known = text in self._words or text in lexicon.GIVEN_NAMES or before in lexicon.NAME_LINKS
        if known:
            return False
        if text[0] == "و" and (lexicon.is_common(text[1:]) or text[1:] in lexicon.GIVEN_NAMES | self._words):
            return True
        return lexicon.is_common(text)

    def _proclitic(self, reading, first):
        """(offset, rest) of a name's first word, its proclitics off when the rest is a name's word."""
        forms = reading.forms[first]
        if forms[0][1] in lexicon.GIVEN_NAMES or forms[0][1] in self._words:
            return forms[0]
        for offset, rest in forms[1:]:
            if rest in lexicon.GIVEN_NAMES or rest in self._words:
                return offset, rest
        return forms[0]


def _pieces(reading, survey, guess):
    """(first, last) of the stretches of a guess that no known actor has claimed."""
    words, first = reading.words, guess.first
    for at in range(guess.first, guess.last + 2):
        ends = at > guess.last or survey.taken(at)
        quote = first < at <= guess.last and reading.opens_quote(at)
        hyphen = first < at <= guess.last and "-" in words[at].gap and words[first].text not in lexicon.GIVEN_NAMES
        if ends or hyphen or quote:
            if first < at:
                yield first, at - 1
            first = at + 1 if ends else at


def _with_given_names(reading, survey, guesses):
    """The guesses, lengthened or joined by names that a given name begins, in order."""
    lone = {guess.first for guess in guesses if guess.first == guess.last}
    held = {at for guess in guesses for at in range(guess.first, guess.last + 1)} - lone
    added = []
    for index, word in enumerate(reading.words):
        if index in held or survey.taken(index) or survey.named(index):
            continue
        after_title = survey.in_title(index - 1) and _beside(word)
        after_title = after_title or _introduction(reading, survey, index, index) == "title"
        given = _is_given(reading, index)
        if not given and not (after_title and _may_be_family_name(word) and not _INFLECTED.search(word.text)):
            continue
        last = _family_name(reading, survey, index)
        if not given and not _ends_there(reading.words, last):
            continue
        titled = after_title or _introduction(reading, survey, index, index) != "model"
        if (
            last > index
            and (titled or word.text not in lexicon.COMMON_WORDS)
            and not held & set(range(index, last + 1))
        ):
            added.append(Guess(index, last, _GIVEN_TITLED if titled else _GIVEN_ALONE))
            held.update(range(index, last + 1))
    covered = {at for guess in added for at in range(guess.first, guess.last + 1)}
    return sorted([*added, *(guess for guess in guesses if guess.first not in covered)])


def _is_given(reading, index):
    """Whether a word is a given name, or a proclitic and a given name."""
    rests = [rest for _, rest in reading.forms[index][1:]]
    return lexicon.is_given_name(reading.words[index]) or any(rest in lexicon.GIVEN_NAMES for rest in rests)


def _family_name(reading, survey, first):
    """The last word of the name that a given name begins; ``first`` itself when no family name follows."""
    words, last = reading.words, first
    while last + 1 < len(words) and last - first < 3 and words[last + 1].joined:
        word = words[last + 1]
        text = word.text
        if text in lexicon.NAME_LINKS and last + 2 < len(words) and words[last + 2].joined:
            last += 2
            continue
        if not _may_be_family_name(word) or reading.opens_quote(last + 1):
            break
        if survey.named(last + 1) or survey.taken(last + 1):
            break
        last += 1
    return last


def _may_be_family_name(word):
    text = word.text
    if text in lexicon.GIVEN_NAMES:
        return lexicon.is_given_name(word)
    if text in _NO_FAMILY_NAMES or lexicon.is_common(text) or len(text) < 3 or text.isascii() or text[0].isdigit():
        return False
    if text.startswith(("بال", "وال", "لل", "فال")):
        return False
    rest = text[1:]
    return not (text[0] in "وفبل" and rest in lexicon.GIVEN_NAMES)


def _stretched(reading, survey, last):
    """A guess's last word, or the unknown word after it when the name must end there."""
    words = reading.words
    longer = _family_name(reading, survey, last)
    if longer != last + 1:
        return last
    return longer if _ends_there(words, longer) and not _INFLECTED.search(words[longer].text) else last


def _ends_there(words, last):
    """Whether a stop, a verb of saying or a function word follows."""
    following = words[last + 1] if last + 1 < len(words) else None
    return following is None or not following.joined or following.text in lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS


def _beside(word):
    """Whether a word follows the one before it at once or after a comma."""
    return word.joined or word.gap.strip() in ("،", ",")


def _is_place(reading, first):
    """Whether the words before say that a place is named."""
    words = reading.words
    return (
        first > 0 and words[first].joined and any(rest in lexicon.PLACE_WORDS for _, rest in reading.forms[first - 1])
    )


def _introduction(reading, survey, first, last):
    """What introduces a name: title, latin, speech, or just the model."""
    words = reading.words
    if (
        last + 1 < len(words)
        and "(" in words[last + 1].gap
        and words[last + 1].text.isascii()
        and words[last + 1].text.isalpha()
    ):
        return "latin"
    before = first - 1
    near = before >= 0 and _beside(words[first])
    if not near:
        return "model"
    while (
        before > first - 4
        and before > 0
        and (survey.state_at(before) or words[before].text in lexicon.ORDINARY_ADJECTIVES)
    ):
        before -= 1
    forms = {rest for _, rest in reading.forms[before]}
    if forms & (lexicon.TITLES_ALONE | lexicon.TRADES) or survey.in_title(first - 1):
        return "title"
    return "speech" if forms & lexicon.SPEECH_VERBS and words[first].joined else "model"


def _split(reading, name, lasts):
    """Two family names side by side are two persons when the first ends another name; ``lasts`` are such words."""
    words = name.words
    if len(words) != 2 or set(words) & lexicon.GIVEN_NAMES or words[0] not in lasts:
        return [name]
    first, last = name.span.first, name.span.last
    return [
        Name(Span(first, first, name.span.start, reading.words[first].end, words[0]), name.sure, name.rule),
        Name(reading.span(last, last, 0, words[1]), name.sure),
    ]


def _supported(names):
    """Drop lone words that nothing but a weak guess speaks for."""
    heads = {word for name in names if len(name.words) > 1 for word in (name.words[0], name.words[-1])}
    counts = {}
    for name in names:
        counts[name.span.key] = counts.get(name.span.key, 0) + 1
    kept = []
    for name in names:
        lone = len(name.words) == 1
        if lone and not (
            name.sure >= _SURE_ALONE or name.rule != "model" or counts[name.span.key] > 1 or name.span.key in heads
        ):
            continue
        if name.sure >= _SURE_ENOUGH:
            kept.append(name)
    return kept


def same_person(longer, shorter):
    """Whether a name may be a shorter form of another: its words in order, the last one kept."""
    if shorter[-1] != longer[-1] and shorter != longer[: len(shorter)]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)
