"""Whose day a date is: the verb's beside it, the day of saying, days that run on, and what went before the news."""

import pytest
from event_stage import first, propose

from corpus_app.analysis.vocabulary import Category, EventStatus

DAYS = [("الأحد", "2018-05-06"), ("الاثنين", "2018-05-07"), ("الثلاثاء", "2018-05-08"), ("الأربعاء", "2018-05-09")]


def date_of(category, *texts, dates=DAYS):
    _, events = propose(*texts, actors=["روسيا", "تركيا", "مصر"], dates=dates)
    return next(event.date for event in events if event.category == category)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("تتواصل المظاهرات في المدينة لليوم السادس على التوالي.", "2018-05-05/2018-05-10"),
        ("استمرت المظاهرات لليوم الحادي عشر على التوالي في العاصمة.", "2018-04-30/2018-05-10"),
        ("استمرت المظاهرات لليوم الأول.", ""),
    ],
)
def test_days_that_run_on_reach_back_from_publication(sentence, days):
    assert date_of(Category.PROTEST, "غضب في الشارع", sentence) == days


def test_the_day_of_saying_is_not_that_of_what_it_mentions():
    text = "أكد مسؤول حكومي الأحد أن الضربات الجوية على المدينة دقيقة."
    assert date_of(Category.ASSAULT, "تصريحات رسمية", "مقدمة قصيرة.", "فقرة أخرى.", text) == ""


def test_a_date_belongs_to_the_verb_before_it_and_not_to_one_within():
    _, events = propose(
        "خبر من البحر",
        "طالبت روسيا الأربعاء مصر باستقبال سفينة تقل عشرات تم إنقاذهم في البحر.",
        actors=["روسيا", "مصر"],
        dates=DAYS,
    )
    days = {event.category: event.date for event in events}
    assert days[Category.DEMAND] == "2018-05-09"
    assert days.get(Category.AID, "") == ""


@pytest.mark.parametrize("word", ["بعد", "عقب", "إثر"])
def test_what_a_headline_says_went_before_has_no_day_of_the_lead(word):
    _, events = propose(f"مناشدات لمصر {word} رفض تركيا", "ناشدت منظمات الأربعاء مصر التدخل.",
                        actors=["تركيا", "مصر"], dates=DAYS)  # fmt: skip
    assert next(event.date for event in events if event.category == Category.REJECT) == ""


def test_what_did_not_happen_has_no_day():
    event = first("الهجوم لم يبدأ بعد", "قال الجيش الأحد إن الهجوم على المدينة لم يبدأ بعد.", dates=DAYS)
    assert (event.status, event.date) == (EventStatus.NEGATED, "")


def test_the_day_of_a_verb_that_waits_is_its_own():
    sentence = "ورفضت تركيا دخول السفينة التي تنتظر منذ الاثنين."
    dates = [("منذ الاثنين", "2018-05-07")]
    assert date_of(Category.REJECT, "سفينة عالقة", "مقدمة.", "فقرة.", sentence, dates=dates) == ""


def test_for_the_sake_of_is_no_postponement():
    event = first("اجتماع في حلب", "التقى الطرفان من أجل محادثات السلام.")
    assert event.status == EventStatus.HAPPENED


def test_another_event_of_the_kind_stays_apart():
    _, events = propose(
        "اعتقال وزير في مصر",
        "اعتقلت الشرطة وزيرا سابقا.",
        "وفي واقعة مماثلة الأحد اعتقلت الشرطة نائبا.",
        dates=DAYS,
    )
    arrests = [event for event in events if event.category == Category.COERCE]
    assert [event.date for event in arrests if event.mentions[0].start < 20] == [""]


@pytest.mark.parametrize(
    ("answer", "day"),
    [("ونددت تركيا بتصرف مصر.", "2018-05-09"), ("وكانت تركيا قد نددت بتصرف مصر.", ""), ("وتندد تركيا بتصرف مصر.", "")],
)
def test_answers_to_the_news_are_of_its_day(answer, day):
    texts = ("زيارة وزير روسي إلى مصر", "بدأ وزير روسي الأربعاء زيارة إلى مصر.", "فقرة أخرى.", "وأخرى.", answer)
    assert date_of(Category.ACCUSE, *texts) == day


def test_what_was_said_is_not_of_the_days_it_speaks_of():
    event = first("روسيا ترفض مقعد تركيا في المجلس", "رفضت روسيا منح تركيا مقعدا في 2020.", actors=["روسيا", "تركيا"],
                  dates=[("2020", "2020")])  # fmt: skip
    assert (event.status, event.date) == (EventStatus.HAPPENED, "")


def test_a_date_within_a_relative_clause_is_of_what_the_clause_tells():
    text = "هددت روسيا تركيا بوقف البرنامج الذي شاركت فيه مصر الأحد."
    assert date_of(Category.THREATEN, "خبر من موسكو", "مقدمة قصيرة.", "فقرة أخرى.", text) == ""


def test_a_year_of_which_a_thing_is_dates_nothing_else():
    text = "قررت الأكاديمية حجب جائزة نوبل للآداب في دورتها لعام 2018."
    _, events = propose("خبر من الشمال", "مقدمة قصيرة.", "فقرة أخرى.", text, dates=[("عام 2018", "2018")])
    assert [event.date for event in events] == [""]


def test_since_when_others_wait_does_not_date_what_goes_on():
    text = "يضيق الخناق على المحاصرين منذ عام 2013، إذ إن اشتباكات تدور في البلدة."
    assert date_of(Category.ASSAULT, "خبر", "مقدمة قصيرة.", "فقرة أخرى.", text, dates=[("عام 2013", "2013")]) == ""


def test_what_a_headline_recalls_takes_a_day_long_past():
    texts = ["وفاة الممثلة التي اختطفها الزعيم", "كانت مشهورة عندما اختطفت في عام 1978."]
    assert date_of(Category.ASSAULT, *texts, dates=[("عام 1978", "1978")]) == "1978"
