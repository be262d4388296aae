"""Did it happen? Planned, alleged, denied, cancelled, or only feared."""

from datetime import date

import pytest
from event_stage import propose

from corpus_app.analysis.vocabulary import Category, EventRelation, EventStatus


def _of(category, *texts, **options):
    events = propose(*texts, **options)[1]
    return next((event for event in events if event.category == category), None)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("قصف الطيران المدينة صباحا.", EventStatus.HAPPENED),
        ("سيقصف الطيران المدينة غدا.", EventStatus.PLANNED),
        ("لم يقصف الطيران المدينة.", EventStatus.NEGATED),
        ("ولم يقصف الطيران المدينة.", EventStatus.NEGATED),
        ("نفى المتحدث قصف المدينة.", EventStatus.NEGATED),
        ("زعم المتحدث قصف المدينة.", EventStatus.ALLEGED),
        ("اتهم المتحدث الطيران بقصف المدينة.", EventStatus.ALLEGED),
        ("أنباء عن قصف المدينة.", EventStatus.ALLEGED),
        ("يعتزم الطيران قصف المدينة.", EventStatus.PLANNED),
    ],
)
def test_status_of_an_attack(sentence, status):
    assert _of(Category.ASSAULT, "تطورات الحدود", sentence).status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("عقد الوزراء اجتماعا في العاصمة.", EventStatus.HAPPENED),
        ("من المقرر أن يعقد الوزراء اجتماعا في العاصمة.", EventStatus.PLANNED),
        ("يستعد الوزراء لعقد اجتماع في العاصمة.", EventStatus.PLANNED),
        ("الاجتماع المقبل للوزراء في العاصمة.", EventStatus.PLANNED),
        ("القمة المرتقبة بين الزعيمين.", EventStatus.PLANNED),
        ("سيلتقي الوزيران في العاصمة.", EventStatus.PLANNED),
        ("تقرر إلغاء الاجتماع بين الوزيرين.", EventStatus.CANCELLED),
        ("ألغى الوزير زيارته إلى العاصمة.", EventStatus.CANCELLED),
        ("تم تأجيل الاجتماع.", EventStatus.PLANNED),
        ("لم يلتق الوزيران في العاصمة.", EventStatus.NEGATED),
    ],
)
def test_status_of_a_meeting(sentence, status):
    event = _of(Category.CONSULT, "حراك دبلوماسي", sentence)
    assert event is not None
    assert event.status == status


def test_a_day_that_lies_ahead_makes_it_planned():
    event = _of(Category.CONSULT, "اجتماع الوزراء", "اجتماع الوزراء يوم 20 مايو.", dates=[("20 مايو", "2018-05-20")])
    assert event.status == EventStatus.PLANNED
    assert event.relation == EventRelation.FORESEES


def test_a_planned_event_does_not_take_the_day_of_its_announcement():
    event = _of(
        Category.OTHER,
        "موعد الانتخابات",
        "أعلن الرئيس الأربعاء موعد الانتخابات المقبلة.",
        dates=[("الأربعاء", "2018-05-09")],
    )
    assert event.status == EventStatus.PLANNED
    assert event.date == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "خشية وقوع هجوم على السوق.",
        "إذا هاجم المسلحون السوق فسنرد.",
        "يجب تجنب أي هجوم.",
        "إمكانية شن هجوم قائمة.",
        "تدرب الجنود تحسبا لهجوم.",
    ],
)
def test_what_is_only_feared_scores_low(sentence):
    feared = _of(Category.ASSAULT, "حديث الناس", "جاء الصباح هادئا.", "وقال أحدهم كلاما.", sentence)
    assert feared is None or feared.score < 0.3


@pytest.mark.parametrize("sentence", ["لم تسمح السلطات بدخول السفينة.", "لم توافق السلطات على دخول السفينة."])
def test_consent_withheld_is_a_refusal_that_happened(sentence):
    event = _of(Category.REJECT, "سفينة عالقة", sentence)
    assert event.status == EventStatus.HAPPENED


def test_an_unresolvable_headline_noun_is_decided_by_the_lead():
    event = _of(Category.RETREAT, "انسحاب المسلحين من المدينة", "سينسحب المسلحون من المدينة خلال أيام.")
    assert event.status == EventStatus.PLANNED


def test_old_dates_are_background_and_fresh_ones_news():
    _, events = propose(
        "حديث عن الماضي",
        "كلام عام لا خبر فيه.",
        "كلام آخر.",
        "وقع انفجار في السوق عام 2011.",
        "وزار الوزير المتحف الأربعاء.",
        dates=[("2011", "2011"), ("الأربعاء", "2018-05-09")],
        published=date(2018, 5, 10),
    )
    relations = {event.category: event.relation for event in events}
    assert relations[Category.ASSAULT] == EventRelation.BACKGROUND
    assert relations[Category.CONSULT] == EventRelation.REPORTS


@pytest.mark.parametrize(
    ("texts", "category"),
    [
        (("وزير: لا تفاوض مع الخاطفين", "تحدث الوزير إلى الصحافة."), Category.REJECT),
        (("غضب في الجنوب", "اقتحم محتجون مبنى المحافظة السبت."), Category.PROTEST),
        (("عملية في الجنوب", "اقتحم الجيش مبنى المحافظة السبت."), Category.ASSAULT),
        (("قضية الطفلة", "وقررت النيابة العامة حبس المتهمين أربعة أيام."), Category.COERCE),
    ],
)
def test_words_that_are_deeds_and_crowds_that_storm(texts, category):
    assert propose(*texts)[1][0].category == category
