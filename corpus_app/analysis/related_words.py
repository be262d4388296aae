"""The words by which articles are compared: light stems, how often each occurs, what the opening says."""

import math
from collections import Counter
from dataclasses import dataclass, field

from corpus_app.language.folding import fold, fold_with_map
from corpus_app.language.tokens import tokenize

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
# Headlines of explainers, profiles and chronologies, folded: such pieces are read long after their day.
_LASTING = tuple(
    f" {cue} "
    for cue in (
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


@dataclass(frozen=True, slots=True)
class Profile:
    """What comparing needs of a text: ``counts`` of stems in all of it, ``opening`` in headline and lead.

    ``headline`` is folded. ``surfaces`` gives a stem as the text first writes it; it is empty for a profile that
    was stored.
    """

    headline: str
    opening: dict[str, int]
    counts: dict[str, int]
    surfaces: dict[str, str] = field(default_factory=dict)

    @property
    def lasting(self):
        """True for what explains or recounts rather than reports: its age matters less."""
        padded = f" {' '.join(token.text for token in tokenize(self.headline))} "
        return any(cue in padded for cue in _LASTING)


class Rarity(dict):
    """How telling each stem is: its inverse document frequency in ``articles`` articles, the archive or a sample.

    ``counts`` says in how many of them a stem occurs; a stem that it lacks is as rare as can be.
    """

    def __init__(self, articles=0, counts=None):
        self.articles, self.counts = articles, counts or {}
        super().__init__((stem, self._weight(count)) for stem, count in self.counts.items())
        self._rarest = self._weight(1)

    def __missing__(self, stem):
        return self._rarest

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
        dict(Counter(stems_of(f"{headline}\n{lead[:_LEAD_LENGTH]}"))),
        dict(counts.most_common(_MOST_STEMS)),
        surfaces,
    )


def stems_of(text):
    """The stems of the content words of ``text``, in order."""
    return [stem for stem, _ in _stems(fold(text))]


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
