"""The review queue in a browser: decided by keys, several at once, followed to the end."""

import pytest
from django.contrib.auth.models import Group
from suggesting import make_actor, suggest
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from corpus_app.models import ReviewJob, Suggestion, TagReviewTask
from corpus_app.services import batches


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف", name_en="Sergey Lavrov")


@pytest.fixture
def articles(make_article, lavrov):
    turkey = make_actor("تركيا", kind="state", name_en="Turkey")
    articles = [make_article(title) for title in ("لقاء في سوتشي", "محادثات في أنقرة", "قمة ثلاثية حول سوريا")]
    for number, article in enumerate(articles):
        suggest(article, lavrov, role="speaker", main=True, score=0.93 - number / 20)
        suggest(article, turkey, kind="state", score=0.7)
    suggest(articles[0], name="أحمد العلي", kind="person", score=0.6)
    return articles


def card(tab, article, title):
    section = tab.locator(f"[aria-labelledby=corpus-article-{article.pk}]")
    return section.locator(".corpus-card", has=tab.locator(".corpus-card__title", has_text=title))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_decide_by_keys(new_tab, moderator, articles, lavrov, shot, eventually, language):
    tab = new_tab(moderator, language)
    tab.goto("/admin/corpus/review/")
    newest = articles[2]
    eventually(lambda: tab.evaluate("document.activeElement.classList.contains('corpus-card')"), tab)
    shot(tab, f"review-queue-{language}")
    tab.keyboard.press("y")
    eventually(lambda: card(tab, newest, "لافروف").get_attribute("data-shown") == "accepted", tab)
    title = "document.activeElement.querySelector('.corpus-card__title')?.textContent"
    eventually(lambda: tab.evaluate(title) == "تركيا", tab)
    tab.keyboard.press("n")
    eventually(lambda: card(tab, newest, "تركيا").get_attribute("data-shown") == "rejected", tab)
    shot(tab, f"review-decided-{language}")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("u")
    eventually(lambda: card(tab, newest, "تركيا").get_attribute("data-shown") == "pending", tab)
    newest.refresh_from_db()
    draft = newest.get_latest_revision_as_object()
    assert [(row.tag, row.main) for row in draft.actor_tags.all()] == [(lavrov, True)]
    tab.keyboard.press("h")
    eventually(lambda: Suggestion.objects.filter(page=newest.pk, state="unsure").count() == 1, tab)


def test_a_rejection_gets_its_reason(new_tab, moderator, articles, shot, eventually):
    tab = new_tab(moderator, "ar")
    tab.goto("/admin/corpus/review/")
    turkey = card(tab, articles[2], "تركيا")
    turkey.locator("[data-corpus-decision=reject]").click()
    eventually(lambda: turkey.get_attribute("data-shown") == "rejected", tab)
    turkey.hover()
    turkey.locator("[data-corpus-review-why-param=background]").click()
    rejected = Suggestion.objects.filter(page=articles[2].pk, state="rejected", why="background")
    eventually(rejected.exists, tab)
    eventually(lambda: turkey.locator("[data-corpus-why]").text_content(), tab)
    turkey.hover()
    shot(tab, "review-reason-ar")
    card(tab, articles[2], "لافروف").focus()
    tab.keyboard.press("?")
    eventually(tab.locator("dialog.corpus-keys").is_visible, tab)


def test_a_refusal_is_told_on_its_card(new_tab, moderator, editor, articles, eventually):
    tab = new_tab(moderator, "ar")
    tab.goto("/admin/corpus/review/")
    articles[0].locked, articles[0].locked_by = True, editor
    articles[0].save()
    card(tab, articles[0], "لافروف").locator("[data-corpus-decision=accept]").click()
    refusal = card(tab, articles[0], "لافروف").locator("[data-corpus-refusal]")
    eventually(refusal.is_visible, tab)
    assert card(tab, articles[0], "لافروف").get_attribute("data-shown") == "pending"


def test_several_at_once_followed_and_undone(new_tab, moderator, articles, shot, eventually):
    tab = new_tab(moderator, "ar")
    tab.goto("/admin/corpus/review/?by=target")
    shot(tab, "review-targets-ar")
    tab.locator(".corpus-card", has=tab.get_by_role("link", name="سيرغي لافروف", exact=True)).locator(
        "a[href*='decision=accept']"
    ).click()
    tab.wait_for_url("**/review/all/**")
    shot(tab, "review-confirm-ar")
    tab.locator("form[action$='begin/'] button[type=submit]").click()
    tab.wait_for_url("**/batches/*/")
    job = ReviewJob.objects.get()
    assert job.total == 3
    batches.work(job.pk)
    ended = tab.locator("[data-corpus-batch-state=ended]")
    eventually(ended.is_visible, tab)
    shot(tab, "review-batch-ar")
    assert Suggestion.objects.filter(state="accepted").count() == 3
    tab.locator("form[action$='undo/'] button").click()
    tab.wait_for_load_state()
    batches.work(job.pk)
    eventually(ended.is_visible, tab)
    assert not Suggestion.objects.filter(state="accepted").exists()


def test_ticked_ones_only(new_tab, moderator, articles, eventually):
    tab = new_tab(moderator, "ar")
    tab.goto("/admin/corpus/review/")
    button = tab.locator("#corpus-batch button[value=reject]")
    assert button.is_disabled()
    for article in articles[:2]:
        card(tab, article, "تركيا").locator("input[type=checkbox]").check()
    button.click()
    tab.wait_for_url("**/batches/*/")
    batches.work(ReviewJob.objects.get().pk)
    rejected = Suggestion.objects.filter(state="rejected")
    assert {suggestion.page_id for suggestion in rejected} == {article.pk for article in articles[:2]}


def test_a_reviewer_is_told_in_the_editor_what_is_missing(new_tab, moderator, editor, articles, shot, eventually):
    task = TagReviewTask.objects.create(name="مراجعة الوسوم")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="النشر")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    article = articles[0]
    WorkflowPage.objects.create(page=article.get_parent(), workflow=workflow)
    article.save_revision(user=editor)
    workflow.start(article, editor)
    tab = new_tab(moderator, "ar")
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    missing = tab.locator(".corpus-suggestions__missing li")
    eventually(lambda: missing.count() == 2, tab)
    tab.wait_for_timeout(800)
    shot(tab, "tag-review-panel-ar")
    tab.locator("footer [data-w-dropdown-target=toggle]").click()
    tab.locator("[data-workflow-action-name=approve]").click()
    eventually(tab.locator(".modal [role=alert]").is_visible, tab)
    tab.wait_for_timeout(500)
    shot(tab, "tag-review-modal-ar")
    tab.keyboard.press("Escape")
    card = tab.locator(".corpus-suggestions .corpus-card", has=tab.locator(".corpus-card__title", has_text="لافروف"))
    eventually(lambda: not tab.locator(".modal").is_visible(), tab)
    card.locator("[data-corpus-decision=accept]").click()
    eventually(lambda: missing.count() == 0, tab)
