"""A document read once: its words with their offsets, and what stands between them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from corpus_app.language.folding import fold, fold_with_map
from corpus_app.language.sentences import sentence_spans
from corpus_app.language.tokens import readings, tokenize

from .document import Block

# What may stand between two words of one name: blanks (a line break too), a hyphen, quotes, an underscore.
_INSIDE_NAME = re.compile(r"[\s\-‐–_\"'«»“”‘’„\u200b-\u200f\u202a-\u202e\u2066-\u2069ـ]*")
_WORDS = re.compile(r"[^\W_]+")
_OPENING = set('«“"(')
_PARTS_OF_NAMES = {"ابي": "ابو", "ابا": "ابو"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word: ``text`` folded, [start, end) in Document.text, ``gap`` what stands before it.

    ``joined`` says that the word may continue a name begun by the word before it, ``maqsura`` that it is
    written with a final ى, which folding takes for ي (على is not علي).
    """

    text: str
    start: int
    end: int
    gap: str
    joined: bool
    block: int
    sentence: int
    maqsura: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Words first…last (inclusive); ``start`` leaves out the proclitics of the first word."""

    first: int
    last: int
    start: int
    end: int
    key: str


class Reading:
    """The words of a document. ``key`` strings are folded words as names are compared by."""

    def __init__(self, document):
        self.document = document
        self.blocks = document.blocks or (Block("text", 0, len(document.text)),)
        self._folded = fold_with_map(document.text)
        self.sentences = [
            (block.start + start, block.start + end)
            for block in self.blocks
            for start, end in sentence_spans(document.text[block.start : block.end])
        ]
        self.words = self._read_words()
        self.forms = [word_forms(word.text) for word in self.words]

    def _read_words(self):
        text, folded = self.document.text, self._folded
        block_starts = [block.start for block in self.blocks]
        sentence_starts = [start for start, _ in self.sentences]
        words, previous_end, previous_block = [], 0, -1
        self._positions = []
        for start, end in _merged(folded, tokenize(folded.text)):
            source_start, source_end = folded.span(start, end)
            block = bisect_right(block_starts, source_start) - 1
            if block < 0 or source_end > self.blocks[block].end:
                continue
            gap = text[previous_end:source_start] if block == previous_block else "\n"
            key = _word_key(folded.text[start:end])
            joined = block == previous_block and (
                bool(_INSIDE_NAME.fullmatch(gap)) or (gap in (".", ". ") and len(words[-1].text) <= 2)
            )
            sentence = max(bisect_right(sentence_starts, source_start) - 1, 0)
            maqsura = text[source_end - 1] == "ى"
            words.append(Word(key, source_start, source_end, gap, joined, block, sentence, maqsura))
            self._positions.append((start, end))
            previous_end, previous_block = source_end, block
        return words

    def span(self, first, last, offset=0, key=""):
        """The span of words first…last, ``offset`` folded characters of proclitics left out."""
        start = self.words[first].start
        if offset:
            begin, end = self._positions[first]
            start = self._folded.span(begin + offset, end)[0]
        return Span(first, last, start, self.words[last].end, key)

    def text(self, span):
        """The stored text of a span."""
        return self.document.text[span.start : span.end]

    def role(self, index):
        """The role of the block in which word ``index`` stands."""
        return self.blocks[self.words[index].block].role

    def has_article(self, index):
        """Whether a word begins with the article, after و at most; ألغت and ألمانيا only fold to such a beginning."""
        word = self.words[index]
        conjunction = word.text.startswith("وال")
        begins = conjunction or word.text.startswith("ال")
        return begins and self.document.text[word.start + conjunction] not in "أإآ"

    def opens_quote(self, index):
        """Whether a quotation mark or bracket opens right before word ``index``."""
        return bool(_OPENING & set(self.words[index].gap[-2:]))


@lru_cache(maxsize=65536)
def word_forms(word):
    """Ways to read a folded word: (proclitics' length, rest), the whole word first."""
    return tuple((offset, rest) for offset, rest in readings(word))


def name_key(name):
    """The key by which a name is compared: folded, عبد الله as one word, أبي and أبا as أبو, -ون as -ين.

    Case endings of masculine plurals and of أبو change with syntax, not with the name.
    """
    folded = fold(name)
    words = folded.split() if folded.replace(" ", "").isalnum() else _WORDS.findall(folded)
    if " ال" in folded:
        words = _gathered(words)
    return " ".join([_word_key(word) if word.endswith("ون") else _PARTS_OF_NAMES.get(word, word) for word in words])


def _gathered(words):
    """The words, those that are one name as one word."""
    gathered = []
    for word in words:
        if gathered and _are_one(gathered[-1], word):
            gathered[-1] += word
        else:
            gathered.append(word)
    return gathered


def fold_words(*texts):
    """A frozen set of the keys of several words or phrases, parted by blanks or given apart."""
    return frozenset(_word_key(fold(word)) for text in texts for word in text.split())


def _merged(folded, tokens):
    """(start, end) of the words, those that are one name taken as one word."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following and _are_one(token.text, following.text) and folded.text[token.end : following.start].isspace():
            yield token.start, following.end
            index += 2
        else:
            yield token.start, token.end
            index += 1


def _are_one(word, following):
    """Whether two words are one name, written together or apart: عبد الله, نور الدين, نصر الله."""
    if not following.startswith("ال"):
        return False
    return word in _ABD or following == "الدين" and word in _OF_RELIGION or following == "الله" and word in _OF_GOD


def _with_proclitics(words):
    return frozenset(proclitic + word for word in words.split() for proclitic in ("", "و", "ف", "ب", "ل", "ك"))


_ABD = _with_proclitics("عبد")
_OF_RELIGION = _with_proclitics(
    "نور صلاح بهاء علاء شمس سيف عماد جمال ضياء ناصر خير محيي محي فخر نصر شرف زين عز كمال نجم بدر شهاب تاج"
    " حسام سعد صفي جلال صدر حميد معين مجد سراج قلب برهان تقي"
)
_OF_GOD = _with_proclitics("نصر عطا عطاء فضل خير فتح جار رزق ضيف حسب جاد حمد الحمد سعد")


def _word_key(word):
    if " " in word or "\n" in word:
        word = "".join(word.split())
    if len(word) > 5 and word.endswith("ون"):
        return word[:-2] + "ين"
    return _PARTS_OF_NAMES.get(word, word)
