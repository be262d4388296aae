"""The tokens under the reader's eye."""

from typing import Any

from .lexer import Token

_NOTHING = Token("", 0, 0)
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")


class Cursor:
    """Tokens by position, safe at both ends. ``memo`` keeps what was read at a position."""

    __slots__ = ("_folded", "memo", "tokens")

    def __init__(self, tokens, folded):
        self.tokens = tokens
        self.memo: dict[int, Any] = {}
        self._folded = folded

    def at(self, position) -> Token:
        """The token at ``position``, or an empty one."""
        return self.tokens[position] if 0 <= position < len(self.tokens) else _NOTHING

    def word(self, position) -> str:
        return self.tokens[position].word if 0 <= position < len(self.tokens) else ""

    def raw(self, position) -> str:
        return self.tokens[position].raw if 0 <= position < len(self.tokens) else ""

    def first_letter(self, position) -> str:
        """The first letter of the token as the source spells it (آب and أب fold to the same word)."""
        token = self.at(position)
        return self._folded.source[self._folded.starts[token.start]]

    def raws(self, position, size=8) -> list[str]:
        """The words from ``position`` on as written, the first without its proclitics."""
        return [self.word(position), *(token.raw for token in self.tokens[position + 1 : position + size])]

    def skip_signs(self, position, signs) -> int:
        """The next position that holds none of ``signs``; at most two are skipped."""
        for _ in range(2):
            if self.raw(position) not in signs or not self.raw(position):
                break
            position += 1
        return position

    def close(self, opened, position) -> int:
        """Step over the closing bracket of what was opened."""
        return position + 1 if opened in _OPENING and self.raw(position) in _CLOSING else position
