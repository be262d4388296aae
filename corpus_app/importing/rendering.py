"""Blocks to the small HTML of a rich-text field. Everything is escaped: text never becomes markup."""

from html import escape


def to_html(blocks):
    """One HTML string of <p>, <h2>, <ul> and <ol>."""
    return "".join(map(_render, blocks))


def _render(block):
    if block.kind in ("ul", "ol"):
        items = "".join(f"<li>{escape(item, quote=False)}</li>" for item in block.items)
        return f"<{block.kind}>{items}</{block.kind}>"
    return f"<{block.kind}>{escape(block.text, quote=False)}</{block.kind}>"
