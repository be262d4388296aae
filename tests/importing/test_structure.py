"""What is headline, standfirst, byline, heading, list, paragraph, and what is none of the article."""

import pytest

LEAD = "أعلنت الحكومة اليوم خطة جديدة لترميم الطرق في المحافظات الشمالية، وقالت إن العمل يبدأ مطلع الشهر المقبل."
SECOND = "وأضافت أن الكلفة تناهز مئة مليون، وأن شركات محلية ستتولى التنفيذ تحت إشراف وزارة الأشغال العامة."


def test_headline_byline_and_text(read):
    article = read(f"خطة لترميم طرق الشمال\nسامي الخوري\n{LEAD}\n{SECOND}")
    assert (article.headline, article.byline) == ("خطة لترميم طرق الشمال", "سامي الخوري")
    assert [block.text for block in article.blocks] == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("الكاتب : ليلى حداد", "ليلى حداد"),
        ("بقلم: د. ليلى حداد", "د. ليلى حداد"),
        ("كتبت/ ليلى حداد", "ليلى حداد"),
        ("إعداد – ليلى حداد وسامي الخوري", "ليلى حداد وسامي الخوري"),
        ("بيروت - ليلى حداد", "بيروت - ليلى حداد"),
        ("لندن: ليلى حداد", "لندن: ليلى حداد"),
        ("(رويترز، أ ف ب)", "رويترز، أ ف ب"),
    ],
)
def test_bylines(read, line, name):
    article = read(f"خطة لترميم طرق الشمال\n\n{line}\n\n{LEAD}\n{SECOND}")
    assert article.byline == name
    assert article.blocks[0].text == LEAD


@pytest.mark.parametrize("line", ["خلفية القرار", "لماذا الآن؟", "طرق بين مدينتين"])
def test_a_first_heading_is_no_author(read, line):
    article = read(f"خطة لترميم طرق الشمال\n{line}\n{LEAD}\n{SECOND}")
    assert article.byline == ""


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("(رويترز)", "رويترز", ""),
        ("سانا", "سانا", ""),
        ("المصدر: رويترز", "رويترز", ""),
        ("المصدر : المثال + وكالات", "", "المثال"),
        ("وسيم الحلبي", "وسيم الحلبي", ""),
        ("(إعداد وسيم الحلبي للنشرة العربية - تحرير ليلى حداد)", "وسيم الحلبي للنشرة العربية - تحرير ليلى حداد", ""),
    ],
)
def test_byline_and_source_under_the_text(read, line, byline, outlet):
    article = read(f"خطة لترميم طرق الشمال\n{LEAD}\n{SECOND}\n{line}")
    assert (article.byline, article.outlet) == (byline, outlet)
    assert article.blocks[-1].text == SECOND


def test_standfirst_parted_from_the_text_by_a_caption(read):
    standfirst = "الحكومة تعد بإنجاز العمل خلال عام واحد."
    article = read(f"خطة لترميم طرق الشمال\n\n{standfirst}\n\nعمال على طريق جبلي (رويترز)\n\n{LEAD}\n{SECOND}")
    assert article.standfirst == standfirst
    assert [block.text for block in article.blocks] == [LEAD, SECOND]


def test_a_first_paragraph_is_no_standfirst(read):
    article = read(f"خطة لترميم طرق الشمال\n\nالحكومة تعد بإنجاز العمل خلال عام واحد.\n\n{LEAD}\n{SECOND}")
    assert article.standfirst == ""
    assert len(article.blocks) == 3


def test_without_a_headline_the_first_sentence_serves(read):
    article = read(f"{LEAD} {SECOND}\n{SECOND}")
    assert article.headline.startswith("أعلنت الحكومة اليوم خطة جديدة")
    assert len(article.headline) <= 110
    assert article.blocks[0].text == f"{LEAD} {SECOND}"


def test_a_stated_headline_is_not_repeated_in_the_text(read):
    article = read(f"خطة لترميم طرق الشمال\n{LEAD}\n{SECOND}", headline="خطّة لترميم طرق الشمال")
    assert [block.text for block in article.blocks] == [LEAD, SECOND]


