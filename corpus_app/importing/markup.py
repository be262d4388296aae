"""HTML pages and fragments to lines, and what a page says about its article."""

import re

from bs4 import BeautifulSoup, Comment, NavigableString

from .lines import Line

_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype|html|body|p|br|div|h[1-6]|ul|ol|li|article|span|blockquote)\b[^<>]*>", re.I
)
_NOT_TEXT = ["script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button",
             "iframe", "svg", "figure", "figcaption", "picture", "video", "audio", "object", "select", "title",
             "head"]  # fmt: skip
_BLOCKS = {"p", "div", "section", "article", "main", "body", "html", "blockquote", "table", "tr", "td", "th", "tbody",
           "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "center", "hr"}  # fmt: skip
_META = {
    "headline": ("og:title", "twitter:title"),
    "byline": ("author", "article:author"),
    "outlet": ("og:site_name",),
    "date": ("article:published_time", "datePublished", "pubdate", "date"),
    "url": ("og:url",),
}


_DEEPEST = 200
_PARAGRAPH = re.compile(r"(?=<p[\s>])", re.IGNORECASE)


def _parse(html):
    # A <p> ends the one before it, as in browsers; the parser would nest them.
    return BeautifulSoup(_PARAGRAPH.sub("</p>", html), "html.parser")


def looks_like_html(text):
    """Whether a text field holds markup rather than plain text."""
    return bool(_LOOKS_LIKE_HTML.search(text))


def page_fields(html):
    """Headline, byline, outlet, date and url as far as the page states them."""
    soup = _parse(html)
    fields = {}
    for name, properties in _META.items():
        for wanted in properties:
            tag = soup.find("meta", attrs={"property": wanted}) or soup.find("meta", attrs={"name": wanted})
            if tag and (tag.get("content") or "").strip():
                fields[name] = tag["content"].strip()
                break
    canonical = soup.find("link", rel="canonical")
    if canonical and canonical.get("href", "").startswith("http"):
        fields["url"] = canonical["href"]
    heading = (soup.find("article") or soup).find("h1") or soup.find("h1") or soup.find("title")
    if heading and heading.get_text(strip=True):
        text = " ".join(heading.get_text(" ").split())
        # «headline | site»: the title element names the site too.
        fields["headline"] = re.split(r"\s+[|»]\s+", text)[0] if heading.name == "title" else text
    if fields.get("byline", "").startswith("http"):
        del fields["byline"]
    return fields


def html_lines(html):
    """The article's lines with their kinds; scripts, menus and photographs left out.

    Raises ValueError for markup nested more deeply than any page's.
    """
    soup = _parse(html)
    _check_depth(soup)
    root = _article_root(soup)
    for tag in root.find_all(_NOT_TEXT):
        tag.decompose()
    lines = []
    _walk(root, "p", lines)
    return [Line(text, 1, kind) for text, kind in lines if text]


def _check_depth(soup):
    depth = {id(soup): 0}
    for tag in soup.find_all(True):
        depth[id(tag)] = depth[id(tag.parent)] + 1
        if depth[id(tag)] > _DEEPEST:
            raise ValueError("markup nested too deeply")


def _article_root(soup):
    root = soup.find("article") or soup.find("main")
    if root:
        return root
    # The element whose own paragraphs hold the most text.
    parents = {id(paragraph.parent): paragraph.parent for paragraph in soup.find_all("p")}
    weight = {key: sum(len(p.get_text()) for p in tag.find_all("p", recursive=False)) for key, tag in parents.items()}
    best = max(weight, key=weight.get, default=None)
    if best is None or parents[best].name in ("li", "blockquote", "[document]"):
        return soup.body or soup
    parent, total = parents[best], sum(weight.values())
    return parent if weight[best] > 0.6 * total else soup.body or soup


def _walk(tag, kind, lines):
    """Append (text, kind) for every run of inline text under ``tag``."""
    run = []

    def flush():
        text = " ".join("".join(run).split())
        run.clear()
        if text:
            lines.append((text, kind))

    for child in tag.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, NavigableString):
            run.append(str(child))
        elif child.name == "br":
            flush()
        elif child.name in _BLOCKS or child.find(list(_BLOCKS)):
            flush()
            _walk(child, _kind(child, kind), lines)
        else:
            parts = child.get_text("\0" if child.find("br") else "").split("\0")
            for number, part in enumerate(parts):
                if number:
                    flush()
                run.append(part)
    flush()


def _kind(tag, inherited):
    """The kind of a block element's text; empty for a paragraph all in bold, which may be a heading."""
    if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "h2"
    if tag.name == "li":
        return "ol" if tag.find_parent(["ol", "ul"]) and tag.find_parent(["ol", "ul"]).name == "ol" else "ul"
    if inherited not in ("ul", "ol") and _all_bold(tag):
        return ""
    return inherited


def _all_bold(tag):
    bold = "".join(part.get_text() for part in tag.find_all(["b", "strong"], recursive=False))
    return bool(bold.strip()) and bold.split() == tag.get_text().split()
