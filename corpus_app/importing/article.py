"""What reading yields (a raw record), what importing yields (an article), and how both say no."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field

# Longer than any article: a book, a dump, a binary. Kept out of the editor's browser.
MOST_CHARACTERS = 2_000_000
# The fields' lengths on the page.
LONGEST = {"headline": 255, "kicker": 120, "byline": 200, "outlet": 120, "url": 500, "section": 255}


class ImportFault(ValueError):
    """One article cannot be imported: ``where`` (file, or file and line) and ``message`` in words."""

    def __init__(self, where, message):
        super().__init__(f"{where}: {message}")
        self.where, self.message = where, message


@dataclass(frozen=True, slots=True)
class RawRecord:
    """An article as its file has it. ``text`` is plain text or HTML (``is_html``), ``fields`` what is stated beside.

    ``identities`` find the article again, the preferred one first. A record of which only the text came
    (``bare``) may hold its headline and byline in its first lines; one with fields of its own does not.
    """

    where: str
    identities: tuple[str, ...]
    text: str
    fields: dict[str, str] = field(default_factory=dict)
    is_html: bool = False
    bare: bool = False

    @property
    def digest(self):
        """Tells whether text or fields have changed since the last import."""
        stated = json.dumps([self.text, self.fields], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(stated.encode(errors="surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Block:
    """``kind`` is p, h2, ul or ol; ``text`` for the first two, ``items`` for lists."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """An article ready to be stored; ``raw`` is the text as it came, ``digest`` its record's."""

    where: str
    identities: tuple[str, ...]
    headline: str
    blocks: tuple[Block, ...]
    raw: str
    digest: str
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    outlet: str = ""
    date: datetime.date | None = None
    date_precision: str = "day"
    url: str = ""
    section: str = ""

    @property
    def identity(self):
        return self.identities[0]


def shorten(text, most):
    """``text`` cut at a word's end to at most ``most`` characters, with … where something was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" ،؛:.-–") + "…"
