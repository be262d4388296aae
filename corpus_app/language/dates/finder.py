"""Finds the date expressions of a text and gives each its EDTF value."""

from dataclasses import replace
from datetime import date

from ..folding import fold_with_map
from .calendar_dates import read_day_month, read_day_number, read_hijri, read_named_year, read_numeric
from .cursor import Cursor
from .days import read_day
from .landmarks import is_name, landmark_year
from .lexer import lex
from .lexicon import (
    AFTER,
    AGO,
    BETWEEN,
    DAY_NOUNS,
    DECADES,
    DEFINITE_UNITS,
    DUALS,
    PARTS,
    PERIODS,
    PLURALS,
    PORTIONS,
    SEASONS,
    THIS,
    TODAY,
    TOMORROW,
    TWIN,
    UNTIL,
    WEEKDAYS,
    YEAR_NOUNS,
    YESTERDAY,
)
from .mentions import DateMention
from .months import FIRST_WORDS
from .periods import read_decade, read_distance, read_part, read_portion, read_season, read_unit
from .tense import direction
from .when import FUTURE, When, resolve
from .years import read_bare_year, read_year_list

_DASHES = frozenset("-–")
_LIKELY_MONTH_AFTER = frozenset(
    "في منذ خلال حتي من الي بين قبل بعد وفي شهر لشهر بشهر عن اعتبارا مطلع غضون وبين وحتي ومنذ".split()
)


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """The dates told in Arabic ``text``, in order, none overlapping, each with its EDTF value.

    Offsets are code points in ``text``. Relative expressions and dates without a year are read against
    ``published`` and left out without it. Durations, clock times, ages and frequencies are no dates.
    """
    folded = fold_with_map(text)
    tokens = lex(folded.text)
    cursor = Cursor(tokens, folded)
    mentions = []
    position, last = 0, ""
    while position < len(tokens):
        if not _may_start(tokens[position]):
            position += 1
            continue
        found = _read_range(cursor, position, published) or _read(cursor, position, published)
        if found is None:
            position += 1
            continue
        end, whens = found
        end = _skip_twin(cursor, end, whens)
        values = _values(cursor, position, end, whens, published, last)
        if values:
            last = values.rpartition("/")[2] if len(whens) > 1 else values
            start, stop = folded.span(tokens[position].start, tokens[end - 1].end)
            mentions.append(DateMention(start, stop, text[start:stop], values))
        position = end
    return mentions


_STARTERS = frozenset(
    (*WEEKDAYS, *PERIODS, *DAY_NOUNS, *DUALS, *PLURALS, *YESTERDAY, *TOMORROW, TODAY, *YEAR_NOUNS, *DEFINITE_UNITS,
     *SEASONS, *DECADES, *PARTS, *PORTIONS, *AGO, AFTER, BETWEEN, *FIRST_WORDS, *THIS, "من", "شهر", "فصل", "عقد",
     "الليله", "الفاتح", "بعيد")
)  # fmt: skip


def _may_start(token):
    word = token.word
    return (
        word in _STARTERS
        or word[0].isdecimal()
        or word[:2] == "ال"
        and word[2:3] in tuple("احثرخستع")
        or (word[:1] in tuple("اثرخستع") and len(word) in (3, 4, 5))
    )


def _read(cursor, position, published):
    """The longest reading at ``position``, as (next position, [When])."""
    best = None
    for reader in (_day, _calendar, _period):
        found = reader(cursor, position, published)
        if found and (best is None or found[0] > best[0]):
            best = found
    return (best[0], [best[1]]) if best else None


def _day(cursor, position, published):
    return read_day(cursor, position)


def _calendar(cursor, position, published):
    if cursor.word(position) in DAY_NOUNS:
        position += 1
    month_cue = cursor.raw(position - 1) in _LIKELY_MONTH_AFTER
    found = (
        read_numeric(cursor, position)
        or read_hijri(cursor, position)
        or read_day_month(cursor, position, need_certain=not month_cue)
        or read_year_list(cursor, position)
        or read_named_year(cursor, position)
        or read_bare_year(cursor, position)
    )
    if found and found[1].month is not None and found[1].year is None:
        if is_name(cursor.raw(position - 1), found[1].month, found[1].day):
            return None
        year = landmark_year(cursor.word(position - 1), found[1].month, found[1].day)
        if year and found[1].tense is None and found[1].year_shift is None:
            return found[0], replace(found[1], year=year)
    return found


