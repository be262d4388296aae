"""Where the admin says since when no worker has run: the panel of an article that waits, the report, the dashboard."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from corpus_app.models import AnalysisRequest, WorkerHeartbeat
from corpus_app.services.workers import note_sign

NEVER, SINCE = "لا تعمل بعد", "خدمة التحليل متوقفة منذ"


@pytest.fixture
def places(editor_client, make_article):
    """Asks each of the three what it says."""
    page = make_article("خبر")
    urls = [reverse("corpus_admin:suggestions", args=[page.pk]), reverse("corpus_admin:health"), "/admin/"]
    return lambda: [editor_client.get(url).content.decode() for url in urls]


def test_nothing_while_a_worker_is_about(places):
    note_sign("editing@here", ["editing"])
    assert not any(NEVER in html or SINCE in html for html in places())


def test_that_none_has_ever_run(places):
    note_sign("bulk@here", ["bulk"])
    assert all(NEVER in html for html in places())


def test_since_when_none_has_run(places):
    note_sign("editing@here", ["editing"])
    WorkerHeartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert all(SINCE in html for html in places())


def test_a_panel_that_waits_for_nothing_says_nothing(places):
    AnalysisRequest.objects.update(state="done")
    panel, *_others = places()
    assert NEVER not in panel
