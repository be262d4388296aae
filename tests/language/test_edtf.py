"""The days that an EDTF date covers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.language.edtf import bounds


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2014-09-23", date(2014, 9, 23), date(2014, 9, 23)),
        ("2014-09", date(2014, 9, 1), date(2014, 9, 30)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2015-21", date(2015, 3, 1), date(2015, 5, 31)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("2015-34", date(2015, 4, 1), date(2015, 6, 30)),
        ("2015-40", date(2015, 1, 1), date(2015, 6, 30)),
        ("2015-41~", date(2015, 7, 1), date(2015, 12, 31)),
        ("2014~", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-09-11?", date(2014, 9, 11), date(2014, 9, 11)),
        ("2014-01/2014-06", date(2014, 1, 1), date(2014, 6, 30)),
        ("2014-08-08/..", date(2014, 8, 8), None),
        ("../2014", None, date(2014, 12, 31)),
        ("2014-08-08/", date(2014, 8, 8), None),
        ("", None, None),
    ],
)
def test_bounds(edtf, earliest, latest):
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "edtf",
    [
        "2014-13", "2014-00", "2014-02-30", "2014-9", "14", "20XX-05", "201X-05", "2015-25", "2015-37", "0000", "..",
        "2014/2013", "2014-06/2014-05-31", "2014/2015/2016", "٢٠١٤", "2014-09-23T10:00", " 2014", "أمس", "9999-24",
    ],
)  # fmt: skip
def test_what_is_no_edtf_date(edtf):
    with pytest.raises(ValueError):
        bounds(edtf)


@given(st.dates(), st.integers(0, 10_000))
def test_an_interval_covers_what_its_ends_cover(first, days):
    last = min(date.max, first + timedelta(days=min(days, (date.max - first).days)))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@given(st.text("0123456789X-/.~?%", max_size=24))
def test_any_text_has_bounds_in_order_or_is_refused(text):
    try:
        earliest, latest = bounds(text)
    except ValueError:
        return
    assert earliest is None or latest is None or earliest <= latest
