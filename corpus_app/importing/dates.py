"""The publication date of a record: ISO 8601 days and times, EDTF months and years."""

import re

from corpus_app.language.edtf import bounds

PRECISIONS = ("day", "month", "year", "estimated")
_TIME = re.compile(r"[T ]\d{1,2}:\d\d.*$")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def read_date(text, precision=""):
    """(date, precision) of ``text``; (None, "day") when it is empty.

    Understood: ``2014-08-26``, the same with a time (its day as written, no time zone is applied), ``2014-08``,
    ``2014`` and each with ``~`` or ``?`` for an estimate. A stated ``precision`` wins. Raises ValueError.
    """
    if precision and precision not in PRECISIONS:
        raise ValueError(f"unknown date_precision {precision!r}, not one of {', '.join(PRECISIONS)}")
    edtf = _TIME.sub("", text.strip().translate(_DIGITS))
    if not edtf:
        return None, precision or "day"
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}[~?%]?", edtf):
        raise ValueError(f"not a date: {text[:40]!r}")
    earliest, _ = bounds(edtf)
    if edtf[-1] in "~?%":
        found = "estimated"
    else:
        found = {4: "year", 7: "month", 10: "day"}[len(edtf)]
    return earliest, precision or found
