"""The panel when an article is locked, held by a colleague, reverted, or has lost the words of a tag."""

import pytest
from suggesting import make_actor, suggest

from corpus_app.models import ActorTag, AnalysisRequest, Suggestion
from corpus_app.services.decisions import accept


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف", name_en="Sergey Lavrov")


@pytest.fixture
def article(make_article, lavrov):
    article = make_article("لافروف يلتقي نظيره التركي", ["التقى لافروف نظيره التركي أمس."], live=False)
    article.save_revision()
    suggest(article, lavrov, role="speaker", main=True, score=0.93)
    suggest(article, make_actor("تركيا", kind="state"), kind="state", score=0.7)
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="done")
    return article


def card(tab, title):
    return tab.locator(".corpus-card", has_text=title)


def open_editor(tab, article, path="edit/"):
    tab.goto(f"/admin/pages/{article.pk}/{path}")
    tab.wait_for_selector(".corpus-card")
    tab.wait_for_load_state("load")


def tags(article):
    article.refresh_from_db()
    return [row.tag_id for row in article.get_latest_revision_as_object().actor_tags.all()]


@pytest.fixture
def stale_article(article, lavrov):
    """Tagged with somebody whom the text no longer names."""
    article.actor_tags = [ActorTag(tag=lavrov)]
    article.save_revision()
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="done", done="another text")
    Suggestion.objects.exclude(actor=lavrov).update(digest="another text")
    return article


class TestStaleTags:
    def test_flagged_on_the_card_and_on_the_row_and_kept(
        self, new_tab, editor, stale_article, lavrov, shot, eventually
    ):
        tab = new_tab(editor, "ar")
        open_editor(tab, stale_article)
        assert card(tab, "سيرغي لافروف").locator(".corpus-stale").is_visible()
        tab.get_by_role("tab").nth(1).click()
        row = tab.locator("#inline_child_actor_tags-0 .corpus-stale-row")
        assert "لافروف" in row.text_content()
        shot(tab, "stale-tag-ar")
        row.get_by_role("button", name="إبقاؤه").click()
        eventually(lambda: Suggestion.objects.get(actor=lavrov).why == "kept", tab)
        eventually(lambda: not tab.locator(".corpus-stale").count(), tab)
        assert tags(stale_article) == [lavrov.pk]

    def test_removed_it_counts_as_rejected(self, new_tab, editor, stale_article, lavrov, eventually):
        tab = new_tab(editor, "en")
        open_editor(tab, stale_article)
        card(tab, "سيرغي لافروف").get_by_role("button", name="Remove the tag").click()
        eventually(lambda: tags(stale_article) == [], tab)
        eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "rejected", tab)
        assert not tab.locator(".corpus-stale-row").count()


def test_an_article_that_somebody_else_has_locked_is_only_to_read(new_tab, editor, moderator, article, shot):
    article.locked, article.locked_by = True, moderator
    article.save()
    tab = new_tab(editor, "ar")
    open_editor(tab, article)
    card(tab, "سيرغي لافروف").focus()
    for key in "ynhu":
        tab.keyboard.press(key)
    assert card(tab, "سيرغي لافروف").get_by_role("button").count() == 0
    shot(tab, "panel-locked-ar")
    assert Suggestion.objects.filter(state="pending").count() == 2


def test_a_lock_that_came_meanwhile_is_told(new_tab, editor, moderator, article, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    article.locked, article.locked_by = True, moderator
    article.save()
    card(tab, "سيرغي لافروف").get_by_role("button", name="Accept").click()
    tab.get_by_text("You may not edit this page.").wait_for()
    assert tab.locator("#id_actor_tags-0-DELETE").input_value() == "1"
    assert Suggestion.objects.filter(state="pending").count() == 2


def test_a_colleagues_decision_is_seen_on_coming_back(new_tab, editor, moderator, article, lavrov, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    accept(Suggestion.objects.get(actor=lavrov), moderator)
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-state") == "accepted", tab)
    assert tab.locator("#id_actor_tags-0-tag").count() == 0


def test_an_undo_leaves_a_colleagues_later_decision(new_tab, editor, moderator, article, lavrov, eventually):
    from corpus_app.services.decisions import reject, undo

    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "تركيا").get_by_role("button", name="Not sure").click()
    eventually(lambda: Suggestion.objects.get(actor__name="تركيا").state == "unsure", tab)
    undo(Suggestion.objects.get(actor__name="تركيا"), moderator)
    reject(Suggestion.objects.get(actor__name="تركيا"), moderator)
    card(tab, "تركيا").get_by_role("button", name="Undo").click()
    tab.get_by_text("Somebody has decided on this already").wait_for()
    assert Suggestion.objects.get(actor__name="تركيا").state == "rejected"


def test_an_old_version_under_review_shows_the_suggestions(new_tab, editor, article, lavrov, eventually):
    old = article.get_latest_revision()
    article.actor_tags = [ActorTag(tag=lavrov)]
    article.save_revision()
    tab = new_tab(editor, "en")
    open_editor(tab, article, f"revisions/{old.pk}/revert/")
    # The old version lacks the tag.
    assert card(tab, "سيرغي لافروف").get_attribute("data-shown") == "pending"
    card(tab, "تركيا").get_by_role("button", name="Accept").click()
    eventually(lambda: Suggestion.objects.get(actor__name="تركيا").state == "accepted", tab)
    assert tab.locator("#id_actor_tags-0-tag").count() == 1


def test_the_evidence_is_walked_by_key_and_the_focus_stays(new_tab, editor, article, lavrov, eventually, shot):
    block = article.get_latest_revision_as_object().body[0].id
    passages = [("body:" + block, "التقى ", "لافروف"), ("body:" + block, "التقى لافروف نظيره ", "التركي")]
    evidence = [{"block": b, "before": before, "quote": quote, "after": ""} for b, before, quote in passages]
    Suggestion.objects.filter(actor=lavrov).update(evidence=evidence)
    tab = new_tab(editor, "ar")
    open_editor(tab, article)
    card(tab, "سيرغي لافروف").focus()
    shown = "[...(CSS.highlights.get('corpus-evidence') ?? [])].map(String)"
    for words in (["لافروف"], ["التركي"], []):
        tab.keyboard.press("e")
        assert tab.evaluate(shown) == words
        assert tab.evaluate("document.activeElement.matches('.corpus-card')")
    # An Arabic keyboard has another letter on that key.
    tab.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ث', code: 'KeyE', bubbles: true}))"
    )
    assert tab.evaluate(shown) == ["لافروف"]
    shot(tab, "evidence-ar")
    tab.keyboard.press("Escape")
    assert tab.evaluate(shown) == []


def test_a_key_leads_from_the_text_to_the_first_open_suggestion(new_tab, editor, article, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    tab.locator("#id_standfirst").click()
    tab.keyboard.press("Control+Alt+s")
    eventually(lambda: tab.locator(".corpus-card:focus").count(), tab)
    assert tab.locator(".corpus-card:focus .corpus-card__title").text_content() == "سيرغي لافروف"


def test_decided_cards_stay_where_they_are(new_tab, editor, article, eventually):
    tab = new_tab(editor, "en")
    suggest(article, make_actor("إيران", kind="state"), kind="state", score=0.65)
    open_editor(tab, article)
    titles = tab.locator(".corpus-card__title")
    before = titles.all_text_contents()
    card(tab, "تركيا").get_by_role("button", name="Reject").click()
    eventually(lambda: card(tab, "تركيا").get_attribute("data-state") == "rejected", tab)
    tab.wait_for_timeout(500)
    assert titles.all_text_contents() == before
