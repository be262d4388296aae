"""The forms around the panel: rows by hand, choosers, the menu of actors, events and places."""

import pytest
from suggesting import make_actor

from corpus_app.models import ActorTag, Event


@pytest.fixture
def actors():
    return [
        make_actor("أبو بكر البغدادي", names=["إبراهيم عواد البدري"], name_en="Abu Bakr al-Baghdadi"),
        make_actor("تركيا", kind="state", name_en="Turkey"),
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_actor_is_chosen_by_any_spelling_of_an_alias(
    new_tab, editor, make_article, actors, shot, language, eventually
):
    article = make_article("عنوان", live=False)
    tab = new_tab(editor, language)
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.get_by_role("tab").nth(1).click()
    tab.locator("#id_actor_tags-OPEN_MODAL").click()
    tab.locator("#id_chooser-modal-search, .modal-body input[name=q]").first.fill("ابراهيم عواد")
    row = tab.locator(".modal-body tbody tr")
    eventually(lambda: row.count() == 1, tab)
    shot(tab, f"chooser-{language}")
    row.locator("input[type=checkbox]").check()
    tab.locator(".modal-body [data-multiple-choice-submit]").click()
    eventually(lambda: tab.locator("#id_actor_tags-0-tag").count(), tab)
    assert tab.locator("#id_actor_tags-0-tag").input_value() == str(actors[0].pk)
    tab.wait_for_timeout(1500)
    shot(tab, f"rows-{language}")


def test_a_missing_actor_is_recorded_in_the_chooser(new_tab, editor, make_article, actors, shot, eventually):
    from corpus_app.models import Actor

    article = make_article("عنوان", live=False)
    tab = new_tab(editor, "en")
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.get_by_role("tab", name="Actors, events, links").click()
    tab.locator("#id_actor_tags-OPEN_MODAL").click()
    tab.get_by_role("tab", name="Record a new one").click()
    tab.locator(".modal-body #id_name").fill("أحمد العلي")
    tab.locator(".modal-body #id_kind").select_option("person")
    tab.wait_for_timeout(300)
    shot(tab, "chooser-create-en")
    tab.locator(".modal-body").get_by_role("button", name="Record").click()
    eventually(lambda: tab.locator("#id_actor_tags-0-tag").count(), tab)
    assert tab.locator("#id_actor_tags-0-tag").input_value() == str(Actor.objects.get(name="أحمد العلي").pk)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_listing_finds_aliases_and_counts_articles(
    new_tab, editor, make_article, actors, shot, language, eventually
):
    ActorTag.objects.create(content_object=make_article(), tag=actors[0])
    Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14")
    tab = new_tab(editor, language)
    tab.goto("/admin/snippets/corpus_app/actor/")
    shot(tab, f"listing-{language}")
    tab.locator("header input[name=q]").fill("ابراهيم")
    eventually(lambda: tab.locator("main tbody tr").count() == 1, tab)
    assert "أبو بكر البغدادي" in tab.locator("main tbody tr").text_content()
    tab.goto(f"/admin/snippets/corpus_app/actor/edit/{actors[0].pk}/")
    shot(tab, f"actor-{language}")
    tab.get_by_role("tab").nth(2).click()
    tab.wait_for_timeout(300)
    shot(tab, f"actor-relations-{language}")
