"""Numbers written in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.language.folding import fold
from corpus_app.language.numbers import read_cardinal, read_ordinal


def words(text):
    return fold(text).split()


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("ثلاثة", 3, 1),
        ("ثلاث سنوات", 3, 1),
        ("عشرة", 10, 1),
        ("أحد عشر", 11, 2),
        ("اثنتي عشرة", 12, 2),
        ("خمسة عشر يوما", 15, 2),
        ("عشرين", 20, 1),
        ("خمسة وعشرون", 25, 2),
        ("خمسة و عشرون", 25, 3),
        ("مائة", 100, 1),
        ("مئة وعشرة", 110, 2),
        ("مئتين وخمسين", 250, 2),
        ("تسعمائة وثلاثة وسبعين", 973, 3),
        ("ثلاث مئة", 300, 2),
        ("ألف", 1000, 1),
        ("ألف وتسعمائة وأربعة وثمانين", 1984, 4),
        ("ألفين وستة عشر", 2016, 3),
        ("ألفين وعشرين", 2020, 2),
        ("ثلاثة آلاف", 3000, 2),
        ("عشرين ألف", 20000, 2),
        ("ثلاثة وزراء", 3, 1),
    ],
)
def test_cardinals(text, value, count):
    assert read_cardinal(words(text), 0) == (value, count)


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("الأول", 1, 1),
        ("أول", 1, 1),
        ("الثالث من يناير", 3, 1),
        ("الثانية", 2, 1),
        ("العاشر", 10, 1),
        ("الحادي عشر", 11, 2),
        ("التاسع عشر", 19, 2),
        ("الثانية عشرة", 12, 2),
        ("العشرين", 20, 1),
        ("العشرون", 20, 1),
        ("الخامس والعشرين", 25, 2),
        ("الحادي والثلاثين", 31, 2),
    ],
)
def test_ordinals(text, value, count):
    assert read_ordinal(words(text), 0) == (value, count)


@pytest.mark.parametrize("text", ["", "المدينة", "وزير", "الألفية", "عشيرة"])
def test_what_is_no_number(text):
    assert read_cardinal(words(text), 0) is None
    assert read_ordinal(words(text), 0) is None


_UNITS = "واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()
_TENS = "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين".split()


@given(st.integers(1, 9), st.integers(2, 9), st.lists(st.sampled_from(["قبل", "بعد"]), max_size=3))
def test_units_and_tens_add_up_wherever_they_stand(unit, tens, before):
    text = [*before, _UNITS[unit - 1], "و" + _TENS[tens - 2]]
    assert read_cardinal(words(" ".join(text)), len(before)) == (tens * 10 + unit, len(before) + 2)


@given(st.lists(st.sampled_from([*_UNITS, *_TENS, "مائة", "ألف", "و", "وألف", "عشر", "الثالث", "قال"]), max_size=12))
def test_a_reading_moves_forward_and_stays_inside(text):
    for read in (read_cardinal, read_ordinal):
        for position in range(len(text) + 1):
            found = read(words(" ".join(text)), position)
            assert found is None or position < found[1] <= len(text)
