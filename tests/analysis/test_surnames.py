"""Lone family names of known persons: the day and the state tell who is meant, or leave a choice."""

from datetime import date

import pytest
from actor_samples import actor

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import Knowledge, KnownOffice

ACTORS = (
    actor("lebanon", "لبنان", "state", demonym="لبناني", metonym="بيروت"),
    actor("iraq", "العراق", "state", demonym="عراقي", metonym="بغداد"),
    actor("palestine", "فلسطين", "state", demonym="فلسطيني"),
    actor("egypt", "مصر", "state", demonym="مصري", metonym="القاهرة"),
    actor("rafik", "رفيق الحريري", "person", "lebanon"),
    actor("saad", "سعد الحريري", "person", "lebanon", alias="الحريري?"),
    actor("bahia", "بهية الحريري", "person", "lebanon"),
    actor("nouri", "نوري المالكي", "person", "iraq", alias="المالكي?"),
    actor("riyad", "رياض المالكي", "person", "palestine"),
    actor("adel", "عادل الجبوري", "person", "iraq"),
    actor("salim", "سليم الجبوري", "person", "iraq"),
)
OFFICES = (
    KnownOffice("rafik", "رئيس الوزراء", "lebanon", "2000-10-23", "2004-10-21"),
    KnownOffice("saad", "رئيس الوزراء", "lebanon", "2009-11-09", "2011-06-13"),
    KnownOffice("saad", "رئيس الوزراء", "lebanon", "2016-12-18", "2020-01-21"),
    KnownOffice("nouri", "رئيس الوزراء", "iraq", "2006-05-20", "2014-09-08"),
    KnownOffice("riyad", "وزير الخارجية", "palestine", "2007-06", "2024-03"),
    KnownOffice("adel", "وزير الدفاع", "iraq", "2014-07-15", "2016-11-07"),
    KnownOffice("salim", "وزير الدفاع", "iraq", "2014-07-15", "2016-11-07"),
)
ENGINE = Engine(Knowledge(actors=ACTORS, offices=OFFICES, version="surnames"))


def persons(text, day):
    """The persons proposed for a text."""
    parts = [(f"p{number}", "paragraph", line) for number, line in enumerate(text.split("\n"))]
    analysis = ENGINE.analyse(Document.from_parts(parts, published=day))
    return [proposal for proposal in analysis.actors if proposal.kind == "person"]


@pytest.mark.parametrize(
    ("text", "day", "meant"),
    [
        ("قال الحريري إن الحكومة في لبنان مستمرة.", date(2003, 5, 1), "rafik"),
        ("قال الحريري إن الحكومة في لبنان مستمرة.", date(2019, 5, 1), "saad"),
        ("أعلن المالكي أن العراق يحتاج إلى السلاح.", date(2013, 5, 1), "nouri"),
        ("قال المالكي في كلمة أمام الصحفيين إن فلسطين لن تتراجع.", date(2019, 5, 1), "riyad"),
    ],
)
def test_the_bearer_in_office_is_meant(text, day, meant):
    found = persons(text, day)
    assert [(person.id, person.alternatives) for person in found] == [(meant, ())]
    assert found[0].score >= 0.5


def test_bearers_as_likely_are_a_choice_and_no_new_person():
    found = persons("قال الجبوري إن العراق ماض في المعركة.", date(2015, 5, 1))
    assert [{person.id, *person.alternatives} for person in found] == [{"adel", "salim"}]
    assert found[0].score >= 0.5


def test_a_bearer_named_in_full_keeps_his_name():
    text = "زار سليم الجبوري العراق قادما من مصر.\nوقال الجبوري إن اللقاء مفيد."
    assert [(person.id, len(person.mentions)) for person in persons(text, date(2015, 5, 1))] == [("salim", 2)]


def test_a_namesake_far_from_the_known_ones_is_none_of_them():
    found = persons("قال المالكي بعد المباراة في مصر إنه سعيد بالهدف.", date(2003, 5, 1))
    assert "nouri" not in {person.id for person in found}
