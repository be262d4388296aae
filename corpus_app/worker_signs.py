"""A running worker's signs of life, from Celery's own signals; see services.workers.

They go with the worker's heartbeat, so that one that has lost its broker gives none.
"""

import logging
import threading
import time

from celery.signals import heartbeat_sent, worker_ready, worker_shutdown
from django.db import DatabaseError, connections

from .services.workers import forget_gone, note_sign

logger = logging.getLogger(__name__)

_PAUSE = 15.0
_LONGEST_FAREWELL = 5.0


class SignOfLife:
    """Notes that this process's worker is about, at most once in ``_PAUSE`` seconds and never in its way."""

    def __init__(self):
        self.name, self.queues = "", ()
        self.next_at = 0.0
        self.thread = None

    def ready(self, sender, **kwargs):
        """The worker has begun to take tasks (``sender`` is its consumer)."""
        self.name = sender.hostname
        self.queues = [queue.name for queue in sender.task_consumer.queues]
        self._give(forget_gone)

    def beat(self, **kwargs):
        """The worker's heartbeat was sent."""
        if self.name and time.monotonic() >= self.next_at:
            self._give()

    def stop(self, **kwargs):
        """The worker is about to leave: the silence begins now."""
        if self.name:
            self._give()
            self.thread.join(_LONGEST_FAREWELL)

    def _give(self, *further):
        self.next_at = time.monotonic() + _PAUSE
        if self.thread and self.thread.is_alive():
            return
        # A thread has a database connection of its own; a slow database keeps no task waiting.
        self.thread = threading.Thread(target=self._write, args=further, daemon=True)
        self.thread.start()

    def _write(self, *further):
        try:
            note_sign(self.name, self.queues)
            for step in further:
                step()
        except DatabaseError as error:
            logger.warning("The sign of life of worker %s was not noted (%s).", self.name, error)
        finally:
            connections.close_all()


def connect():
    """Listen to Celery; called once by the app's ``ready()``."""
    sign = SignOfLife()
    worker_ready.connect(sign.ready, weak=False, dispatch_uid="corpus_worker_ready")
    heartbeat_sent.connect(sign.beat, weak=False, dispatch_uid="corpus_worker_heartbeat")
    worker_shutdown.connect(sign.stop, weak=False, dispatch_uid="corpus_worker_leaves")
