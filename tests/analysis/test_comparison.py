"""Two readings of the same articles compared: what comes, what goes, what stays."""

import pytest

from corpus_app.analysis.comparison import Shown, difference


def shown(*keys, score=0.9):
    return [Shown(key, "actor", key.removeprefix("actor:"), score) for key in keys]


def told(changes):
    """{target: documents} of the changes."""
    return {change.name: [document for document, _shown in change.found] for change in changes}


@pytest.mark.parametrize(
    ("before", "after", "coming", "going", "staying"),
    [
        ([], [], [], [], 0),
        (["روسيا"], ["روسيا"], [], [], 1),
        (["روسيا"], [], [], ["روسيا"], 0),
        ([], ["روسيا"], ["روسيا"], [], 0),
        (["روسيا", "تركيا"], ["تركيا", "إيران"], ["إيران"], ["روسيا"], 1),
        # The same target twice is one.
        (["روسيا", "روسيا"], ["روسيا"], [], [], 1),
    ],
)
def test_one_article(before, after, coming, going, staying):
    found = difference([("خبر", shown(*before), shown(*after))])
    assert list(told(found.appearing)) == coming
    assert list(told(found.disappearing)) == going
    assert found.staying == staying


def test_a_change_of_score_alone_is_none():
    found = difference([("خبر", shown("روسيا", score=0.9), shown("روسيا", score=0.6))])
    assert (found.appearing, found.disappearing, found.staying) == ((), (), 1)


def test_articles_are_gathered_under_their_target_the_most_frequent_first():
    readings = [
        ("أول", shown("إيران"), shown("الفتح")),
        ("ثان", shown("إيران"), shown("إيران", "تركيا")),
        ("ثالث", [], shown("الفتح", "إيران")),
    ]
    found = difference(readings)
    assert told(found.appearing) == {"الفتح": ["أول", "ثالث"], "إيران": ["ثالث"], "تركيا": ["ثان"]}
    assert next(iter(told(found.appearing))) == "الفتح"
    assert told(found.disappearing) == {"إيران": ["أول"]}
    assert found.staying == 1


def test_two_of_one_name_stay_apart():
    one, other = Shown("actor:1", "actor", "محمد علي", 0.9), Shown("actor:2", "actor", "محمد علي", 0.9)
    found = difference([("خبر", [one], [other])])
    assert [change.key for change in found.appearing] == ["actor:2"]
    assert [change.key for change in found.disappearing] == ["actor:1"]


def test_the_same_readings_give_the_same_answer_in_any_order_of_proposals():
    before, after = shown("أ", "ب", "ج"), shown("د", "هـ", "و")
    assert difference([(1, before, after)]) == difference([(1, before[::-1], after[::-1])])
