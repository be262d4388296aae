"""Folded text to the tokens that the date grammar reads."""

import re

from .lexicon import WORDS

# A number keeps the signs inside it, so that 19:00, 2,5 and 12/7/2018 are one token each. Letters and digits
# written together part (و2017, 11سبتمبر). A paragraph break is a token, a line break inside a sentence is not.
_TOKEN = re.compile(r"\d+(?:[.,:/\\٫٬–-]\d+)*|[^\W\d_]+|\n\s*\n|\n|[^\w\s]")
_HARD = frozenset(".!؟?:؛;\n")
_BULLETS = frozenset("-–—•*")
BREAK = "\n"


class Token:
    """A word without its proclitics, a number or a sign.

    ``word`` is what the grammar compares, ``raw`` what is written; ``start`` and ``end`` are offsets in the folded
    text, past the proclitics. ``number`` is set for a plain whole number.
    """

    __slots__ = ("end", "number", "raw", "start", "word")

    def __init__(self, raw, start, end):
        self.raw = raw
        self.end = end
        lead, self.word = WORDS.get(raw, (0, raw))
        self.start = start + lead
        self.number = int(raw) if len(raw) < 5 and raw.isdecimal() else None


def lex(folded: str) -> list[Token]:
    """Split folded text into tokens, in order; one sign a token, white space dropped."""
    tokens = []
    last = BREAK
    for match in _TOKEN.finditer(folded):
        raw = match.group()
        if raw[0] == "\n":
            if len(raw) == 1 and last not in _HARD and folded[match.end() : match.end() + 1] not in _BULLETS:
                continue
            raw = BREAK
        tokens.append(Token(raw, match.start(), match.end()))
        last = raw
    return tokens
