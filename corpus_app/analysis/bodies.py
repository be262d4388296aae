"""Bodies told by a kind word and a complement: وزارة الدفاع الأميركية, الجيش التركي, لجنة حقوق الإنسان, تنظيم «…»."""

import re
from typing import NamedTuple

from . import body_words, lexicon
from .name_spans import is_unknown_name
from .reading import Span, name_key
from .vocabulary import ActorKind

_MOST_WORDS, _MOST_NAME_WORDS = 7, 3
# Verbs, nouns with the article and words with a preposition or pronoun, which names seldom look like.
_LIKE_A_VERB = re.compile(
    "^(?:ال|وال|بال|لل|فال|كال|[يت]\\w{3,}|ا\\w{2,3}ت|\\w{3,4}ت|و\\w{4,}|ل\\w{5,})$|.*(?:ها|هم|وا|ات|ين|ون|يه)$|^ال|^وال"
)
_IN = name_key("في")
# How adjectives with the article end that may go on with a foreign name: شركة موتاون الموسيقية.
_ADJECTIVE = ("يه", "ي")
_QUOTES = {'"': '"', "«": "»", "“": "”", "”": "“", "(": ")"}
_KINDS = (ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY_FORCE, ActorKind.MEDIA, ActorKind.OTHER)


class Body(NamedTuple):
    """A body found: ``known`` is an index into Knowledge.actors or None, ``state`` an index of its state or None."""

    span: Span
    kind: ActorKind
    rule: str
    known: int | None
    state: int | None
    head: str


