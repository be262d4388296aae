"""The report of what was learned: legible, filtered, reset by those who may change actors."""

import itertools

import pytest
from django.urls import reverse
from kombu.exceptions import OperationalError
from suggesting import make_actor, suggest
from wagtail.models import ModelLogEntry

from corpus_app import dispatch
from corpus_app.models import AliasWeight, RuleWeight

NAMES, RULES = "/admin/corpus/learned/names/", "/admin/corpus/learned/rules/"


@pytest.fixture
def learned(db):
    club = make_actor("نادي الفتح", "organisation", names=["الفتح السعودي"])
    sunk = AliasWeight.objects.create(actor=club, alias="الفتح السعودي", accepted=1, rejected=17, weight=0.56)
    syria = make_actor("سوريا", "state")
    risen = AliasWeight.objects.create(actor=syria, alias=syria.folded, accepted=40, weight=1.2)
    rule = RuleWeight.objects.create(rule="demonym", accepted=3, rejected=9, weight=0.71)
    return sunk, risen, rule


def test_names_and_rules_are_listed_with_counts_and_weight(admin_client, learned):
    html = admin_client.get(NAMES, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "الفتح السعودي" in html
    assert "نادي الفتح" in html
    assert "0.56" in html or "0,56" in html
    assert "0.71" in admin_client.get(RULES).content.decode().replace("0,71", "0.71")


def test_filters_and_search_narrow_the_list(admin_client, learned):
    assert "سوريا" not in admin_client.get(NAMES, {"moved": "sunk"}).content.decode()
    assert "الفتح السعودي" not in admin_client.get(NAMES, {"moved": "risen"}).content.decode()
    assert "سوريا" not in admin_client.get(NAMES, {"kind": "organisation"}).content.decode()
    found = admin_client.get(reverse("corpus_admin:learned_names_results"), {"q": "سورية"}).content.decode()
    assert "الفتح السعودي" not in found
    assert admin_client.get(RULES, {"q": "demonym"}).status_code == 200


def test_a_button_resets_one_row_and_the_log_tells(admin_client, learned):
    sunk, risen, rule = learned
    response = admin_client.post(reverse("corpus_admin:forget", args=["names", sunk.pk]), follow=True)
    assert "الفتح السعودي" in response.content.decode()
    sunk.refresh_from_db()
    risen.refresh_from_db()
    assert (sunk.weight, sunk.rejected, risen.weight) == (1.0, 0, 1.2)
    assert sunk.reset_at
    assert ModelLogEntry.objects.get(action="corpus.forget").data["rejected"] == 17
    admin_client.post(reverse("corpus_admin:forget", args=["rules", rule.pk]))
    rule.refresh_from_db()
    assert rule.weight == 1.0


def test_a_reset_needs_a_post_and_a_token(admin_user, learned):
    from django.test import Client

    url = reverse("corpus_admin:forget", args=["names", learned[0].pk])
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    assert strict.get(url).status_code == 405
    assert strict.post(url).status_code == 403


def test_who_may_not_change_actors_sees_and_resets_nothing(client, learned, site_tree, django_user_model):
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.create(name="Guests")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    guest = django_user_model.objects.create_user("guest")
    guest.groups.add(group)
    client.force_login(guest)
    assert client.get(NAMES).status_code in (302, 403)
    assert "نادي" not in client.get(NAMES, follow=True).content.decode()
    client.post(reverse("corpus_admin:forget", args=["names", learned[0].pk]))
    learned[0].refresh_from_db()
    assert learned[0].weight == 0.56


def test_the_reports_menu_leads_there(editor_client, learned):
    assert editor_client.get(NAMES).status_code == 200
    assert NAMES in editor_client.get("/admin/").content.decode()


def test_unknown_kinds_of_rows_are_not_found(admin_client, learned):
    assert admin_client.post("/admin/corpus/learned/suggestions/1/forget/").status_code == 404


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_the_list_can_be_taken_along(admin_client, learned, export):
    for url in (NAMES, RULES):
        response = admin_client.get(url, {"export": export})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert body
        if (url, export) == (NAMES, "csv"):
            assert "الفتح السعودي,نادي الفتح,1,17,0.56" in body.decode()


def test_every_twentieth_decision_starts_learning(
    editor_client, make_article, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr(dispatch, "_decisions", itertools.count(1))
    monkeypatch.setattr(
        dispatch.current_app, "send_task", lambda name, *_, **options: sent.append((name, options["queue"]))
    )
    suggestion = suggest(make_article("خبر"), make_actor("سوريا", "state"))
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            assert not sent
            decision = ("reject", "undo")[number % 2]
            assert editor_client.post(reverse("corpus_admin:decide", args=[suggestion.pk, decision])).status_code == 200
    assert sent == [("corpus_app.learn", "bulk")]


def test_a_dead_broker_does_not_hinder_a_decision(
    editor_client, make_article, monkeypatch, django_capture_on_commit_callbacks
):
    def fail(*args, **options):
        raise OperationalError("no broker")

    monkeypatch.setattr(dispatch.current_app, "send_task", fail)
    monkeypatch.setattr(dispatch, "_decisions", itertools.count(20))
    suggestion = suggest(make_article("خبر"), make_actor("سوريا", "state"))
    with django_capture_on_commit_callbacks(execute=True):
        assert editor_client.post(reverse("corpus_admin:decide", args=[suggestion.pk, "reject"])).status_code == 200