def test_a_lead_that_repeats_the_standfirst_is_left_out(read):
    article = read(f"{LEAD}\n{SECOND}", headline="خطة", standfirst=LEAD)
    assert [block.text for block in article.blocks] == [SECOND]


def test_kicker(read):
    article = read(f"تحليل\nخطة لترميم طرق الشمال تثير أسئلة\n{LEAD}\n{SECOND}")
    assert (article.kicker, article.headline) == ("تحليل", "خطة لترميم طرق الشمال تثير أسئلة")


def test_headings_and_lists(blocks):
    items = "- المسح\n- الترميم\n- الصيانة"
    text = f"{LEAD}\nمن يدفع الكلفة؟\n{SECOND}\nمراحل العمل\nتسير الخطة على ثلاث مراحل:\n{items}\n{LEAD}"
    assert blocks(text, headline="خطة") == [
        ("p", LEAD),
        ("h2", "من يدفع الكلفة؟"),
        ("p", SECOND),
        ("h2", "مراحل العمل"),
        ("p", "تسير الخطة على ثلاث مراحل:"),
        ("ul", ["المسح", "الترميم", "الصيانة"]),
        ("p", LEAD),
    ]


def test_numbered_lists(blocks):
    text = f"{LEAD}\n1- المسح\n2- الترميم\n٣- الصيانة\n{SECOND}"
    assert blocks(text, headline="خطة")[1] == ("ol", ["المسح", "الترميم", "الصيانة"])


@pytest.mark.parametrize(
    "line",
    [
        "- وقال الوزير إن العمل مستمر.",
        "وختم قائلاً:",
        "2014 عام لا ينسى في المدينة.",
    ],
)
def test_lines_that_are_neither_heading_nor_list(blocks, line):
    assert blocks(f"{LEAD}\n{line}\n{SECOND}", headline="خطة")[1] == ("p", line)


def test_a_run_of_short_lines_is_no_run_of_headings(blocks):
    text = f"{LEAD}\nسامي الخوري\nليلى حداد\nنبيل عساف\n{SECOND}"
    assert [kind for kind, _ in blocks(text, headline="خطة")] == ["p"] * 5


@pytest.mark.parametrize(
    "line",
    [
        "Sorry, you need to enable JavaScript to visit this website.",
        "المزيد من دوليات",
        "اقرأ أيضاً: وزير الأشغال يتفقد الطرق",
        "جميع الحقوق محفوظة © 2019",
        "شارك المقال",
        "-----------",
        "آخر تحديث: 12:30 - 6 فبراير 2019",
        "عمال على طريق جبلي في الشمال (أ.ف.ب.)",
        "طريق جبلي - رويترز",
        "TT",
        "منذ 3 ساعات",
        "12",
        "صدر الصورة، Getty Images",
        "التعليق على الصورة، عمال على طريق جبلي",
        "Facebook",
        "صورة: طريق جبلي",
    ],
)
def test_what_is_none_of_the_article(blocks, line):
    assert blocks(f"{LEAD}\n{line}\n{SECOND}", headline="خطة") == [("p", LEAD), ("p", SECOND)]


def test_a_label_takes_its_pointers_along(blocks):
    text = f"{LEAD}\nمواضيع ذات صلة\nوزير الأشغال يتفقد الطرق\nموازنة جديدة للنقل\n{SECOND}\nاقرأ أيضاً\nطرق الجنوب"
    assert blocks(text, headline="خطة") == [("p", LEAD), ("p", SECOND)]


@pytest.mark.parametrize(
    "line",
    [
        "قتل ثلاثة جنود في الهجوم، وفق ما أوردت وكالة الأنباء الرسمية (سانا).",
        "وصل الوزير إلى العاصمة، بحسب وكالة الأنباء السعودية (واس)",
        "نشر في الشمال 300 جندي في 6 فبراير 2019 بعد الهجوم.",
        "شارك المقاتلون في معارك الشمال قبل عامين.",
        "قال الناطق إن جميع الحقوق محفوظة للمواطنين بموجب الدستور الجديد.",
        "المزيد من الدول تعترف بالحكومة الجديدة بعد أسابيع من تشكيلها في العاصمة.",
    ],
)
def test_sentences_that_only_look_like_furniture(blocks, line):
    assert ("p", line) in blocks(f"{LEAD}\n{line}\n{SECOND}", headline="خطة")


