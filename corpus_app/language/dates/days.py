"""Readers of days by name: أمس الإثنين, مساء الخميس, يومي السبت والأحد, الأربعاء 5 سبتمبر, صباح غد (السبت)."""

from dataclasses import replace
from datetime import date

from ..numbers import read_ordinal
from .calendar_dates import read_day_month
from .hijri_dates import read_hijri
from .lexicon import (
    AFTER,
    DAY_NOUNS,
    DUALS,
    NEXT,
    PERIODS,
    PLURALS,
    PREVIOUS,
    SAME,
    THAT,
    THIS,
    TODAY,
    TOMORROW,
    TWIN,
    WEEKDAYS,
    YESTERDAY,
)
from .named_years import read_tense
from .numeric_dates import read_numeric
from .when import When

_JOINING_SIGNS = frozenset("(،,-–/[:")
_RUN_SIGNS = frozenset("-–/")
_NIGHTS = frozenset({"ليل", "ليله"})
# What اليوم is not an adverb after, or before.
_NOT_TODAY_AFTER = THAT | THIS | {
    "في", "نفس", "كل", "مثل", "طوال", "طيله", "نصف", "خلال", "ذات", "روسيا", "المصري", "مصر", "بهذا", "لهذا", "معظم",
    "اخبار", "مرات", "مره", "صحيفه", "جريده", "قناه", "قضايا", "برنامج", "انقضاء", "بقيه", "باقي",
}  # fmt: skip
_NOT_TODAY_BEFORE = (
    SAME
    | NEXT
    | PREVIOUS
    | frozenset(
        "العالمي الوطني الدولي الواحد الاخير الذي الدراسي الانتخابي المشووم الموعود الاسود القومي السنوي الاممي المحدد"
        " الكامل الافتتاحي الختامي الاسلامي العادي السابع المفتوح".split()
    )
)
_MEDIA = frozenset("قناه صحيفه موقع شبكه جريده وكاله تلفزيون اذاعه مجله بوابه".split())
_QUOTES = frozenset("\"»”'«“")
# Names that a weekday is part of, by the word before and after it.
_NOT_DAY_AFTER = frozenset("صلاه خطبه خطيب سوق خميس الواحد ال بن ابن جامع مسجد كل صلوات خطب امام خطباء".split())
_NOT_DAY_BEFORE = frozenset("العظيمه الاسود السوداء البيضاء الحزين الدامي الحزينه الدامي الاحمر".split())
_PERIODS_NOW = frozenset(("الصباح", "المساء", "الليله", "الظهيره"))


def read_day(cursor, position):
    """A day told by any of weekday, distance from today and date, in any order: (next position, When).

    The parts constrain each other: a weekday beside a date settles its year, a weekday beside أمس settles which
    day is meant. None when nothing of these is there.
    """
    when = None
    end = position
    while len(cursor.tokens) > end:
        start = end if when is None else _joint(cursor, end)
        part = _part(cursor, start, when)
        if part is None:
            break
        opened = cursor.raw(start - 1) if start > end else ""
        if opened and _contradicts(when, part[1]):
            break
        end, found = part
        end = cursor.close(opened, end)
        when = found if when is None else _merge(when, found)
    return None if when is None else (end, when)


def _contradicts(weekday, when):
    """Whether a full date past a comma is not the weekday before it, hence another day."""
    if weekday.weekday is None or when.hijri or None in (when.year, when.month, when.day):
        return False
    try:
        return date(when.year, when.month, when.day).weekday() != weekday.weekday
    except ValueError:
        return True


def _merge(when, found):
    changes = {
        name: value
        for name in ("year", "month", "day", "weekday", "weekday_to", "offset", "tense", "year_shift", "month_shift")
        if (value := getattr(found, name)) is not None
    }
    return replace(when, **changes, hijri=when.hijri or found.hijri)


def _joint(cursor, position):
    """Where the next part may begin: past one sign, or a word such as الموافق."""
    start = position + 1 if cursor.raw(position) in _JOINING_SIGNS and cursor.raw(position) else position
    if cursor.word(start) not in TWIN:
        return start
    return start + 2 if cursor.raw(start + 1) == "ل" else start + 1


def _part(cursor, position, when):
    start = _skip_period(cursor, position)
    if when is None or when.weekday is None:
        if found := _weekday(cursor, start, beside=when is not None):
            return found
    if when is None or when.offset is None:
        if found := _distance(cursor, start, period=start > position, beside=when is not None):
            return found
    if when is None:
        return _full_date(cursor, start) if start > position else None
    if not when.calendar and not when.weekday_to:
        within = cursor.word(start) == "في" and cursor.at(start + 1).number and cursor.raw(start - 1) != "،"
        return _full_date(cursor, start + 1 if within else start)
    return None


