"""The outbox: which saves ask for an analysis, and what a dead broker or worker leaves behind."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError
from wagtail.models import Page

from corpus_app import dispatch
from corpus_app.models import AnalysisRequest, HomePage
from corpus_app.services import requests

pytestmark = pytest.mark.django_db
State = AnalysisRequest.State


@pytest.fixture
def sent(monkeypatch):
    """The wake-up calls that reached the broker."""
    calls = []
    monkeypatch.setattr(
        dispatch.current_app, "send_task", lambda name, args, **options: calls.append((args[0], options["queue"]))
    )
    return calls


@pytest.fixture
def dead_broker(monkeypatch):
    tries = []

    def refuse(*args, **kwargs):
        tries.append(args)
        raise OperationalError("connection refused")

    monkeypatch.setattr(dispatch.current_app, "send_task", refuse)
    return tries


def test_a_saved_draft_is_noted_and_a_worker_woken_after_commit(make_article, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_article()
        assert page.analysis_request.state == State.WAITING
        assert sent == []
    assert sent == [(page.pk, "editing")]


def test_a_rolled_back_save_leaves_no_request(make_article, sent):
    page = make_article()
    AnalysisRequest.objects.all().delete()
    with pytest.raises(RuntimeError), transaction.atomic():
        page.title = "آخر"
        page.save_revision()
        raise RuntimeError
    assert not AnalysisRequest.objects.exists()


def test_a_burst_of_saves_wakes_one_worker(make_article, sent, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(dispatch, "_PAUSE", 3600.0)
    page = make_article()
    AnalysisRequest.objects.update(queued_at=None)
    for number in range(50):
        with django_capture_on_commit_callbacks(execute=True):
            page.title = f"عنوان {number}"
            page.save_revision()
    assert len(sent) == 1


def test_the_same_text_is_not_asked_for_twice(make_article, sent, django_capture_on_commit_callbacks):
    page = make_article()
    AnalysisRequest.objects.update(state=State.DONE)
    with django_capture_on_commit_callbacks(execute=True):
        page.seo_title = "لمحركات البحث فقط"
        page.save_revision()
    assert AnalysisRequest.objects.get().state == State.DONE
    assert sent == []


def test_a_change_by_code_without_a_revision_counts(make_article):
    page = make_article()
    AnalysisRequest.objects.update(state=State.DONE)
    page.title = "عنوان جديد"
    page.save()
    assert AnalysisRequest.objects.get().state == State.WAITING


def test_ordinary_page_types_are_left_alone(site_tree, sent):
    home, section = site_tree
    section.save_revision().publish()
    HomePage.objects.get(pk=home.pk).save_revision()
    assert not AnalysisRequest.objects.exists()


def test_a_dead_broker_does_not_break_a_save_and_is_not_asked_again_at_once(
    make_article, dead_broker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_article()
    for number in range(5):
        with django_capture_on_commit_callbacks(execute=True):
            page.title = f"عنوان {number}"
            page.save_revision()
    assert len(dead_broker) == 1
    request = AnalysisRequest.objects.get()
    assert (request.state, request.queued_at) == (State.WAITING, None)


def test_the_sweep_sends_what_the_broker_missed(make_article, sent):
    page = make_article()
    AnalysisRequest.objects.update(queued_at=None, requested_at=timezone.now() - timedelta(minutes=1))
    assert dispatch.sweep() == 1
    assert sent == [(page.pk, "editing")]
    assert dispatch.sweep() == 0


def test_the_sweep_takes_up_what_a_killed_worker_left(make_article, sent):
    page = make_article()
    long_ago = timezone.now() - timedelta(minutes=10)
    AnalysisRequest.objects.update(state=State.RUNNING, started_at=long_ago, requested_at=long_ago)
    assert dispatch.sweep() == 1
    assert sent == [(page.pk, "editing")]


def test_bulk_work_has_a_queue_of_its_own(make_article, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), requests.bulk():
        page = make_article()
    with django_capture_on_commit_callbacks(execute=True):
        AnalysisRequest.objects.update(queued_at=None)
        page.title = "يكتب محرر الآن"
        page.save_revision()
    assert sent == [(page.pk, "bulk"), (page.pk, "editing")]


def test_deleting_a_page_takes_its_request_along(make_article):
    page = make_article()
    Page.objects.get(pk=page.pk).delete()
    assert not AnalysisRequest.objects.exists()
