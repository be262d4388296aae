"""How many were killed or injured belongs to the event that the text tells beside it."""

import pytest
from event_stage import propose

from corpus_app.analysis.vocabulary import Category


def tolls(*texts):
    """{category: [(what, low, high)]} of an article's events."""
    _, events = propose(*texts, actors=["تركيا", "روسيا"])
    return {
        event.category: [(claim.what.value, claim.low, claim.high) for claim in event.claims]
        for event in events
        if event.claims
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("انفجار في حلب", "أسفر الانفجار عن مقتل سبعة أشخاص وإصابة 20 آخرين."),
            {Category.ASSAULT: [("killed", 7, 7), ("injured", 20, 20)]},
        ),
        (
            ("تحطم طائرة في بغداد", "تحطمت طائرة صباحا ما أدى إلى مصرع 12 شخصا."),
            {Category.OTHER: [("killed", 12, 12)]},
        ),
        (("اجتماع بين روسيا وتركيا", "بحث الطرفان ملف 30 أسيرا."), {}),
        (("اتفاق بين روسيا وتركيا", "اتفق الطرفان على التعاون."), {}),
    ],
)
def test_numbers_go_to_the_event_that_caused_them(texts, expected):
    assert tolls(*texts) == expected


def test_each_of_two_events_gets_its_own():
    _, events = propose(
        "يوم دام",
        "قتل خمسة مدنيين في انفجار سيارة في حلب.",
        "وفي شأن آخر اعتقلت الشرطة 40 محتجا خلال مظاهرة في بغداد.",
    )
    found = {event.category: [claim.low for claim in event.claims] for event in events if event.claims}
    assert found[Category.ASSAULT] == [5]
    assert [40] in [lows for category, lows in found.items() if category != Category.ASSAULT]


def test_a_number_told_twice_is_one_claim():
    told = tolls("مقتل سبعة في انفجار في حلب", "قتل سبعة في انفجار في حلب، بحسب الشرطة.", "قتل سبعة في الانفجار.")
    assert told[Category.ASSAULT] == [("killed", 7, 7)]
