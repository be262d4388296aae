"""A raw record to an article: headline, standfirst, byline, paragraphs, headings, lists."""

import re
from dataclasses import replace

from corpus_app.language.folding import fold_name
from corpus_app.language.sentences import sentence_spans

from .article import LONGEST, Block, ImportedArticle, ImportFault, shorten
from .characters import clean_characters, storable
from .dates import read_date
from .furniture import agency_line, bare_name, ends_with_agency, is_caption, is_furniture, labelled_byline, pointer
from .lines import BULLET, NUMBER, SENTENCE_END, split_lines, unwrap
from .markup import html_lines
from .punctuation import quote_style, repair_punctuation, unify_quotes

_KICKERS = {fold_name(word) for word in "رأي تحليل تقرير مقال حوار مقابلة تحقيق خاص عاجل افتتاحية وثائقي".split()}
_LONE_DATELINE = re.compile(r"[^.؟!]{2,60}(?:[^\W\d_]|[)\]]) ?(?:--?|[–—])")
_FALLBACK_HEADLINE = 110
_HEADLINE_WORDS = 30
_HEADING = {"words": 12, "characters": 90, "question words": 9}


def structure(record):
    """The ImportedArticle of a RawRecord; raises ImportFault when it has no text or a field is unusable."""
    stated = {name: _one_line(value) for name, value in record.fields.items()}
    try:
        lines = html_lines(clean_characters(record.text)) if record.is_html else _text_lines(record.text)
    except ValueError as error:
        raise ImportFault(record.where, str(error)) from error
    lines = _join_datelines([replace(line, text=text) for line in lines if (text := repair_punctuation(line.text))])
    opening, lines = _opening(_without_furniture(lines), stated, record.bare)
    fields = {**opening, **{name: value for name, value in stated.items() if value}}
    lines, closing_byline = _closing(lines)
    fields.setdefault("byline", closing_byline)
    if lines and fold_name(lines[0].text) == fold_name(fields.get("standfirst", "")) and len(lines) > 1:
        lines = lines[1:]
    if not lines:
        raise ImportFault(record.where, "no text")
    blocks = tuple(_blocks(lines))
    if style := quote_style([text for block in blocks for text in (block.text, *block.items)]):
        blocks = tuple(
            replace(
                block, text=unify_quotes(block.text, style), items=tuple(unify_quotes(i, style) for i in block.items)
            )
            for block in blocks
        )
    return _article(record, fields, blocks)


def _article(record, fields, blocks):
    try:
        date, precision = read_date(fields.get("date", ""), fields.get("date_precision", ""))
    except ValueError as error:
        raise ImportFault(record.where, str(error)) from error
    url = fields.get("url", "")
    if url and (not re.match(r"https?://[^\s/]+", url) or re.search(r"\s", url) or len(url) > LONGEST["url"]):
        raise ImportFault(record.where, f"not a web address: {shorten(url, 80)!r}")
    headline = fields.get("headline") or _first_sentence(blocks)
    texts = {name: shorten(fields.get(name, ""), LONGEST[name]) for name in ("kicker", "byline", "outlet", "section")}
    return ImportedArticle(
        where=record.where,
        identities=record.identities,
        headline=shorten(headline, LONGEST["headline"]),
        standfirst=fields.get("standfirst", ""),
        blocks=blocks,
        raw=storable(record.text),
        digest=record.digest,
        date=date,
        date_precision=precision,
        url=url,
        **texts,
    )


def _one_line(value):
    return repair_punctuation(" ".join(clean_characters(value).split())) if not value.startswith("http") else value


def _text_lines(text):
    return unwrap([line for line in split_lines(clean_characters(text)) if not is_furniture(line.text)])


def _join_datelines(lines):
    """A dateline that stands alone (``دبي (وكالات) --``) put before its paragraph."""
    joined = []
    for line in lines:
        if joined and _LONE_DATELINE.fullmatch(joined[-1].text) and line.kind in ("", "p"):
            line = replace(line, text=f"{joined.pop().text} {line.text}")
        joined.append(line)
    return joined


