"""Fold spelling variants away for matching, keeping a way back to the stored text.

What folds: diacritics, tatweel, bidi and zero-width marks vanish; the alef forms
become ا, ى and Persian ی become ي, ة becomes ه, ؤ becomes و and ئ becomes ي;
Persian and Maghrebi letters take their nearest Arabic letter; presentation forms
are decomposed (NFKC); Arabic-Indic digits become ASCII; Latin loses accents and case.
Stored text is never folded: callers fold copies.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ھ": "ه",
        "ہ": "ه",
        "ە": "ه",
        "ۀ": "ه",
        "ک": "ك",
        "ڪ": "ك",
        "گ": "ك",
        "ݣ": "ك",
        "ڤ": "ف",
        "ڥ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
        "ڨ": "ق",
    }
)
_TATWEEL = "ـ"


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """The folded form of one character: empty, one or several characters."""
    if char.isspace():
        return char
    folded = []
    for part in unicodedata.normalize("NFKD", char.translate(_LETTERS)):
        category = unicodedata.category(part)
        if category in ("Mn", "Cf", "Me") or part == _TATWEEL:
            continue
        if category == "Nd":
            part = str(unicodedata.digit(part))
        folded.append(part.casefold().translate(_LETTERS))
    return "".join(folded)


# Characters of everyday news that fold one to one; any other sends fold() the slow way.
_SIMPLE = re.compile("[^\x00-\x7f\u0621-\u063a\u0641-\u064a\u0660-\u0669،؛؟«»“”‘’–—\n]")
_SIMPLE_TABLE = {
    ord(char): _fold_char(char)
    for char in map(chr, [*range(0x80), *range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x660, 0x66A)])
    if _fold_char(char) != char
}


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text and, for each of its characters, the offset of its source character.

    ``source`` is the original, ``text`` the folded copy, ``starts[i]`` the offset in
    ``source`` of the character that gave ``text[i]``; ``starts`` never decreases.
    """

    source: str
    text: str
    starts: range | tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map the folded slice [start, end) to offsets in the source.

        The end takes in what folding dropped right after the last character
        (a final vowel sign, a tatweel), so that the slice is what a reader sees.
        Raises ValueError for an empty or outlying slice.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such slice: {start}:{end} of {len(self.text)}")
        source_end = self.starts[end - 1] + 1
        while source_end < len(self.source) and (
            self.source[source_end] == _TATWEEL or unicodedata.category(self.source[source_end]) == "Mn"
        ):
            source_end += 1
        return self.starts[start], source_end


def fold(text: str) -> str:
    """Fold ``text`` for comparison; for offsets use :func:`fold_with_map`."""
    if not _SIMPLE.search(text):
        return text.translate(_SIMPLE_TABLE)
    return _SIMPLE.sub(lambda match: _fold_char(match.group()), text).translate(_SIMPLE_TABLE)


def fold_with_map(text: str) -> FoldedText:
    """Fold ``text`` and keep the map from folded to source offsets (code points)."""
    if not _SIMPLE.search(text):
        return FoldedText(text, text.translate(_SIMPLE_TABLE), range(len(text)))
    folded, starts, position = [], [], 0
    for match in _SIMPLE.finditer(text):
        at = match.start()
        folded.append(text[position:at].translate(_SIMPLE_TABLE))
        part = _fold_char(match.group())
        folded.append(part)
        starts.extend(range(position, at))
        starts.extend([at] * len(part))
        position = at + 1
    folded.append(text[position:].translate(_SIMPLE_TABLE))
    starts.extend(range(position, len(text)))
    return FoldedText(text, "".join(folded), tuple(starts))


def fold_name(name: str) -> str:
    """The key under which a name is stored and compared: folded words, one space between."""
    return " ".join(re.findall(r"[^\W_]+", fold(name)))
