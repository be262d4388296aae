"""Readers of Hijri dates: 15 رمضان 1435, غرة شوال, 1435 هـ."""

from .calendar_dates import read_day_number, read_month_name
from .lexicon import MUSLIM, YEAR_NOUNS
from .months import HIJRI, HIJRI_YEARS
from .named_years import read_tense
from .when import When

_STRAY_SIGNS = frozenset(".,،")


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
    if number in HIJRI_YEARS:
        end = year + 2 if cursor.raw(year + 1) in MUSLIM else year + 1
        return end, When(year=number, month=month[1], day=day, hijri=True)
    if tense := read_tense(cursor, end):
        return tense[0], When(month=month[1], day=day, tense=tense[1], hijri=True)
    # 3 صفر is a score, and أول رجب no day.
    doubtful = cursor.raw(end - 1) == "صفر" or cursor.word(position) == "اول" and cursor.word(position + 1) != "من"
    if day is not None and not doubtful:
        return end, When(month=month[1], day=day, hijri=True)
    return None


def read_hijri_year(cursor, position):
    """1435 هـ, 1441 هجرية: the letter tells the calendar."""
    number = cursor.at(position).number
    if number in HIJRI_YEARS and cursor.raw(position + 1) in MUSLIM:
        return position + 2, When(year=number, hijri=True)
    return None
