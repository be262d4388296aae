"""A date as far as the words tell it, and its value once the publication date is known."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..edtf import bounds
from .hijri_days import hijri_edtf
from .unsaid_years import FUTURE, PAST, unsaid_year

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class When:
    """What an expression says. ``edtf`` is set when nothing is left to resolve.

    ``tense`` is the word that follows (-1 last, 0 this, 1 next, ±2 the one beyond), ``offset`` days from publication,
    ``year_shift`` and ``month_shift`` count from the year and month of publication (من العام الماضي is -1);
    ``year_from_last`` and ``month_from_last`` from those of the date told before (في العام نفسه is 0).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_to: int | None = None
    offset: int | None = None
    tense: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    year_from_last: int | None = None
    month_from_last: int | None = None
    season: int | None = None
    hijri: bool = False
    edtf: str = ""

    @property
    def calendar(self):
        """Whether it names a day, month or year of a calendar."""
        return not (
            self.year is None and self.month is None and self.month_shift is None and self.month_from_last is None
        )


def day_edtf(day: date) -> str:
    return day.isoformat()


def month_edtf(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def shift_month(day: date, months: int) -> tuple[int, int]:
    """The (year, month) that lies ``months`` after the month of ``day``."""
    index = day.year * 12 + day.month - 1 + months
    return divmod(index, 12)[0], index % 12 + 1


def week_edtf(day: date, weeks: int) -> str:
    """The Monday-to-Sunday week of ``day``, moved by ``weeks``."""
    monday = day - timedelta(days=day.weekday()) + weeks * WEEK
    return f"{day_edtf(monday)}/{day_edtf(monday + timedelta(days=6))}"


def resolve(when: When, published: date | None, direction: int | None, last: str = "") -> str | None:
    """The EDTF value, or None when it cannot be told. ``direction`` is the tense of the words around, if any,
    ``last`` the EDTF value of the date told before.

    Impossible days (31 April) and years that no calendar has give None.
    """
    try:
        when = _fix_shifts(when, published, last)
        return None if when is None else _resolve(when, published, direction)
    except (ValueError, OverflowError):
        return None


def _resolve(when, published, direction):
    if when.edtf:
        return when.edtf
    if when.hijri:
        return hijri_edtf(when, published)
    if when.season is not None:
        return _season(when, published, direction)
    if when.month is not None:
        return _month_or_day(when, published, direction)
    if when.year is not None:
        return f"{when.year:04}"
    if published is None:
        return None
    if when.offset is not None:
        return _weekday_run(_offset_day(when, published), when)
    if when.weekday is not None:
        return _weekday_run(_weekday(when, published, direction), when)
    return None


def _fix_shifts(when, published, last):
    """Turn what counts from the publication or from the date told before into a year and month."""
    if when.year_from_last is not None:
        year = last[:4]
        return replace(when, year=int(year) + when.year_from_last) if year.isdecimal() else None
    if when.month_from_last is not None:
        first = bounds(last)[0]
        if first is None or len(last) not in (7, 10):
            return None
        year, month = shift_month(first, when.month_from_last)
        return replace(when, year=year, month=month)
    if when.year_shift is None and when.month_shift is None:
        return when
    if published is None:
        return None
    if when.month_shift is not None:
        year, month = shift_month(published, when.month_shift)
        return replace(when, year=year, month=month)
    return replace(when, year=published.year + when.year_shift)


def _month_or_day(when, published, direction):
    year = when.year if when.year is not None else unsaid_year(when, published, direction)
    if year is None:
        return None
    if when.day is None:
        return day_edtf(date(year, when.month, 1))[:7]
    return day_edtf(date(year, when.month, when.day))


def _offset_day(when, published):
    day = published + timedelta(days=when.offset)
    if when.weekday is None:
        return day
    # Where the weekday beside it disagrees (an article filed the evening before), the weekday is right.
    near = sorted(range(-3, 4), key=abs)
    return next(day + timedelta(days=step) for step in near if (day + timedelta(days=step)).weekday() == when.weekday)


def _weekday(when, published, direction):
    back = (published.weekday() - when.weekday) % 7
    tense = when.tense
    if tense is not None and tense < 0:
        return published - timedelta(days=back or 7) + (tense + 1) * WEEK
    if tense is not None and tense > 0:
        return published + timedelta(days=7 - back) + (tense - 1) * WEEK
    if tense is None and direction == FUTURE:
        return published + timedelta(days=(7 - back) % 7)
    return published - timedelta(days=back)


def _weekday_run(day, when):
    if when.weekday_to is None or when.weekday_to == day.weekday():
        return day_edtf(day)
    last = day + timedelta(days=(when.weekday_to - day.weekday()) % 7)
    return f"{day_edtf(day)}/{day_edtf(last)}"


def _season(when, published, direction):
    year = when.year
    if year is None:
        if published is None:
            return None
        year = _season_year(when, published, direction)
    return f"{year:04}-{when.season}"


def _season_year(when, published, direction):
    spans = {year: bounds(f"{year:04}-{when.season}") for year in range(published.year - 2, published.year + 3)}
    tense = when.tense if when.tense is not None else direction or PAST
    if tense == 0:
        return next((year for year, (first, last) in spans.items() if first <= published <= last), published.year)
    if tense > 0:
        return min(year for year, (first, _) in spans.items() if first > published)
    if when.tense is None:
        return max(year for year, (first, _) in spans.items() if first <= published)
    return max(year for year, (_, last) in spans.items() if last < published)
