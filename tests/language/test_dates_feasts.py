"""The Muslim feasts and Ramadan by name, and dates that only the words beside them tell from other numbers."""

from datetime import date

import pytest

from corpus_app.language.dates import find_dates

SPRING = date(2023, 5, 17)


def values(text, published=SPRING):
    return [mention.edtf for mention in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("تبدأ الهدنة في أول أيام عيد الفطر", date(2023, 4, 15), "2023-04-21"),
        ("الجمعة أول أيام عيد الفطر المبارك", date(2023, 4, 20), "2023-04-21"),
        ("قصفت المدينة في ثاني أيام عيد الأضحى", date(2023, 6, 30), "2023-06-29"),
        ("سقط القتلى في اليوم الثالث من عيد الأضحى", date(2023, 7, 2), "2023-06-30"),
        ("نفذ الهجوم في عيد الأضحى الماضي", SPRING, "2022-07-09/2022-07-12"),
        ("يفتح المعبر في عيد الأضحى المقبل", SPRING, "2023-06-28/2023-07-01"),
        ("اندلعت الاشتباكات في عيد الفطر 2019", SPRING, "2019-06-04/2019-06-06"),
        ("وقع ذلك في عيد الفطر عام 2019", SPRING, "2019-06-04/2019-06-06"),
    ],
)
def test_the_days_of_a_feast(text, published, edtf):
    assert edtf in values(text, published)


@pytest.mark.parametrize(
    "text",
    ["أسواق الأغنام قبل عيد الأضحى", "احتفلت المدينة بعيد الفطر", "بعيد الظهر وصل الوفد", "العيد الوطني للمملكة"],
)
def test_a_feast_alone_is_no_date(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("يفتح المعبر طوال شهر رمضان", date(2023, 3, 28), ["2023-03-23/2023-04-20"]),
        ("تراجعت المبيعات في رمضان", date(2023, 4, 28), ["2023-03-23/2023-04-20"]),
        ("يستعد التجار لحلول شهر رمضان المبارك", date(2023, 3, 1), ["2023-03-23/2023-04-20"]),
        ("تقليد قديم في شهر رمضان", date(2023, 9, 1), []),
        ("يصومون في شهر رمضان من كل عام", date(2023, 3, 28), []),
        ("قال رمضان إنه سيعود", date(2023, 3, 28), []),
        ("اعتقال طارق رمضان", date(2023, 3, 28), []),
        ("شهر رمضان الماضي", date(2023, 9, 1), ["2023-03-23/2023-04-20"]),
    ],
)
def test_ramadan_is_a_date_when_it_is_near(text, published, edtf):
    assert values(text, published) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ما حدث يوم 14/5 كان مختلفا", ["2023-05-14"]),
        ("صدر القرار بتاريخ 3/2", ["2023-02-03"]),
        ("فاز بنتيجة 6/3 في المباراة", []),
        ("يوم 31/31 غير موجود", []),
        ("حكم البلاد بين عامي 1830 و1837", ["1830/1837"]),
        ("الحملة الفرنسية على مصر (1798-1801)", ["1798/1801"]),
        ("ألغيت العبودية في 1886", ["1886"]),
        ("قتل في 1886 غارة", []),
        ("شارك 1886 جنديا", []),
        ("ارتفعت الصادرات في الأشهر التسعة الأولى من 2022", ["2022-01/2022-09"]),
        ("في الأشهر الثلاثة الأخيرة من العام الماضي", ["2022-10/2022-12"]),
        ("خلال الربعين الأولين من عام 2017", ["2017-01/2017-06"]),
        ("في الأشهر الثلاثة المقبلة", []),
    ],
)
def test_numbers_that_their_neighbours_make_a_date(text, edtf):
    assert values(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("أعلن الجيش إغلاق المعبر ابتداء من الأحد", ["2023-05-21"]),
        ("تراجعت الأسعار الأحد", ["2023-05-14"]),
        ("وصل الوزير قبل عقد القمة", []),
        ("تأسس الحزب قبل عقد", ["2013"]),
    ],
)
def test_what_begins_on_a_day_and_what_is_held(text, edtf):
    assert values(text) == edtf
