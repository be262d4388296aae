"""Offices and bodies whose state stands apart, or that only the office can settle."""

from datetime import date

import pytest
from actor_samples import actor

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import DEFAULT_THRESHOLD, Engine
from corpus_app.analysis.knowledge import Knowledge, KnownOffice

ACTORS = (
    actor("lebanon", "لبنان", "state", demonym="لبناني", metonym="بيروت"),
    actor("egypt", "مصر", "state", demonym="مصري", metonym="القاهرة"),
    actor("oman", "سلطنة عمان", "state", alias="عمان?", demonym="عماني", metonym="مسقط?"),
    actor("jordan", "الأردن", "state", demonym="أردني", metonym="عمان?"),
    actor("mali", "مالي?", "state", official="جمهورية مالي", demonym="مالي?", metonym="باماكو"),
    actor("iraq", "العراق", "state", demonym="عراقي", metonym="بغداد"),
    actor("iraq-interior", "وزارة الداخلية العراقية", "government_body", "iraq"),
    actor("hariri", "سعد الحريري", "person", "lebanon"),
    actor("aoun", "ميشال عون", "person", "lebanon"),
    actor("qaboos", "قابوس بن سعيد", "person", "oman"),
    *(actor(f"jabouri-{name}", f"{name} الجبوري", "person", "iraq") for name in "عادل سليم خالد محمود ياسر".split()),
)
OFFICES = (
    KnownOffice("hariri", "رئيس الوزراء", "lebanon", "2016-12-18", "2020-01-21"),
    KnownOffice("aoun", "رئيس", "lebanon", "2016-10-31", "2022-10-30"),
    KnownOffice("qaboos", "سلطان", "oman", "1970-07-23", "2020-01-10"),
    *(KnownOffice(f"jabouri-{name}", "وزير", "iraq", "2017", "2019") for name in "عادل سليم خالد محمود ياسر".split()),
)
ENGINE = Engine(Knowledge(actors=ACTORS, offices=OFFICES, version="lone-offices"))


def read(text):
    document = Document.from_parts([("p", "paragraph", text)], published=date(2018, 5, 10))
    return {actor.id or actor.name: actor for actor in ENGINE.analyse(document).actors}


def test_an_office_alone_is_of_the_state_that_the_article_is_about():
    found = read("يشهد لبنان أزمة. وقدم رئيس الحكومة استقالته. وقال مصدر لبناني إن رئيس الحكومة غادر.")
    assert found["hariri"].score >= DEFAULT_THRESHOLD
    assert [mention.text for mention in found["hariri"].mentions] == ["رئيس الحكومة", "رئيس الحكومة"]


def test_once_is_not_enough_for_a_proposal():
    found = read("يشهد لبنان أزمة. وقال مصدر لبناني إن رئيس الجمهورية قبل الاستقالة.")
    assert 0 < found["aoun"].score < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        "بحث لبنان ومصر الملف. وقال رئيس الحكومة إن الحكومة مستمرة.",
        "يشهد لبنان أزمة. وعلق رئيس الحكومة السابق على ذلك.",
        "يشهد لبنان أزمة. وزاره رئيس الحكومة المصري.",
        "قال رئيس الحكومة إن الملف مغلق.",
    ],
)
def test_an_office_that_may_be_another_s_is_nobody_s(text):
    assert "hariri" not in read(text)


def test_the_office_settles_which_of_two_namesakes_is_meant():
    found = read("استقبل سلطان عمان وفدا أمس.")
    assert "qaboos" in found
    assert "jordan" not in found and "سلطان عمان" not in found


def test_a_ministry_in_a_state_is_of_that_state():
    assert "iraq-interior" in read("قالت وزارة الداخلية في العراق إن العملية انتهت.")
    new = read("أعلنت وزارة الدفاع في مالي مقتل جنديين.")["وزارة الدفاع"]
    assert new.home_state == "mali"


def test_five_bearers_of_a_name_are_a_choice_of_four():
    found = read("قال الجبوري إن العراق ماض في المعركة.")
    chosen = next(actor for actor in found.values() if str(actor.id).startswith("jabouri"))
    assert len(chosen.alternatives) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أجرت جامعة كوبنهاغن الدراسة.", "جامعة كوبنهاغن"),
        ("أعلنت شركة هيمبرك فاينانس عن أرباح.", "شركة هيمبرك فاينانس"),
        ("ونقلت مجلة غرندفيلد تايمز الخبر.", "مجلة غرندفيلد تايمز"),
    ],
)
def test_a_foreign_name_behind_a_kind_word(text, name):
    assert name in read(text)


@pytest.mark.parametrize(
    "text", ["قال إن شركة تعمل في البلاد ستتوقف.", "أغلقت جامعة أبوابها.", "طالبت منظمة بالتحقيق."]
)
def test_an_ordinary_word_behind_a_kind_word_is_no_name(text):
    assert not [actor for actor in read(text).values() if actor.id is None]


def test_the_reason_shows_the_kind_word_as_it_is_written():
    actor = read("أجرت جامعة كوبنهاغن الدراسة.")["جامعة كوبنهاغن"]
    assert actor.reasons[0].params["word"] == "جامعة"


def test_a_text_may_end_with_an_office():
    assert read("وزير الخارجية") == {}
