"""Readers of distances from the day of publication: قبل يومين, منذ ثلاثة أيام, بعد أسبوعين."""

from datetime import MAXYEAR, MINYEAR, timedelta

from ..numbers import read_cardinal
from .calendar_dates import read_day_month
from .lexicon import ABOUT, AFTER, AGO, DUAL_UNITS, UNITS, WEEKDAYS
from .months import HIJRI
from .tense import foretells, tells_past
from .when import When, day_edtf, month_edtf, shift_month

_MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}
# What makes a distance count from something else: قبل يومين من الانتخابات.
_AFTER_DECADE = frozenset("تقريبا واحد كامل علي في كان كانت حين عندما شهد شهدت".split())
_FROM_EVENT = frozenset("من علي عن".split())


def read_distance(cursor, position, published):
    """قبل يومين, منذ ثلاثة أيام, قبل نحو أسبوع, بعد أسبوعين: a distance from the day of publication.

    Days and weeks give a day, months a month, years a year. A distance from another event (قبل يومين من الانتخابات)
    and one of vague length (قبل أيام, قبل أكثر من عام) give None; so does منذ where it tells how long a
    state has lasted (ينتظرون منذ ثلاثة أيام), not when something happened (وصل منذ ثلاثة أيام).
    """
    word = cursor.word(position)
    if published is None or word not in AGO and word != AFTER:
        return None
    start = position + 1
    if cursor.raw(start) in ABOUT:
        start += 1
    amount = _amount(cursor, start)
    if amount is None:
        return None
    end, count, unit = amount
    if cursor.raw(end) in ("واحد", "واحده", "فقط", "تقريبا"):
        end += 1
    follower = cursor.raw(end)
    if follower in _FROM_EVENT or follower.startswith("ونصف") or follower in ("ونيف", "و"):
        return None
    if word == "منذ" and not tells_past(cursor.tokens, position):
        return None
    if word == AFTER and (cursor.word(position - 1) in UNITS or not foretells(cursor.tokens, position)):
        return None
    sign = 1 if word == AFTER else -1
    try:
        return end, When(edtf=_moved(unit, sign * count, published))
    except (ValueError, OverflowError):
        return None


def _amount(cursor, position):
    """(next position, count, unit) of يومين, أسبوع, ثلاثة أيام, 10 سنوات."""
    word = cursor.word(position)
    if word in DUAL_UNITS:
        return position + 1, 2, DUAL_UNITS[word]
    if word in ("يوم", "اسبوع", "شهر", "عام", "سنه", "عقد", "قرن"):
        following = cursor.at(position + 1)
        named = (
            following.number
            or read_day_month(cursor, position + 1)
            or following.word in WEEKDAYS
            or following.word in HIJRI
        )
        # قبل عقد القمة: to hold, not ten years.
        held = word == "عقد" and following.raw.isalpha() and following.raw not in _AFTER_DECADE
        return None if named or held else (position + 1, 1, UNITS[word])
    number = cursor.at(position).number
    found = (1, number) if number is not None else None
    if found is None and (cardinal := read_cardinal(cursor.raws(position, 6), 0)):
        found = cardinal[1], cardinal[0]
    if not found:
        return None
    unit = UNITS.get(cursor.raw(position + found[0]))
    if unit is None or cursor.raw(position + found[0]).startswith("ال") or not 0 < found[1] < 1000:
        return None
    return position + found[0] + 1, found[1], unit


def _moved(unit, count, published):
    if unit == "day":
        return day_edtf(published + timedelta(days=count))
    if unit == "week":
        return day_edtf(published + timedelta(weeks=count))
    year, month = shift_month(published, count * _MONTHS_OF[unit])
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"no such year: {year}")
    return month_edtf(year, month) if unit == "month" else f"{year:04}"
