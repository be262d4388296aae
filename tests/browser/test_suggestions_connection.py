"""Decisions taken while the server cannot be reached: kept, sent later, once only."""

import pytest
from django.contrib.sessions.models import Session
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from suggesting import make_actor, suggest
from wagtail.models import PageLogEntry

from corpus_app.models import AnalysisRequest, Suggestion
from corpus_app.services.decisions import reject

DECISIONS = "**/admin/corpus/suggestions/*/*/"


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف", name_en="Sergey Lavrov")


@pytest.fixture
def article(make_article, lavrov):
    article = make_article("لافروف يلتقي نظيره التركي", ["التقى لافروف نظيره التركي أمس."], live=False)
    article.save_revision()
    suggest(article, lavrov, role="speaker", main=True, score=0.93)
    suggest(article, make_actor("تركيا", kind="state"), kind="state", score=0.7)
    suggest(article, make_actor("إيران", kind="state"), kind="state", score=0.6)
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="done")
    return article


def card(tab, title):
    return tab.locator(".corpus-card", has_text=title)


def open_editor(tab, article):
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.wait_for_selector(".corpus-card")
    tab.wait_for_load_state("load")


def decide(tab, title, button):
    card(tab, title).get_by_role("button", name=button).click()


def states():
    return {s.title: s.state for s in Suggestion.objects.all()}


def tags(article):
    article.refresh_from_db()
    return [row.tag_id for row in article.get_latest_revision_as_object().actor_tags.all()]


def unsent(tab):
    return tab.locator(".corpus-card__mark--unsent").locator("visible=true")


def fail(tab, **answer):
    tab.route(DECISIONS, lambda route: route.fulfill(**answer))


def keep_from_saving(tab):
    def abort_posts(route):
        return route.abort() if route.request.method == "POST" else route.continue_()

    tab.route("**/admin/pages/*/edit/", abort_posts)


def test_decisions_without_a_network_are_in_the_form_and_sent_when_it_is_back(
    new_tab, editor, article, lavrov, eventually, shot
):
    tab = new_tab(editor, "ar")
    open_editor(tab, article)
    tab.context.set_offline(True)
    card(tab, "سيرغي لافروف").focus()
    for key in "yn":
        tab.keyboard.press(key)
    tab.get_by_text("الخادم لا يجيب").locator("visible=true").wait_for()
    assert card(tab, "سيرغي لافروف").get_attribute("data-shown") == "accepted"
    assert card(tab, "تركيا").get_attribute("data-shown") == "rejected"
    assert tab.locator("#id_actor_tags-0-tag").input_value() == str(lavrov.pk)
    assert unsent(tab).count() == 2
    shot(tab, "panel-offline-ar")
    assert set(states().values()) == {"pending"}
    tab.context.set_offline(False)
    eventually(lambda: states() == {"سيرغي لافروف": "accepted", "تركيا": "rejected", "إيران": "pending"}, tab)
    eventually(lambda: not unsent(tab).count(), tab)
    assert not tab.get_by_text("الخادم لا يجيب").locator("visible=true").count()
    eventually(lambda: tags(article) == [lavrov.pk], tab)


