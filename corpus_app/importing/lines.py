"""Text to lines, and hard-wrapped lines back to paragraphs."""

import re
from dataclasses import dataclass, replace

SENTENCE_END = re.compile(r"[.!؟?…][\s\"»”’')\]]*$")
BULLET = re.compile(r"^(?:[•●▪■◆·]\s*|[-–—*](?:\s+|(?=[^\W\d])))(?=\S)")
NUMBER = re.compile(r"^[(]?([0-9٠-٩]{1,2})\s?[-.)–]\s*(?=[^\W\d])")
_PAGE_NUMBER = re.compile(r"^[-–— ]*(?:صفحة|ص|page)?[. ]*[0-9٠-٩]{1,3}(?: ?(?:من|/|of) ?[0-9٠-٩]{1,3})?[-–— ]*$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """``gap`` counts the empty lines before it; ``kind`` (p, h2, ul, ol) is set when markup tells it."""

    text: str
    gap: int = 0
    kind: str = ""


def split_lines(text):
    """The lines of plain text that have anything on them, stripped."""
    lines, gap = [], 0
    for line in text.split("\n"):
        stripped = " ".join(line.split())
        if stripped:
            lines.append(Line(stripped, gap))
        gap = 0 if stripped else gap + 1
    return lines


def wrap_width(lines):
    """The width at which the text was wrapped by force, or None when its lines are paragraphs.

    Wrapped text has many lines, many about as long as the longest, and half of those break off mid-sentence.

    (The shares keep 2,200 unwrapped articles apart from the same articles wrapped; 1 in 100 of the latter is missed.)
    """
    if len(lines) < 6:
        return None
    width = sorted(len(line.text) for line in lines)[int(0.9 * (len(lines) - 1))]
    if not 35 <= width <= 140:
        return None
    full = [line for line in lines if len(line.text) >= 0.8 * width]
    broken_off = [line for line in full if not SENTENCE_END.search(line.text)]
    return width if len(full) >= 0.4 * len(lines) and len(broken_off) >= 0.5 * len(full) else None


def unwrap(lines):
    """Paragraphs from hard-wrapped lines; lines that are paragraphs already come back as they are."""
    width = wrap_width(lines)
    if width is None:
        return lines
    lines = [line for line in lines if not _PAGE_NUMBER.match(line.text)]
    # Extraction may scatter empty lines through sentences; then they alone say nothing.
    gaps = [line for line, following in zip(lines, lines[1:], strict=False) if following.gap]
    torn = [line for line in gaps if len(line.text) >= 0.8 * width and not SENTENCE_END.search(line.text)]
    trust_gaps = len(torn) < 0.2 * len(gaps)
    limit = _wrap_limit(lines, width)
    paragraphs, current = [], None
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        starts = current is None
        current = line if starts else replace(current, text=f"{current.text} {line.text}")
        if following is None or _ends_paragraph(line, following, limit, trust_gaps, starts):
            paragraphs.append(current)
            current = None
    return paragraphs


def _filled(line, following):
    """How long ``line`` would be with the next line's first word on it."""
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0])


def _wrap_limit(lines, width):
    """The length that made lines break: what nine in ten lines that break off mid-sentence would have exceeded."""
    filled = sorted(
        _filled(line, following)
        for line, following in zip(lines, lines[1:], strict=False)
        if len(line.text) >= 0.8 * width and not SENTENCE_END.search(line.text)
    )
    return filled[len(filled) // 10]


def _ends_paragraph(line, following, limit, trust_gaps, starts):
    """Whether a paragraph ends with ``line``; ``starts`` says that it also began there."""
    if BULLET.match(following.text) or (trust_gaps and following.gap):
        return True
    # Where the next word would have fitted, the break was meant. Widths vary in proportional type.
    filled = _filled(line, following)
    if SENTENCE_END.search(line.text):
        return bool(following.gap) or filled < limit
    return (starts or trust_gaps) and filled <= 0.75 * limit
