"""The only place that enqueues. A dead broker never breaks or slows a save."""

import itertools
import logging
import time
from datetime import timedelta
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from .models import AnalysisRequest
from .services import batches, link_requests, requests

logger = logging.getLogger(__name__)

# Between a save and its analysis: gathers the saves of one burst of typing.
_FIRST_DELAY = 0.7
# Between two analyses of one page: someone who types on gets fresh suggestions every few seconds.
_PAUSE = 3.0
# After the broker failed: the next saves do not wait for it again until then.
_REST = 15.0
# So many decisions are worth learning from before the hour is over.
_DECISIONS_WORTH_LEARNING = 20

_broker_rests_until = 0.0
_decisions = itertools.count(1)


def wake(page_id, *, queue=None):
    """After the current transaction, see that a worker will analyse this page's latest text."""
    transaction.on_commit(partial(wake_now, page_id, queue=queue), robust=True)


def wake_now(page_id, *, queue=None):
    """Send the wake-up call unless one is under way. Answers whether the broker took it."""
    global _broker_rests_until
    if time.monotonic() < _broker_rests_until or not requests.mark_queued(page_id, timedelta(seconds=_PAUSE)):
        return False
    row = AnalysisRequest.objects.filter(page_id=page_id).values("queue", "started_at", "queued_at").first()
    delay = _FIRST_DELAY
    if row["started_at"]:
        delay = max(delay, _PAUSE - (row["queued_at"] - row["started_at"]).total_seconds())
    queue = queue or row["queue"]
    try:
        countdown = min(delay, _PAUSE) if queue == requests.EDITING else None
        current_app.send_task("corpus_app.analyse", [page_id], queue=queue, countdown=countdown)
    except (OperationalError, OSError) as error:
        _broker_rests_until = time.monotonic() + _REST
        requests.unmark_queued(page_id)
        logger.warning("The broker did not take the call for page %s (%s); the sweep will.", page_id, error)
        return False
    return True


def sweep():
    """Wake workers for the requests and batches whose call got lost. Answers how many requests were sent."""
    for job_id in batches.stalled():
        _work_on(job_id)
    _rank_links()
    return sum(wake_now(page_id, queue=queue) for page_id, queue in requests.overdue())


def note_decision():
    """Count an editor's decision; each twentieth of this process starts learning."""
    if next(_decisions) % _DECISIONS_WORTH_LEARNING == 0:
        transaction.on_commit(partial(_send, "corpus_app.learn"), robust=True)


def work_on(job_id):
    """After the current transaction, see that a worker goes on with this batch of decisions."""
    transaction.on_commit(partial(_work_on, job_id), robust=True)


def rank_links(page_ids, *, spread=False):
    """Note that the automatic links of these pages are to be ranked (see link_requests.note), and wake a worker."""
    link_requests.note(page_ids, spread=spread)
    transaction.on_commit(_rank_links, robust=True)


def go_on_ranking_links():
    """Wake a worker for the automatic links that still wait."""
    transaction.on_commit(_rank_links, robust=True)


def _work_on(job_id):
    _send("corpus_app.decide", job_id)


def _rank_links():
    global _broker_rests_until
    if time.monotonic() < _broker_rests_until or not link_requests.mark_queued():
        return
    if not _send("corpus_app.links"):
        _broker_rests_until = time.monotonic() + _REST
        link_requests.unmark_queued()


def _send(task, *arguments):
    """Answers whether the broker took it."""
    try:
        current_app.send_task(task, arguments, queue=requests.BULK)
    except (OperationalError, OSError) as error:
        logger.warning("The broker did not take the call %s%s (%s); a later sweep will do.", task, arguments, error)
        return False
    return True
