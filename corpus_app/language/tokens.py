"""Words of folded text, and the proclitics written onto Arabic words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")

# One conjunction, then one preposition or the future particle, each optional.
_PROCLITICS = ("وب", "وك", "ول", "وس", "فب", "فك", "فل", "فس", "و", "ف", "ب", "ك", "ل", "س")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded text and its offsets in the folded text."""

    text: str
    start: int
    end: int


def tokenize(folded: str) -> list[Token]:
    """Split folded text into words; an underscore parts words, as in hashtags."""
    return [Token(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]


def readings(word: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, rest) for each way to read proclitics off a folded word.

    ``offset`` is where the rest starts in the word; the whole word comes first. The ل
    that swallowed the article's alef gives it back: للعراق reads as ل + العراق, whose
    offset 1 points at the second lam.
    """
    yield 0, word
    for proclitic in _PROCLITICS:
        size = len(proclitic)
        if len(word) > size + 1 and word.startswith(proclitic):
            yield size, word[size:]
            if proclitic.endswith("ل") and word[size] == "ل" and len(word) > size + 2:
                yield size, "ا" + word[size:]
