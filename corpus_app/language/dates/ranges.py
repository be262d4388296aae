"""Two expressions that bound an interval: بين عامي 2014 و2017, من 3 إلى 7 أيار, 16 و17 و18 مارس."""

import re
from dataclasses import replace

from .calendar_dates import read_day_month, read_day_number
from .expressions import read_expression
from .landmarks import is_name
from .lexicon import BETWEEN, DAY_NOUNS, DUALS, UNTIL
from .named_years import read_year_number
from .when import When

_DASHES = frozenset("-–")
# A longer list is no list of days; the bound keeps reading linear.
_MOST_DAYS = 7
_DAYS = re.compile(r"(\d{1,2})[-–](\d{1,2})")


def read_range(cursor, position, published):
    """بين عامي 2014 و2017, من 3 إلى 7 أيار, 14 و15 أيار, 3-7 أيار: (next position, [first, last])."""
    word = cursor.word(position)
    opened = word in (BETWEEN, "من", *DUALS)
    start = position + 1 if opened else position
    if word == BETWEEN and cursor.word(start) in DUALS:
        start += 1
    if days := _day_span(cursor, start):
        return days
    if word == BETWEEN and start > position + 1 and (years := _years(cursor, start)):
        return years
    first = _edge(cursor, start, published)
    if first is None:
        return None
    if days := _day_list(cursor, first):
        return days
    joint = cursor.raw(first[0])
    joined = (
        word == BETWEEN and joint in ("و", "الي") or word in DUALS and joint == "و"
        or word == "من" and joint in UNTIL or joint in _DASHES
        or joint == "و" and first[1].day is not None and first[1].month is None and first[1].weekday is None
    )  # fmt: skip
    second_at = first[0] + 1 if joined else first[0]
    if not joined and not (word in (BETWEEN, *DUALS) and joint.startswith("و")):
        return None
    second = _edge(cursor, second_at, published)
    if second is None:
        return None
    pair = _align(first[1], second[1])
    if not pair:
        return None
    if word != BETWEEN and joint.startswith("و") and not _adjacent(first[1], second[1]):
        # 8 و14 آذار are two days, not what lies between them: answer the first, the second is read on its own.
        if is_name(cursor.raw(position - 1), "", second[1].month, second[1].day):
            return second[0], []
        return first[0], [replace(pair[0], weekday_to=None)]
    return second[0], pair


def _years(cursor, position):
    """بين عامي 1830 و1837: the nouns say that these are years, however early."""
    first = read_year_number(cursor, position)
    second = read_year_number(cursor, first[0] + 1) if first and cursor.raw(first[0]) in ("و", "الي") else None
    return (second[0], [When(year=first[1]), When(year=second[1])]) if second and first[1] < second[1] else None


def _adjacent(first, second):
    """Whether the two are neighbours, so that naming both names a stretch."""
    if first.weekday is not None and second.weekday is not None and first.day is None:
        return (second.weekday - first.weekday) % 7 == 1
    if first.day is not None and second.day is not None:
        return first.month in (None, second.month) and second.day == first.day + 1
    if first.month is not None and second.month is not None:
        return (second.month - first.month) % 12 == 1
    if first.year is not None and second.year is not None:
        return second.year == first.year + 1
    return True


def _day_span(cursor, position):
    """3-7 أيار: the days are one token."""
    match = _DAYS.fullmatch(cursor.raw(position))
    month = read_day_month(cursor, position + 1, need_certain=False) if match else None
    if month is None or month[1].day is not None or int(match[1]) >= int(match[2]):
        return None
    return month[0], [replace(month[1], day=int(day)) for day in match.groups()]


def _day_list(cursor, first):
    """16 و17 و18 مارس: three or more days of a month in a row."""
    end, when = first
    days = [when.day]
    while when.month is None and when.day is not None and cursor.raw(end) in ("و", "،") and len(days) < _MOST_DAYS:
        number = read_day_number(cursor, end + 1)
        if number is None:
            return None
        end, day = number
        days.append(day)
        when = When(day=day)
        whole = read_day_month(cursor, end - 1)
        if whole and whole[1].day == day:
            end, when = whole
    if len(days) < 3 or when.month is None or days != list(range(days[0], days[0] + len(days))):
        return None
    return end, [replace(when, day=days[0]), when]


def _edge(cursor, position, published):
    """One end of a range: any expression, or a day's number or month that borrows the rest from the other end."""
    found = read_expression(cursor, position, published)
    if found:
        return (found[0], found[1][0]) if found[1] else None
    start = position + 1 if cursor.word(position) in DAY_NOUNS else position
    number = read_day_number(cursor, start)
    return (number[0], When(day=number[1])) if number else None


def _align(first, second):
    """Give the first end what only the last one tells (its month and year); None when they do not match."""
    if first == second:
        return None
    if first.day is not None and first.month is None and first.edtf == "":
        if second.month is None and second.month_shift is None or second.day is None or first.day >= second.day:
            return None
        return [replace(second, day=first.day, weekday=None), second]
    if second.day is not None and second.month is None and second.edtf == "":
        return None
    if first.weekday is not None and second.weekday is not None and not (first.calendar or second.calendar):
        tense = second.tense if first.tense is None else first.tense
        return [replace(first, weekday_to=second.weekday, tense=tense)] if not second.weekday_to else None
    if first.month is not None and second.month is not None and first.year is None:
        year = second.year
        if year is not None and first.month > second.month:
            year -= 1
        return [replace(first, year=year, tense=second.tense, year_shift=second.year_shift), second]
    same = (first.month is None) == (second.month is None) and (first.weekday is None) == (second.weekday is None)
    return [first, second] if same else None
