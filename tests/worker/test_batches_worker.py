"""A batch of decisions through real worker processes."""

import signal
from datetime import timedelta

import pytest
from django.utils import timezone
from suggesting import make_actor, suggest

from corpus_app import dispatch
from corpus_app.models import ReviewJob, Suggestion
from corpus_app.services import batches

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def job(make_article, editor):
    actors = [make_actor(f"جهة {number}", kind="other") for number in range(3)]
    for article in [make_article(f"خبر {number}") for number in range(30)]:
        for actor in actors:
            suggest(article, actor)
    return batches.begin(Suggestion.objects.all(), editor, "accept")


def done(job):
    return batches.progress(job)["done"]


def test_a_killed_workers_batch_is_finished_by_another_each_article_once(job, start_worker, eventually):
    worker = start_worker("bulk")
    dispatch.work_on(job.pk)
    eventually(lambda: done(job))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert 0 < done(job) < job.total
    # What a dead worker leaves behind is old by the time a sweep finds it.
    ReviewJob.objects.update(touched_at=timezone.now() - timedelta(hours=1))
    start_worker("bulk")
    dispatch.sweep()
    eventually(lambda: ReviewJob.objects.filter(state="done").exists())
    assert done(job) == job.total
    for page in {item.page for item in job.items.select_related("page")}:
        # One draft with all three.
        assert page.revisions.count() == 1
        assert len(page.get_latest_revision_as_object().actor_tags.all()) == 3
