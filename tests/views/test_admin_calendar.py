"""The calendar's reports and an event's claims in the admin."""

from datetime import date

import pytest
from django.urls import reverse
from suggesting import suggest

from corpus_app.models import Event
from corpus_app.services.decisions import accept
from corpus_app.views import admin_calendar


@pytest.mark.parametrize("address", ["planned_past", "anniversaries"])
def test_an_empty_report_says_so(editor_client, address):
    answer = editor_client.get(reverse(f"corpus_admin:{address}"))
    assert answer.status_code == 200
    assert not answer.context["object_list"]


def test_reports_list_the_events_of_the_calendar(editor_client, monkeypatch):
    monkeypatch.setattr(admin_calendar.timezone, "localdate", lambda: date(2020, 1, 1))
    Event.objects.create(name="مؤتمر فات موعده", category="CONSULT", status="planned", date="2019-12-05")
    Event.objects.create(name="حادثة قديمة", category="OTHER", date="2004-12-30")
    assert "مؤتمر فات موعده" in editor_client.get(reverse("corpus_admin:planned_past")).content.decode()
    assert "حادثة قديمة" in editor_client.get(reverse("corpus_admin:anniversaries")).content.decode()


def test_an_event_shows_what_articles_claim_of_it(editor_client, editor, make_article, db):
    event = Event.objects.create(name="انفجار المرفأ", category="OTHER", form="accident", date="2019-02-06")
    address = reverse(event.snippet_viewset.get_url_name("edit"), args=[event.pk])
    assert "نحو 40 جريحا" not in editor_client.get(address).content.decode()
    claim = {"what": "injured", "low": 40, "high": 40, "attributed_to": "الشرطة", "quote": "نحو 40 جريحا"}
    accept(suggest(make_article("خبر الانفجار", live=False), event, of="event", claims=[claim]), editor)
    shown = editor_client.get(address).content.decode()
    assert "نحو 40 جريحا" in shown
    assert "خبر الانفجار" in shown
