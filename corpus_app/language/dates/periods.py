"""Readers of weeks, months, years, decades and centuries told from the day of publication or by name.

الأسبوع الماضي, هذا العام, خريف 2015, تسعينيات القرن الماضي, النصف الأول من العام 2014, مطلع حزيران.
"""

from dataclasses import replace
from datetime import date, timedelta

from ..folding import fold
from ..numbers import read_ordinal
from .calendar_dates import read_day_month
from .hijri_dates import read_hijri
from .lexicon import (
    DECADES,
    DEFINITE_UNITS,
    ENDS,
    NEXT,
    PARTS,
    PORTIONS,
    SAME,
    SEASONS,
    THIS,
    UNITS,
)
from .named_years import read_named_year, read_shifted_year, read_tense, read_year_number, read_year_span
from .when import When, day_edtf, month_edtf, shift_month, week_edtf

# المدير العام الحالي is no year: العام after these is "general".
_GENERAL = frozenset(
    "الامين المدير النايب المدعي الراي القايد المفتش الكاتب المفوض المراقب السكرتير الحاكم المندوب العفو الاضراب"
    " القطاع المقرر المنسق المشرف المعتمد الممثل القنصل الملحق الوكيل المنظم الرييس".split()
)
_HALVES = {1: (1, 6), 2: (7, 12)}
_HALF, _QUARTER, _DECADE = "النصف", "الربع", "العقد"
_LAST = "الاخير"
_MONTHS, _TWO_QUARTERS = "الاشهر", "الربعين"
_COUNTS = {
    fold(word): count
    for count, word in enumerate("الثلاثة الأربعة الخمسة الستة السبعة الثمانية التسعة العشرة".split(), 3)
}
_FIRSTS = frozenset(("الاولي", "الاولين"))
_LASTS = frozenset(("الاخيره", "الاخيرين"))
_WEEK_LENGTH = len("2018-03-26/2018-04-01")


def read_unit(cursor, position, published, bare=False):
    """الأسبوع الماضي, هذا العام, العقد المقبل; with ``bare`` (after مطلع, نهاية) also العام alone, meaning this one."""
    start = position
    if cursor.word(start) == "نفس":
        start += 1
        unit = UNITS.get(cursor.raw(start)) if cursor.raw(start) in DEFINITE_UNITS else None
        same = {"year": When(year_from_last=0), "month": When(month_from_last=0)}.get(unit)
        return (start + 1, same) if same else None
    this = cursor.word(start) in THIS
    if this:
        start += 1
    if cursor.word(start) not in DEFINITE_UNITS:
        return None
    if cursor.word(start) == "العام" and cursor.raw(start - 1) in _GENERAL:
        return None
    unit, end = UNITS[cursor.word(start)], start + 1
    tense = read_tense(cursor, end)
    if tense:
        end, shift = tense
    elif this:
        shift = 0
    elif unit == "century" and (ordinal := _ordinal(cursor, end)):
        return _century(cursor, *ordinal)
    elif cursor.raw(end) in SAME | NEXT and unit in ("year", "month"):
        shift = int(cursor.raw(end) in NEXT)
        return end + 1, When(year_from_last=shift) if unit == "year" else When(month_from_last=shift)
    elif bare and unit in ("year", "month", "week") and cursor.raw(start + 1) not in _GENERAL:
        shift = 0
    else:
        return None
    if unit == "year" and (year := read_year_number(cursor, end, 1800)):
        return year[0], When(year=year[1])
    if published is None:
        return None
    try:
        return end, When(edtf=_shifted(unit, shift, published))
    except (ValueError, OverflowError):
        return None


def _ordinal(cursor, position):
    """التاسع عشر, الـ19, or 21."""
    digits = position + 1 if cursor.raw(position) == "ال" else position
    if number := cursor.at(digits).number:
        return digits + 1, number
    found = read_ordinal(cursor.raws(position, 4), 0)
    return (position + found[1], found[0]) if found else None


def _century(cursor, position, ordinal):
    if cursor.raw(position) in ("قبل", "الهجري") or not 10 <= ordinal <= 22:
        return None
    return position + (cursor.raw(position) == "الميلادي"), When(edtf=f"{ordinal - 1:02}XX")


def _shifted(unit, shift, published):
    if unit == "week":
        return week_edtf(published, shift)
    if unit == "month":
        return month_edtf(*shift_month(published, shift))
    if unit == "year":
        return f"{published.year + shift:04}"
    if unit == "decade":
        return f"{published.year // 10 + shift:03}X"
    return f"{published.year // 100 + shift:02}XX"


def read_decade(cursor, position, published):
    """تسعينيات القرن الماضي, ثمانينات القرن العشرين, السبعينيات; an age (في الستينات من عمره) gives None."""
    tens = DECADES.get(cursor.word(position))
    if tens is None:
        return None
    end = position + 1
    if cursor.raw(end) == "من" and cursor.raw(end + 1) == "القرن":
        end += 1
    century = read_unit(cursor, end, published) if cursor.raw(end) == "القرن" else None
    if century:
        end, hundreds = century[0], century[1].edtf[:2]
    elif not cursor.word(position).startswith("ال") or cursor.raw(end) in ("من", "في") and _is_age(cursor, end + 1):
        return None
    elif cursor.raw(end).startswith("عمر") or tens < 50:
        return None
    else:
        hundreds = "19"
    return end, When(edtf=f"{hundreds}{tens // 10}X")


