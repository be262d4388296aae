"""Pages as the engine reads them."""

import pytest

from corpus_app.analysis.proposals import Mention
from corpus_app.services.documents import document_of, evidence_of, rich_text_segments

pytestmark = pytest.mark.django_db


def test_rich_text_comes_out_as_paragraphs_headings_and_items():
    html = "<h2>عنوان</h2><p>أولى <b>فقرة</b></p><ul><li>بند</li><li> </li></ul><blockquote>قول</blockquote>"
    assert rich_text_segments(html) == [
        ("heading", "عنوان"),
        ("paragraph", "أولى فقرة"),
        ("list_item", "بند"),
        ("quote", "قول"),
    ]


def test_bare_text_is_one_paragraph():
    assert rich_text_segments("نص بلا وسوم") == [("paragraph", "نص بلا وسوم")]


def test_document_keeps_roles_dates_and_the_way_back(make_article):
    page = make_article("لافروف في دمشق", ["فقرة أولى.", "قال لافروف إنه باق. ثم غادر."], standfirst="زيارة مفاجئة")
    document = document_of(page)
    assert [block.role for block in document.blocks] == ["headline", "standfirst", "paragraph", "paragraph"]
    assert document.published == page.date
    assert document.section == "politics"

    start = document.text.rindex("لافروف")
    [row] = evidence_of(document, [Mention(start, start + 6, "لافروف", "name")])
    assert row["block"] == f"body:{page.body[0].id}"
    stored = "\n".join(text for _, text in rich_text_segments(page.body[0].value.source))
    assert stored[row["start"] : row["end"]] == row["quote"] == "لافروف"
    assert row["before"] + row["quote"] + row["after"] == "قال لافروف إنه باق."


def test_evidence_quotes_a_sentence_once(make_article):
    document = document_of(make_article("عنوان", ["موسكو وموسكو في جملة."]))
    first = document.text.index("موسكو")
    second = document.text.index("موسكو", first + 1)
    mentions = [Mention(place, place + 5, "موسكو", "name") for place in (first, second)]
    assert len(evidence_of(document, mentions)) == 1
