"""Titles that stand for whoever held the office on the day."""

from datetime import date

import pytest
from actor_samples import proposed, read

HELD = [
    ("قال وزير الخارجية الروسي إن اللقاء مفيد.", date(2017, 5, 1), {"lavrov"}),
    ("قال وزير خارجية روسيا إن اللقاء مفيد.", date(2017, 5, 1), {"lavrov"}),
    ("وصل الرئيس الأميركي إلى القمة.", date(2016, 5, 1), {"obama"}),
    ("وصل الرئيس الأميركي إلى القمة.", date(2017, 5, 1), {"trump"}),
    ("وصل الرئيس الأميركي إلى القمة.", date(2017, 1, 20), {"trump"}),
    ("وصل رئيس الولايات المتحدة إلى القمة.", date(2018, 5, 1), {"trump"}),
    ("وصل رئيس الوزراء الروسي إلى القمة.", date(2018, 5, 1), {"medvedev"}),
    ("وصل رئيس الحكومة الروسية.", date(2018, 5, 1), {"medvedev"}),
    ("التقى وزيرا الخارجية الروسي والتركي في جنيف.", date(2017, 5, 1), {"lavrov", "cavusoglu"}),
    ("استقبل وزير الخارجية الروسي نظيره التركي أمس.", date(2017, 5, 1), {"lavrov", "cavusoglu"}),
    ("بحث الرئيس الروسي مع نظيره الأميركي الملف.", date(2017, 5, 1), {"putin", "trump"}),
    ("التقى الرئيسان الروسي والتركي في سوتشي.", date(2017, 5, 1), {"putin", "erdogan"}),
    (
        "قال وزير الخارجية الأميركي بعد لقاء نظيريه الروسي والتركي ذلك.",
        date(2017, 5, 1),
        {"tillerson", "lavrov", "cavusoglu"},
    ),
    ("اجتمع وزراء خارجية روسيا وتركيا والولايات المتحدة.", date(2017, 5, 1), {"tillerson", "lavrov", "cavusoglu"}),
    ("قال الرئيس الأميركي السابق إنه لن يترشح.", date(2017, 5, 1), {"obama"}),
    ("قال الرئيس الأميركي الأسبق إنه لن يترشح.", date(2017, 5, 1), set()),
    ("قال الرئيس الروسي السابق إنه لن يترشح.", date(2017, 5, 1), set()),
    ("وصل الرئيس الأميركي إلى القمة.", date(1950, 5, 1), set()),
    ("وصل الرئيس الأميركي إلى القمة.", None, set()),
    ("كان رئيسا لروسيا سنوات طويلة.", date(2017, 5, 1), set()),
    ("بدأ انتخاب رئيس روسيا أمس.", date(2017, 5, 1), set()),
    ("قال سفير روسي لم يذكر اسمه.", date(2017, 5, 1), set()),
]


@pytest.mark.parametrize(("text", "published", "holders"), HELD)
def test_an_office_stands_for_its_holder_on_the_day(text, published, holders):
    persons = {actor.id for actor in read(text, published=published).actors if actor.kind == "person"}
    assert persons == holders


def test_a_name_after_the_title_wins():
    found = proposed("قال وزير الخارجية الروسي سيرغي لافروف إن الوزير الأميركي وافق.")
    assert "introduced_by_title" in {reason.code for reason in found["lavrov"].reasons}
    assert "by_office" not in {reason.code for reason in found["lavrov"].reasons}


def test_a_new_holder_is_a_new_person_of_that_state():
    found = proposed("قال وزير الدفاع العراقي عرفان محمود الحيالي إن العملية مستمرة.")
    new = [actor for actor in found.values() if actor.kind == "person"]
    assert [actor.home_state for actor in new] == ["iraq"]


def test_the_reason_tells_the_office():
    reasons = [reason for reason in proposed("وصل الرئيس التركي أمس.")["erdogan"].reasons if reason.code == "by_office"]
    assert reasons[0].params == {"text": "الرئيس التركي", "of": "تركيا"}
