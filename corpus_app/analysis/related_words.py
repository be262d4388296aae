"""The words by which articles are compared: light stems, how often each occurs, what the opening says."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import repeat

from corpus_app.language.folding import fold, fold_with_map
from corpus_app.language.tokens import tokenize

from .near_duplicates import bands

# One of each is taken off at most, and only where three letters stay.
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "س")
_SUFFIXES = ("ها", "هم", "ان", "ين", "ون", "ات", "يه", "ه", "ي")
_COMMON = frozenset(
    """
    من في على علي الي عن مع بعد قبل ان او ثم هذا هذه ذلك تلك التي الذي الذين كان كانت قال قالت اكد اضاف خلال بين حتي
    لم لن لا ما قد كما عند غير كل بعض اي هو هي هم انه انها ايضا حول ضد نحو منذ لدي دون وفق حيث امام وقد وقال ومن وفي
    وعلي اليوم امس عام
    """.split()
)
_LEAD_LENGTH = 600
# Beyond this many stems a text is a book: the most frequent ones stand for it.
_MOST_STEMS = 300
# Oftener than this is no oftener.
MOST_OFTEN = 50
# Headlines of explainers, profiles and chronologies, folded: such pieces are read long after their day.
_LASTING = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        (
            "في سطور",
            "ما هو",
            "ما هي",
            "ما هم",
            "من هو",
            "من هي",
            "من هم",
            "ماذا نعرف",
            "ماذا تعرف",
            "تعرف علي",
            "تعرفوا علي",
            "كيف",
            "لماذا",
            "قصه",
            "سيره",
            "بروفايل",
            "نبذه",
            "خلفيه",
            "خلفيات",
            "حقايق",
            "اسيله",
            "سوال وجواب",
            "تسلسل",
            "محطات",
            "ابرز",
            "اهم",
        )
    )
    + r")(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What comparing needs of a text: ``lines`` of the stems that occur once, twice…, ``opening`` of headline and lead.

    ``headline`` is folded. ``bands`` is the signature that texts share which are nearly one. ``surfaces`` gives a stem
    as the text first writes it; it is empty for a profile that was stored.
    """

    headline: str
    opening: frozenset[str]
    lines: tuple[tuple[str, ...], ...]
    bands: frozenset[int] = frozenset()
    surfaces: dict[str, str] = field(default_factory=dict)

    @property
    def counts(self):
        """How often each stem occurs."""
        return {stem: count for count, line in enumerate(self.lines, 1) for stem in line}

    @property
    def lasting(self):
        """True for what explains or recounts rather than reports: its age matters less."""
        return bool(_LASTING.search(self.headline))


class Rarity(dict):
    """How telling each stem is: its inverse document frequency in ``articles`` articles, a sample of the ``archive``.

    ``counts`` says in how many of them a stem occurs; a stem that it lacks is as rare as can be.
    """

    def __init__(self, articles=0, counts=None, archive=None):
        self.articles, self.counts = articles, counts or {}
        self.archive = max(archive or 0, articles)
        super().__init__((stem, self._weight(count)) for stem, count in self.counts.items())
        self._rarest = self._weight(1)
        self._squares = {stem: weight * weight for stem, weight in self.items()}

    def squares(self, stems):
        """The sum of the squared weights of some stems."""
        return sum(map(self._squares.get, stems, repeat(self._rarest**2)))

    def __missing__(self, stem):
        return self._rarest

    def expected(self, stem):
        """In about how many articles of the whole archive the stem occurs; 0 for one unknown so far."""
        return self.counts.get(stem, 0) * self.archive / max(self.articles, 1)

    def _weight(self, count):
        return math.log((self.articles + 1) / (min(count, self.articles) + 1)) + 1


def profile_of(document):
    """The Profile of an engine Document; the lead is its standfirst or else its first paragraph."""
    headline = _text_of(document, "headline") or document.text[:_LEAD_LENGTH].partition("\n")[0]
    lead = _text_of(document, "standfirst") or next(
        (document.text[block.start : block.end] for block in document.blocks if block.role == "paragraph"), ""
    )
    folded, surfaces, counts = fold_with_map(document.text), {}, Counter()
    for stem, token in _stems(folded.text):
        counts[stem] += 1
        if stem not in surfaces:
            start, end = folded.span(token.start, token.end)
            surfaces[stem] = document.text[start:end]
    return Profile(
        fold(headline).strip(),
        frozenset(stems_of(f"{headline}\n{lead[:_LEAD_LENGTH]}")),
        _lines(counts.most_common(_MOST_STEMS)),
        frozenset(bands(document.text)),
        surfaces,
    )


def stems_of(text):
    """The stems of the content words of ``text``, in order."""
    return [stem for stem, _ in _stems(fold(text))]


def _lines(counted):
    """The stems of (stem, count) that occur once, twice…"""
    lines = [[] for _ in range(min(max((count for _, count in counted), default=0), MOST_OFTEN))]
    for stem, count in counted:
        lines[min(count, MOST_OFTEN) - 1].append(stem)
    return tuple(map(tuple, lines))


def _text_of(document, role):
    return "\n".join(document.text[block.start : block.end] for block in document.blocks if block.role == role)


def _stems(folded):
    """(stem, token) for the content words of folded text."""
    for token in tokenize(folded):
        if token.text not in _COMMON and len(token.text) > 1:
            yield _stem(token.text), token


def _stem(word):
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word
