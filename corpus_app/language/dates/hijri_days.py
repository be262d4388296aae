"""The days of Hijri dates, after the Umm al-Qura tables of hijridate."""

from datetime import timedelta

from hijridate import Hijri


def hijri_edtf(when, published):
    """The EDTF value of a Hijri day, or of the days of a month or year; None when its year cannot be told.

    Without a year it is the last one not after ``published``. Raises ValueError or OverflowError for days outside
    the tables.
    """
    year = when.year
    if year is None:
        if published is None:
            return None
        year = _hijri_year(when, published)
    if when.month is None:
        return f"{_hijri_day(year, 1, 1)}/{_hijri_day(year + 1, 1, 1) - timedelta(days=1)}"
    if when.day is not None:
        return _hijri_day(year, when.month, when.day).isoformat()
    following = _hijri_day(year + when.month // 12, when.month % 12 + 1, 1)
    return f"{_hijri_day(year, when.month, 1)}/{following - timedelta(days=1)}"


def days_near(month, day, published):
    """The day of a Hijri month in the years around ``published``, in order; empty outside the tables."""
    try:
        return [_hijri_day(_guess(published) + step, month, day) for step in (-2, -1, 0, 1, 2)]
    except (ValueError, OverflowError):
        return []


def _hijri_year(when, published):
    years = [_guess(published) + step for step in (-2, -1, 0, 1, 2)]
    starts = {year: _hijri_day(year, when.month, when.day or 1) for year in years}
    if when.tense is not None and when.tense > 0:
        return min(year for year in years if starts[year] > published)
    return max(year for year in years if starts[year] <= published)


def _guess(published):
    """The Hijri year of a day; 33 lunar years make 32 solar ones."""
    return round((published.year + published.timetuple().tm_yday / 365 - 622) * 33 / 32)


def _hijri_day(year, month, day):
    return Hijri(year, month, day).to_gregorian()
