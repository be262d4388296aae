"""The signature by which reposts find each other: shared by texts that are nearly one, by others hardly ever."""

import random

import pytest

from corpus_app.analysis.near_duplicates import bands

WORDS = [f"كلمة{chr(0x628 + number % 20)}{chr(0x62E + number // 20)}" for number in range(400)]


def made_text(seed, length=200):
    return random.Random(seed).choices(WORDS, k=length)


def share_a_band(one, other):
    return not set(bands(" ".join(one))).isdisjoint(bands(" ".join(other)))


@pytest.mark.parametrize("seed", range(8))
def test_a_repost_with_few_changed_words_shares_a_band(seed):
    text = made_text(seed)
    repost = ["عاجل", *text]
    for place in random.Random(-1 - seed).sample(range(len(repost)), 8):
        repost[place] = "جديد"
    assert share_a_band(text, repost)


def test_texts_of_the_same_words_share_none():
    texts = [made_text(seed) for seed in range(30)]
    assert not any(share_a_band(text, other) for place, text in enumerate(texts) for other in texts[:place])


def test_spelling_and_punctuation_do_not_count():
    assert bands("أعلنت الحكومة، أمس: إغلاق المدرسة") == bands("اعلنت الحكومه أمس اغلاق المدرسه.")


@pytest.mark.parametrize("text", ["", "كلمتان فقط", "…"])
def test_a_text_without_three_words_has_none(text):
    assert bands(text) == []
