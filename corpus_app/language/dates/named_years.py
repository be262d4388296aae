"""Readers of a year and what stands for one: عام 2016, ألفين وستة, 2014-2017, العام الماضي, المقبل.

Each reader takes a cursor and a position and answers (next position, …), or None.
"""

import re

from ..numbers import read_cardinal
from .lexicon import CHRISTIAN, MUSLIM, PREVIOUS, SAME, TENSES, THAT, THIS, YEAR_NOUNS
from .months import HIJRI_YEARS, LIVING_HIJRI_YEARS
from .when import When

_SPAN = re.compile(r"(\d{4})[-–/](\d{4}|\d{2})")
_STRAY_SIGNS = frozenset(".,،")
_QUALIFIERS = frozenset({"قبل", "بعد"})


def read_year_number(cursor, position, low=1000):
    """A year in four digits: (next position, year). ``low`` is the earliest believed."""
    token = cursor.at(position)
    if token.number is not None and len(token.raw) == 4 and max(low, 1000) <= token.number <= 2100:
        return position + 1, token.number
    return None


def read_year_words(cursor, position):
    """A year in words: ألفين وستة عشر, ألف وتسعمائة وثمانية وأربعين."""
    if not cursor.raw(position).startswith("الف"):
        return None
    found = read_cardinal(cursor.raws(position, 12), 0)
    return (position + found[1], found[0]) if found and 1000 < found[0] <= 2100 else None


def read_named_year(cursor, position):
    """عام 2016, العام 1435 هـ, سنة ألفين وأربع: the noun and the year."""
    if cursor.word(position) not in YEAR_NOUNS:
        return None
    found = read_year_number(cursor, position + 1) or read_year_words(cursor, position + 1)
    if found is None:
        return None
    end, when = _after_year(cursor, *found)
    return None if cursor.raw(end) in _QUALIFIERS and cursor.raw(end + 1).startswith("المي") else (end, when)


def _after_year(cursor, position, year):
    """Take in م, ميلادية, هـ after a year and say which calendar it is of."""
    word = cursor.raw(position)
    if word in MUSLIM and (len(word) > 1 or year in HIJRI_YEARS):
        return position + 1, When(year=year, hijri=True)
    if year in LIVING_HIJRI_YEARS and word not in CHRISTIAN:
        return position, When(year=year, hijri=True)
    if word in CHRISTIAN:
        return position + 1, When(year=year)
    if word == "للميلاد":
        return position + 1, When(year=year)
    return position, When(year=year)


def read_tense(cursor, position):
    """الماضي, المقبل, قبل الماضي…: (next position, shift)."""
    word = cursor.raw(position)
    if word in TENSES:
        return position + 1, TENSES[word]
    if word in _QUALIFIERS and (beyond := TENSES.get(cursor.raw(position + 1))):
        return position + 2, beyond * 2
    return None


def read_shifted_year(cursor, position):
    """العام الماضي, هذا العام, العام نفسه as the year of a month: (next position, When)."""
    start = position + 1 if cursor.word(position) == "من" else position
    if cursor.word(start + 1) in YEAR_NOUNS:
        if cursor.word(start) in THIS:
            return start + 2, When(year_shift=0)
        if cursor.word(start) in THAT or cursor.word(start) == "نفس":
            return start + 2, When(year_from_last=0)
    if cursor.word(start) in YEAR_NOUNS:
        tense = read_tense(cursor, start + 1)
        if tense:
            return tense[0], When(year_shift=tense[1])
        if cursor.raw(start + 1) in SAME:
            return start + 2, When(year_from_last=0)
        if cursor.raw(start + 1) in PREVIOUS:
            return start + 2, When(year_from_last=-1)
    return None


def read_year_after(cursor, position):
    """What may follow a month: 2018, من عام 2018, عام ألفين وستة, .2001, الماضي, من العام المقبل."""
    tense = read_tense(cursor, position)
    if tense:
        return tense[0], When(tense=tense[1])
    if shifted := read_shifted_year(cursor, position):
        return shifted
    start = cursor.skip_signs(position, _STRAY_SIGNS)
    plain = start == position
    if cursor.word(start) == "من":
        start += 1
    if named := read_named_year(cursor, start):
        return named
    found = read_year_number(cursor, start, 1000 if plain else 1900)
    if found is None or not plain and cursor.raw(start - 1) != "." and _counts(cursor, found[0]):
        return None
    return _after_year(cursor, *found)


def _counts(cursor, position):
    """Whether the number before ``position`` counts things: a word in the accusative follows."""
    return cursor.raw(position).endswith("ا") and not cursor.raw(position).startswith("ال")


def read_year_span(cursor, position):
    """2014-2017, 2017/2018, 2014-15 as one token: an interval of years."""
    match = _SPAN.fullmatch(cursor.raw(position))
    if not match:
        return None
    first, last = int(match[1]), int(match[2])
    if last < 100:
        last += first // 100 * 100
    earliest = 1000 if cursor.raw(position - 1) == "(" else 1800
    if not (earliest <= first < last <= 2100):
        return None
    return position + 1, When(edtf=f"{first:04}/{last:04}")
