"""Sentence spans of Arabic news text."""

import re

# The look-behind keeps a long run of stops from being tried at each of them.
_END = re.compile(r"(?<![.!؟?…])[.!؟?…]++[\"»”')\]]*+(?=\s|$)|\n+")
# A full stop after a single letter is part of an abbreviation (أ.ف.ب., د. ).
_ABBREVIATION = re.compile(r"(?:^|[\s.(«\"])[^\W\d_]\.$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets [start, end) of the sentences of ``text``, trimmed, in order, never empty.

    A newline always ends a sentence, so hard-wrapped text should be unwrapped before.
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start() + 1]):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans, text, start, end):
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        lead = len(piece) - len(piece.lstrip())
        spans.append((start + lead, start + lead + len(stripped)))
