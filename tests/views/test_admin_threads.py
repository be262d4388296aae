"""Proposed story threads in the admin: who sees them, what a click makes."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from corpus_app.models import Event, EventTag, ThreadPage

HOSTILE = '<script>alert("1")</script>'


@pytest.fixture
def told(make_article):
    cache.clear()
    event = Event.objects.create(name="مفاوضات السد", category="CONSULT", date="2020-06")
    for day in (1, 2, 3):
        EventTag.objects.create(content_object=make_article(f"خبر {day}", date=date(2020, 6, day)), tag=event)
    return event


@pytest.fixture
def url(db):
    return reverse("corpus_admin:threads")


def make(client, section, told, **data):
    data = {"parent": section.pk, "title": "مفاوضات السد", "event": [told.pk]} | data
    return client.post(reverse("corpus_admin:make_thread"), data, follow=True)


def test_a_proposal_becomes_a_draft_with_a_click(editor_client, site_tree, told, url):
    html = editor_client.get(url).content.decode()
    assert "مفاوضات السد" in html and reverse("corpus_admin:make_thread") in html
    response = make(editor_client, site_tree[1], told)
    page = ThreadPage.objects.get()
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert response.status_code == 200
    assert not page.live and page.thread_events.get().event == told
    assert reverse("corpus_admin:make_thread") not in editor_client.get(url).content.decode()


def test_what_is_new_is_added_with_a_click(editor_client, site_tree, told, url):
    make(editor_client, site_tree[1], told)
    page = ThreadPage.objects.get()
    later = Event.objects.create(name="إخفاق المفاوضات", category="CONSULT", date="2020-06-05")
    for tag in EventTag.objects.filter(tag=told)[:2]:
        EventTag.objects.create(content_object=tag.content_object, tag=later)
    add = reverse("corpus_admin:add_to_thread", args=[page.pk])
    html = editor_client.get(url).content.decode()
    assert add in html and "إخفاق المفاوضات" in html
    editor_client.post(add, {"event": [later.pk]})
    draft = ThreadPage.objects.get().get_latest_revision_as_object()
    assert [row.event for row in draft.thread_events.all()] == [told, later]
    assert add not in editor_client.get(url).content.decode()


def test_a_stale_tab_leads_to_the_thread_there_is(editor_client, site_tree, told):
    make(editor_client, site_tree[1], told)
    html = make(editor_client, site_tree[1], told).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[ThreadPage.objects.get().pk]) in html


@pytest.mark.parametrize(
    "data", [{"parent": ""}, {"parent": "x"}, {"parent": "0"}, {"event": ["x"]}, {"event": []}, {"article": ["-1"]}]
)
def test_senseless_choices_make_nothing(editor_client, site_tree, told, data):
    assert make(editor_client, site_tree[1], told, **data).status_code in (200, 404)
    assert not ThreadPage.objects.exists()


def test_only_for_those_who_may_add_pages(client, editor, site_tree, told, url):
    client.force_login(editor)
    assert url in client.get("/admin/").content.decode()
    GroupPagePermission.objects.filter(
        group=Group.objects.get(name="Editors"), permission__codename="add_page"
    ).delete()
    assert url not in client.get("/admin/").content.decode()
    assert client.get(url).status_code == 302
    make(client, site_tree[1], told)
    assert not ThreadPage.objects.exists()


def test_only_by_post_and_with_the_token(editor, site_tree, told):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for name, args in (("make_thread", []), ("add_to_thread", [1])):
        address = reverse(f"corpus_admin:{name}", args=args)
        assert client.get(address).status_code == 405
        assert client.post(address, {"event": [told.pk]}).status_code == 403


def test_an_archive_without_stories_says_so(editor_client, url):
    assert editor_client.get(url).status_code == 200
    assert editor_client.get(url, {"p": "x"}).status_code == 200


def test_hostile_names_are_escaped(editor_client, site_tree, told, url):
    Event.objects.update(name=HOSTILE)
    assert HOSTILE not in editor_client.get(url).content.decode()
    assert HOSTILE not in make(editor_client, site_tree[1], told, title=HOSTILE).content.decode()
