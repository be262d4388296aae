"""How links look: to readers on a phone, and two nearly equal texts side by side to editors."""

from datetime import date

import pytest

from corpus_app.models import AutomaticLink, RelatedLink

LONG = "أ" * 90


@pytest.fixture
def article(site_tree, make_article):
    section = site_tree[1]
    section.fill_links_to = 4
    section.save()
    page = make_article("سقوط جسر في وسط المدينة", ["سقط الجسر فجر اليوم. أصيب خمسة عمال. أغلق الطريق."])
    pinned = make_article("كيف بني الجسر قبل أربعين عاما")
    RelatedLink.objects.create(page=page, target=pinned, pinned=True)
    RelatedLink.objects.create(page=page, target=make_article("نقابة ترد: الجسر سليم"), kind="opposite")
    RelatedLink.objects.create(page=page, target=make_article(f"تصويب: عدد المصابين {LONG}"), kind="correction")
    for position, days in enumerate((-2, 0)):
        reasons = [
            {"code": "shared_actors", "params": {"ids": [1, 2, 3]}},
            {"code": "days_apart", "params": {"days": days}},
        ]
        target = make_article(f"وزارة النقل تحقق {position}", date=date(2019, 2, 6 + days))
        AutomaticLink.objects.create(
            page=page, target=target, kind="background", position=position, score=0.5, reasons=reasons
        )
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_a_reader_tells_automatic_links_and_a_correction_at_a_glance(new_tab, article, shot, width):
    tab = new_tab(width=width)
    tab.goto(article.url)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    correction, body = tab.locator(".correction").bounding_box(), tab.locator(".body").bounding_box()
    assert correction["y"] + correction["height"] <= body["y"]
    shot(tab, f"links-correction-{width}")
    assert tab.locator(".automatic").count() == 2
    tab.locator(".automatic").first.scroll_into_view_if_needed()
    shot(tab, f"links-{width}")


def test_two_texts_side_by_side_run_from_right_to_left(new_tab, editor, article, make_article, shot):
    text = ["سقط الجسر فجر اليوم. أصيب تسعة عمال. أغلق الطريق. وتحقق الوزارة."]
    newer = make_article("سقوط جسر في وسط المدينة", text, date=date(2019, 2, 7))
    tab = new_tab(editor, "ar")
    tab.goto(f"/admin/corpus/compare/{article.pk}/{newer.pk}/")
    older_cell, newer_cell = (tab.locator(selector).first.bounding_box() for selector in ("del", "ins"))
    assert older_cell["x"] > newer_cell["x"]
    assert abs(older_cell["y"] - newer_cell["y"]) < 5
    shot(tab, "compare-ar")
