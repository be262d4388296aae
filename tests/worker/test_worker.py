"""The loop through a real worker process and the configured broker."""

import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from corpus_app import dispatch
from corpus_app.models import Actor, AnalysisRequest

pytestmark = pytest.mark.django_db(transaction=True)
State = AnalysisRequest.State


@pytest.fixture
def iraq(db):
    return Actor.objects.create(name="العراق", name_en="Iraq", kind="state")


def is_done(page):
    return AnalysisRequest.objects.filter(page=page, state=State.DONE).exists()


def test_a_save_brings_suggestions(make_article, iraq, start_worker, eventually):
    start_worker()
    page = make_article("العراق يعلن", ["أعلن العراق موقفه."])
    eventually(lambda: is_done(page))
    assert page.suggestions.filter(actor=iraq).exists()


def test_a_burst_of_saves_is_analysed_a_few_times_and_the_last_text_last(make_article, iraq, start_worker, eventually):
    start_worker()
    page = make_article("مسودة", ["لا شيء بعد."])
    starts = set()
    for number in range(50):
        page.title = f"كتابة {number}"
        page.save_revision()
        starts.add(AnalysisRequest.objects.get(page=page).started_at)
    page.title = "العراق يعلن"
    page.save_revision()
    eventually(lambda: is_done(page))
    assert len(starts) <= 6
    request = AnalysisRequest.objects.get(page=page)
    assert request.done == type(page).corpus_digest(page.serializable_data())
    assert page.suggestions.filter(actor=iraq).exists()


def test_what_was_saved_while_no_worker_ran_is_analysed_when_one_comes(make_article, iraq, start_worker, eventually):
    page = make_article("العراق يعلن", ["أعلن العراق موقفه."])
    assert AnalysisRequest.objects.get(page=page).state == State.WAITING
    start_worker()
    eventually(lambda: is_done(page))


def test_a_killed_worker_loses_nothing(make_article, iraq, start_worker, eventually):
    worker = start_worker()
    first = make_article("العراق يعلن", ["أعلن العراق موقفه."])
    eventually(lambda: is_done(first))
    pages = [make_article(f"العراق يعلن {number}", ["أعلن العراق موقفه."]) for number in range(5)]
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    # What a dead broker or worker leaves behind is old by the time a sweep finds it.
    long_ago = timezone.now() - timedelta(hours=1)
    AnalysisRequest.objects.update(queued_at=None, started_at=long_ago, requested_at=long_ago)
    start_worker()
    dispatch.sweep()
    eventually(lambda: all(map(is_done, pages)))
