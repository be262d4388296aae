"""Dates as readers read them, in Arabic and English."""

import pytest

from corpus_app.language.edtf_display import display_date, display_term

WORDS = [
    ("2014-09-11", "11 سبتمبر/أيلول 2014", "11 September 2014"),
    ("2014-09-01", "1 سبتمبر/أيلول 2014", "1 September 2014"),
    ("2014-10", "أكتوبر/تشرين الأول 2014", "October 2014"),
    ("2014", "2014", "2014"),
    ("201X", "بين عامي 2010 و2019", "between 2010 and 2019"),
    ("19XX", "بين عامي 1900 و1999", "between 1900 and 1999"),
    ("2015-21", "ربيع 2015", "spring 2015"),
    ("2015-24", "شتاء 2015–2016", "winter 2015–2016"),
    ("2016-34", "الربع الثاني من 2016", "second quarter of 2016"),
    ("2016-40", "النصف الأول من 2016", "first half of 2016"),
    ("2016-41~", "نحو النصف الثاني من 2016", "about second half of 2016"),
    ("2014-08~", "نحو أغسطس/آب 2014", "about August 2014"),
    ("2014?", "2014 (غير مؤكد)", "2014 (uncertain)"),
    ("2014-02-03%", "نحو 3 فبراير/شباط 2014 (غير مؤكد)", "about 3 February 2014 (uncertain)"),
    ("2014/2017", "من 2014 إلى 2017", "from 2014 to 2017"),
    ("2014-01/2014-06", "من يناير/كانون الثاني إلى يونيو/حزيران 2014", "from January to June 2014"),
    ("2014-08/2014-10~", "من أغسطس/آب إلى نحو أكتوبر/تشرين الأول 2014", "from August to about October 2014"),
    ("2014-08-08/2014-08-10", "من 8 إلى 10 أغسطس/آب 2014", "from 8 to 10 August 2014"),
    ("2014-07-30/2014-08-02", "من 30 يوليو/تموز إلى 2 أغسطس/آب 2014", "from 30 July to 2 August 2014"),
    ("2014-05-08~/2014-05", "من نحو 8 مايو/أيار 2014 إلى مايو/أيار 2014", "from about 8 May 2014 to May 2014"),
    ("2014-08/2017-12-09", "من أغسطس/آب 2014 إلى 9 ديسمبر/كانون الأول 2017", "from August 2014 to 9 December 2017"),
    ("2014-21/2014-23", "من ربيع 2014 إلى خريف 2014", "from spring 2014 to autumn 2014"),
    ("201X/2021", "من بين عامي 2010 و2019 إلى 2021", "from between 2010 and 2019 to 2021"),
    ("2014-08-08/2014-08-08", "8 أغسطس/آب 2014", "8 August 2014"),
    ("2014-08-08/..", "منذ 8 أغسطس/آب 2014", "since 8 August 2014"),
    ("2014-08-08/", "منذ 8 أغسطس/آب 2014", "since 8 August 2014"),
    ("../2014-08", "حتى أغسطس/آب 2014", "until August 2014"),
    ("../..", "", ""),
    ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "arabic", "english"), WORDS)
def test_date_in_words(edtf, arabic, english):
    assert display_date(edtf, "ar") == arabic
    assert display_date(edtf, "en") == english


@pytest.mark.parametrize("edtf", ["September", "2014-13", "2014-02-30", "2015/2014", "2014-09-11T10:00"])
def test_what_is_no_date_is_refused(edtf):
    with pytest.raises(ValueError, match=r".+"):
        display_date(edtf)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2004-03-09", "", "منذ 9 مارس/آذار 2004"),
        ("2004-03-09", "2011", "من 9 مارس/آذار 2004 إلى 2011"),
        ("", "2011~", "حتى نحو 2011"),
        ("", "", ""),
    ],
)
def test_term_in_words(since, until, words):
    assert display_term(since, until) == words
