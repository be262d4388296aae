"""What tells that a worker is about: real worker processes, and the panel when none is."""

import signal
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from corpus_app.models import AnalysisRequest, WorkerHeartbeat
from corpus_app.services.workers import silence

pytestmark = pytest.mark.django_db(transaction=True)


# A worker may take its time to start.
PATIENCE = 120


def age(**ago):
    WorkerHeartbeat.objects.update(seen_at=timezone.now() - timedelta(**ago))


def test_a_running_worker_gives_signs_and_a_killed_one_none(start_worker, eventually):
    assert silence().since is None
    worker = start_worker()
    eventually(lambda: silence() is None, PATIENCE)
    # Not only at its start.
    age(minutes=2)
    eventually(lambda: silence() is None, PATIENCE)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    age(minutes=2)
    assert silence().since == WorkerHeartbeat.objects.get().seen_at


def test_a_worker_of_other_queues_is_none_for_the_editors(start_worker, eventually):
    start_worker("bulk")
    eventually(WorkerHeartbeat.objects.exists, PATIENCE)
    assert silence("bulk") is None
    assert silence() is not None


def test_a_stopped_worker_says_when_it_left(start_worker, eventually):
    worker = start_worker()
    eventually(WorkerHeartbeat.objects.exists, PATIENCE)
    age(minutes=2)
    worker.terminate()
    worker.wait(20)
    assert timezone.now() - WorkerHeartbeat.objects.get().seen_at < timedelta(seconds=30)


def test_the_panel_says_so_until_a_worker_is_back(editor_client, make_article, start_worker, eventually):
    worker = start_worker()
    eventually(WorkerHeartbeat.objects.exists, PATIENCE)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    age(minutes=2)
    page = make_article("خبر")
    url = reverse("corpus_admin:suggestions", args=[page.pk])
    response = editor_client.get(url)
    assert "خدمة التحليل متوقفة منذ" in response.content.decode()
    # The answer an open panel gets when it asks again.
    start_worker()
    eventually(lambda: AnalysisRequest.objects.get(page=page).state == "done", PATIENCE)
    again = editor_client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert "خدمة التحليل متوقفة" not in again.content.decode()
