"""Reader of dates in digits: 12/7/2018, 2018-07-12, 15/9/1435 هـ."""

import re

from .lexicon import CHRISTIAN, DAY_NOUNS, MUSLIM, WEEKDAYS
from .months import HIJRI_YEARS
from .when import When

_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-–\\])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-–])(\d{1,2})\2(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_DATED = frozenset(("تاريخ", "بتاريخ"))
_YEARS = range(1000, 2101)


def read_numeric(cursor, position):
    """12/7/2018 and 12.7.2018 (day first), 2018-07-12, each one token; يوم 14/5 after a word for day."""
    raw = cursor.raw(position)
    if match := _DAY_MONTH.fullmatch(raw):
        before = cursor.word(position - 1)
        day, month = int(match[1]), int(match[2])
        said = before in DAY_NOUNS or before in WEEKDAYS or cursor.raw(position - 1) in _DATED
        return (position + 1, When(month=month, day=day)) if said and 1 <= month <= 12 and 1 <= day <= 31 else None
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
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not (muslim or year in _YEARS):
        return None
    if muslim or year in HIJRI_YEARS:
        return end + muslim, When(year=year, month=month, day=day, hijri=True)
    return end + (cursor.raw(end) in CHRISTIAN), When(year=year, month=month, day=day)
