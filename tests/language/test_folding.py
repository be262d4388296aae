"""Spelling variants fold alike, and every fold finds its way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.language.folding import fold, fold_name, fold_with_map

ARABIC = st.text("ابتةثجحخدذرزسشصضطظعغفقكلمنهوىيءأإآٱؤئپچژگڤیک ـًٌٍَُِّْ٠١٢۳۴۵0189\u200e\u200f…–ﻻﷲ(«»)\n", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آب", "اب"),
        ("مصطفى", "مصطفي"),
        ("القاهرة", "القاهره"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("إیران", "ايران"),
        ("گوگل", "كوكل"),
        ("باکستان", "باكستان"),
        ("ﻻ", "لا"),
        ("٢٠١٤", "2014"),
        ("۲۰۱۴", "2014"),
        ("\u200fمحمد\u200e", "محمد"),
        ("محمد\u200c", "محمد"),
        ("Erdoğan", "erdogan"),
        ("ﺩﻣﺸﻖ", "دمشق"),
    ],
)
def test_variants_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عمل"), ("سوري", "سوريا"), ("حزب", "حرب"), ("ذهب", "دهب")])
def test_different_words_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(ARABIC | st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ARABIC | st.text(max_size=60), ARABIC | st.text(max_size=60))
def test_folding_works_letter_by_letter(one, other):
    """What stands elsewhere in the text does not change how a word folds."""
    assert fold(one + other) == fold(one) + fold(other)


@given(ARABIC | st.text(max_size=60))
def test_the_map_agrees_with_the_fold_and_leads_back(text):
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert folded.source == text
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for position, char in enumerate(folded.text):
        start, end = folded.span(position, position + 1)
        assert 0 <= start < end <= len(text)
        assert char in fold(text[start:end])


def test_a_span_takes_in_the_signs_after_its_last_letter():
    text = "قال مُحَمَّدٌ ذلك"
    folded = fold_with_map(text)
    start = folded.text.index("محمد")
    assert text[slice(*folded.span(start, start + 4))] == "مُحَمَّدٌ"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 5)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError):
        fold_with_map("دمشق").span(start, end)


def test_a_name_folds_to_words_with_one_space_between():
    assert fold_name("  «حزب   الله»،\nاللبناني ") == "حزب الله اللبناني"
    assert fold_name("بي-بي_سي") == "بي بي سي"


@given(ARABIC)
def test_folded_text_bears_no_signs(text):
    assert not any(unicodedata.category(char) in ("Mn", "Cf") for char in fold(text))
