"""Which lines of a body are headings, lists, paragraphs."""

import re

from corpus_app.language.sentences import sentence_spans

from .article import Block
from .credits import ends_with_agency
from .lines import BULLET, NUMBER

_HEADING_WORDS, _HEADING_CHARACTERS, _QUESTION_WORDS = 12, 90, 9


def to_blocks(lines):
    """Yield the Blocks of a body's lines."""
    headings = _headings(lines)
    position = 0
    while position < len(lines):
        kind, end = _list_from(lines, position)
        if kind:
            marks = NUMBER if kind == "ol" else BULLET
            yield Block(kind, items=tuple(marks.sub("", line.text, count=1) for line in lines[position:end]))
            position = end
        else:
            yield Block("h2" if position in headings else "p", lines[position].text)
            position += 1


def _list_from(lines, start):
    """The kind and end of the list that begins at ``start``: marked-up items, or two marked lines and more."""
    kind = lines[start].kind
    if kind in ("ul", "ol"):
        end = start
        while end < len(lines) and lines[end].kind == kind:
            end += 1
        return kind, end
    for kind, mark in (("ul", BULLET), ("ol", NUMBER)):
        end, number = start, 1
        while end < len(lines) and (match := mark.match(lines[end].text)) and lines[end].kind in ("", "p"):
            if kind == "ol" and int(match.group(1)) != number:
                break
            end, number = end + 1, number + 1
        questions = sum(line.text.endswith("؟") for line in lines[start:end])
        # Dashes before questions and answers are an interview's, not a list's.
        if end - start >= 2 and questions in (0, end - start):
            return kind, end
    return None, start


def _headings(lines):
    """Positions of headings: one or two short lines without a full stop, over a paragraph or a list."""
    likely = [line.kind == "h2" or (not line.kind and like_heading(line.text)) for line in lines]
    found, start = set(), 0
    while start < len(lines):
        end = start
        while end < len(lines) and likely[end]:
            end += 1
        run = range(start, end)
        if end < len(lines) and len(run) <= 2:
            found.update(run)
        found.update(position for position in run if lines[position].kind == "h2")
        start = max(end, start + 1)
    return found


def like_heading(text):
    """Whether a line by itself could be a heading."""
    words = len(text.split())
    if words > _HEADING_WORDS or len(text) > _HEADING_CHARACTERS or BULLET.match(text) or NUMBER.match(text):
        return False
    if ends_with_agency(text):
        return False
    if text.endswith("؟"):
        return words <= _QUESTION_WORDS and len(sentence_spans(text)) == 1
    if re.search(r"[.!…،؛:–—-][»”\")]*$", text) or text.count('"') % 2 or text.count("«") != text.count("»"):
        return False
    return len(sentence_spans(text)) == 1
