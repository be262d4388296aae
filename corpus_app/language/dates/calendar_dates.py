"""Readers of days and months of the solar calendar: 12 تموز/يوليو 2018, الثالث من يناير, 15 من الشهر الجاري.

Each reader takes a cursor and a position and answers (next position, When), or None.
"""

from dataclasses import replace

from ..numbers import read_cardinal, read_ordinal
from .lexicon import DAY_WORDS, SAME, TENSES, THIS
from .months import GREGORIAN, LEVANTINE, SOLAR, WEAK
from .named_years import read_tense, read_year_after
from .when import When

_PAIR_SIGNS = frozenset("/(\\|-–[،")
_FIRST_DAYS = frozenset(("الفاتح", "فاتح", "غره"))


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
        when = replace(year[1], month=month, day=day, hijri=False)
    elif cursor.raw(end) == "من" and cursor.word(end + 1) == "الشهر" and (tense := read_tense(cursor, end + 2)):
        end, when = tense[0], replace(when, tense=tense[1])
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
