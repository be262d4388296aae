"""Related links in the article's form: order, pin, state of the target, linking back; they live with autosave."""

import pytest
from suggesting import suggest

from corpus_app.models import AnalysisRequest, RelatedLink


@pytest.fixture
def article(make_article):
    article = make_article("المقال", live=False)
    for order, title in enumerate(("أول", "ثان")):
        article.related_links.add(RelatedLink(target=make_article(title), sort_order=order))
    article.save_revision()
    suggest(article, make_article("مقترح", live=True), of="article", score=0.9)
    AnalysisRequest.objects.update_or_create(
        page_id=article.pk, defaults={"state": "done", "requested_at": article.latest_revision_created_at}
    )
    return article


def stored(article):
    article.refresh_from_db()
    draft = article.get_latest_revision_as_object()
    links = sorted(draft.related_links.all(), key=lambda link: link.sort_order)
    return [(link.target.title, link.pinned) for link in links]


def open_links(tab, article):
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.wait_for_selector(".corpus-card")
    tab.get_by_role("tab").nth(1).click()


def test_order_and_pin_survive_autosave_and_what_the_panel_adds(
    new_tab, editor, article, typing_begins, eventually, shot, saved
):
    tab = new_tab(editor, "ar")
    open_links(tab, article)
    typing_begins(tab)
    rows = tab.locator("#id_related_links-FORMS > [data-inline-panel-child]")
    rows.nth(0).locator("[data-inline-panel-child-move-down]").click()
    tab.locator("#id_related_links-0-pinned").check()
    eventually(lambda: stored(article) == [("ثان", False), ("أول", True)], tab)
    tab.locator(".corpus-card", has_text="مقترح").locator('[data-corpus-decision="accept"]').click()
    eventually(lambda: stored(article) == [("ثان", False), ("أول", True), ("مقترح", False)], tab)
    added = tab.locator("#id_related_links-2-target").locator("xpath=ancestor::*[@data-inline-panel-child]")
    added.locator('[data-state="live"]').wait_for()
    tab.wait_for_timeout(600)
    added.scroll_into_view_if_needed()
    shot(tab, "link-rows-ar")
    saved(tab)
    tab.reload()
    tab.wait_for_selector(".corpus-card")
    assert stored(article) == [("ثان", False), ("أول", True), ("مقترح", False)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_linking_back_from_the_row_says_what_became_of_it(new_tab, editor, article, shot, language):
    tab = new_tab(editor, language)
    open_links(tab, article)
    row = tab.locator("#id_related_links-0-target").locator("xpath=ancestor::*[@data-inline-panel-child]")
    button = row.locator('[data-action="corpus-link#back"]')
    button.click()
    row.locator(".corpus-link__message:not(:empty)").wait_for()
    button.wait_for(state="detached")
    row.scroll_into_view_if_needed()
    shot(tab, f"link-back-{language}")
    target = RelatedLink.objects.none().model._meta.get_field("target").related_model.objects.get(title="أول")
    draft = target.specific.get_latest_revision_as_object()
    assert [link.target_id for link in draft.related_links.all()] == [article.pk]
