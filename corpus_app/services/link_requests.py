"""The outbox of automatic links: whose are to be ranked, and who is at it."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from corpus_app.models import AnalysisRequest, LinkRequest

# A call this old was lost with its broker or its worker; the bulk queue may be long.
_LOST = timedelta(minutes=15)
# Longer than the hard time limit of a task: whoever took it is dead.
_ABANDONED = timedelta(minutes=5)
_MOST_ATTEMPTS = 3
_BATCH = 1000


def note(page_ids, *, spread=False):
    """Note, in the caller's transaction, that the links of these pages are to be ranked.

    ``spread`` says that they came to readers or left them, so that others may now link to them or no more.
    """
    now = timezone.now()
    rows = [LinkRequest(page_id=pk, spread=spread, requested_at=now) for pk in page_ids]
    LinkRequest.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["requested_at", "attempts", *(["spread"] if spread else [])],
    )


def mark_queued():
    """Claim the right to wake a worker; False when one is on its way (it takes all there is) or nothing is ready."""
    now = timezone.now()
    ready = _ready()
    if ready.filter(queued_at__gte=now - _LOST).exists():
        return False
    return bool(LinkRequest.objects.filter(pk__in=ready.values("pk")).update(queued_at=now))


def unmark_queued():
    """Nobody is on the way any more: the next call, or the sweep, wakes a worker."""
    LinkRequest.objects.update(queued_at=None)


def take():
    """The LinkRequest that waits the longest, claimed for this worker; None when none is ready.

    One that keeps failing is given up.
    """
    now = timezone.now()
    untaken = Q(taken_at=None) | Q(taken_at__lt=now - _ABANDONED)
    LinkRequest.objects.filter(untaken, attempts__gte=_MOST_ATTEMPTS).delete()
    free = _ready().filter(untaken)
    while request := free.order_by("requested_at", "pk").first():
        same = LinkRequest.objects.filter(pk=request.pk, taken_at=request.taken_at)
        if same.update(taken_at=now, attempts=F("attempts") + 1):
            return request
    return None


def finish(request):
    """Its links are ranked. What was noted meanwhile waits again."""
    if not LinkRequest.objects.filter(pk=request.pk, requested_at=request.requested_at).delete()[0]:
        LinkRequest.objects.filter(pk=request.pk).update(taken_at=None)


def put_back(request):
    """It failed and waits for another attempt."""
    LinkRequest.objects.filter(pk=request.pk).update(taken_at=None)


def _ready():
    """Those whose page awaits no analysis: that may be of the very text, and then ranks its links itself."""
    states = [AnalysisRequest.State.WAITING, AnalysisRequest.State.RUNNING]
    return LinkRequest.objects.exclude(Exists(AnalysisRequest.objects.filter(page=OuterRef("page"), state__in=states)))
