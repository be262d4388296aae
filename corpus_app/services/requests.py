"""The outbox: which pages await analysis."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from corpus_app.models import AnalysisRequest

EDITING, BULK = "editing", "bulk"

# A message this old was lost with its broker or its worker; bulk queues may be hours long but are also swept.
_OVERDUE = {EDITING: timedelta(seconds=30), BULK: timedelta(minutes=15)}
# Longer than the hard time limit of a task: whoever was running it is dead.
_ABANDONED = timedelta(minutes=5)
MOST_ATTEMPTS = 3

_queue = ContextVar("corpus_queue", default=EDITING)
State = AnalysisRequest.State


@contextmanager
def bulk():
    """Inside this block saved articles go to the bulk queue, which never delays an editor."""
    token = _queue.set(BULK)
    try:
        yield
    finally:
        _queue.reset(token)


def note_request(page_id, digest, *, again=False):
    """Note, in the caller's transaction, that the page's text with this digest awaits analysis.

    Answers whether there is something to do: the same text is not analysed twice, unless ``again`` says so
    (the knowledge has changed, or an editor retries).
    """
    if not again:
        # Without a lock, and without a write: most saves bring a text that is noted already.
        noted = AnalysisRequest.objects.filter(page_id=page_id, wanted=digest).exclude(state=State.FAILED)
        if state := noted.values_list("state", flat=True).first():
            return state == State.WAITING
    with transaction.atomic():
        now = timezone.now()
        defaults = {"wanted": digest, "requested_at": now, "queue": _queue.get()}
        request, created = AnalysisRequest.objects.select_for_update().get_or_create(page_id=page_id, defaults=defaults)
        if created:
            return True
        if not again and request.wanted == digest and request.state != State.FAILED:
            return request.state == State.WAITING
        request.wanted, request.requested_at, request.queue = digest, now, _queue.get()
        request.state, request.attempts, request.error = State.WAITING, 0, ""
        request.save()
        return True


def mark_queued(page_id, min_age):
    """Claim the right to wake a worker; False when one was woken less than ``min_age`` ago or nothing waits."""
    now = timezone.now()
    return bool(
        AnalysisRequest.objects.filter(page_id=page_id, state=State.WAITING)
        .filter(Q(queued_at__isnull=True) | Q(queued_at__lt=now - min_age))
        .update(queued_at=now)
    )


def unmark_queued(page_id):
    """Take back :func:`mark_queued` when the broker did not take the message: the sweep will."""
    AnalysisRequest.objects.filter(page_id=page_id).update(queued_at=None)


def overdue(limit=500):
    """Pages (id, queue) whose wake-up call got lost, oldest first; abandoned runs are set waiting again."""
    now = timezone.now()
    AnalysisRequest.objects.filter(state=State.RUNNING, started_at__lt=now - _ABANDONED).update(
        state=State.WAITING, queued_at=None
    )
    lost = Q(queued_at__isnull=True)
    for queue, age in _OVERDUE.items():
        lost |= Q(queue=queue, queued_at__lt=now - age)
    # A row younger than this may still be on its way to the broker.
    settled = Q(requested_at__lt=now - timedelta(seconds=2))
    waiting = AnalysisRequest.objects.filter(lost & settled, state=State.WAITING)
    return list(waiting.order_by("requested_at").values_list("page_id", "queue")[:limit])
