"""What a view can show of two texts that are nearly one."""

import pytest

from corpus_app.analysis.differences import Side, differences

FIRST = "غمرت المياه أحياء السمارة."
RESCUE = "أجلت فرق الإنقاذ مئة أسرة من بيوتها أمس."
RESCUE_LATER = "أجلت فرق الإنقاذ مئتي أسرة من بيوتها أمس."
DAM = "ويخشى السكان انهيار السد القديم."
MARKET = "وفي شأن آخر ارتفعت أسعار القمح في الأسواق."


def text(*sentences):
    return "\n".join(sentences)


def sides(one, other):
    return [row.side for row in differences(one, other)]


def written(pieces):
    return " ".join(piece.text for piece in pieces)


def changed(pieces):
    return [piece.text for piece in pieces if piece.changed]


@pytest.mark.parametrize(
    "other",
    [
        text(FIRST, RESCUE),
        text(RESCUE, FIRST),
        text("غمرت المياه احياء السماره", RESCUE),
        f"{FIRST} {RESCUE}",
    ],
    ids=["the same", "another order", "another spelling", "one paragraph"],
)
def test_one_text_has_no_difference(other):
    assert sides(text(FIRST, RESCUE), other) == [Side.BOTH, Side.BOTH]


def test_a_sentence_of_only_one_text_is_told_with_its_side():
    rows = differences(text(FIRST, RESCUE, DAM), text(FIRST, MARKET, DAM))
    assert [row.side for row in rows] == [Side.BOTH, Side.ONLY_THERE, Side.ONLY_HERE, Side.BOTH]
    assert (written(rows[1].there), rows[1].here) == (MARKET, ())
    assert (written(rows[2].here), rows[2].there) == (RESCUE, ())


def test_what_the_other_text_begins_and_ends_with_keeps_its_place():
    assert sides(FIRST, text(MARKET, FIRST, DAM)) == [Side.ONLY_THERE, Side.BOTH, Side.ONLY_THERE]


def test_the_words_that_changed_are_marked_on_both_sides():
    row = differences(text(FIRST, RESCUE), text(FIRST, RESCUE_LATER))[1]
    assert row.side == Side.CHANGED
    assert (changed(row.here), changed(row.there)) == (["مئة"], ["مئتي"])
    assert (written(row.here), written(row.there)) == (RESCUE, RESCUE_LATER)


def test_words_that_were_added_are_marked_where_they_are():
    row = differences(RESCUE, RESCUE.replace("أمس", "صباح أمس"))[0]
    assert (changed(row.here), changed(row.there)) == ([], ["صباح"])


def test_a_changed_sentence_goes_with_its_likest():
    rows = differences(RESCUE, text(RESCUE.replace("مئة أسرة", "كثيرا من الأسر"), RESCUE_LATER))
    assert [row.side for row in rows] == [Side.ONLY_THERE, Side.CHANGED]
    assert written(rows[1].there) == RESCUE_LATER


def test_a_sentence_told_twice_is_there_twice():
    assert sides(text(FIRST, FIRST), FIRST) == [Side.BOTH, Side.ONLY_HERE]


@pytest.mark.parametrize("one, other, expected", [("", "", []), ("", FIRST, [Side.ONLY_THERE]), ("…\n!", "", [])])
def test_empty_texts(one, other, expected):
    assert sides(one, other) == expected
