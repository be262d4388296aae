"""What the engine reads: one text, the blocks it is made of, and when it was published."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch [start, end) of Document.text.

    ``id`` names where it is stored ("title", "body:<uuid>") and ``offset`` is where the
    stretch begins in that stored field's plain text, so a mention at document offset
    ``n`` lies at ``offset + n - start`` there. ``role`` is one of headline, kicker, standfirst,
    heading, paragraph, list_item, quote, caption.
    """

    id: str
    start: int
    end: int
    role: str = "paragraph"
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the engine sees it. Blocks are in order and do not overlap.

    All offsets in proposals are code points in ``text``. ``published`` is what relative
    dates and office-holders are read against; without it neither is resolved.
    """

    text: str
    blocks: tuple[Block, ...]
    published: date | None = None
    section: str = ""
    outlet: str = ""

    @classmethod
    def from_parts(cls, parts, *, published=None, section="", outlet="", separator="\n\n"):
        """Build from (id, role, text) triples, joined by ``separator``."""
        blocks, pieces, position = [], [], 0
        for identity, role, text in parts:
            blocks.append(Block(identity, position, position + len(text), role))
            pieces.append(text)
            position += len(text) + len(separator)
        return cls(separator.join(pieces), tuple(blocks), published, section, outlet)

    @classmethod
    def from_text(cls, text, *, published=None):
        """Take any plain text unchanged: a short unpunctuated first line is its headline."""
        lines = text.splitlines(keepends=True)
        first = next((number for number, line in enumerate(lines) if line.strip()), None)
        if first is None:
            return cls(text, (), published)
        head_start = sum(map(len, lines[:first]))
        head = lines[first].rstrip()
        if len(head) > 160 or head.endswith((".", "،", ":")) or not any(line.strip() for line in lines[first + 1 :]):
            return cls(text, (Block("text", head_start, len(text), "paragraph", head_start),), published)
        body_start = head_start + len(lines[first])
        return cls(
            text,
            (
                Block("text", head_start, head_start + len(head), "headline", head_start),
                Block("text", body_start, len(text), "paragraph", body_start),
            ),
            published,
        )

    def block_at(self, position):
        """The block that holds document offset ``position``, or None between blocks."""
        index = bisect_right(self.blocks, position, key=attrgetter("start")) - 1
        return self.blocks[index] if index >= 0 and position < self.blocks[index].end else None
