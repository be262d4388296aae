"""Readers of days, months and years of a calendar: 12 تموز/يوليو 2018, الثالث من يناير, عام 2016, 12/7/2018.

Each reader takes a cursor and a position and answers (next position, When), or None.
"""

import re
from dataclasses import replace

from ..numbers import read_cardinal, read_ordinal
from .lexicon import (
    CHRISTIAN,
    DAY_WORDS,
    MUSLIM,
    PREVIOUS,
    SAME,
    TENSES,
    THAT,
    THIS,
    YEAR_NOUNS,
)
from .months import GREGORIAN, HIJRI, LEVANTINE, SOLAR, WEAK
from .when import When

_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-–\\])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-–])(\d{1,2})\2(\d{1,2})")
_YEARS = re.compile(r"(\d{4})[-–/](\d{4}|\d{2})")
_PAIR_SIGNS = frozenset("/(\\|-–[،")
_STRAY_SIGNS = frozenset(".,،")
_YEAR_RANGE = range(1000, 2101)
HIJRI_RANGE = range(1343, 1500)
_QUALIFIERS = frozenset({"قبل", "بعد"})
_FIRST_DAYS = frozenset(("الفاتح", "غره"))


def read_month_name(cursor, position, names=SOLAR):
    """A month's name of one or two words: (next position, month, name)."""
    word = cursor.word(position)
    if (name := f"{word} {cursor.raw(position + 1)}") in names:
        return position + 2, names[name], name
    if word in names:
        return position + 1, names[word], word
    return None


def read_month(cursor, position):
    """A solar month with its twin of the other system, if any: (next position, month, certain).

    سبتمبر/أيلول, يوليو (تموز), آب / أغسطس; a month that contradicts its twin is still one expression, the first
    name counts. ``certain`` says that nothing else can be meant.
    """
    first = read_month_name(cursor, position)
    if first is None:
        return None
    end, month, name = first
    certain = name not in WEAK
    twins = LEVANTINE if name in GREGORIAN else GREGORIAN
    while True:
        sign = cursor.raw(end)
        start = end + 1 if sign in _PAIR_SIGNS and sign else end
        second = read_month_name(cursor, start, twins)
        loose = start == end or sign in ("،", "-", "–") or twins is SOLAR
        if second is None or loose and second[1] != month:
            return end, month, certain
        end, certain = second[0], True
        end = cursor.close(sign, end)
        twins = SOLAR


def read_day_number(cursor, position):
    """A day of a month in digits or as an ordinal: (next position, day)."""
    number = cursor.at(position).number
    if number is not None:
        return (position + 1, number) if 1 <= number <= 31 and len(cursor.raw(position)) <= 2 else None
    if cursor.word(position) in _FIRST_DAYS:
        return position + 1, 1
    if cursor.word(position) not in DAY_WORDS:
        return None
    words = cursor.raws(position, 4)
    found = read_ordinal(words, 0)
    if found is None:
        found = read_cardinal(words, 0)
        # Below eleven a cardinal counts days or names a weekday (أول اثنين من شهر أيلول).
        if found is None or found[0] <= 10:
            return None
    return (position + found[1], found[0]) if found[0] <= 31 else None


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


def _after_year(cursor, position, year):
    """Take in م, ميلادية, هـ after a year and say which calendar it is of."""
    word = cursor.raw(position)
    if word in MUSLIM and (len(word) > 1 or year in HIJRI_RANGE):
        return position + 1, When(year=year, hijri=True)
    if word in CHRISTIAN:
        return position + 1, When(year=year)
    if word == "للميلاد":
        return position + 1, When(year=year)
    return position, When(year=year)


def read_named_year(cursor, position):
    """عام 2016, العام 1435 هـ, سنة ألفين وأربع: the noun and the year."""
    if cursor.word(position) not in YEAR_NOUNS:
        return None
    found = read_year_number(cursor, position + 1) or read_year_words(cursor, position + 1)
    if found is None:
        return None
    end, when = _after_year(cursor, *found)
    return None if cursor.raw(end) in _QUALIFIERS and cursor.raw(end + 1).startswith("المي") else (end, when)


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


