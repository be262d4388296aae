"""Persons: the name finder's guesses made into whole names, new or known by another spelling."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from . import lexicon, name_spans
from .reading import Span, name_key
from .vocabulary import ActorKind

# A lone word is a name only when the model is this sure, or when a title, a verb of saying or repetition helps.
_SURE_ALONE = 0.8
_SURE_ENOUGH = 0.4
_SKELETON = str.maketrans(
    {**dict.fromkeys("اويء", None), "غ": "ك", "ج": "ك", "ق": "ك", "ط": "ت", "ث": "س", "ص": "س", "ذ": "د"}
)
_NO_PART = lexicon.TRADES | lexicon.TITLES_ALONE | lexicon.ORDINARY_ADJECTIVES
_PRONOUNS = ("ها", "هم", "هما")
# Of two spellings of one name at least this share of the letters agrees.
_ALIKE = 0.8
# They are function words, but after a given name they go on: ماري لو بوتيه.
_LINKS_INSIDE = frozenset(map(name_key, ("لو", "دو")))
# After أمين they say that it is a title.
_OF_SECRETARIES = frozenset(map(name_key, ("عام", "سر")))
_TANWIN = "\u064b"


def skeleton(key):
    """A name's consonants, alike ones as one: what transliterations of a foreign name share."""
    bones = key.translate(_SKELETON)
    if bones.count(" ") == len(bones.split()) - 1:
        return bones
    # A word of vowels alone is kept as it is.
    return " ".join(word.translate(_SKELETON) or word for word in key.split())


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
    """Knows the words and skeletons of known persons' names; ``places`` says whether a key names a place."""

    def __init__(self, actors, places=()):
        self._words, self._skeletons = set(), {}
        self._places = places
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
                same = self._skeletons.get(bones, (index,))[0] == index
                self._skeletons[bones] = (index, key) if same else (None, key)

    def known(self, name):
        """The index of the known person whose name sounds and looks nearly the same, or None."""
        if len(name.words) < 2:
            return None
        index, key = self._skeletons.get(skeleton(name.span.key), (None, ""))
        if index is None or SequenceMatcher(None, key, name.span.key, False).ratio() < _ALIKE:
            return None
        return index

    def names(self, reading, survey, guesses):
        """The names among a model's guesses and after given names, cut to what no other actor has claimed."""
        names, last_word = [], None
        for guess in name_spans.name_guesses(reading, survey, guesses):
            for first, last in name_spans.pieces(reading, survey, guess):
                name = self._name(reading, survey, first, last, guess, first - 1 == last_word)
                if name:
                    names.append(name)
                    last_word = name.span.last
        lasts = {name.words[-1] for name in names}
        return _supported([piece for name in names for piece in _split(reading, name, lasts)])

    def _name(self, reading, survey, first, last, guess, listed):
        """The Name on words first…last, what is no part of it cut off; None when nothing is left."""
        sure, last = guess.sure, name_spans.stretched(reading, survey, last)
        first = name_spans.begun(reading, survey, first)
        while (
            first < last and not guess.whole and self._is_no_beginning(reading.words[first], reading.words[first + 1])
        ):
            first += 1
        for at in range(last, first, -1):
            if not guess.whole and self._is_trailing(reading, at):
                if not name_spans.is_nisba_at_end(reading, survey, at):
                    last = at - 1
        offset, rest = self._proclitic(reading, first, listed)
        words = [rest, *(word.text for word in reading.words[first + 1 : last + 1])]
        rule = name_spans.introduction(reading, survey, first, last)
        if rest in lexicon.FUNCTION_WORDS or rest[0].isdigit() or len(rest) < 2:
            return None
        if first == last and rule != "title" and reading.opens_quote(first) and rest[0] in "يتن":
            return None
        if first == last and (survey.state_at(first) or _is_no_name_alone(rest, rule)):
            return None
        if _goes_on_a_known_name(reading, survey, first, rest):
            return None
        here = survey.state_at(last)
        if last == first + 1 and here and not here.adjective and rest in lexicon.TITLE_HEADS:
            return None
        span = reading.span(first, last, offset, " ".join(words))
        if rule in ("model", "speech") and (name_spans.is_place(reading, first) or self._is_place(words)):
            return None
        if first == last and rule != "title" and survey.taken(last + 1) and _is_joined(reading, last + 1):
            return None
        if len(words) > 1 and rest in lexicon.GIVEN_NAMES:
            if all(map(name_spans.may_be_family_name, reading.words[first + 1 : last + 1])):
                sure = max(sure, name_spans.UNTITLED)
        return Name(span, sure, rule)

    def _is_place(self, words):
        """Whether words are a known place, or a list of words joined by و such as places make."""
        key = " ".join(words)
        if key in self._places or key[0] in "وبل" and key[1:] in self._places:
            return True
        listed = [
            word for word in words if word[0] == "و" and word not in lexicon.GIVEN_NAMES and word not in self._words
        ]
        return len(listed) > 1 or any(word[1:] in self._places for word in listed)

    def _is_no_beginning(self, word, following):
        """Whether a guess's first word is an ordinary one before the name: بزعامة in بزعامة أكرم الكعبي."""
        text = word.text.removeprefix("و")
        if text.startswith("ال") and (lexicon.is_common(text) or text in lexicon.TITLES_ALONE):
            return True
        known = word.text in lexicon.GIVEN_NAMES or word.text in self._words or word.text in lexicon.NAME_LINKS
        return not known and lexicon.is_common(word.text) and following.text not in lexicon.NAME_LINKS

    def _is_trailing(self, reading, at):
        """Whether a word inside a guess ends the name before it: a verb, a common word, one with tanwin."""
        word, before = reading.words[at], reading.words[at - 1].text
        text = word.text
        if text in lexicon.SPEECH_VERBS or text in lexicon.ACTION_VERBS or text in lexicon.FUNCTION_WORDS:
            return before not in lexicon.NAME_LINKS and not (text in _LINKS_INSIDE and before in lexicon.GIVEN_NAMES)
        if (
            text in lexicon.TITLE_HEADS
            and _is_joined(reading, at + 1)
            and reading.words[at + 1].text in _OF_SECRETARIES
        ):
            return True
        if _TANWIN in reading.document.text[word.start : word.end] or text in _NO_PART:
            return True
        if lexicon.is_given_name(word) or text in self._words or before in lexicon.NAME_LINKS:
            return text == "علي" and word.maqsura
        if text[0] == "و" and (text[1:] in lexicon.GIVEN_NAMES or text[1:] in self._words):
            return True
        return lexicon.is_common(text) or text[0] in "يتن" and text[1:] in lexicon.COMMON_WORDS

    def _proclitic(self, reading, first, listed):
        """(offset, rest) of a name's first word: proclitics off when the rest is a name's word, و in a list."""
        forms = reading.forms[first]
        if forms[0][1] in lexicon.GIVEN_NAMES or forms[0][1] in self._words:
            return forms[0]
        for offset, rest in forms[1:]:
            if rest in lexicon.GIVEN_NAMES or rest in self._words:
                return offset, rest
        word = forms[0][1]
        if listed and word[0] == "و" and reading.words[first].joined and len(word) > 3:
            return 1, word[1:]
        return forms[0]


def _is_joined(reading, index):
    return index < len(reading.words) and reading.words[index].joined


def _goes_on_a_known_name(reading, survey, first, rest):
    """Whether a link ties the words to a known name before them: دا سيلفا after نيمار."""
    words = reading.words
    link = first if rest in lexicon.NAME_LINKS else first - 1
    if link < 1 or words[link].text not in lexicon.NAME_LINKS or not words[link].joined or not words[first].joined:
        return False
    return survey.taken(link - 1)


def _is_no_name_alone(word, rule):
    if word in lexicon.TITLES_ALONE or word in lexicon.TITLE_HEADS:
        return True
    if word in lexicon.GIVEN_NAMES or rule == "title":
        return False
    return lexicon.is_common(word) or word.endswith(_PRONOUNS)


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