def test_quotes_follow_the_style_of_most(blocks):
    text = 'قال «نعم» ثم «لا» ثم «ربما».\nوقال "أبدا" بعد ذلك.\nوأضاف «إن كلمة "نعم" تكفي» في الختام.'
    assert [words for _, words in blocks(text, headline="خطة")] == [
        "قال «نعم» ثم «لا» ثم «ربما».",
        "وقال «أبدا» بعد ذلك.",
        'وأضاف «إن كلمة "نعم" تكفي» في الختام.',
    ]


def test_one_style_is_left_as_it_is(blocks):
    assert blocks('قال "نعم" ثم "لا".', headline="خطة") == [("p", 'قال "نعم" ثم "لا".')]


def test_a_mark_without_its_pair_changes_nothing(blocks):
    text = 'قال «نعم» و«لا».\nوقال "إن العمل مستمر.'
    assert blocks(text, headline="خطة")[1] == ("p", 'وقال "إن العمل مستمر.')


@pytest.mark.parametrize("dateline", ["دبي، الإمارات العربية المتحدة (CNN) --", "بيروت (أ ف ب) –", "القاهرة -"])
def test_a_dateline_on_its_own_line_joins_its_paragraph(blocks, dateline):
    assert blocks(f"{dateline}\n{LEAD}\n{SECOND}", headline="خطة")[0] == ("p", f"{dateline} {LEAD}")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الأربعاء 6 فبراير 2019", "2019-02-06"),
        ("نُشر في: 6 شباط/فبراير 2019 - 12:30 بتوقيت غرينتش", "2019-02-06"),
        ("آخر تحديث: 2019/02/06 م", "2019-02-06"),
        ("06-02-2019 | 14:05", "2019-02-06"),
        ("المثال | 6 شباط 2019", "2019-02-06"),
    ],
)
def test_a_date_line_under_the_headline(read, line, day):
    article = read(f"خطة لترميم طرق الشمال\n{line}\n{LEAD}\n{SECOND}")
    assert (str(article.date), article.date_precision) == (day, "day")
    assert article.blocks[0].text == LEAD


def test_a_date_in_a_headline_or_a_chronology_is_text(read):
    article = read(f"هجمات 11 سبتمبر 2001 في الذاكرة\n{LEAD}\n11 سبتمبر 2001\n{SECOND}")
    assert (article.headline, article.date) == ("هجمات 11 سبتمبر 2001 في الذاكرة", None)
    assert [block.kind for block in article.blocks] == ["p", "h2", "p"]


def test_a_newspaper_page_copied_whole(read):
    text = f"""خطة لترميم طرق الشمال
الحكومة تعد بإنجاز العمل خلال عام... والمعارضة تشكك في التمويل

عمال على طريق جبلي في الشمال (أ.ف.ب)

بيروت: ليلى حداد
TT
خطة لترميم طرق الشمال
نُشر: 06:12-6 فبراير 2019 م

{LEAD}

{SECOND}

مواضيع
الطرق
"""
    article = read(text)
    assert article.headline == "خطة لترميم طرق الشمال"
    assert article.standfirst == "الحكومة تعد بإنجاز العمل خلال عام... والمعارضة تشكك في التمويل"
    assert (article.byline, str(article.date)) == ("بيروت: ليلى حداد", "2019-02-06")
    assert [block.text for block in article.blocks] == [LEAD, SECOND]


def test_an_interview_is_no_list(blocks):
    text = f"{LEAD}\n- ما رأيكم في الخطة؟\n- أراها خطوة أولى على طريق طويل.\n- ومن يمولها؟\n- الحكومة وحدها."
    assert [kind for kind, _ in blocks(text, headline="خطة")] == ["p"] * 5
