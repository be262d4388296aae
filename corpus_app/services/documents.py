"""Pages as the engine reads them, and the way back from its offsets to the stored fields."""

import hashlib

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from corpus_app.analysis.document import Block, Document
from corpus_app.language.sentences import sentence_spans
from corpus_app.models import TaggedArticle

_ROLES = {"h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item", "blockquote": "quote"}
_SEGMENTS = ["p", "h1", "h2", "h3", "h4", "li", "blockquote"]
_SEPARATOR = "\n\n"


def latest_text(page):
    """The page as an editor would open it: its draft if it has one, else what is stored.

    ``page`` is any page instance; the answer is of its specific type. A page that is not a TaggedArticle gives None.
    """
    page = page.specific
    if not isinstance(page, TaggedArticle):
        return None
    if page.latest_revision_id and (page.has_unpublished_changes or not page.live):
        return page.get_latest_revision_as_object()
    return page


def live_text_behind(page):
    """The live page when ``page`` is a draft of it with another text; else None."""
    if not (page.live and page.has_unpublished_changes):
        return None
    live = Page.objects.get(pk=page.pk).specific
    return live if digest_of(live) != digest_of(page) else None


def digest_of(page):
    """The digest of what the engine reads on this page instance."""
    return type(page).corpus_digest(page.serializable_data())


def rich_text_segments(html):
    """(role, text) of the paragraphs, headings, list items and quotes of stored rich text, in order, none blank."""
    soup = BeautifulSoup(html or "", "html.parser")
    segments = []
    for element in soup.find_all(_SEGMENTS):
        if element.find(_SEGMENTS):
            continue
        for line_break in element.find_all("br"):
            line_break.replace_with("\n")
        text = element.get_text().strip()
        if text:
            segments.append((_ROLES.get(element.name, "paragraph"), text))
    if not segments and (text := soup.get_text().strip()):
        segments.append(("paragraph", text))
    return segments


def document_of(page):
    """The engine's Document of a TaggedArticle instance (see :func:`latest_text`).

    Each stored field is one or more blocks; ``Block.offset`` counts in the field's plain text, which is
    its segments joined by one newline.
    """
    pieces, found, position = [], [], 0
    for identity, segments in _stored_fields(page):
        offset = 0
        for role, text in segments:
            found.append(Block(identity, position, position + len(text), role, offset))
            pieces.append(text)
            position += len(text) + len(_SEPARATOR)
            offset += len(text) + 1
    date = getattr(page, page.corpus_date_field, None)
    published = date.date() if hasattr(date, "date") else date
    parent = page.get_parent() if page.depth and page.depth > 1 else None
    return Document(
        _SEPARATOR.join(pieces), tuple(found), published, parent.slug if parent else "", getattr(page, "outlet", "")
    )


def evidence_of(document, mentions, most=3):
    """Evidence rows (see Suggestion.evidence) for the first ``most`` mentions, at most one a sentence."""
    rows, seen = [], set()
    for mention in mentions:
        block = document.block_at(mention.start)
        if block is None:
            continue
        text = document.text[block.start : block.end]
        start, end = mention.start - block.start, min(mention.end, block.end) - block.start
        sentence = next((span for span in sentence_spans(text) if span[0] <= start < span[1]), (0, len(text)))
        if (block.start, sentence) in seen:
            continue
        seen.add((block.start, sentence))
        rows.append(
            {
                "block": block.id,
                "start": block.offset + start,
                "end": block.offset + end,
                "quote": text[start:end],
                "before": text[sentence[0] : start],
                "after": text[end : max(sentence[1], end)],
                "rule": mention.rule,
            }
        )
        if len(rows) == most:
            break
    return rows


def words_digest(texts):
    """Digests a set of words that caused a proposal; order and repetition do not count."""
    return hashlib.sha256("\n".join(sorted(set(texts))).encode()).hexdigest()


def _stored_fields(page):
    for name, role in page.corpus_fields.items():
        field, value = page._meta.get_field(name), getattr(page, name)
        if isinstance(field, StreamField):
            for child in value:
                yield f"{name}:{child.id}", list(_block_segments(child.block, child.value, role))
        elif isinstance(field, RichTextField):
            yield name, rich_text_segments(value)
        elif value and str(value).strip():
            yield name, [(role, str(value).strip())]


def _block_segments(block, value, role):
    if isinstance(block, blocks.RichTextBlock):
        yield from rich_text_segments(value.source if value else "")
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        if value and value.strip():
            yield role, value.strip()
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            child_role = name if name in ("caption", "quote", "heading") else role
            if name != "credit":
                yield from _block_segments(child, value.get(name), child_role)
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield from _block_segments(block.child_block, item, "list_item")
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            yield from _block_segments(child.block, child.value, role)
