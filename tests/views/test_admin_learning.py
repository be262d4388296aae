"""The report of what was learned: legible, filtered, reset by those who may change actors."""

import itertools

import pytest
from django.urls import reverse
from kombu.exceptions import OperationalError
from suggesting import make_actor, suggest
from wagtail.models import ModelLogEntry

from corpus_app import dispatch
from corpus_app.models import AliasWeight, KnowledgeVersion, RuleWeight

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


def weigh(client, row, choice, weight=""):
    what = "rules" if isinstance(row, RuleWeight) else "names"
    url = reverse("corpus_admin:weight", args=[what, row.pk])
    response = client.post(url, {"choice": choice, "weight": weight}, follow=True)
    row.refresh_from_db()
    return response


def test_one_row_is_forgotten_and_the_log_tells(admin_client, learned):
    sunk, risen, rule = learned
    response = weigh(admin_client, sunk, "forget")
    assert "الفتح السعودي" in response.content.decode()
    risen.refresh_from_db()
    assert (sunk.weight, sunk.rejected, risen.weight) == (1.0, 0, 1.2)
    assert sunk.reset_at
    assert ModelLogEntry.objects.get(action="corpus.forget").data["rejected"] == 17
    weigh(admin_client, rule, "forget")
    assert rule.weight == 1.0


def test_a_weight_is_set_by_hand_and_handed_back(admin_client, learned):
    sunk, _risen, _rule = learned
    before = KnowledgeVersion.current()
    weigh(admin_client, sunk, "by_hand", "0.9")
    assert (sunk.weight, sunk.by_hand, sunk.rejected) == (0.9, True, 17)
    assert KnowledgeVersion.current() > before
    assert ModelLogEntry.objects.get(action="corpus.weigh").data == {"name": sunk.alias, "was": 0.56, "is": 0.9}
    form = admin_client.get(reverse("corpus_admin:weight", args=["names", sunk.pk])).context["form"]
    assert (form["choice"].value(), form["weight"].value()) == ("by_hand", 0.9)
    weigh(admin_client, sunk, "learned")
    assert (sunk.weight, sunk.by_hand) == (0.56, False)


@pytest.mark.parametrize("weight", ["", "-0.1", "1.3", "nan", "inf", "x"])
def test_a_senseless_weight_changes_nothing(admin_client, learned, weight):
    response = weigh(admin_client, learned[0], "by_hand", weight)
    assert response.status_code == 200 and response.context["form"].errors
    assert (learned[0].weight, learned[0].by_hand) == (0.56, False)


def preview(client, row, **data):
    what = "rules" if isinstance(row, RuleWeight) else "names"
    return client.post(reverse("corpus_admin:what_if_weight", args=[what, row.pk]), data)


def test_the_effect_of_a_weight_is_shown_before_it_is_saved(admin_client, learned, make_article):
    make_article("مباراة أمس", ["فاز الفتح السعودي أمس على ضيفه في المباراة."])
    sunk, _risen, rule = learned
    html = preview(admin_client, sunk, choice="by_hand", weight="0").content.decode()
    assert "مباراة أمس" in html and "نادي الفتح" in html
    assert "مباراة أمس" not in preview(admin_client, sunk, choice="learned").content.decode()
    assert preview(admin_client, rule, choice="forget").status_code == 200
    assert preview(admin_client, sunk, choice="by_hand").status_code == 422
    sunk.refresh_from_db()
    assert (sunk.weight, sunk.by_hand) == (0.56, False)


def test_a_weight_needs_a_post_and_a_token(admin_user, learned):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    for name in ("weight", "what_if_weight"):
        url = reverse(f"corpus_admin:{name}", args=["names", learned[0].pk])
        assert strict.post(url, {"choice": "forget"}).status_code == 403
    assert strict.get(url).status_code == 405


def test_who_may_not_change_actors_sees_and_changes_nothing(client, learned, site_tree, django_user_model):
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.create(name="Guests")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    guest = django_user_model.objects.create_user("guest")
    guest.groups.add(group)
    client.force_login(guest)
    assert client.get(NAMES).status_code in (302, 403)
    assert "نادي" not in client.get(NAMES, follow=True).content.decode()
    weigh(client, learned[0], "forget")
    assert learned[0].weight == 0.56
    assert preview(client, learned[0], choice="forget").status_code in (302, 403)


def test_the_reports_menu_leads_there(editor_client, learned):
    assert editor_client.get(NAMES).status_code == 200
    assert NAMES in editor_client.get("/admin/").content.decode()


def test_unknown_kinds_of_rows_are_not_found(admin_client, learned):
    assert admin_client.post("/admin/corpus/learned/suggestions/1/").status_code == 404
    assert admin_client.post("/admin/corpus/what-if/learned/suggestions/1/").status_code == 404


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
