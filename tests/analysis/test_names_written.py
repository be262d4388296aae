"""Persons' names as they are written: particles, initials, titles, ranks, and places that look like names."""

from datetime import date

import pytest
from actor_samples import ACTORS

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import Knowledge, KnownPlace

PLACES = (
    KnownPlace("abu-dhabi", "أبوظبي", ("أبو ظبي",)),
    KnownPlace("jalalabad", "جلال آباد"),
    KnownPlace("mazar", "مزار شريف"),
    KnownPlace("malatya", "ملاطية"),
)
ENGINE = Engine(Knowledge(actors=ACTORS, places=PLACES, version="names"))


def persons(text):
    """The names of the persons proposed for a text, new or known, that reach an editor."""
    document = Document.from_parts([("p", "paragraph", text)], published=date(2017, 5, 10))
    return {actor.name for actor in ENGINE.analyse(document).actors if actor.kind == "person" and actor.score >= 0.5}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت د. لمياء الصبان إن الدواء متوفر.", "لمياء الصبان"),
        ("وأكد م. سالم الراشدي أن المشروع انتهى.", "سالم الراشدي"),
        ("وقال اللواء الركن فاضل الزيادي إن العملية بدأت.", "فاضل الزيادي"),
        ("وأضاف العقيد الركن ياسر الدليمي أن الطريق مفتوح.", "ياسر الدليمي"),
        ("وقال المقدم طيار حازم النمر إن الرحلة قصيرة.", "حازم النمر"),
        ("وقال آية الله محمد تقي المدرسي إن الصلاة واجبة.", "محمد تقي المدرسي"),
        ("وقال الرئيس المختار ولد بوبكر إن بلاده مستعدة.", "المختار ولد بوبكر"),
        ("وقال الشيخ عبد الله بن سعيد آل فهيد ذلك.", "عبد الله بن سعيد آل فهيد"),
        ("وقال السناتور جورج دبليو هندرسون ذلك.", "جورج دبليو هندرسون"),
        ("وقالت النائبة ماري لو بوتيه ذلك.", "ماري لو بوتيه"),
        ("وقالت ماري-لويز كوليرو إنها سعيدة.", "ماري-لويز كوليرو"),
        ("وقالت السيدة الأولى جيل ترامب إنها سعيدة.", "جيل ترامب"),
        ("وتصدى الحارس إيميليانو مارتينيز لركلة جزاء.", "إيميليانو مارتينيز"),
        ("وقال إبراهيم شريف أمين عام الجمعية إن الحوار بدأ.", "إبراهيم شريف"),
        ("وقال النقابي سمير العثماني إن الإضراب مستمر.", "سمير العثماني"),
        ("وقال ر. ج. كولينز إن الأسعار ستهبط.", "كولينز"),
    ],
)
def test_a_name_is_read_whole_and_without_its_title(text, name):
    assert persons(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات أبو ظبي وجلال آباد أمس.",
        "وقع انفجار قرب مسجد عماد عقل وفي مدرسة خالد بن الوليد.",
        "وصلت الشاحنات إلى شارع صلاح الدين وحي أبو رمانة ومستشفى كمال عدوان.",
        "سقطت كابول ومزار شريف دون قتال.",
        "نزحت عائلات من هاتاي وأديامان وملاطية.",
    ],
)
def test_places_are_no_persons(text):
    assert persons(text) == set()


def test_a_family_member_is_not_taken_for_the_known_bearer():
    assert "دونالد ترامب" not in persons("وقالت السيدة الأولى جيل ترامب إنها سعيدة.")
    assert "دونالد ترامب" in persons("وقال الرئيس دونالد ترامب إنه سعيد.")
