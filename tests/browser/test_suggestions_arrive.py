"""Suggestions arrive beside the text while somebody writes, without disturbing them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from suggesting import make_actor

from corpus_app.models import AnalysisRequest, ArticlePage, Suggestion, WorkerHeartbeat
from corpus_app.services.analysis import analyse_page
from corpus_app.services.workers import note_sign


@pytest.fixture(autouse=True)
def a_worker_is_about(site_tree):
    note_sign("editing@here", ["editing"])


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف", names=["لافروف"])


def work_off(eventually, tab):
    """What a worker would do now."""
    request = eventually(lambda: AnalysisRequest.objects.filter(state="waiting").first(), tab)
    analyse_page(request.page_id)


def test_a_new_article_gets_its_suggestions_after_the_first_save(
    new_tab, editor, site_tree, lavrov, eventually, typing_begins, shot
):
    tab = new_tab(editor, "en")
    tab.goto(f"/admin/pages/add/corpus_app/articlepage/{site_tree[1].pk}/")
    tab.get_by_text("Suggestions appear here after the first save.").wait_for()
    typing_begins(tab)
    tab.locator("#id_title").fill("سيرغي لافروف يزور أنقرة")
    tab.locator("#id_title").blur()
    eventually(ArticlePage.objects.count, tab)
    tab.get_by_text("The text waits to be analysed").wait_for()
    shot(tab, "panel-waiting-en")
    work_off(eventually, tab)
    actor = tab.locator('[data-group="main"] .corpus-card', has_text="سيرغي لافروف")
    actor.get_by_role("button", name="Accept").click()

    def tagged():
        return [row.tag for row in ArticlePage.objects.get().get_latest_revision_as_object().actor_tags.all()]

    eventually(lambda: tagged() == [lavrov], tab)


def test_typing_goes_on_while_the_panel_changes(new_tab, editor, make_article, lavrov, eventually, typing_begins):
    article = make_article("خبر عاجل", live=False)
    analyse_page(article.pk)
    tab = new_tab(editor, "ar")
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    typing_begins(tab)
    tab.locator("#id_standfirst").click()
    tab.keyboard.type("قال الوزير سيرغي لافروف")
    work_off(eventually, tab)
    tab.locator(".corpus-card", has_text="سيرغي لافروف").first.wait_for()
    assert tab.evaluate("document.activeElement.id") == "id_standfirst"
    tab.keyboard.type(" اليوم")
    assert tab.locator("#id_standfirst").input_value() == "قال الوزير سيرغي لافروف اليوم"
    assert Suggestion.objects.get(actor=lavrov).state == "pending"


def test_a_failed_analysis_is_told_and_can_be_tried_again(new_tab, editor, make_article, lavrov, eventually, shot):
    article = make_article("سيرغي لافروف في أنقرة", live=False)
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="failed", error="OSError: disk")
    tab = new_tab(editor, "en")
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.get_by_text("The analysis failed.").wait_for()
    tab.wait_for_timeout(500)
    shot(tab, "panel-failed-en")
    tab.get_by_role("button", name="Try again").click()
    work_off(eventually, tab)
    tab.locator(".corpus-card", has_text="سيرغي لافروف").first.wait_for()


def test_the_panel_says_since_when_no_worker_runs_until_one_is_back(
    new_tab, editor, make_article, lavrov, eventually, shot
):
    article = make_article("سيرغي لافروف في أنقرة", live=False)
    WorkerHeartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=30))
    tab = new_tab(editor, "ar")
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    silence = tab.locator("[data-corpus-silence]")
    silence.wait_for()
    assert "خدمة التحليل متوقفة منذ" in silence.text_content()
    live = tab.locator("[data-corpus-suggestions-target=live]")
    eventually(lambda: live.text_content() == silence.text_content(), tab)
    tab.wait_for_timeout(500)
    shot(tab, "panel-no-worker-ar")
    note_sign("editing@here", ["editing"])
    work_off(eventually, tab)
    # The panel asks less often meanwhile; coming back to the tab asks at once.
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tab.locator(".corpus-card", has_text="سيرغي لافروف").first.wait_for()
    assert not silence.count()
