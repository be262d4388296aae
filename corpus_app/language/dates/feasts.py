"""Readers of the Muslim feasts and of Ramadan told by name: أول أيام عيد الفطر, عيد الأضحى الماضي, شهر رمضان."""

from datetime import date, timedelta

from ..folding import fold
from .hijri_days import days_near
from .lexicon import YEAR_NOUNS
from .named_years import read_tense, read_year_number
from .when import When

_FIRST_TO_FOURTH = {word: day for day, word in enumerate(fold("أول ثاني ثالث رابع").split(), 1)}
_THE_FIRST = {word: day for day, word in enumerate(fold("الأول الثاني الثالث الرابع").split(), 1)}
# (month, first day, how many days) of a feast in the Hijri year.
_FEASTS = {"الفطر": (10, 1, 3), "الاضحي": (12, 10, 4)}
_DAYS, _FEAST, _BLESSED = ("ايام", "يوم"), ("عيد", "لعيد"), "المبارك"
_DURING = frozenset(fold("في خلال طوال طيلة منذ قبل بعد وفي").split())
# News speaks of شهر رمضان as a date when it is near; otherwise of the custom.
_NEAR = timedelta(days=45)


def read_feast(cursor, position, published):
    """أول أيام عيد الفطر, اليوم الثاني من عيد الأضحى, عيد الأضحى الماضي, عيد الفطر 2019; a feast alone is no date.

    Without a tense or year the occurrence nearest to ``published`` is meant.
    """
    end, day = _feast_day(cursor, position)
    if cursor.raw(end) not in _FEAST or (feast := _FEASTS.get(cursor.raw(end + 1))) is None:
        return None
    end += 2 + (cursor.raw(end + 2) == _BLESSED)
    month, first, length = feast
    tense, year = read_tense(cursor, end), _year(cursor, end)
    if day is None and tense is None and year is None or published is None and year is None:
        return None
    end = (tense or year or (end,))[0]
    begin = _occurrence(month, first, tense and tense[1], year and year[1], published)
    if begin is None:
        return None
    if day is not None:
        return end, When(edtf=(begin + timedelta(days=day - 1)).isoformat())
    return end, When(edtf=f"{begin}/{begin + timedelta(days=length - 1)}")


def _feast_day(cursor, position):
    """(where the feast's name should stand, which of its days or None)."""
    if (day := _FIRST_TO_FOURTH.get(cursor.word(position))) and cursor.raw(position + 1) in _DAYS:
        end = position + 2
    elif cursor.word(position) == "اليوم" and (day := _THE_FIRST.get(cursor.raw(position + 1))):
        end = position + 2
    else:
        return position, None
    end += cursor.raw(end) == "من"
    return end + (cursor.raw(end) in _DAYS), day


def _year(cursor, position):
    return read_year_number(cursor, position + (cursor.word(position) in YEAR_NOUNS), 1900)


def _occurrence(month, day, tense, year, published):
    days = days_near(month, day, published if year is None else date(year, 7, 1))
    if year is not None:
        return next((each for each in days if each.year == year), None)
    if tense == 0:
        return next((each for each in days if each.year == published.year), None)
    if tense is not None:
        past = tense < 0
        days = [each for each in days if (each <= published if past else each > published)]
    return min(days, key=lambda each: abs(each - published), default=None)


def read_ramadan(cursor, position, published):
    """شهر رمضان, في رمضان: the days of the month, when the article appeared within weeks of it."""
    if published is None:
        return None
    named = cursor.word(position) == "شهر"
    at = position + named
    if cursor.raw(at) != "رمضان" or not named and cursor.raw(position - 1) not in _DURING:
        return None
    end = at + 1 + (cursor.raw(at + 1) == _BLESSED)
    if (
        cursor.at(end).number
        or cursor.word(end) in YEAR_NOUNS
        or cursor.raw(end) == "من"
        and cursor.raw(end + 1) == "كل"
    ):
        return None
    begin = _occurrence(9, 1, None, None, published)
    last = _occurrence(10, 1, None, None, begin) - timedelta(days=1) if begin else None
    if begin is None or not begin - _NEAR <= published <= last + _NEAR:
        return None
    return end, When(edtf=f"{begin}/{last}")
