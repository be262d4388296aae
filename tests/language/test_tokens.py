"""Words, and the proclitics written onto them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.language.folding import fold
from corpus_app.language.tokens import readings, tokenize


def rests(word):
    return [rest for _, rest in readings(fold(word))]


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("سوريا", "سوريا"),
        ("وسوريا", "سوريا"),
        ("فسوريا", "سوريا"),
        ("بسوريا", "سوريا"),
        ("لسوريا", "سوريا"),
        ("كسوريا", "سوريا"),
        ("وبسوريا", "سوريا"),
        ("العراق", "العراق"),
        ("والعراق", "العراق"),
        ("بالعراق", "العراق"),
        ("للعراق", "العراق"),
        ("وللعراق", "العراق"),
        ("فللعراق", "العراق"),
        ("سيذهب", "يذهب"),
        ("وسيذهب", "يذهب"),
    ],
)
def test_a_reading_for_each_proclitic(word, rest):
    assert fold(rest) in rests(word)


def test_the_whole_word_is_read_first():
    assert rests("واشنطن")[0] == "واشنطن"
    assert rests("ليبيا")[0] == "ليبيا"


def test_the_middle_of_a_word_is_never_read():
    assert "حزب" not in rests("الاحزب")
    assert all("لبنان" != rest for rest in rests("اللبناني"))


def test_words_and_their_places():
    folded = fold("قالت #عاصفة_الحزم إنّها «بدأت» في 2015.")
    tokens = tokenize(folded)
    assert [token.text for token in tokens] == ["قالت", "عاصفه", "الحزم", "انها", "بدات", "في", "2015"]
    assert all(folded[token.start : token.end] == token.text for token in tokens)


@given(st.text(max_size=80))
def test_tokens_are_exact_ordered_and_apart(text):
    folded = fold(text)
    last = -1
    for token in tokenize(folded):
        assert folded[token.start : token.end] == token.text
        assert last <= token.start < token.end
        last = token.end


@given(st.text("وفبكلسالعرقمنيده", min_size=1, max_size=10))
def test_readings_end_as_the_word_ends(word):
    for offset, rest in readings(word):
        assert rest
        assert word.endswith(rest) or rest == "ا" + word[offset:]
        assert 0 <= offset < len(word)
