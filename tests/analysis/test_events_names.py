"""Names of new events read like short headlines, cut where a phrase ends."""

import pytest
from event_stage import propose

from corpus_app.analysis.vocabulary import Category


def names(*texts, actors=("روسيا", "تركيا", "مصر", "الولايات المتحدة")):
    _, events = propose(*texts, actors=actors)
    return {event.category: event.name for event in events}


@pytest.mark.parametrize(
    ("texts", "category", "name"),
    [
        (
            ("خلاف جديد", "لكن الولايات المتحدة رفضت التنسيق مع مصر بحجة أنه يضعفها."),
            Category.REJECT,
            "رفض الولايات المتحدة التنسيق مع مصر",
        ),
        (
            ("خلاف جديد", "وفي الأثناء اتهمت روسيا تركيا بانتهاك الهدنة في المدينة."),
            Category.ACCUSE,
            "اتهام روسيا تركيا بانتهاك الهدنة في المدينة",
        ),
        (
            ("خبر من المدينة", "ألقت السلطات القبض على عدد من المهربين."),
            Category.COERCE,
            "القبض على عدد من المهربين",
        ),
        (
            ("سيرة نائب", "وفي 2012 دعا عشرات الفنانين السلطات إلى الحوار."),
            Category.DEMAND,
            "دعوة عشرات الفنانين السلطات إلى الحوار",
        ),
        (
            ("غارات على حلب", "قصفت طائرات المدينة."),
            Category.ASSAULT,
            "غارات على حلب",
        ),
    ],
)
def test_a_name_says_who_does_what_to_whom(texts, category, name):
    assert names(*texts)[category] == name


@pytest.mark.parametrize(
    "sentence",
    [
        "وجعلت الغارات جماعات أخرى تتضامن معه وينضم بعض مقاتليها إليه.",
        "ودعا حينها الدول الراغبة في التعاون إلى تبادل المعلومات معه.",
        "وقدمت منظمات التماسا تقدمت به إلى المحكمة.",
        "ونفذ مسلحون هجمات متفرقة في المناطق الصحراوية والنائية في كلا البلدين.",
    ],
)
def test_no_name_ends_in_the_air(sentence):
    for name in names("خبر من المدينة", sentence).values():
        last = name.split()[-1]
        assert last not in {"معه", "به", "كلا", "في", "إلى", "على", "من", "التي", "حينها", "عن"}, name


def test_a_long_name_is_not_cut_within_a_place():
    name = names("غارات كثيفة جدا على مواقع عدة للمسلحين قرب مدينة الكويت اليوم")[Category.ASSAULT]
    assert not name.endswith("مدينة")


def test_two_events_of_one_name_are_told_apart_by_their_days():
    _, events = propose(
        "سيرة وزير",
        "استقال سمير من منصبه عام 2012 بعد خلاف.",
        "ثم استقال سمير من منصبه عام 2015 بعد خلاف.",
        actors=["سمير"],
        dates=[("عام 2012", "2012"), ("عام 2015", "2015")],
    )
    resignations = [event.name for event in events if event.form == "resignation"]
    assert len(resignations) == len(set(resignations)) == 2
