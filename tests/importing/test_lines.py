"""Hard-wrapped text becomes paragraphs again; text that is not wrapped is left alone."""

import textwrap

import pytest

from corpus_app.importing.lines import split_lines, unwrap, wrap_width

PARAGRAPHS = [
    "اجتمع وزراء النقل في العاصمة أمس الثلاثاء لبحث مشروع السكة الحديدية التي تربط المرفأ بالداخل، وقالوا إن الدراسات"
    " الأولى انتهت وإن التمويل سيبحث مع المصرف الدولي خلال الأسابيع المقبلة.",
    "ويرى خبراء أن المشروع يحتاج إلى خمس سنوات على الأقل، لأن الخط القديم توقف قبل عقود وسرقت قضبانه في سنوات الحرب."
    " لكن الوزارة تؤكد أن المسار ما زال ملكاً للدولة وأن التعديات عليه محدودة.",
    "وفي المرحلة الأولى سيعمل الخط بين مدينتين فقط، على أن تضاف محطات أخرى حين تتوافر القاطرات.",
    "ولم يصدر عن المعارضة تعليق حتى مساء أمس، غير أن نائباً مستقلاً قال إن الأولوية للطرق لا للقطارات، وإن المجلس"
    " سيناقش الموازنة قبل نهاية الشهر الجاري في جلسة علنية.",
]


def wrapped(width, between):
    return between.join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS)


def paragraphs(text):
    return [line.text for line in unwrap(split_lines(text))]


@pytest.mark.parametrize("width", [45, 60, 76, 100])
def test_blank_lines_between_paragraphs(width):
    assert paragraphs(wrapped(width, "\n\n")) == PARAGRAPHS


@pytest.mark.parametrize("width", [45, 60, 76])
def test_a_last_line_that_stops_short_ends_a_paragraph(width):
    assert paragraphs(wrapped(width, "\n")) == PARAGRAPHS


def test_blank_lines_torn_into_sentences_say_nothing():
    lines = wrapped(60, "\n\n\n").split("\n")
    torn = [f"{line}\n" if number % 3 == 1 else line for number, line in enumerate(lines)]
    assert paragraphs("\n".join(torn)) == PARAGRAPHS


def test_a_heading_between_wrapped_paragraphs():
    first, *rest = (("\n".join(textwrap.wrap(paragraph, 60))) for paragraph in PARAGRAPHS)
    text = "\n\n".join([first, "سنوات من الانتظار", *rest])
    assert paragraphs(text) == [PARAGRAPHS[0], "سنوات من الانتظار", *PARAGRAPHS[1:]]


def test_page_numbers_between_wrapped_lines_go():
    lines = wrapped(60, "\n\n").split("\n")
    lines[3:3] = ["- 2 -"]
    assert "- 2 -" not in "\n".join(paragraphs("\n".join(lines)))


def test_paragraphs_one_a_line_are_not_wrapped():
    assert wrap_width(split_lines("\n".join(PARAGRAPHS * 3))) is None
    assert paragraphs("\n\n".join(PARAGRAPHS * 3)) == PARAGRAPHS * 3


def test_a_list_is_not_unwrapped():
    text = wrapped(60, "\n\n") + "\nوأهدافه:\n- ربط المرفأ بالداخل\n- خفض كلفة النقل"
    assert paragraphs(text)[-2:] == ["- ربط المرفأ بالداخل", "- خفض كلفة النقل"]
