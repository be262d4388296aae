"""The dialog for a new record: filled in, near-equal records first, errors within, closed without loss."""

import pytest
from suggesting import make_actor, suggest

from corpus_app.models import Actor, AnalysisRequest, Event, Suggestion


@pytest.fixture
def article(make_article):
    article = make_article("لقاء في سوتشي", ["التقى لافروف نظيره التركي أمس."], live=False)
    article.save_revision()
    suggest(article, name="أحمد العلي الحسن", kind="person", score=0.8)
    suggest(article, name="محمود الصالح", kind="person", score=0.6)
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="done")
    return article


def card(tab, title):
    return tab.locator(".corpus-card", has_text=title)


def dialog(tab):
    return tab.locator("#corpus-record")


def open_dialog(tab, article, title="أحمد العلي الحسن"):
    if not tab.url.endswith("/edit/"):
        tab.goto(f"/admin/pages/{article.pk}/edit/")
        tab.wait_for_selector(".corpus-card")
        tab.wait_for_load_state("load")
    card(tab, title).focus()
    tab.keyboard.press("r")
    dialog(tab).locator("form").wait_for()


def draft(article):
    article.refresh_from_db()
    return article.get_latest_revision_as_object()


def tags(article):
    return [row.tag_id for row in draft(article).actor_tags.all()]


def focused(tab):
    return tab.evaluate(
        "document.activeElement.closest('[data-key]')?.querySelector('.corpus-card__title').textContent"
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_new_name_is_put_right_before_it_is_recorded(new_tab, editor, article, shot, eventually, language):
    syria = make_actor("سوريا", kind="state")
    make_actor("أحمد العليّ الحسن")
    tab = new_tab(editor, language)
    open_dialog(tab, article)
    assert tab.evaluate("document.activeElement.name") == "name"
    assert dialog(tab).locator("[name=name]").input_value() == "أحمد العلي الحسن"
    assert dialog(tab).locator("[data-corpus-record-id-param]").count() == 1
    tab.keyboard.type("لواء أحمد العلي")
    dialog(tab).locator("[name=kind]").select_option("armed_group")
    dialog(tab).locator("#corpus-picker-state").fill("سور")
    dialog(tab).locator(".corpus-another__results button").wait_for()
    tab.wait_for_timeout(300)
    shot(tab, f"record-dialog-{language}")
    tab.keyboard.press("Enter")
    assert dialog(tab).locator("[name=home_state]").input_value() == str(syria.pk)
    dialog(tab).locator("[type=submit]").click()
    eventually(lambda: Actor.objects.filter(name="لواء أحمد العلي", kind="armed_group", home_state=syria).exists(), tab)
    eventually(lambda: len(tags(article)) == 1, tab)
    assert not dialog(tab).is_visible()
    assert focused(tab) == "محمود الصالح"


def test_this_is_it_takes_the_record_that_is_there(new_tab, editor, article, eventually):
    known = make_actor("أحمد العليّ الحسن")
    tab = new_tab(editor, "en")
    open_dialog(tab, article)
    dialog(tab).get_by_role("button", name="This is it").click()
    eventually(lambda: tags(article) == [known.pk], tab)
    assert Actor.objects.get() == known


def test_a_name_typed_anew_is_compared_with_the_records(new_tab, editor, article, eventually):
    make_actor("خالد الصالح")
    tab = new_tab(editor, "en")
    open_dialog(tab, article)
    assert not dialog(tab).get_by_role("button", name="This is it").count()
    dialog(tab).locator("[name=name]").fill("خالد الصالح")
    dialog(tab).get_by_role("button", name="This is it").wait_for()


def test_escape_loses_nothing_and_gives_the_focus_back(new_tab, editor, article):
    tab = new_tab(editor, "en")
    open_dialog(tab, article)
    tab.keyboard.type("لواء العلي")
    tab.keyboard.press("Escape")
    assert not dialog(tab).is_visible()
    assert focused(tab) == "أحمد العلي الحسن"
    tab.keyboard.press("r")
    tab.wait_for_function("document.activeElement.name === 'name'")
    assert dialog(tab).locator("[name=name]").input_value() == "لواء العلي"
    for _ in range(15):
        tab.keyboard.press("Tab")
        assert tab.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('#corpus-record')"
        )
    tab.keyboard.press("Escape")
    assert Suggestion.objects.filter(state="pending").count() == 2


def test_errors_stand_in_the_dialog(new_tab, editor, article, shot):
    suggest(article, of="event", name="قمة سوتشي", category="CONSULT", score=0.7)
    tab = new_tab(editor, "ar")
    open_dialog(tab, article, "قمة سوتشي")
    dialog(tab).locator("[name=date]").fill("أمس")
    dialog(tab).locator("[type=submit]").click()
    dialog(tab).locator(".error-message").locator("visible=true").first.wait_for()
    shot(tab, "record-dialog-errors-ar")
    assert tab.evaluate("document.activeElement.name") == "date"
    assert not Event.objects.exists()
    tab.route("**/admin/corpus/suggestions/*/record/", lambda route: route.abort())
    dialog(tab).locator("[name=date]").fill("2019-02-14")
    dialog(tab).locator("[type=submit]").click()
    dialog(tab).get_by_text("الخادم لا يجيب").wait_for()
    assert dialog(tab).locator("[name=date]").input_value() == "2019-02-14"


def test_participants_are_gathered_by_name(new_tab, editor, article, eventually):
    russia, turkey = make_actor("روسيا", kind="state"), make_actor("تركيا", kind="state")
    people = [{"id": russia.pk, "name": "روسيا", "role": "host"}]
    suggest(article, of="event", name="قمة سوتشي", category="CONSULT", score=0.7, participants=people)
    tab = new_tab(editor, "en")
    open_dialog(tab, article, "قمة سوتشي")
    dialog(tab).locator("#corpus-picker-actor").fill("ترك")
    dialog(tab).locator(".corpus-another__results button").wait_for()
    tab.keyboard.press("Enter")
    assert dialog(tab).locator(".corpus-picker__rows li").count() == 2
    dialog(tab).locator("[type=submit]").click()
    event = eventually(Event.objects.first, tab)
    assert {(p.actor, p.role) for p in event.participants.all()} == {(russia, "host"), (turkey, "party")}
    eventually(lambda: [row.tag for row in draft(article).event_tags.all()] == [event], tab)
