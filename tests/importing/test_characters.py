"""Characters and punctuation as readers expect them."""

import pytest

from corpus_app.importing.characters import clean_characters, storable
from corpus_app.importing.punctuation import repair_punctuation


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("سطر\r\nآخر\rثالث\u2028رابع", "سطر\nآخر\nثالث\nرابع"),
        ("\ufeffنص\u200f عربي\u200e", "نص عربي"),
        ("نص\u00a0مع\tفراغ", "نص مع فراغ"),
        ("نص\x00 مقطوع\ud800", "نص مقطوع"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("صلى الله عليه ﷺ", "صلى الله عليه ﷺ"),
        ("أ", "أ"),
        ("مُحَمَّدـــ علی", "مُحَمَّدـــ علی"),
    ],
)
def test_clean_characters(before, after):
    assert clean_characters(before) == after


def test_storable_only_drops_what_no_database_takes():
    assert storable("نص\x00\udfff\u200f\n") == "نص\u200f\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("إذا اتفقت الحكومتان ،فيما اعتبر", "إذا اتفقت الحكومتان، فيما اعتبر"),
        ("هجمات أيلول .2001 ووفقاً لمصدر", "هجمات أيلول 2001. ووفقاً لمصدر"),
        ("منذ عام ،2011 قال الوزير", "منذ عام 2011، قال الوزير"),
        ("مسدس عيار .22 عثر عليه", "مسدس عيار .22 عثر عليه"),
        ("بلغت 3.5 في المئة و1,200 و1،200", "بلغت 3.5 في المئة و1,200 و1،200"),
        ("تنظيم « داعش » في العراق", "تنظيم «داعش» في العراق"),
        ('قال " نعم " ثم مضى', 'قال "نعم" ثم مضى'),
        ("تنظيم »داعش« الإرهابي", "تنظيم «داعش» الإرهابي"),
        ("لـ«داعش» وبـ«القاعدة» و«النصرة»", "لـ«داعش» وبـ«القاعدة» و«النصرة»"),
        ("انتهت الحرب.وقال الوزير", "انتهت الحرب. وقال الوزير"),
        ("عن أ.ف.ب. وموقع www.example.org", "عن أ.ف.ب. وموقع www.example.org"),
        ("هل انتهت ؟ نعم !", "هل انتهت؟ نعم!"),
        ("الكاتب : سامي", "الكاتب: سامي"),
        ("قال الوزير؛إن", "قال الوزير؛ إن"),
        ("عند 10:30 صباحا", "عند 10:30 صباحا"),
    ],
)
def test_repair_punctuation(before, after):
    assert repair_punctuation(before) == after