def _period(cursor, position, published):
    return (
        read_unit(cursor, position, published)
        or read_part(cursor, position, published)
        or read_portion(cursor, position, published)
        or read_distance(cursor, position, published)
        or read_decade(cursor, position, published)
        or read_season(cursor, position)
    )


def _read_range(cursor, position, published):
    """بين عامي 2014 و2017, من 3 إلى 7 أيار, 14 و15 أيار, 3-7 أيار: (next position, [first, last])."""
    word = cursor.word(position)
    opened = word in (BETWEEN, "من", *DUALS)
    start = position + 1 if opened else position
    if word == BETWEEN and cursor.word(start) in DUALS:
        start += 1
    first = _edge(cursor, start, published)
    if first is None:
        return None
    joint = cursor.raw(first[0])
    joined = (
        word == BETWEEN and joint in ("و", "الي") or word in DUALS and joint == "و"
        or word == "من" and joint in UNTIL or joint in _DASHES
        or joint == "و" and first[1].day is not None and first[1].month is None and first[1].weekday is None
    )  # fmt: skip
    second_at = first[0] + 1 if joined else first[0]
    if not joined and not (word == BETWEEN and joint.startswith("و")):
        return None
    second = _edge(cursor, second_at, published)
    if second is None:
        return None
    pair = _align(first[1], second[1])
    return (second[0], pair) if pair else None


def _edge(cursor, position, published):
    """One end of a range: any expression, or a day's number or month that borrows the rest from the other end."""
    found = _read(cursor, position, published)
    if found:
        return found[0], found[1][0]
    start = position + 1 if cursor.word(position) in DAY_NOUNS else position
    number = read_day_number(cursor, start)
    return (number[0], When(day=number[1])) if number else None


def _align(first, second):
    """Give the first end what only the last one tells (its month and year); None when they do not match."""
    if first.day is not None and first.month is None and first.edtf == "":
        if second.month is None and second.month_shift is None or second.day is None or first.day >= second.day:
            return None
        return [replace(second, day=first.day, weekday=None), second]
    if second.day is not None and second.month is None and second.edtf == "":
        return None
    if first.month is not None and second.month is not None and first.year is None:
        year = second.year
        if year is not None and first.month > second.month:
            year -= 1
        return [replace(first, year=year, tense=second.tense, year_shift=second.year_shift), second]
    same = (first.month is None) == (second.month is None) and (first.weekday is None) == (second.weekday is None)
    return [first, second] if same else None


def _skip_twin(cursor, position, whens):
    """Step over the same day in the other calendar: (15 رمضان 1435), الموافق 13 يوليو 2014."""
    if len(whens) > 1 or whens[0].day is None or whens[0].month is None:
        return position
    start = position + 1 if cursor.raw(position) in ("(", "/", "،", "-", "–") else position
    if cursor.word(start) in TWIN:
        start += 1
    if start == position:
        return position
    other = read_numeric(cursor, start) or read_hijri(cursor, start) or read_day_month(cursor, start)
    if other is None or other[1].day is None or other[1].hijri == whens[0].hijri:
        return position
    if whens[0].hijri:
        whens[0] = other[1]
    return cursor.close(cursor.raw(position), other[0])


def _values(cursor, start, end, whens, published, last):
    cue = direction(cursor.tokens, start, end)
    if cursor.word(start) == AFTER and cue != FUTURE and whens[0].offset is None and whens[0].weekday is None:
        return None
    values = [resolve(when, published, cue, last) for when in whens]
    if None in values:
        return None
    if len(values) == 1:
        return values[0]
    first, final = values[0].partition("/")[0], values[1].rpartition("/")[2]
    return f"{first}/{final}" if first[:4] <= final[:4] else None