def _full_date(cursor, position):
    found = read_numeric(cursor, position) or read_hijri(cursor, position) or read_day_month(cursor, position)
    return found if found and found[1].day is not None else None


def _skip_period(cursor, position):
    """Step over مساء, بعد ظهر, منتصف ليل, يوم, نهار before a day's name."""
    start = position
    for _ in range(4):
        word = cursor.word(start)
        if word in PERIODS or word in DAY_NOUNS:
            start += 1
        elif word in (AFTER, "قبل", "بعيد") and cursor.word(start + 1) in PERIODS:
            start += 2
        else:
            break
    return start


def _weekday(cursor, position, beside):
    many = cursor.word(position) in DUALS or cursor.word(position) in PLURALS
    start = position + 1 if many else position
    weekday = WEEKDAYS.get(cursor.word(start))
    if weekday is None or cursor.raw(start - 1) in _NOT_DAY_AFTER or cursor.raw(start + 1) in _NOT_DAY_BEFORE:
        return None
    if _is_frequency(cursor, position) and not beside:
        return None
    end = start + 1
    night = cursor.word(start - 1) in _NIGHTS
    last = None
    while many or night or cursor.raw(end) in _RUN_SIGNS:
        gap = end + 1 if cursor.raw(end) in _RUN_SIGNS or cursor.raw(end) in ("و", "الي") else end
        if cursor.word(gap) not in WEEKDAYS or many and gap == end and not cursor.raw(gap).startswith("و"):
            break
        following = WEEKDAYS[cursor.word(gap)]
        if (following - (weekday if last is None else last)) % 7 != 1 and cursor.raw(end) != "الي":
            break
        last, end = following, gap + 1
    if last is None and PLURALS & {cursor.word(position), cursor.word(position - 1)}:
        return None
    tense = read_tense(cursor, end)
    when = When(weekday=weekday, weekday_to=last, tense=tense[1] if tense else None)
    return (tense[0] if tense else end), when


def _is_frequency(cursor, position):
    before = cursor.word(position - 1)
    return before == "كل" or before in DAY_NOUNS and cursor.word(position - 2) == "كل"


def _distance(cursor, position, period, beside):
    """أمس, أول من أمس, اليوم, غدا, بعد غد, هذا الصباح, الليلة الماضية."""
    word = cursor.word(position)
    if word in YESTERDAY:
        if cursor.raw(position + 1) in ("الاول", "اول"):
            return position + 2, When(offset=-2)
        return None if cursor.raw(position + 1) == "القريب" else (position + 1, When(offset=-1))
    if word == "اول":
        start = position + 2 if cursor.raw(position + 1) == "من" else position + 1
        return (start + 1, When(offset=-2)) if cursor.word(start) in YESTERDAY else None
    if word == AFTER and cursor.word(position + 1) in TOMORROW:
        return position + 2, When(offset=2)
    if word in TOMORROW:
        sure = word == "غدا" or period or beside or cursor.word(position + 1) in WEEKDAYS
        return (position + 1, When(offset=1)) if sure and cursor.raw(position + 1) != "افضل" else None
    if word == TODAY:
        return (position + 1, When(offset=0)) if period or beside or _is_today(cursor, position) else None
    if word in THIS and (cursor.raw(position + 1) in _PERIODS_NOW or period and cursor.raw(position + 1) == TODAY):
        return position + 2, When(offset=0)
    if word == "الليله" and cursor.raw(position - 1) not in ("نفس", "تلك", "كل"):
        tense = read_tense(cursor, position + 1)
        if tense:
            return tense[0], When(offset=tense[1])
        return (position + 1, When(offset=0)) if cursor.raw(position + 1) not in SAME | NEXT else None
    return None


def _is_today(cursor, position):
    before, after = cursor.raw(position - 1).removeprefix("و"), cursor.raw(position + 1)
    if cursor.word(position + 1) in WEEKDAYS or cursor.at(position + 1).number:
        return True
    if cursor.raw(position) == "لليوم" or before in _NOT_TODAY_AFTER or after in _NOT_TODAY_BEFORE:
        return False
    if any(cursor.raw(position - step) in _MEDIA for step in (2, 3)):
        return False
    if after in _QUOTES and cursor.raw(position - 2) in _QUOTES:
        return False
    return not _is_ordinal(after)


def _is_ordinal(word):
    return word.startswith("ال") and read_ordinal([word], 0) is not None
