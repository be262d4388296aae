"""HTML pages and fragments: the article's text, and what the page says about it."""

import pytest

from corpus_app.importing.article import Block, ImportFault
from corpus_app.importing.markup import looks_like_html, page_fields
from corpus_app.importing.rendering import to_html

LEAD = "أعلنت الحكومة اليوم خطة جديدة لترميم الطرق في المحافظات الشمالية، وقالت إن العمل يبدأ مطلع الشهر المقبل."
PAGE = f"""<!doctype html><html lang="ar"><head><title>خطة لترميم الطرق | صحيفة المثال</title>
<meta property="og:site_name" content="صحيفة المثال"><meta name="author" content="ليلى حداد">
<meta property="article:published_time" content="2019-02-06T23:30:00+03:00">
<link rel="canonical" href="https://example.org/roads"><style>p {{color: red}}</style></head><body>
<nav><ul><li>الرئيسة</li><li>سياسة</li></ul></nav><header>صحيفة المثال</header>
<article><h1>خطة لترميم <em>الطرق</em></h1><figure><img src="x.jpg"><figcaption>طريق جبلي</figcaption></figure>
<p>{LEAD}</p><h3>المراحل</h3><div>نص في <b>قسم</b><br>وسطر ثانٍ.<script>alert(1)</script></div>
<ol><li>المسح</li><li><p>الترميم</p></li></ol><!-- تعليق --><p>اقرأ أيضاً: طرق الجنوب</p></article>
<aside><p>إعلان طويل لا صلة له بالمقال ولا بكاتبه</p></aside><footer><p>جميع الحقوق محفوظة</p></footer></body></html>"""


def test_a_page(blocks):
    assert blocks(PAGE, is_html=True, headline="خطة لترميم الطرق") == [
        ("p", LEAD),
        ("h2", "المراحل"),
        ("p", "نص في قسم"),
        ("p", "وسطر ثانٍ."),
        ("ol", ["المسح", "الترميم"]),
    ]


def test_what_a_page_says_about_its_article():
    assert page_fields(PAGE) == {
        "headline": "خطة لترميم الطرق",
        "byline": "ليلى حداد",
        "outlet": "صحيفة المثال",
        "date": "2019-02-06T23:30:00+03:00",
        "url": "https://example.org/roads",
    }


def test_a_page_without_article_element(blocks):
    page = f"<body><div><a>الرئيسة</a></div><div><p>{LEAD}</p><p>نص ثانٍ.</p></div><div><p>رابط</p></div></body>"
    assert blocks(page, is_html=True, headline="خطة") == [("p", LEAD), ("p", "نص ثانٍ.")]


def test_a_bold_line_is_a_heading_and_bold_words_are_not(blocks):
    page = f"<p>{LEAD}</p><p><strong>المراحل</strong></p><p>{LEAD}</p><p><b>الوزير</b> قال ذلك</p><p>{LEAD}</p>"
    assert [kind for kind, _ in blocks(page, is_html=True, headline="خطة")] == ["p", "h2", "p", "p", "p"]


def test_a_fragment(blocks):
    assert blocks(f"<p>{LEAD}</p><ul><li>أول</li></ul>نص عار", is_html=True, headline="خطة") == [
        ("p", LEAD),
        ("ul", ["أول"]),
        ("p", "نص عار"),
    ]


def test_plain_text_is_not_taken_for_html():
    assert not looks_like_html("إذا كان س < ص و ص > ع فإن <كذا>")
    assert looks_like_html("نص<br />ثان")


def test_rendering_escapes_everything():
    blocks = [
        Block("p", "<script>alert('x')</script> & نص"),
        Block("ul", items=("<b>بند</b>", "بند")),
        Block("h2", "ع"),
    ]
    assert to_html(blocks) == (
        "<p>&lt;script&gt;alert('x')&lt;/script&gt; &amp; نص</p>"
        "<ul><li>&lt;b&gt;بند&lt;/b&gt;</li><li>بند</li></ul><h2>ع</h2>"
    )


def test_paragraphs_that_are_never_closed(blocks):
    assert blocks(f"<p>{LEAD}<p>{LEAD}<P class='x'>نص", is_html=True, headline="خطة") == [
        ("p", LEAD),
        ("p", LEAD),
        ("p", "نص"),
    ]


def test_bottomless_markup_is_refused(read):
    with pytest.raises(ImportFault, match="nested too deeply"):
        read("<div>" * 3000 + LEAD, is_html=True, headline="خطة")
