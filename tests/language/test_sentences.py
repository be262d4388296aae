"""Where sentences of news text begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.language.sentences import sentence_spans


def sentences(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
        ("هل وصل الوفد؟ نعم! وصل…", ["هل وصل الوفد؟", "نعم!", "وصل…"]),
        ("العنوان\nالنص الأول", ["العنوان", "النص الأول"]),
        ("العنوان\n\n\nالنص", ["العنوان", "النص"]),
        ('قال "لن نعود." وغادر', ['قال "لن نعود."', "وغادر"]),
        ("قال «انتهى.» وغادر", ["قال «انتهى.»", "وغادر"]),
        ("ارتفع السعر 3.5 بالمئة اليوم", ["ارتفع السعر 3.5 بالمئة اليوم"]),
        ("نقلت وكالة أ.ف.ب. عن مصدر", ["نقلت وكالة أ.ف.ب. عن مصدر"]),
        ("قال د. أحمد إنه بخير. وغادر", ["قال د. أحمد إنه بخير.", "وغادر"]),
        ("سجل هدفا في الدقيقة 5. وبعدها تعادلا", ["سجل هدفا في الدقيقة 5.", "وبعدها تعادلا"]),
        ("جاء في البيان... ثم صمت", ["جاء في البيان...", "ثم صمت"]),
        ("   ", []),
        ("", []),
        (".", ["."]),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@given(st.text("ابتد .!؟?…\n\"»”')](3أ", max_size=80) | st.text(max_size=80))
def test_spans_are_trimmed_ordered_and_leave_out_only_space(text):
    spans = sentence_spans(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


def test_a_long_run_of_stops_is_one_end():
    assert len(sentences("نعم" + "." * 200_000 + "لا" + "." * 200_000)) == 1