def _without_furniture(lines):
    """Lines without site furniture and pointers; a label takes the pointers under it along."""
    kept, skipping = [], False
    for line in lines:
        found = pointer(line.text)
        if skipping and not found and (SENTENCE_END.search(line.text) or len(line.text) > 120):
            skipping = False
        if found == "label":
            skipping = True
        elif not (found or skipping or is_furniture(line.text)):
            kept.append(line)
    return kept


def _opening(lines, stated, bare):
    """What the first lines tell (headline, kicker, standfirst, byline), and the lines of the body."""
    found, rest = {}, list(lines)
    if not stated.get("headline") and bare and _is_headline(rest):
        if len(rest) > 2 and fold_name(rest[0].text) in _KICKERS and _is_headline(rest[1:]):
            found["kicker"] = rest.pop(0).text
        found["headline"] = rest.pop(0).text
    headline = fold_name(stated.get("headline") or found.get("headline", ""))
    before_text, separated = [], False
    while rest:
        line = rest[0]
        if headline and fold_name(line.text) == headline and len(rest) > 1:
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


def _is_headline(lines):
    if len(lines) < 2 or lines[0].kind in ("ul", "ol"):
        return False
    text = lines[0].text
    if len(text.split()) > _HEADLINE_WORDS or labelled_byline(text) or is_caption(text):
        return False
    return text.endswith(("؟", "!")) or not re.search(r"[.،؛:…][»”\")]*$", text)


def _could_be_standfirst(line, following, bare):
    if not bare or line.kind in ("h2", "ul", "ol") or not 5 <= len(line.text.split()) <= 50:
        return False
    return len(sentence_spans(line.text)) <= 2 and any(len(other.text) > len(line.text) for other in following[:4])


def _byline(text, rest, labelled_only):
    if name := labelled_byline(text):
        return name
    if agencies := agency_line(text):
        return agencies
    follows = rest[1].text if len(rest) > 1 else ""
    return text if not labelled_only and bare_name(text) and len(follows) >= 80 else None


def _closing(lines):
    """The body without captions, and the byline that may stand under it."""
    lines = [line for line in lines if not is_caption(line.text)]
    byline = ""
    while len(lines) > 1 and (name := labelled_byline(lines[-1].text) or agency_line(lines[-1].text)):
        byline = name
        lines = lines[:-1]
    return lines, byline


def _blocks(lines):
    """Blocks of the body's lines."""
    headings = _headings(lines)
    position = 0
    while position < len(lines):
        kind, end = _list_from(lines, position)
        if kind:
            marks = NUMBER if kind == "ol" else BULLET
            items = (marks.sub("", line.text, count=1) for line in lines[position:end])
            yield Block(kind, items=tuple(items))
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
        if end - start >= 2:
            return kind, end
    return None, start


def _headings(lines):
    """Positions of headings: one or two short lines without a full stop, over a paragraph or a list."""
    likely = [line.kind == "h2" or (not line.kind and _like_heading(line.text)) for line in lines]
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


def _like_heading(text):
    words = len(text.split())
    if words > _HEADING["words"] or len(text) > _HEADING["characters"] or BULLET.match(text) or NUMBER.match(text):
        return False
    if ends_with_agency(text):
        return False
    if text.endswith("؟"):
        return words <= _HEADING["question words"] and len(sentence_spans(text)) == 1
    if re.search(r"[.!…،؛:][»”\")]*$", text) or text.count('"') % 2 or text.count("«") != text.count("»"):
        return False
    return len(sentence_spans(text)) == 1


def _first_sentence(blocks):
    text = next(block.text or block.items[0] for block in blocks)
    start, end = sentence_spans(text)[0]
    return shorten(text[start:end].rstrip("."), _FALLBACK_HEADLINE)
