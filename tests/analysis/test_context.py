"""Homographs and common words are settled by what stands around them."""

import pytest
from actor_samples import mentions, proposed

from corpus_app.analysis.engine import DEFAULT_THRESHOLD

SETTLED = [
    ("زار الوفد سلطنة عمان وبحث مع المسؤولين في عمان ملف الوساطة.", "oman", "jordan"),
    ("زار الوفد الأردن، واستقبلته عمان التي أعلنت دعمها.", "jordan", "oman"),
    ("انتشرت قوات في شمال مالي بطلب من حكومة جمهورية مالي.", "mali", None),
    ("الأزمة عبء مالي على الشركات.", None, "mali"),
    ("أقيمت صلاة المغرب في المسجد.", None, "morocco"),
    ("اجتمع قادة دول المغرب العربي.", None, "morocco"),
    ("وصل المنتخب إلى المغرب.", "morocco", None),
    ("قال الرئيس الأسد إن بلاده باقية.", "assad", None),
    ("شاهد الزوار الأسد في حديقة الحيوان.", None, "assad"),
    ("أشرف تركي آل الشيخ على البطولة.", "turki", "turkey"),
    ("جرت العملية في النيجر.", "niger", "nigeria"),
    ("جرت العملية في نيجيريا.", "nigeria", "niger"),
    ("فاضت مياه نهر الأردن.", None, "jordan"),
    ("أصيب في قدمه اليمنى.", None, "yemen"),
    ("ودعت فتح إلى إضراب عام.", "fatah", None),
    ("أعلنت فتح باب الترشح.", None, "fatah"),
    ("قال رئيس العراق إن مجلس النواب سيصوت.", "iraq-parliament", "jordan-parliament"),
    ("صوت مجلس النواب على القانون.", None, "iraq-parliament"),
    ("تابع الوزير مجريات المباراة.", None, "hungary"),
]


@pytest.mark.parametrize(("text", "meant", "not_meant"), SETTLED)
def test_context_settles_who_is_meant(text, meant, not_meant):
    found = proposed(text)
    assert meant is None or meant in found
    assert not_meant not in found


def test_what_context_leaves_open_is_one_proposal_with_alternatives():
    found = proposed("قالت عمان إنها تدرس المقترح.")
    actors = [actor for actor in found.values() if actor.id in ("oman", "jordan")]
    assert len(actors) == 1
    assert actors[0].alternatives
    assert actors[0].score < DEFAULT_THRESHOLD


def test_a_short_name_attaches_to_the_full_one():
    text = "التقى سيرغي لافروف نظيره أمس.\nوقال لافروف إن المحادثات جيدة."
    assert mentions(text, "lavrov") == ["سيرغي لافروف", "لافروف"]


def test_two_persons_of_one_family_name_are_told_apart():
    text = "خطبت هيلاري كلينتون في الحشد.\nوقالت كلينتون إنها ستفوز.\nثم صعد بيل كلينتون.\nوشكر كلينتون الحضور."
    assert len(mentions(text, "hillary-clinton")) == 2
    assert len(mentions(text, "bill-clinton")) == 2


def test_a_relative_of_a_known_person_is_somebody_else():
    found = proposed("قالت إيفانكا ترامب إنها لن تعود.")
    assert "trump" not in found
    assert "إيفانكا ترامب" in found


def test_a_people_named_takes_the_demonyms_of_a_state_that_is_not():
    text = "تظاهر الفلسطينيون أمس.\nوقتل شاب فلسطيني."
    assert mentions(text, "palestinians") == ["الفلسطينيون", "فلسطيني"]
    assert "palestine" not in proposed(text)
    assert "palestine" in proposed(text + "\nوأدانت دولة فلسطين القتل.")