def _is_age(cursor, position):
    return cursor.raw(position).startswith(("عمر", "العمر", "عقد"))


def read_season(cursor, position):
    """خريف 2015, الصيف الماضي, ربيع العام المقبل, هذا الشتاء; ربيع alone is a name."""
    start = position + 1 if cursor.word(position) == "فصل" else position
    this = cursor.word(start) in THIS
    start += this
    season = SEASONS.get(cursor.word(start))
    if season is None:
        return None
    end = start + 1
    if this:
        return (end, When(season=season, tense=0)) if cursor.word(start).startswith("ال") else None
    if tense := read_tense(cursor, end):
        return (tense[0], When(season=season, tense=tense[1])) if cursor.word(start).startswith("ال") else None
    if span := read_year_span(cursor, end):
        return span[0], When(edtf=f"{cursor.raw(end)[:4]}-{season}")
    year = (
        read_shifted_year(cursor, end)
        or read_named_year(cursor, end + 1 if cursor.word(end) == "من" else end)
        or _plain_year(cursor, end)
    )
    return (year[0], replace(year[1], season=season)) if year else None


def _plain_year(cursor, position):
    found = read_year_number(cursor, position, 1800)
    return (found[0], When(year=found[1])) if found else None


def read_portion(cursor, position, published):
    """النصف الأول من العام 2014 → 2014-01/2014-06, الربع الثالث من 2019 → 2019-07/2019-09."""
    name = cursor.word(position)
    if name not in PORTIONS:
        return None
    if name in (_MONTHS, _TWO_QUARTERS):
        return _several(cursor, position, published)
    if cursor.raw(position + 1) == _LAST:
        number, end = {_HALF: 2, _QUARTER: 4}.get(name, 10), position + 2
    else:
        ordinal = read_ordinal(cursor.raws(position + 1, 2), 0)
        if not ordinal:
            return None
        number, end = ordinal[0], position + 2
    if cursor.raw(end) == "من":
        end += 1
    whole = read_whole(cursor, end, published)
    if whole is None:
        return None
    if name == _DECADE:
        century = whole[1].edtf
        return (whole[0], When(edtf=f"{century[:2]}{number - 1}X")) if century[2:] == "XX" and number <= 10 else None
    year = _year_of(whole[1], published)
    if year is None:
        return whole if whole[1].month or "-" in whole[1].edtf else None
    if name == _HALF and number in _HALVES:
        first, last = _HALVES[number]
    elif name == _QUARTER and number <= 4:
        first, last = number * 3 - 2, number * 3
    else:
        return None
    return whole[0], When(edtf=f"{month_edtf(year, first)}/{month_edtf(year, last)}")


def _several(cursor, position, published):
    """الأشهر الستة الأولى من 2018, الربعين الأولين من عام 2017, الأشهر الثلاثة الأخيرة من العام الماضي."""
    end, count = position + 1, 6
    if cursor.word(position) == _MONTHS:
        count = _COUNTS.get(cursor.raw(end))
        end += 1
    side = cursor.raw(end)
    if count is None or side not in _FIRSTS | _LASTS or cursor.raw(end + 1) != "من":
        return None
    whole = read_whole(cursor, end + 2, published)
    year = whole and _year_of(whole[1], published)
    if not year:
        return None
    first, last = (1, count) if side in _FIRSTS else (13 - count, 12)
    return whole[0], When(edtf=f"{month_edtf(year, first)}/{month_edtf(year, last)}")


def _year_of(when, published):
    if when.month is not None:
        return None
    if when.edtf.isdecimal():
        return int(when.edtf)
    if when.year_shift is not None and published:
        return published.year + when.year_shift
    return when.year


def read_whole(cursor, position, published):
    """What may follow منتصف, مطلع, نهاية, أواخر: a month, a year, a unit, a decade, a season."""
    start = position + 1 if cursor.word(position) in ("شهر", "فصل", "عقد") else position
    return (
        read_unit(cursor, position, published, bare=True)
        or read_named_year(cursor, position)
        or read_season(cursor, start)
        or read_decade(cursor, start, published)
        or read_hijri(cursor, position)
        or read_day_month(cursor, start, need_certain=False)
        or read_year_span(cursor, position)
        or _plain_year(cursor, position)
    )


def read_part(cursor, position, published):
    """منتصف آذار/مارس 2011, مطلع العام الجاري, أواخر التسعينيات: the value is that of the whole.

    The end of a week is its Saturday and Sunday.
    """
    if cursor.word(position) not in PARTS:
        return None
    start = position + 1
    if cursor.raw(start) == "من":
        start += 1
    whole = read_whole(cursor, start, published)
    if whole and cursor.word(position) in ENDS and len(whole[1].edtf) == _WEEK_LENGTH:
        sunday = date.fromisoformat(whole[1].edtf.rpartition("/")[2])
        return whole[0], When(edtf=f"{day_edtf(sunday - timedelta(days=1))}/{day_edtf(sunday)}")
    return whole
