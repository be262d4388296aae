"""Characters that files carry and readers never see: controls, bidi marks, presentation forms, odd spaces."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# NUL and other controls, zero-width and bidi marks, soft hyphen, byte-order mark, lone surrogates, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Letters as PDFs draw them; the phrase ligatures (ﷺ and its like) stay.
_DRAWN_LETTERS = re.compile("[\ufb50-\ufdcf\ufe70-\ufefc]+")


def clean_characters(text):
    """``text`` as a reader sees it, lines parted by newlines; letters are kept as written, only composed."""
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _DRAWN_LETTERS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text)


def storable(text):
    """``text`` without what no database stores: NUL and lone surrogates."""
    return _UNSTORABLE.sub("", text)
