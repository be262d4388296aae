"""Near-equal names in the admin: one click to the merge, one to tell two records apart, and the way back."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from suggesting import make_actor

from corpus_app.models import ActorTag, DistinctPair, Event

HOSTILE = '<script>alert("1")</script>'


@pytest.fixture
def pair(db):
    return make_actor("سيرغي لافروف"), make_actor("سيرجي لافروف")


@pytest.fixture
def report(db):
    return reverse("corpus_admin:near_names")


def apart_url(one, other, query=""):
    return reverse("corpus_admin:tell_apart", args=[one._meta.model_name, one.pk, other.pk]) + query


def test_the_better_survivor_is_preselected(editor, editor_client, pair, report, make_article):
    editor.user_permissions.add(Permission.objects.get(codename="delete_actor"))
    ActorTag.objects.create(content_object=make_article(), tag=pair[1])
    merge = reverse("corpus_admin:merge", args=["actor", pair[0].pk]) + f"?into={pair[1].pk}"
    assert merge in editor_client.get(report).content.decode()
    assert "سيرجي لافروف" in editor_client.get(merge).content.decode()


def test_two_are_told_apart_and_back_again(editor_client, pair, report):
    url = apart_url(*pair, "?kind=person")
    assert url in editor_client.get(report, {"kind": "person"}).content.decode()
    response = editor_client.post(url, follow=True)
    assert response.redirect_chain[-1][0] == f"{report}?kind=person"
    assert apart_url(*pair) not in editor_client.get(report).content.decode()
    found = DistinctPair.objects.get()
    html = editor_client.get(reverse("corpus_admin:distinct")).content.decode()
    undo = reverse("corpus_admin:undo_apart", args=[found.pk])
    assert undo in html and "سيرغي لافروف" in html
    editor_client.post(undo)
    assert apart_url(*pair) in editor_client.get(report).content.decode()


def test_events_too(editor_client, report):
    events = [Event.objects.create(name=name, category="CONSULT") for name in ("قمة سوتشي", "قمة سوتشى")]
    url = apart_url(*events, "?records=event")
    assert url in editor_client.get(report, {"records": "event"}).content.decode()
    editor_client.post(url)
    assert apart_url(*events) not in editor_client.get(report, {"records": "event"}).content.decode()


def test_only_for_those_who_may_change_them(client, editor, pair):
    client.force_login(editor)
    client.post(apart_url(*pair))
    found = DistinctPair.objects.get()
    Permission.objects.get(codename="change_actor").group_set.clear()
    undo = reverse("corpus_admin:undo_apart", args=[found.pk])
    assert client.get(reverse("corpus_admin:distinct")).status_code == 302
    client.post(undo)
    assert DistinctPair.objects.exists()
    found.delete()
    client.post(apart_url(*pair))
    assert not DistinctPair.objects.exists()


def test_only_by_post_and_with_the_token(editor, pair):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for url in (apart_url(*pair), reverse("corpus_admin:undo_apart", args=[1])):
        assert client.get(url).status_code == 405
        assert client.post(url).status_code == 403


def test_a_stale_tab_and_senseless_records_change_nothing(editor_client, pair):
    one, other = pair
    assert editor_client.post(apart_url(one, one)).status_code == 302
    assert editor_client.post(apart_url(*pair).replace("actor", "place")).status_code == 404
    other.delete()
    assert editor_client.post(apart_url(one, type(one)(pk=99999))).status_code == 404
    assert not DistinctPair.objects.exists()


def test_the_list_downloads_and_escapes(editor_client, pair):
    type(pair[0]).objects.filter(pk=pair[0].pk).update(name=HOSTILE)
    editor_client.post(apart_url(*pair))
    url = reverse("corpus_admin:distinct")
    assert HOSTILE not in editor_client.get(url).content.decode()
    assert "سيرجي" in b"".join(editor_client.get(url, {"export": "csv"}).streaming_content).decode()
    assert editor_client.get(url, {"export": "xlsx"}).status_code == 200


@pytest.mark.parametrize("may_merge", [True, False])
def test_who_records_an_actor_that_may_be_there_hears_of_it(editor, editor_client, pair, may_merge):
    if may_merge:
        editor.user_permissions.add(Permission.objects.get(codename="delete_actor"))
    data = {"name": "سيرغيي لافروف", "kind": "person", "slug": "third"}
    data |= {
        f"{rows}-{part}": 0 for rows in ("names", "relations", "offices") for part in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    response = editor_client.post(reverse("wagtailsnippets_corpus_app_actor:add"), data, follow=True)
    made = type(pair[0]).objects.get(slug="third")
    html = response.content.decode()
    merge = reverse("corpus_admin:merge", args=["actor", made.pk]) + f"?into={pair[0].pk}"
    edit = reverse("wagtailsnippets_corpus_app_actor:edit", args=[pair[0].pk])
    assert (merge if may_merge else edit) in html
    assert (merge in html) == may_merge