def test_what_was_never_sent_is_taken_back_without_a_word(new_tab, editor, article, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    fail(tab, status=502, body="Bad gateway")
    decide(tab, "سيرغي لافروف", "Accept")
    unsent(tab).wait_for()
    decide(tab, "تركيا", "Reject")
    decide(tab, "تركيا", "Undo")
    assert card(tab, "تركيا").get_attribute("data-shown") == "pending"
    tab.unroute(DECISIONS)
    eventually(lambda: states()["سيرغي لافروف"] == "accepted", tab)
    assert not PageLogEntry.objects.filter(action="corpus.undo").exists()


def test_a_reload_keeps_them_and_leaving_warns(new_tab, editor, article, lavrov, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    keep_from_saving(tab)
    fail(tab, status=503, body="")
    decide(tab, "سيرغي لافروف", "Accept")
    unsent(tab).wait_for()
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tab.reload()
    assert asked == ["beforeunload"]
    tab.wait_for_selector(".corpus-card")
    eventually(lambda: tab.locator("#id_actor_tags-0-tag").count(), tab)
    assert card(tab, "سيرغي لافروف").get_attribute("data-shown") == "accepted"
    tab.unroute_all()
    eventually(lambda: tags(article) == [lavrov.pk], tab)
    assert states()["سيرغي لافروف"] == "accepted"


def test_a_decision_whose_answer_got_lost_is_taken_once(new_tab, editor, article, eventually):
    meant = make_actor("ميخائيل لافروف")
    suggestion = Suggestion.objects.get(actor__name="سيرغي لافروف")
    suggestion.proposal["alternatives"] = [meant.pk]
    suggestion.save()
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    lost = []

    def lose_the_first(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    tab.route(DECISIONS, lose_the_first)
    tab.get_by_role("button", name="ميخائيل لافروف").click()
    eventually(lambda: tags(article) == [meant.pk], tab)
    assert lost == [200]
    assert not tab.get_by_role("alert").locator("visible=true").count()
    assert PageLogEntry.objects.filter(action="corpus.accept").count() == 1


def test_an_expired_session_keeps_them_until_somebody_has_logged_in(
    new_tab, editor, article, live_server, eventually, shot
):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    Session.objects.all().delete()
    decide(tab, "سيرغي لافروف", "Reject")
    tab.get_by_text("You are logged out.").locator("visible=true").wait_for()
    shot(tab, "panel-logged-out-en")
    assert states()["سيرغي لافروف"] == "pending"
    client = Client()
    client.force_login(editor)
    fresh = {"sessionid": client.cookies["sessionid"].value, "csrftoken": _get_new_csrf_string()}
    tab.context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in fresh.items()])
    eventually(lambda: states()["سيرغي لافروف"] == "rejected", tab)
    eventually(lambda: not tab.get_by_text("You are logged out.").locator("visible=true").count(), tab)


def test_somebody_elses_decision_meanwhile_stands(new_tab, editor, moderator, article, lavrov, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    keep_from_saving(tab)
    fail(tab, status=502, body="")
    # A save takes the form's data half a second before it goes: the one with the row must have failed.
    with tab.expect_event("requestfailed", lambda request: request.url.endswith("/edit/")):
        decide(tab, "سيرغي لافروف", "Accept")
    assert unsent(tab).count() == 1
    assert tab.locator("#id_actor_tags-0-DELETE").input_value() == ""
    reject(Suggestion.objects.get(actor=lavrov), moderator)
    tab.unroute(DECISIONS)
    tab.evaluate("window.dispatchEvent(new Event('online'))")
    tab.get_by_text("Somebody has decided on this already").wait_for()
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "rejected", tab)
    assert tab.locator("#id_actor_tags-0-DELETE").input_value() == "1"
    tab.unroute_all()
    tab.evaluate("window.corpus.formRows.save()")
    eventually(lambda: article.revisions.filter(user=editor).exists(), tab)
    assert tags(article) == []
    assert Suggestion.objects.get(actor=lavrov).decided_by == moderator


def test_one_that_the_server_fails_on_does_not_hold_up_the_others(new_tab, editor, article, lavrov, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    broken = Suggestion.objects.get(actor=lavrov).pk
    tab.route(f"**/admin/corpus/suggestions/{broken}/*/", lambda route: route.fulfill(status=500, body="Error"))
    decide(tab, "سيرغي لافروف", "Accept")
    decide(tab, "تركيا", "Reject")
    unsent(tab).first.wait_for()
    eventually(lambda: states()["تركيا"] == "rejected", tab)
    tab.get_by_text("The server failed on this decision").wait_for()
    assert card(tab, "سيرغي لافروف").get_attribute("data-shown") == "pending"
