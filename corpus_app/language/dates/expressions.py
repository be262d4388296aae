"""One expression at a position, by whichever reader reads furthest."""

from dataclasses import replace

from .calendar_dates import read_day_month
from .days import read_day
from .distances import read_distance
from .feasts import read_feast, read_ramadan
from .hijri_dates import read_hijri, read_hijri_year
from .landmarks import is_name, landmark_year, names_an_event
from .lexicon import DAY_NOUNS
from .months import PERSONAL
from .named_years import read_named_year
from .numeric_dates import read_numeric
from .periods import read_decade, read_part, read_portion, read_season, read_unit
from .years import read_bare_year, read_short_year, read_year_list

_LIKELY_MONTH_AFTER = frozenset(
    "في منذ خلال حتي من الي بين قبل بعد وفي شهر لشهر بشهر شهري عن اعتبارا مطلع غضون وبين وحتي ومنذ".split()
)

# The cues that people do not stand after: من ماي is the prime minister's.
_TIME_ONLY = frozenset("في وفي منذ ومنذ خلال شهر لشهر بشهر شهري مطلع غضون".split())


def read_expression(cursor, position, published):
    """The longest reading at ``position``, as (next position, [When]); no When for the name of something else."""
    if position not in cursor.memo:
        best = None
        for reader in (_day, _calendar, _period):
            found = reader(cursor, position, published)
            if found and (best is None or found[0] > best[0]):
                best = found
        cursor.memo[position] = best
    best = cursor.memo[position]
    return (best[0], [best[1]] if best[1] else []) if best else None


def _day(cursor, position, published):
    return read_day(cursor, position)


def _calendar(cursor, position, published):
    if cursor.word(position) in DAY_NOUNS:
        position += 1
    before = cursor.raw(position - 1)
    cues = _TIME_ONLY if cursor.word(position) in PERSONAL else _LIKELY_MONTH_AFTER
    month_cue = before in cues or names_an_event(before)
    found = (
        read_numeric(cursor, position)
        or read_hijri(cursor, position)
        or read_day_month(cursor, position, need_certain=not month_cue)
        or read_year_list(cursor, position)
        or read_named_year(cursor, position)
        or read_hijri_year(cursor, position)
        or read_bare_year(cursor, position)
        or read_short_year(cursor, position)
    )
    if found and found[1].month is not None and found[1].year is None:
        when = found[1]
        if is_name(before, cursor.raw(found[0]), when.month, when.day, when.hijri):
            return found[0], None
        before = cursor.raw(position - 2) if before == "ال" else before
        year = landmark_year(before, when.month, when.day, published)
        if year and when.tense is None and when.year_shift is None and when.year_from_last is None:
            return found[0], replace(when, year=year)
    return found


def _period(cursor, position, published):
    return (
        read_feast(cursor, position, published)
        or read_ramadan(cursor, position, published)
        or read_unit(cursor, position, published)
        or read_part(cursor, position, published)
        or read_portion(cursor, position, published)
        or read_distance(cursor, position, published)
        or read_decade(cursor, position, published)
        or read_season(cursor, position)
    )
