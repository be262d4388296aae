"""Saving while Redis is down, and what happens when it comes back."""

import shutil
import socket
import subprocess
from datetime import timedelta

import pytest
from celery import Celery
from django.utils import timezone

from corpus_app import dispatch
from corpus_app.models import AnalysisRequest
from corpus_site.settings.base import REDIS_TRANSPORT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def redis_app(port, monkeypatch):
    """A Celery app, set up like the newsroom's with REDIS_URL, whose Redis is not there (yet)."""
    app = Celery("outage", broker=f"redis://127.0.0.1:{port}/0", set_as_current=False)
    app.conf.update(
        task_ignore_result=True,
        task_publish_retry=False,
        broker_transport_options=REDIS_TRANSPORT,
    )
    monkeypatch.setattr(dispatch, "current_app", app)
    return app


def test_articles_saved_while_redis_is_down_wait_for_the_sweep(make_article, redis_app):
    pages = [make_article(f"خبر {number}") for number in range(10)]
    for page in pages:
        page.title += " محدث"
        page.save_revision()
    requests = AnalysisRequest.objects.values_list("state", "queued_at")
    assert list(requests) == [("waiting", None)] * 10


@pytest.mark.servers
def test_the_sweep_reaches_redis_when_it_is_back(make_article, redis_app, port, monkeypatch, eventually):
    page = make_article()
    AnalysisRequest.objects.update(requested_at=timezone.now() - timedelta(minutes=1))
    monkeypatch.setattr(dispatch, "_broker_rests_until", 0.0)
    assert dispatch.sweep() == 0
    server = subprocess.Popen([shutil.which("redis-server"), "--port", str(port), "--save", ""])
    try:
        with socket.socket() as probe:
            eventually(lambda: probe.connect_ex(("127.0.0.1", port)) in (0, 106))
        monkeypatch.setattr(dispatch, "_broker_rests_until", 0.0)
        assert dispatch.sweep() == 1
        assert AnalysisRequest.objects.get(page=page).queued_at
    finally:
        server.terminate()
        server.wait(10)
