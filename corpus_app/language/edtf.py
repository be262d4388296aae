"""The EDTF dates that news needs (ISO 8601-2, levels 0 and 1), and the days they cover.

Understood: 2014-09-23, 2014-09, 2014, 201X (a decade), 19XX (a century), seasons 2015-21…24 (spring to winter),
quarters -33…36 and halves -40, -41 of a year, the qualifiers ~ ? % at the end, and intervals with
open (..) ends such as 2014-08-08/.. or 2014-01/2014-06.
"""

import calendar
import re
from datetime import date

_SIMPLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?", re.ASCII)
# Winter 2015 is taken to begin in December 2015, as a season belongs to the year it begins in.
_PARTS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def bounds(edtf):
    """The earliest and latest day of an EDTF string; None for an open or unknown end.

    Raises ValueError when the string is not EDTF as understood here, or runs backwards.
    """
    if not edtf:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _simple(first)
    earliest = None if first in ("", "..") else _simple(first)[0]
    latest = None if last in ("", "..") else _simple(last)[1]
    if earliest and latest and earliest > latest:
        raise ValueError(f"interval runs backwards: {edtf!r}")
    return earliest, latest


def _simple(value):
    match = _SIMPLE.fullmatch(value)
    if not match:
        raise ValueError(f"not an EDTF date: {value!r}")
    year, month, day = match.groups()
    if "X" in year:
        if month:
            raise ValueError(f"not an EDTF date: {value!r}")
        return _day(int(year.replace("X", "0")), 1, 1), _day(int(year.replace("X", "9")), 12, 31)
    year, month = int(year), int(month) if month else None
    if day:
        return (exact := _day(year, month, int(day))), exact
    if month is None:
        return _day(year, 1, 1), _day(year, 12, 31)
    first, last = _PARTS.get(month, (month, month))
    end_year, last = (year + 1, last - 12) if last > 12 else (year, last)
    if not 1 <= first <= 12:
        raise ValueError(f"not an EDTF date: {value!r}")
    return _day(year, first, 1), _day(end_year, last, calendar.monthrange(end_year, last)[1])


def _day(year, month, day):
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"no such day: {year:04}-{month:02}-{day:02}") from error