def read_day_month(cursor, position, need_certain=True):
    """[day] month [year]: 12 يوليو (تموز) 2018, الثالث من يناير, آب/أغسطس الفائت, 15 من الشهر الجاري."""
    day, joint = None, ""
    end = position
    found = read_day_number(cursor, position)
    if found:
        end, day = found
        if (joint := cursor.raw(end)) in ("من", "-", "–", "/"):
            end += 1
    if cursor.word(end) in ("شهر", "الشهر") and read_month(cursor, end + 1):
        end, need_certain = end + 1, False
    if day is not None and (month := _month_of_publication(cursor, end)):
        return month[0], replace(month[1], day=day)
    solar = read_month(cursor, end)
    if solar is None or _is_person(cursor, position, end):
        return None
    # باب and أب: without its madda, August needs more than a preposition before it.
    doubtful = cursor.word(end) == "اب" and not solar[2] and cursor.first_letter(end) != "آ"
    if doubtful and cursor.raw(end) != "اب":
        return None
    end, month, certain = solar
    need_certain = need_certain or doubtful
    when = When(month=month, day=day)
    # 1/نيسان/2003, مارس/2015: the sign before the month stands after it too.
    sign = cursor.raw(end)
    signed = sign == "/" and day is None or sign in ("/", "-", "–") and sign == joint
    year = read_year_after(cursor, end + signed)
    if year:
        end = year[0]
        when = replace(year[1], month=month, day=day)
    if need_certain and not (certain or day is not None or year):
        return None
    # What comes round every year is no date.
    return None if cursor.raw(end) == "من" and cursor.raw(end + 1) == "كل" else (end, when)


def _is_person(cursor, position, month):
    """لويجي دي مايو, مايو كلينك."""
    return position == month and (cursor.raw(position - 1) == "دي" or cursor.raw(month + 1).startswith("كلين"))


def _month_of_publication(cursor, position):
    """الشهر الجاري, هذا الشهر, الجاري, الشهر نفسه, منه after a day's number."""
    if TENSES.get(cursor.raw(position)) == 0 and cursor.at(position - 1).number:
        return position + 1, When(month_shift=0)
    if cursor.raw(position) == "منه":
        return position + 1, When(month_from_last=0)
    if cursor.word(position) == "نفس" and cursor.word(position + 1) == "الشهر":
        return position + 2, When(month_from_last=0)
    if cursor.word(position) == "الشهر" and cursor.raw(position + 1) in SAME:
        return position + 2, When(month_from_last=0)
    if cursor.word(position) in THIS and cursor.word(position + 1) == "الشهر":
        return position + 2, When(month_shift=0)
    if cursor.word(position) == "الشهر" and (tense := read_tense(cursor, position + 1)):
        return tense[0], When(month_shift=tense[1])
    return None


def read_hijri(cursor, position):
    """15 رمضان 1435, رمضان 1435 هـ, شهر رمضان الماضي; a month's name alone is no date (it names people)."""
    day = None
    end = position
    found = read_day_number(cursor, position)
    if found:
        end, day = found
        if cursor.word(end) == "من":
            end += 1
    if cursor.word(end) == "شهر":
        end += 1
    month = read_month_name(cursor, end, HIJRI)
    if month is None:
        return None
    end = month[0]
    year = cursor.skip_signs(end, _STRAY_SIGNS)
    year = year + 1 if cursor.word(year) in YEAR_NOUNS else year
    number = cursor.at(year).number
    if number in HIJRI_RANGE:
        end = year + 2 if cursor.raw(year + 1) in MUSLIM else year + 1
        return end, When(year=number, month=month[1], day=day, hijri=True)
    if tense := read_tense(cursor, end):
        return tense[0], When(month=month[1], day=day, tense=tense[1], hijri=True)
    # 3 صفر is a score, and أول رجب no day.
    doubtful = cursor.raw(end - 1) == "صفر" or cursor.word(position) == "اول" and cursor.word(position + 1) != "من"
    if day is not None and not doubtful:
        return end, When(month=month[1], day=day, hijri=True)
    return None


def read_numeric(cursor, position):
    """12/7/2018 and 12.7.2018 (day first), 2018-07-12, each one token."""
    raw = cursor.raw(position)
    if match := _DAY_FIRST.fullmatch(raw):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if month > 12 >= day:
            day, month = month, day
    elif match := _YEAR_FIRST.fullmatch(raw):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    else:
        return None
    end = position + 1
    muslim = cursor.raw(end) in MUSLIM
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not (muslim or year in _YEAR_RANGE):
        return None
    if muslim or year in HIJRI_RANGE:
        return end + muslim, When(year=year, month=month, day=day, hijri=True)
    return end + (cursor.raw(end) in CHRISTIAN), When(year=year, month=month, day=day)


def read_year_span(cursor, position):
    """2014-2017, 2017/2018, 2014-15 as one token: an interval of years."""
    match = _YEARS.fullmatch(cursor.raw(position))
    if not match:
        return None
    first, last = int(match[1]), int(match[2])
    if last < 100:
        last += first // 100 * 100
    if not (1800 <= first < last <= 2100):
        return None
    return position + 1, When(edtf=f"{first:04}/{last:04}")