class Bodies:
    """Finds bodies; compiled from the known actors so that a composed body is recognised."""

    def __init__(self, actors, state_forms):
        """``state_forms`` maps an index of a state to the keys of its names and demonyms."""
        self._organs = body_words.organ_heads()
        self._introducing = body_words.heads("introducing")
        self._quoted_only = lexicon.words("quoted_only", "kind_words.txt")
        self._standing = body_words.heads("standing")
        self._first_words = frozenset(key.split()[0] for key in (*self._organs, *self._introducing, *self._standing))
        self._no_second_noun = lexicon.TITLES_ALONE | lexicon.TRADES | self._organs.keys()
        self._national = lexicon.words("national_heads", "kind_words.txt")
        self._before_names = lexicon.words("before_names", "kind_words.txt")
        self._name_endings = lexicon.words("name_endings", "kind_words.txt")
        self._never_quoted = lexicon.words("never_quoted", "kind_words.txt")
        self._closing = lexicon.words("closing_adjectives", "kind_words.txt")
        self._empty = lexicon.words("empty_complements", "kind_words.txt")
        self._known = self._compile(actors, state_forms)
        self._named = body_words.names_of_kinds(actors, set(self._introducing.values()))

    @staticmethod
    def _compile(actors, state_forms):
        """(what is left of a body's name without its state, index of the state) → index of the body."""
        index = {actor.id: number for number, actor in enumerate(actors)}
        known = {}
        for number, actor in enumerate(actors):
            state = index.get(actor.home_state)
            if state is None or actor.kind not in _KINDS:
                continue
            for name in actor.names:
                rest = [word for word in name_key(name.text).split() if word not in state_forms.get(state, ())]
                if rest and not name.needs_context:
                    known.setdefault((body_words.bare(rest), state), number)
        return known

    def known_body(self, words, state):
        """The index of the known body that these words (keys without the state) mean, or None."""
        bare = body_words.bare(words)
        if len(words) == 1 and bare in body_words.MINISTRIES:
            bare = body_words.bare([bare, body_words.MINISTRY])
        return self._known.get((bare, state))

    def find(self, reading, survey):
        """Yield the bodies of a Reading; ``survey`` tells what known names stand where."""
        index = 0
        while index < len(reading.words):
            busy = survey.taken(index) or survey.in_title(index)
            body = None if busy else self._at(reading, survey, index)
            if body:
                yield body
                index = body.span.last
            index += 1

    def _at(self, reading, survey, index):
        for offset, rest in reading.forms[index]:
            if rest not in self._first_words:
                continue
            for size in (3, 2, 1):
                key = self._phrase(reading, index, rest, size)
                if key in self._organs:
                    body = self._organ(reading, survey, index, offset, key, size)
                    if body:
                        return body
                if key in self._standing:
                    return Body(
                        reading.span(index, index + size - 1, offset), self._standing[key], "standing", None, None, key
                    )
                if key in self._introducing:
                    body = self._introduced(reading, survey, index, offset, key, size)
                    if body:
                        return body
        return None

    @staticmethod
    def _phrase(reading, index, rest, size):
        words = reading.words[index : index + size]
        if len(words) < size or not all(word.joined for word in words[1:]):
            return None
        return " ".join([rest, *(word.text for word in words[1:])])

    def _organ(self, reading, survey, index, offset, key, size):
        """الجيش التركي, حكومة نيكاراغوا: the organ's words, then its state at once or after one adjective."""
        words, after = reading.words, index + size
        kind, definite = self._organs[key]
        rest = key.split()
        for skipped in (0, 1):
            at = after + skipped
            if at >= len(words) or not all(word.joined for word in words[after : at + 1]):
                return None
            state = survey.state_at(at)
            if (
                state
                and state.adjective == definite
                and (definite or not skipped)
                and body_words.agree(key, words[at].text, definite)
            ):
                last = self._closed(reading, state.last, kind)
                rest += [word.text for word in words[state.last + 1 : last + 1]]
                span = reading.span(index, last, offset)
                known = self.known_body([*rest, *(word.text for word in words[after:at])], state.actor)
                return Body(span, kind, "composed", known, state.actor, key)
            if skipped or words[at].text not in self._closing:
                return None
        return None

    def _closed(self, reading, last, kind):
        """The last word of a name that goes on after its state: العليا, لكرة القدم, للأنباء."""
        words = reading.words
        following = [word.text for word in words[last + 1 : last + 3]]
        if not following or not words[last + 1].joined:
            return last
        if following[0] in self._closing:
            return last + 1
        if kind in body_words.NAMED_FOR_A_PURPOSE and following[0].startswith("لل"):
            return last + 1
        purpose = following[0].startswith("ل") and following[0][1:] in lexicon.BODY_NOUNS
        if purpose and len(following) > 1 and words[last + 2].joined and following[1].startswith("ال"):
            return last + 2
        return last

    def _introduced(self, reading, survey, index, offset, key, size):
        """A head, then the words that complete its name."""
        words, first = reading.words, index + size
        if first >= len(words):
            return None
        kind = self._introducing[key]
        quoted = None if key in self._never_quoted or key.startswith("ال") else self._quotation(reading, first)
        if quoted is not None and not (quoted == first and _is_description(words[first].text)):
            content = " ".join(word.text for word in words[first : quoted + 1])
            return Body(reading.span(index, quoted, offset), kind, "quoted", self._named.get(content), None, key)
        if not words[first].joined or key.startswith("ال") and not body_words.completes(key, words[first].text):
            return None
        last, state = self._complement(reading, survey, first, kind, key)
        if last is None:
            return None
        if (
            key in self._quoted_only
            and not self._is_foreign(reading, survey, first)
            and not self._bears_name(reading, survey, first, key)
            and (state is None or survey.state_at(first))
        ):
            return None
        complement = [word.text for word in words[first : last + 1]]
        known = None
        if state is not None:
            rest = [word for word in (*key.split(), *complement) if word not in survey.forms_of(state)]
            known = self.known_body(rest, state)
        elif key in self._national and (state := self._state_after(reading, survey, last)) is not None:
            known = self.known_body([*key.split(), *complement], state)
        # Ordinary words describe a company or a group rather than name it: شركة السيارات الشهيرة.
        own = complement if state is None else [word for word in complement if word not in survey.forms_of(state)]
        needs_name = kind == ActorKind.COMPANY or kind == ActorKind.ARMED_GROUP and state is None
        if needs_name and own and all(map(lexicon.is_common, own)) or kind == ActorKind.ARMED_GROUP and not own:
            return None
        rule = "kind_word" if state is None else "composed"
        return Body(
            reading.span(index, last, offset), body_words.settled(kind, key, complement), rule, known, state, key
        )

    def _complement(self, reading, survey, first, kind, head):
        """(last word, index of a state or None) of the words that complete a name; (None, None) when none do.

        After a head with the article only an adjective tells the state: not الاتحاد مصر.
        """
        words, state, last, position = reading.words, None, None, first
        definite = head.startswith("ال")
        while position < len(words) and position - first < _MOST_WORDS and words[position].joined:
            if position > first and reading.opens_quote(position):
                break
            text, here = words[position].text, survey.state_at(position)
            if here and (text.startswith("ب") and text not in survey.forms_of(here.actor) or definite > here.adjective):
                break
            if here and (not here.adjective or reading.has_article(position)):
                state, last = here.actor, here.last
                last = self._closed(reading, last, kind)
                break
            if not self._belongs(reading, survey, position, first, head):
                break
            if text.startswith("لل") and kind == ActorKind.GOVERNMENT_BODY and not definite:
                break
            last = position
            position += 1
        if last is not None and all(words[at].text in self._empty for at in range(first, last + 1)):
            return None, None
        return last, state

    def _belongs(self, reading, survey, position, first, head):
        """Whether a word goes on with the name that a head began; after a definite head adjectives agree with it."""
        definite = head.startswith("ال") and not reading.words[position - 1].text.startswith("لل")
        words = reading.words
        text = words[position].text
        if text in lexicon.FUNCTION_WORDS or text in lexicon.ORDINARY_ADJECTIVES or text in lexicon.SPEECH_VERBS:
            return False
        if position > first and (text in self._introducing or text.removeprefix("ال") in self._introducing):
            return False
        if text in lexicon.TITLES_ALONE or text in lexicon.TRADES or text in self._empty or survey.taken(position):
            return False
        if text.startswith("ال") and reading.has_article(position):
            before = words[position - 1].text
            if position > first and (
                before in self._name_endings or self._bears_name(reading, survey, position - 1, head)
            ):
                return text.endswith(_ADJECTIVE)
            return not definite or body_words.completes(head, text)
        here = survey.state_at(position)
        if text.startswith("ال") or here and here.adjective:
            return False
        following = words[position + 1].text if position + 1 < len(words) and words[position + 1].joined else ""
        if text.startswith("لل"):
            return position > first
        if text.startswith("وال"):
            previous = words[position - 1].text
            return position > first and previous.startswith(("ال", "لل")) and text[1:] not in self._no_second_noun
        if position > first and text in self._name_endings:
            return self._bears_name(reading, survey, position - 1, head)
        if self._bears_name(reading, survey, position, head) and position - first < _MOST_NAME_WORDS:
            return position == first or self._bears_name(reading, survey, position - 1, head)
        if position == first and (following.startswith("ال") or survey.state_at(position + 1)):
            return text not in lexicon.COMMON_WORDS or text in lexicon.BODY_NOUNS
        return text.startswith("ل") and following.startswith("ال") and text[1:] in lexicon.BODY_NOUNS

    @staticmethod
    def _state_after(reading, survey, last):
        """The state that في names right after a body: وزارة الدفاع في مالي."""
        words, at = reading.words, last + 2
        if at >= len(words) or words[last + 1].text != _IN or not words[last + 1].joined or not words[at].joined:
            return None
        here, doubtful = survey.state_at(at), survey.doubtful_states(at)
        if here:
            return None if here.adjective else here.actor
        return doubtful[0][0] if len(doubtful) == 1 else None

    def _bears_name(self, reading, survey, position, head):
        """Whether a word is a name of its own after a head that names stand behind: جامعة كوبنهاغن, شركة براند."""
        word = reading.words[position]
        if head not in self._before_names or not word.joined or survey.taken(position) or survey.state_at(position):
            return False
        return is_unknown_name(word.text) and not _LIKE_A_VERB.match(word.text)

    @staticmethod
    def _is_foreign(reading, survey, position):
        text = reading.words[position].text
        return text.isascii() and not text.isdigit() and not survey.taken(position)

    @staticmethod
    def _quotation(reading, first):
        """The last word of a short quotation that begins at word ``first``, or None."""
        words, text = reading.words, reading.document.text
        opening = words[first].gap.strip()
        if opening not in _QUOTES or "\n" in words[first].gap or opening == "(":
            return None
        for last in range(first, min(first + 5, len(words))):
            if text[words[last].end : words[last].end + 1] == _QUOTES[opening]:
                return last
            if last + 1 < len(words) and not words[last + 1].joined:
                return None
        return None


def _is_description(word):
    """Whether a quoted word only describes: تنظيم «إرهابي»."""
    return not word.startswith("ال") and lexicon.is_common(word)
