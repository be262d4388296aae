"""A raw record to an article: headline, standfirst, byline, paragraphs, headings, lists."""

import re
from dataclasses import replace

from corpus_app.language.folding import fold_name
from corpus_app.language.sentences import sentence_spans

from .article import LONGEST, ImportedArticle, ImportFault, shorten
from .blocks import to_blocks
from .characters import clean_characters, storable
from .dates import read_date
from .furniture import is_furniture, pointer
from .lines import SENTENCE_END, split_lines, unwrap
from .markup import html_lines
from .opening import read_closing, read_opening
from .punctuation import quote_style, repair_punctuation, unify_quotes

_LONE_DATELINE = re.compile(r"[^.؟!]{2,60}(?:[^\W\d_]|[)\]]) ?(?:--?|[–—])")
_FALLBACK_HEADLINE = 110


def structure(record):
    """The ImportedArticle of a RawRecord; raises ImportFault when it has no text or a field is unusable."""
    stated = {name: _one_line(value) for name, value in record.fields.items()}
    try:
        lines = html_lines(clean_characters(record.text)) if record.is_html else _text_lines(record.text)
    except ValueError as error:
        raise ImportFault(record.where, str(error)) from error
    lines = _join_datelines([replace(line, text=text) for line in lines if (text := repair_punctuation(line.text))])
    opening, lines = read_opening(_without_furniture(lines), stated, record.bare)
    closing, lines = read_closing(lines)
    fields = {**closing, **opening, **{name: value for name, value in stated.items() if value}}
    if lines and fold_name(lines[0].text) == fold_name(fields.get("standfirst", "")) and len(lines) > 1:
        lines = lines[1:]
    if not lines:
        raise ImportFault(record.where, "no text")
    blocks = tuple(to_blocks(lines))
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


def _first_sentence(blocks):
    text = next(block.text or block.items[0] for block in blocks)
    start, end = sentence_spans(text)[0]
    return shorten(text[start:end].rstrip("."), _FALLBACK_HEADLINE)
