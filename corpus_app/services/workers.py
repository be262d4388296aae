"""Signs of life of the workers, and since when there is none."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from celery import current_app
from django.utils import timezone

from corpus_app.models import WorkerHeartbeat

from .requests import EDITING

# A worker gives a sign every quarter of a minute; three lost ones are no accident.
_SILENT_AFTER = timedelta(seconds=60)
# Workers in containers have a new name at each start.
_FORGOTTEN_AFTER = timedelta(days=30)
_LONGEST_NAME = WorkerHeartbeat._meta.get_field("name").max_length


@dataclass(frozen=True)
class Silence:
    """No worker is about; ``since`` is the last sign of one, None when there never was any."""

    since: datetime | None


def note_sign(name, queues):
    """A worker is about and works on these queues."""
    WorkerHeartbeat.objects.update_or_create(
        name=name[:_LONGEST_NAME], defaults={"queues": sorted(queues), "seen_at": timezone.now()}
    )


def forget_gone():
    """Drop the rows of workers that have not been about for a month."""
    WorkerHeartbeat.objects.filter(seen_at__lt=timezone.now() - _FORGOTTEN_AFTER).delete()


def silence(queue=EDITING):
    """The Silence of the workers of ``queue``, None while one is about or tasks need no worker."""
    if current_app.conf.task_always_eager:
        return None
    signs = WorkerHeartbeat.objects.order_by("-seen_at").values_list("queues", "seen_at")
    last = next((seen_at for queues, seen_at in signs if queue in queues), None)
    return None if last and timezone.now() - last < _SILENT_AFTER else Silence(last)
