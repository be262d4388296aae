"""Events of the registry: named in any spelling, told from namesakes, background told from news."""

from dataclasses import replace
from datetime import date

import pytest
from event_stage import KNOWLEDGE, propose

from corpus_app.analysis.events import EventFinder
from corpus_app.analysis.vocabulary import EventRelation


def _known(*texts, **options):
    return {event.id: event for event in propose(*texts, **options)[1] if event.id is not None}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("تذكر الكويتيون تحرير الكويت.", "kuwait"),
        ("وبتحرير الكويت انتهت الحرب.", "kuwait"),
        ("شارك في عملية عاصفة الصحراء.", "kuwait"),
        ("منذ هجمات 11 سبتمبر تغير العالم.", "nine-eleven"),
        ("منذ هجمات ١١ سبتمبر تغيّر العالم.", "nine-eleven"),
        ("منذ هجمات 11 أيلول تغير العالم.", "nine-eleven"),
        ("بعد معركة الموصل عاد النازحون.", "mosul-battle"),
        ("بعد مَعركة المُوصِل عاد النازحون.", "mosul-battle"),
        ("بعد معركة مدينة الموصل عاد النازحون.", "mosul-battle"),
        ("ولمعركة الموصل شهودها.", "mosul-battle"),
        ("هزيمة داعش في الموصل كانت حاسمة.", "mosul-battle"),
        ("بعد سقوط الموصل بيد التنظيم.", "mosul-fall"),
    ],
)
def test_a_known_event_is_recognised_by_its_names(sentence, event):
    assert event in _known("مقال في الذاكرة", sentence)


@pytest.mark.parametrize(
    "sentence",
    ["تحرير الكويتي من الأسر.", "معركة الموصلي القضائية.", "11 سبتمبر يوم عادي.", "في الموصل معركة أخرى."],
)
def test_other_words_are_not_the_event(sentence):
    assert not _known("مقال في الذاكرة", sentence)


def test_a_known_event_is_not_proposed_a_second_time_as_new():
    _, events = propose("ذكرى هجمات 11 سبتمبر", "لا تنسى نيويورك هجمات 11 سبتمبر.")
    assert [event.id for event in events] == ["nine-eleven"]
    assert len(events[0].mentions) == 2


def test_a_known_event_keeps_the_date_of_the_text_beside_that_of_the_registry():
    years = [("عام 1991", "1991"), ("عام 2016", "2016"), ("عام 2018", "2018")]
    told = _known("مقال", "انتهت عملية عاصفة الصحراء عام 1991.", dates=years)["kuwait"]
    assert (told.date, told.told_date) == ("1991-01-17/1991-02-28", "1991")
    untold = _known("مقال", "تذكر الكويتيون تحرير الكويت.", dates=years)["kuwait"]
    assert (untold.date, untold.told_date) == ("1991-01-17/1991-02-28", "")


def test_what_came_after_a_known_event_gives_it_no_date():
    years = [("عام 1995", "1995")]
    event = _known("مقال", "أعيد بناء الميناء بعد تحرير الكويت وافتتح رسميا أمام السفن في عام 1995.", dates=years)[
        "kuwait"
    ]
    assert event.told_date == ""


def test_a_registered_event_that_lies_far_ahead_hides_no_event_of_today():
    _, events = propose("معركة الموصل", "بدأت معركة الموصل أمس.", published=date(2004, 11, 10))
    assert [event.id for event in events] == [None]


def test_people_of_the_event_support_it():
    alone = _known("مقال", "جاء ذلك بعد معركة الموصل.")["mosul-battle"]
    supported = _known(
        "مقال", "جاء ذلك بعد معركة الموصل التي خاضها العراق.", actors=["العراق"], known=[("العراق", "iraq")]
    )
    assert supported["mosul-battle"].score > alone.score
    assert "participants" in [reason.code for reason in supported["mosul-battle"].reasons]


def test_a_date_beside_the_name_supports_or_contradicts():
    right = _known("مقال", "هجمات 11 سبتمبر عام 2001 غيرت العالم.", dates=[("2001", "2001")])["nine-eleven"]
    other = _known("مقال", "معركة الموصل عام 1987 في الرواية.", dates=[("1987", "1987")])["mosul-battle"]
    plain = _known("مقال", "معركة الموصل في الرواية.")["mosul-battle"]
    assert "date" in [reason.code for reason in right.reasons]
    assert other.score < plain.score - 0.3


def test_the_day_within_a_name_is_not_held_against_it():
    event = _known("مقال", "ذكرى هجمات 11 سبتمبر.", dates=[("11 سبتمبر", "2017-09-11")])["nine-eleven"]
    assert event.score > 0.7


def test_what_had_not_yet_happened_is_not_named():
    assert _known("مقال", "بعد معركة الموصل.", published=date(2015, 1, 1)).get("mosul-battle", None) is None or (
        _known("مقال", "بعد معركة الموصل.", published=date(2015, 1, 1))["mosul-battle"].score < 0.1
    )


def test_a_common_phrase_needs_support():
    assert not _known("مقال", "انتهت القمة مساء.")
    assert _known("مقال", "انتهت القمة في العراق مساء.", actors=["العراق"], known=[("العراق", "iraq")])


@pytest.mark.parametrize(
    ("published", "relation"),
    [
        (date(2018, 5, 4), EventRelation.REPORTS),
        (date(2018, 6, 20), EventRelation.BACKGROUND),
    ],
)
def test_news_is_told_from_background(published, relation):
    event = _known("تفجير سوق بغداد يهز العاصمة", "قتل عشرة في تفجير سوق بغداد.", published=published)["market-bomb"]
    assert event.relation == relation


def test_what_a_speaker_says_of_it_is_comment():
    event = _known("حوار", 'قال الكاتب: "معركة الموصل لم تنته بعد".')["mosul-battle"]
    assert event.relation in (EventRelation.COMMENTS, EventRelation.BACKGROUND)


def test_a_new_telling_of_a_registered_day_points_to_the_registered_event():
    event = _known(
        "انفجار في سوق شعبية",
        "وقع انفجار في بغداد الخميس، وتبنى داعش التفجير.",
        actors=["داعش"],
        known=[("داعش", "isis")],
        dates=[("الخميس", "2018-05-03")],
        published=date(2018, 5, 4),
    )
    assert list(event) == ["market-bomb"]


def test_a_rule_that_editors_reject_sinks():
    sunk = EventFinder(replace(KNOWLEDGE, rule_weights={"known_name": 0.5, "known_trigger": 0.5}))
    usual = _known("مقال", "جاء ذلك بعد معركة الموصل.")["mosul-battle"]
    lower = _known("مقال", "جاء ذلك بعد معركة الموصل.", finder=sunk)["mosul-battle"]
    assert lower.score == pytest.approx(usual.score / 2, abs=0.001)


def test_two_tellings_of_one_registered_event_are_one_proposal():
    _, events = propose(
        "تفجير سوق بغداد يهز العاصمة",
        "هز انفجار بغداد الخميس وقتل عشرة، وتبنى داعش الهجوم.",
        actors=["داعش"],
        known=[("داعش", "isis")],
        dates=[("الخميس", "2018-05-03")],
        published=date(2018, 5, 4),
    )
    assert [event.id for event in events if event.category == "ASSAULT"] == ["market-bomb"]
