"""“It is another…”, role and weight, the usual reasons and the list of keys, in a browser."""

import pytest
from suggesting import make_actor, suggest

from corpus_app.models import AnalysisRequest, Suggestion


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف")


@pytest.fixture
def meant():
    return make_actor("ميخائيل لافروف", name_en="Mikhail Lavrov")


@pytest.fixture
def article(make_article, lavrov, meant):
    article = make_article("لافروف يلتقي نظيره التركي", ["التقى لافروف نظيره التركي أمس."], live=False)
    article.save_revision()
    suggest(article, lavrov, role="speaker", score=0.9)
    AnalysisRequest.objects.update_or_create(
        page_id=article.pk, defaults={"state": "done", "requested_at": article.latest_revision_created_at}
    )
    return article


def tags(article):
    article.refresh_from_db()
    return [(row.tag_id, row.role, row.main) for row in article.get_latest_revision_as_object().actor_tags.all()]


def open_editor(tab, article):
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.wait_for_selector(".corpus-card")
    return tab.locator(".corpus-card", has_text="سيرغي لافروف")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_right_actor_is_found_by_typing_and_the_name_learned(
    new_tab, editor, article, meant, shot, eventually, language
):
    tab = new_tab(editor, language)
    card = open_editor(tab, article)
    card.focus()
    tab.keyboard.press("o")
    tab.keyboard.type("ميخ")
    card.locator(".corpus-another__results button").wait_for()
    card.locator(".corpus-another__learn input").check()
    tab.wait_for_timeout(400)
    shot(tab, f"another-{language}")
    card.locator(".corpus-another input[type=text]").focus()
    tab.keyboard.press("Enter")
    eventually(lambda: tags(article) == [(meant.pk, "speaker", False)], tab)
    eventually(lambda: card.get_attribute("data-shown") == "rejected", tab)
    assert meant.names.get().text == "لافروف"


def test_typing_in_the_search_decides_nothing(new_tab, editor, article):
    tab = new_tab(editor, "en")
    card = open_editor(tab, article)
    card.locator("summary", has_text="It is another").click()
    tab.keyboard.type("yn")
    tab.wait_for_function("document.activeElement.matches('.corpus-another input')")
    tab.keyboard.type("nobody")
    tab.get_by_text("No record bears this name.").wait_for()
    assert Suggestion.objects.get().state == "pending"
    tab.keyboard.press("Escape")
    assert not card.locator(".corpus-another input[type=text]").is_visible()


def test_role_and_weight_are_set_before_accepting(new_tab, editor, article, lavrov, eventually):
    tab = new_tab(editor, "en")
    card = open_editor(tab, article)
    card.get_by_label("Role").select_option("subject")
    card.get_by_label("Main actor").check()
    card.get_by_role("button", name="Accept").click()
    eventually(lambda: tags(article) == [(lavrov.pk, "subject", True)], tab)


def test_a_usual_reason_is_one_click(new_tab, editor, article, lavrov, shot, eventually):
    tab = new_tab(editor, "ar")
    card = open_editor(tab, article)
    card.focus()
    tab.keyboard.press("n")
    eventually(lambda: card.get_attribute("data-shown") == "rejected", tab)
    card.hover()
    shot(tab, "usual-reasons-ar")
    card.locator("[data-corpus-decisions-why-param='background']").click()
    eventually(lambda: Suggestion.objects.get().why == "background", tab)


def test_the_keys_are_shown_on_asking(new_tab, editor, article, shot):
    tab = new_tab(editor, "ar")
    card = open_editor(tab, article)
    card.focus()
    tab.keyboard.press("?")
    tab.locator("dialog.corpus-keys").wait_for()
    shot(tab, "keys-ar")
    tab.keyboard.press("Escape")
    assert not tab.locator("dialog.corpus-keys").is_visible()
