"""What holds for any text and any day of publication."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_app.language.dates import DateMention, cursor, find_dates
from corpus_app.language.dates.lexer import lex
from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold

WORDS = [
    *(
        "في من إلى بين منذ قبل بعد يوم يومي أيام عام عامي العام سنة شهر الشهر الأسبوع هذا هذه أمس الأول اليوم"
        " غدا بعد غد أول الأحد الاثنين والثلاثاء الخميس الجمعة مساء ليل فجر صباح الماضي المقبل الجاري قبل"
        " الماضي يناير كانون الثاني آذار مارس أيلول سبتمبر تشرين تموز رمضان شوال محرم ربيع الأول هـ م الموافق"
        " مطلع نهاية منتصف النصف الربع الأول من خريف الصيف تسعينيات القرن العشرين ثلاثة وعشرين ألفين وستة عشر"
        " عشر الثالث والعشرين نحو يومين أسبوعين سنوات أشهر قال سيصل قوى نفسه منه كل ذلك 3 14 31 30 2018 2030"
        ' 1435 1948 9999 12/7/2018 31/2/2018 2014-2017 2017/18 3-7 / - ( ) ، . « » " ١٢ ۲۰۱۸ و ال'
    ).split(),
    "\n",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
TEXTS = (
    SENTENCES | st.text(max_size=80) | st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ًٌٍَُِّْـ0123456789/-.،()\n", max_size=120)
)
DAYS = st.dates() | st.none()
MARKS = "ًٌٍَُِّْـ"


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_mentions_are_exact_ordered_and_resolvable(text, published):
    last = 0
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        earliest, latest = bounds(mention.edtf)
        assert earliest <= latest
        last = mention.end


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.dates(date(2003, 1, 1), date(2030, 1, 1)))
def test_the_same_text_reads_the_same_twice(text, published):
    assert find_dates(text, published) == find_dates(text, published)


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.dates(date(2003, 1, 1), date(2030, 1, 1)), st.randoms())
def test_vowel_signs_and_tatweel_change_no_value(text, published, random):
    vocalised = re.sub("[ء-غف-ي]", lambda match: match.group() + random.choice(["", *MARKS]), text)
    plain, marked = find_dates(text, published), find_dates(vocalised, published)
    assert [mention.edtf for mention in plain] == [mention.edtf for mention in marked]
    assert [fold(mention.text) for mention in plain] == [fold(mention.text) for mention in marked]


def test_vocalised_text_keeps_exact_offsets():
    text = "أَعْلَنَ الوَزِيرُ أَمْسِ الإِثْنَيْنِ، فِي ١٢ يُولْيُو ٢٠١٨مَ"
    assert [(mention.text, mention.edtf) for mention in find_dates(text, date(2018, 7, 17))] == [
        ("أَمْسِ الإِثْنَيْنِ", "2018-07-16"),
        ("١٢ يُولْيُو ٢٠١٨مَ", "2018-07-12"),
    ]


def test_bidi_marks_inside_a_date_do_not_hide_it():
    text = "في \u200f12\u200e يوليو\u200f/تموز\u00a02018"
    assert [mention.edtf for mention in find_dates(text, None)] == ["2018-07-12"]


def test_a_mention_is_a_value():
    mention = DateMention(0, 4, "2018", "2018")
    assert mention == DateMention(0, 4, "2018", "2018")
    with pytest.raises(AttributeError):
        mention.edtf = "2019"


@pytest.mark.parametrize(
    "piece",
    [
        "أعلن الوزير أمس أن القمة ستعقد في 12 يوليو/تموز 2018 بين عامي 2014 و2017. ",
        "من ",
        "1",
        "و",
        "\n ",
        "(",
        "12 و",
        "بين 3 و",
        "يوم ",
    ],
)
def test_work_grows_with_the_text_only(piece):
    """A reader looks at a bounded number of tokens, so a position costs the same in a long text as in a short one."""
    reads = [_token_reads(piece * count) for count in (500, 1000)]
    assert reads[1] <= 2.2 * reads[0] + 200


def _token_reads(text):
    """How often the grammar looks at a token while reading ``text``."""
    count = 0
    word, raw, at = cursor.Cursor.word, cursor.Cursor.raw, cursor.Cursor.at

    def counted(method):
        def call(self, position):
            nonlocal count
            count += 1
            return method(self, position)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name, method in (("word", word), ("raw", raw), ("at", at)):
            patch.setattr(cursor.Cursor, name, counted(method))
        find_dates(text, date(2018, 7, 17))
    return count


def test_a_megabyte_of_text_is_read():
    sentence = "قال المتحدث إن اللقاء عقد في 3 آذار/مارس 2015 بحضور 40 نائبا. "
    text = sentence * (1_000_000 // len(sentence))
    assert len(find_dates(text, None)) == text.count("آذار")


@given(st.text(max_size=60))
def test_tokens_lie_in_order_inside_the_text(text):
    folded = fold(text)
    last = 0
    for token in lex(folded):
        assert last <= token.start <= token.end <= len(folded)
        last = token.end
