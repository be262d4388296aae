"""Titles as outlets write them: women in office, envoys, spokesmen, heads of governments, those before."""

from datetime import date

import pytest
from actor_samples import actor

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import Knowledge, KnownOffice

ACTORS = (
    actor("uk", "بريطانيا", "state", demonym="بريطاني", metonym="لندن"),
    actor("germany", "ألمانيا", "state", demonym="ألماني", metonym="برلين"),
    actor("usa", "الولايات المتحدة", "state", alias="أميركا", demonym="أميركي", metonym="واشنطن"),
    actor("iran", "إيران", "state", demonym="إيراني"),
    actor("iraq", "العراق", "state", demonym="عراقي"),
    actor("yemen", "اليمن", "state", demonym="يمني"),
    actor("lebanon", "لبنان", "state", demonym="لبناني"),
    actor("un", "الأمم المتحدة", "organisation"),
    actor("eu", "الاتحاد الأوروبي", "organisation"),
    actor("krg", "حكومة إقليم كردستان", "government_body", "iraq"),
    actor("uk-mfa", "وزارة الخارجية البريطانية", "government_body", "uk", alias="الخارجية البريطانية"),
    actor("iran-mfa", "وزارة الخارجية الإيرانية", "government_body", "iran", alias="الخارجية الإيرانية"),
    actor("lebanon-gov", "الحكومة اللبنانية", "government_body", "lebanon", alias="حكومة لبنان"),
    actor("truss", "ليز تراس", "person", "uk"),
    actor("raab", "دومينيك راب", "person", "uk"),
    actor("queen", "الملكة إليزابيث", "person", "uk"),
    actor("merkel", "أنغيلا ميركل", "person", "germany"),
    actor("akk", "أنيغريت كارنباور", "person", "germany"),
    actor("trump", "دونالد ترامب", "person", "usa"),
    actor("biden", "جو بايدن", "person", "usa"),
    actor("lenderking", "تيم ليندركينغ", "person", "usa"),
    actor("grundberg", "هانس غروندبرغ", "person"),
    actor("borrell", "جوزيب بوريل", "person"),
    actor("mikati", "نجيب ميقاتي", "person", "lebanon"),
    actor("masrour", "مسرور بارزاني", "person", "iraq"),
    actor("nechirvan", "نيجيرفان بارزاني", "person", "iraq"),
    actor("khatibzadeh", "سعيد خطيب زاده", "person", "iran"),
)
OFFICES = (
    KnownOffice("raab", "وزير الخارجية", "uk", "2019-07-24", "2021-09-15"),
    KnownOffice("truss", "وزير الخارجية", "uk", "2021-09-15", "2022-09-06"),
    KnownOffice("queen", "ملك", "uk", "1952-02-06", "2022-09-08"),
    KnownOffice("merkel", "المستشار", "germany", "2005-11-22", "2021-12-08"),
    KnownOffice("akk", "وزير الدفاع", "germany", "2019-07-17", "2021-12-08"),
    KnownOffice("trump", "رئيس", "usa", "2017-01-20", "2021-01-20"),
    KnownOffice("biden", "رئيس", "usa", "2021-01-20", "2025-01-20"),
    KnownOffice("lenderking", "المبعوث إلى اليمن", "usa", "2021-02-04", "2025-01"),
    KnownOffice("grundberg", "المبعوث الخاص إلى اليمن", "un", "2021-08"),
    KnownOffice("borrell", "مسؤول السياسة الخارجية", "eu", "2019-12-01", "2024-12-01"),
    KnownOffice("mikati", "رئيس الوزراء", "lebanon", "2021-09-10", "2025-02-08"),
    KnownOffice("nechirvan", "رئيس", "krg", "2019-06-10"),
    KnownOffice("masrour", "رئيس الوزراء", "krg", "2019-07-10"),
    KnownOffice("khatibzadeh", "المتحدث باسم وزارة الخارجية", "iran", "2020-08", "2022-08"),
)
ENGINE = Engine(Knowledge(actors=ACTORS, offices=OFFICES, version="titles"))
DAY = date(2021, 10, 1)


def holders(text, day=DAY):
    """The known persons proposed for a sentence."""
    analysis = ENGINE.analyse(Document.from_parts([("p", "paragraph", text)], published=day))
    return {proposal.id for proposal in analysis.actors if proposal.kind == "person"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قالت وزيرة الخارجية البريطانية إن القرار نهائي.", "truss"),
        ("وصلت وزيرة الدفاع الألمانية إلى أربيل.", "akk"),
        ("هنأت المستشارة الألمانية الفائزين.", "merkel"),
        ("زارت ملكة بريطانيا المعرض.", "queen"),
        ("استقبل رئيس الحكومة اللبنانية الوفد.", "mikati"),
        ("بحث رئيس حكومة إقليم كردستان ملف النفط.", "masrour"),
        ("حذر مسؤول السياسة الخارجية في الاتحاد الأوروبي من التصعيد.", "borrell"),
        ("التقى المبعوث الأممي إلى اليمن وفدا محليا.", "grundberg"),
        ("التقى مبعوث الأمم المتحدة الخاص إلى اليمن وفدا محليا.", "grundberg"),
        ("عاد المبعوث الدولي الخاص لليمن إلى صنعاء.", "grundberg"),
        ("عاد المبعوث الأميركي إلى اليمن من جولته.", "lenderking"),
        ("نفى المتحدث باسم الخارجية الإيرانية الأنباء.", "khatibzadeh"),
        ("نفى الناطق الرسمي باسم وزارة الخارجية الإيرانية الأنباء.", "khatibzadeh"),
        ("قال الرئيس الأميركي السابق إنه سيعود.", "trump"),
        ("قال الرئيس الأميركي السابق دونالد ترامب إنه سيعود.", "trump"),
    ],
)
def test_a_title_stands_for_its_holder(text, who):
    assert holders(text) == {who}


def test_a_title_after_a_name_and_a_conjunction_is_of_another():
    assert holders("حضر جو بايدن وملكة بريطانيا الحفل.") == {"biden", "queen"}


def test_who_was_deposed_is_the_last_holder_if_it_was_lately():
    text = "مثل رئيس الوزراء اللبناني المعزول أمام المحكمة."
    assert holders(text, date(2025, 6, 1)) == {"mikati"}
    assert holders(text, date(2035, 6, 1)) == set()


def test_a_minister_is_no_mention_of_the_ministry():
    text = "قالت وزيرة الخارجية البريطانية إن القرار نهائي."
    analysis = ENGINE.analyse(Document.from_parts([("p", "paragraph", text)], published=DAY))
    assert "uk-mfa" not in {proposal.id for proposal in analysis.actors}


@pytest.mark.parametrize("day", [date(2021, 12, 12), date(2021, 12, 8)])
def test_an_office_stays_with_its_last_holder_for_some_days(day):
    assert holders("شكرت المستشارة الألمانية الجنود.", day) == {"merkel"}


def test_a_vacant_office_names_nobody_later():
    assert holders("شكرت المستشارة الألمانية الجنود.", date(2022, 3, 1)) == set()


@pytest.mark.parametrize("text", ["وصل المبعوث الفرنسي إلى اليمن.", "وصل المبعوث إلى اليمن."])
def test_an_envoy_of_nobody_known_is_not_guessed(text):
    assert holders(text) == set()
