"""Finds the date expressions of a text and gives each its EDTF value."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..edtf import bounds
from ..folding import fold, fold_with_map
from .calendar_dates import read_day_month
from .cursor import Cursor
from .expressions import read_expression
from .hijri_dates import read_hijri
from .lexer import BREAK, lex
from .lexicon import FOLLOWERS, LEADERS, STARTERS, TWIN, WEEKDAYS
from .mentions import DateMention
from .numeric_dates import read_numeric
from .ranges import read_range
from .tense import direction, starts_from
from .unsaid_years import FUTURE, PAST, unsaid_year
from .when import When, resolve

_A_MONTH = 31
_DAY_LENGTH = len("2018-07-12")
# How far from a year its line's beginning and end may be: room for dashes and spaces.
_MARGIN = 12


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """The dates told in Arabic ``text``, in order, none overlapping, each with its EDTF value.

    Offsets are code points in ``text``. Relative expressions and dates without a year are read against
    ``published`` and left out without it. Durations, clock times, ages and frequencies are no dates.
    """
    folded = fold_with_map(text)
    tokens = lex(folded.text)
    cursor = Cursor(tokens, folded)
    mentions = []
    position, last, last_end = 0, "", -1
    quoted, heading, opening = False, None, None
    while position < len(tokens):
        token = tokens[position]
        quoted = _quoted(token.raw, quoted)
        if not _may_start(cursor, position):
            position += 1
            continue
        today = _today(opening, published) if quoted else published
        joint = token.raw[0] if last_end == position else tokens[last_end].raw if last_end == position - 1 else ""
        setting = _Setting(published, last, today, heading, joint == "و")
        end, value = _find(cursor, position, setting)
        if value:
            last, last_end = value.rpartition("/")[2], end
            start, stop = folded.span(token.start, tokens[end - 1].end)
            mention = DateMention(start, stop, text[start:stop], value)
            mentions.append(mention)
            if opening is None and len(value) == _DAY_LENGTH:
                opening = mention
            if value.isdecimal() and _fills_line(text, start, stop):
                heading = int(value)
        position = end
    return mentions


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an expression is read against; ``today`` is the day of whoever speaks.

    ``last`` is the EDTF value of the date told before, ``joined`` whether only و stands between, ``heading`` the
    year on the line that heads a timeline.
    """

    published: date | None
    last: str
    today: date | None
    heading: int | None
    joined: bool


def _fills_line(text, start, stop):
    """Whether text[start:stop] stands on a line of its own, but for dashes and the like."""
    before, after = text[max(0, start - _MARGIN) : start], text[stop : stop + _MARGIN]
    if "\n" not in before or "\n" not in after:
        return False
    return not any(char.isalnum() for char in before.rpartition("\n")[2] + after.partition("\n")[0])


def _quoted(sign, quoted):
    """Whether what follows ``sign`` is inside quotation marks; a paragraph's end closes them."""
    if sign in ("«", "“") or sign == '"' and not quoted:
        return True
    return quoted and sign not in ("»", "”", '"', BREAK)


def _today(opening, published):
    """The day on which a quoted اليوم was said: the weekday the article opens with, if that is the day before."""
    if published in (None, date.min) or opening is None or fold(opening.text).split()[-1] not in WEEKDAYS:
        return published
    eve = published - timedelta(days=1)
    return eve if opening.edtf == eve.isoformat() else published


def _find(cursor, position, setting):
    """(next position, EDTF value or None) of what stands at ``position``."""
    skip = position + 1
    for reader in (read_range, read_expression):
        found = reader(cursor, position, setting.published)
        if found is None:
            continue
        end, whens = found
        if not whens:
            skip = end
            continue
        end = _skip_twin(cursor, end, whens)
        value = _value(cursor, position, end, whens, setting)
        if value and _is_sound(value):
            return end, value
    return skip, None


def _may_start(cursor, position):
    """A quick test that spares most words the readers."""
    token = cursor.tokens[position]
    if token.word in LEADERS:
        following = cursor.at(position + 1)
        return following.word in FOLLOWERS or following.raw[:1].isdecimal() or token.word in STARTERS
    return token.word in STARTERS or token.raw[0].isdecimal()


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


def _value(cursor, start, end, whens, setting):
    cue = direction(cursor.tokens, start, end)
    dated = whens[0].month is not None or whens[0].weekday is not None and whens[0].tense is None
    if dated and starts_from(cursor.tokens, start):
        cue = FUTURE
    whens = [_in_context(when, setting, cue) for when in whens]
    first = whens[0]
    if setting.joined and (day := _next_day(first, setting.last)):
        return day
    today = setting.today if first.offset is not None and first.weekday is None else setting.published
    earliest = resolve(first, today, cue, setting.last)
    if len(whens) == 1 or earliest is None:
        return earliest
    latest = resolve(_not_before(whens[1], earliest), setting.published, cue, setting.last)
    if latest is None:
        return None
    return f"{earliest.partition('/')[0]}/{latest.rpartition('/')[2]}"


def _next_day(when, last):
    """الثلاثاء والأربعاء: the second weekday is the one after the first, as long as that is the very next day."""
    if when != When(weekday=when.weekday) or len(last) != _DAY_LENGTH or last == date.max.isoformat():
        return None
    day = date.fromisoformat(last) + timedelta(days=1)
    return day.isoformat() if day.weekday() == when.weekday else None


def _in_context(when, setting, cue):
    """A day or month without year takes the year that heads its timeline, or that its month was just told with."""
    if when.month is None or when.hijri or not (when.year is when.tense is when.weekday is when.year_shift is None):
        return when
    if when.year_from_last is not None or when.month_shift is not None or when.month_from_last is not None:
        return when
    if setting.heading:
        return replace(when, year=setting.heading)
    if when.day and cue != FUTURE and setting.last[5:7].isdecimal() and int(setting.last[5:7]) == when.month:
        if setting.published is None or not _just_now(when, setting.published):
            return replace(when, year=int(setting.last[:4]))
    return when


def _just_now(when, published):
    """Whether the day lies within a month of publication, which outweighs the year of the date before."""
    year = unsaid_year(when, published, PAST)
    return year is not None and abs((date(year, when.month, when.day) - published).days) <= _A_MONTH


def _not_before(when, earliest):
    """The end of an interval whose year is not told lies in the year it began in, or the next."""
    if when.month is None or when.year is not None or not earliest[:4].isdecimal():
        return when
    return replace(when, year=int(earliest[:4]) + (earliest[5:7].isdecimal() and when.month < int(earliest[5:7])))


def _is_sound(edtf):
    """Whether the value covers days of the calendar and does not run backwards."""
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True
