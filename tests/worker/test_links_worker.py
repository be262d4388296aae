"""Automatic links through a real worker process: ranked when articles are published, and after an outage."""

from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from corpus_app import dispatch
from corpus_app.models import AnalysisRequest, AutomaticLink, LinkRequest

pytestmark = pytest.mark.django_db(transaction=True)

FLOOD = ("فيضانات تجتاح مدينة السمارة", ["غمرت المياه أحياء السمارة وأجلت فرق الإنقاذ مئات الأسر قرب السد القديم."])
RESCUE = ("إجلاء مئات الأسر من السمارة", ["واصلت فرق الإنقاذ إجلاء الأسر من السمارة خوفا من انهيار السد القديم."])


@pytest.fixture
def publish(site_tree, make_article):
    section = site_tree[1]
    section.fill_links_to = 3
    section.save()

    def make(text):
        page = make_article(*text, live=False)
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return make


def links():
    return set(AutomaticLink.objects.values_list("page_id", "target_id"))


def test_publishing_brings_links_both_ways_and_unpublishing_takes_them(publish, start_worker, eventually):
    start_worker()
    older = publish(FLOOD)
    eventually(lambda: AnalysisRequest.objects.filter(page=older, state="done").exists())
    newer = publish(RESCUE)
    eventually(lambda: links() == {(older.pk, newer.pk), (newer.pk, older.pk)})
    eventually(lambda: not LinkRequest.objects.exists())
    older.unpublish()
    eventually(lambda: not links())


def test_what_was_published_while_the_broker_was_down_is_ranked_after_a_sweep(
    publish, start_worker, eventually, monkeypatch
):
    def refuse(*arguments, **options):
        raise OperationalError("down")

    with monkeypatch.context() as outage:
        outage.setattr(dispatch.current_app, "send_task", refuse)
        older, newer = publish(FLOOD), publish(RESCUE)
        assert set(LinkRequest.objects.values_list("page_id", "queued_at")) == {(older.pk, None), (newer.pk, None)}
    AnalysisRequest.objects.update(requested_at=timezone.now() - timedelta(minutes=1))
    monkeypatch.setattr(dispatch, "_broker_rests_until", 0.0)
    start_worker()
    dispatch.sweep()
    eventually(lambda: links() == {(older.pk, newer.pk), (newer.pk, older.pk)})


def test_a_burst_of_publications_wakes_one_worker(publish, monkeypatch):
    sent = []
    monkeypatch.setattr(dispatch.current_app, "send_task", lambda task, *rest, **options: sent.append(task))
    pages = [publish(FLOOD) for _ in range(4)]
    AnalysisRequest.objects.update(state="done")
    for page in pages:
        page.get_latest_revision().publish()
    assert sent.count("corpus_app.links") == 1
    assert LinkRequest.objects.count() == 4
