"""What the first and last lines of a text tell: headline, kicker, standfirst, byline, date."""

import re

from corpus_app.language.folding import fold_name
from corpus_app.language.sentences import sentence_spans

from .credits import agency_line, bare_name, is_caption, labelled_byline, source_line
from .furniture import labelled_date, publication_date
from .lines import SENTENCE_END

_KICKERS = {fold_name(word) for word in "رأي تحليل تقرير مقال حوار مقابلة تحقيق خاص عاجل افتتاحية وثائقي".split()}
_HEADLINE_WORDS = 30


def read_opening(lines, stated, bare):
    """(fields, lines): what the first lines tell, and the lines of the body.

    ``stated`` fields come from beside the text; ``bare`` says that headline and byline may stand in the text.
    """
    found, rest = {}, list(lines)
    if not stated.get("headline") and bare and _is_headline(rest):
        if len(rest) > 2 and fold_name(rest[0].text) in _KICKERS and _is_headline(rest[1:]):
            found["kicker"] = rest.pop(0).text
        found["headline"] = rest.pop(0).text
    headline = fold_name(stated.get("headline") or found.get("headline", ""))
    before_text, separated = [], False
    while rest:
        line = rest[0]
        repeated = fold_name(line.text) in {headline, *(fold_name(other.text) for other in before_text)} - {""}
        if repeated and len(rest) > 1:
            rest.pop(0)
        elif day := publication_date(line.text):
            found.setdefault("date", day)
            rest.pop(0)
        elif is_caption(line.text):
            separated = True
            rest.pop(0)
        elif name := _byline(line.text, rest, "byline" in found or not bare):
            found.setdefault("byline", name)
            separated = separated or bool(before_text)
            rest.pop(0)
        elif not before_text and len(rest) > 1 and _could_be_standfirst(line, rest[1:], bare):
            before_text.append(rest.pop(0))
        else:
            break
    for line in before_text:
        # Only what a caption or byline parts from the text, or what is no sentence, is a standfirst.
        if separated or not SENTENCE_END.search(line.text):
            found["standfirst"] = line.text
        else:
            rest.insert(0, line)
    return found, rest


def read_closing(lines):
    """(fields, lines): byline and outlet that may stand under the text, the body without captions and time stamps."""
    lines = [line for line in lines if not is_caption(line.text) and not labelled_date(line.text)]
    found = {}
    while len(lines) > 1:
        text, after_sentence = lines[-1].text, SENTENCE_END.search(lines[-2].text)
        source = source_line(text)
        if source and not agency_line(source):
            found["outlet"] = source
        elif name := source or labelled_byline(text) or agency_line(text) or (after_sentence and _name_alone(text)):
            found["byline"] = name
        else:
            break
        lines = lines[:-1]
    return found, lines


def _name_alone(text):
    return text if len(text.split()) <= 3 and bare_name(text) else None


def _is_headline(lines):
    if len(lines) < 2 or lines[0].kind in ("ul", "ol"):
        return False
    text = lines[0].text
    if len(text.split()) > _HEADLINE_WORDS or labelled_byline(text) or is_caption(text) or publication_date(text):
        return False
    return text.endswith(("؟", "!")) or not re.search(r"[.،؛:…][»”\")]*$", text)


def _could_be_standfirst(line, following, bare):
    if not bare or line.kind in ("h2", "ul", "ol") or not 5 <= len(line.text.split()) <= 50:
        return False
    return len(sentence_spans(line.text)) <= 2 and any(len(other.text) > len(line.text) for other in following[:8])


def _byline(text, rest, labelled_only):
    if name := labelled_byline(text):
        return name
    if agencies := agency_line(text):
        return agencies
    text_follows = any(len(line.text) >= 80 for line in rest[1:4])
    return text if not labelled_only and bare_name(text) and text_follows else None
