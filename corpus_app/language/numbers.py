"""Arabic numbers written in words, read from folded words.

Both readers take a list of folded words (as ``folding.fold`` and a word splitter give them) and a position;
they answer ``(value, next position)`` or None when no number starts there. Gender and case endings do not
matter: ثلاثة/ثلاث, عشرون/عشرين, مائتا/مائتين all read alike.
"""

from collections.abc import Sequence

from .folding import fold

_UNIT_NAMES = (
    "",
    "واحد واحدة أحد إحدى",
    "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين",
    "ثلاثة ثلاث",
    "أربعة أربع",
    "خمسة خمس",
    "ستة ست",
    "سبعة سبع",
    "ثمانية ثماني ثمان",
    "تسعة تسع",
)
_UNITS = {fold(name): value for value, names in enumerate(_UNIT_NAMES) for name in names.split()}
_TEN = {"عشره", "عشر"}
_TENS = {
    name + ending: value
    for value, name in zip(range(20, 100, 10), ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"), strict=True)
    for ending in ("ون", "ين")
}
_HUNDREDS = {fold(form): 100 for form in ("مائة", "مئة", "مية")}
_HUNDREDS |= {fold(form): 200 for form in ("مائتان", "مائتين", "مئتان", "مئتين", "مائتا", "مئتا", "مائتي", "مئتي")}
_HUNDREDS |= {
    fold(unit + hundred): value * 100
    for value, unit in enumerate(("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), start=3)
    for hundred in ("مائة", "مئة", "ماية")
}
_THOUSANDS = {"الف": 1000, "الفان": 2000, "الفين": 2000, "الفا": 2000, "الفي": 2000, "الاف": 1000}

_ORDINAL_STEMS = (
    "",
    "أول أولى حادي حادية",
    "ثاني ثانية ثان",
    "ثالث ثالثة",
    "رابع رابعة",
    "خامس خامسة",
    "سادس سادسة",
    "سابع سابعة",
    "ثامن ثامنة",
    "تاسع تاسعة",
    "عاشر عاشرة",
)
_ORDINALS = {
    fold(article + name): value
    for value, names in enumerate(_ORDINAL_STEMS)
    for name in names.split()
    for article in ("", "ال")
}

# The words that a number below a hundred may begin with; a cheap test before reading.
CARDINAL_WORDS = frozenset({*_UNITS, *_TENS, *_TEN})
ORDINAL_WORDS = frozenset({*_ORDINALS, *("ال" + word for word in _TENS)})


def read_cardinal(words: Sequence[str], position: int) -> tuple[int, int] | None:
    """Read a cardinal at ``position``: ``ألفين وستة عشر`` → 2016, ``خمسة وعشرين`` → 25.

    The first word may not carry a conjunction; each further part is joined by و, written onto it or apart.
    Ten thousand and more are read too (عشرة آلاف).
    """
    group = _group(words, position)
    if group is None:
        thousand = _THOUSANDS.get(_at(words, position))
        if thousand is None:
            return None
        total, position = thousand, position + 1
    else:
        total, position = group
        if _at(words, position) in ("الف", "الاف", "الفا"):
            total, position = total * 1000, position + 1
        else:
            return total, position
    rest = _joined(words, position, _group)
    return (total + rest[0], rest[1]) if rest else (total, position)


def read_ordinal(words: Sequence[str], position: int) -> tuple[int, int] | None:
    """Read an ordinal below a hundred: ``الثالث`` → 3, ``الحادي عشر`` → 11, ``الخامس والعشرين`` → 25."""
    word = _at(words, position)
    if word[:2] == "ال" and (tens := _TENS.get(word[2:])):
        return tens, position + 1
    unit = _ORDINALS.get(word)
    if unit is None:
        return None
    if unit < 10 and _at(words, position + 1) in _TEN:
        return unit + 10, position + 2
    tens = _joined(words, position + 1, lambda words, at: _tens(words, at, "ال"))
    return (unit + tens[0], tens[1]) if tens and unit < 10 else (unit, position + 1)


def _at(words, position):
    return words[position] if position < len(words) else ""


def _joined(words, position, read):
    """Read what follows a و, which is a word of its own or the first letter of the next word."""
    word = _at(words, position)
    if word == "و":
        return read(words, position + 1)
    if len(word) > 2 and word[0] == "و":
        stripped = [word[1:], *words[position + 1 : position + 6]]
        result = read(stripped, 0)
        return (result[0], position + result[1]) if result else None
    return None


def _tens(words, position, article=""):
    word = _at(words, position)
    if not word.startswith(article):
        return None
    value = _TENS.get(word[len(article) :])
    return (value, position + 1) if value else None


def _below_hundred(words, position):
    if tens := _tens(words, position):
        return tens
    word = _at(words, position)
    if word in _TEN:
        return 10, position + 1
    unit = _UNITS.get(word)
    if unit is None:
        return None
    if _at(words, position + 1) in _TEN:
        return unit + 10, position + 2
    tens = _joined(words, position + 1, _tens)
    return (unit + tens[0], tens[1]) if tens else (unit, position + 1)


def _group(words, position):
    """A number below a thousand."""
    word = _at(words, position)
    hundred = _HUNDREDS.get(word)
    if hundred:
        position += 1
    elif word in _UNITS and _at(words, position + 1) in _HUNDREDS:
        hundred, position = _UNITS[word] * 100, position + 2
    else:
        return _below_hundred(words, position)
    rest = _joined(words, position, _below_hundred)
    return (hundred + rest[0], rest[1]) if rest else (hundred, position)
