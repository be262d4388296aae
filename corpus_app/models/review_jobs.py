"""Decisions on many suggestions at once: what was asked for, how far it is, what became of each."""

import uuid

import swapper
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .suggestions import Suggestion


class ReviewJob(models.Model):
    """One batch of equal decisions, made under the name of ``user``; its items record what is done.

    ``touched_at`` is when a worker last took it up: a job at work and untouched for long lost its worker.
    ``log_uuid`` marks the log entries of the batch.
    """

    class Decision(models.TextChoices):
        ACCEPT = "accept", _("Accept")
        REJECT = "reject", _("Reject")
        UNSURE = "unsure", _("Leave open")

    class State(models.TextChoices):
        WORKING = "working", _("At work")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decision = models.CharField(_("decision"), max_length=6, choices=Decision)
    publish = models.BooleanField(_("publish at once"), default=False)
    why = models.CharField(_("why"), max_length=255, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WORKING)
    cancelled = models.BooleanField(default=False)
    total = models.PositiveIntegerField(_("suggestions"), default=0)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    log_uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    touched_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review batch")
        verbose_name_plural = _("review batches")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "touched_at"], name="corpus_reviewjob_stalled")]

    def __str__(self):
        return f"{self.get_decision_display()} ({self.total})"

    @property
    def at_work(self):
        return self.state in (self.State.WORKING, self.State.UNDOING)


class ReviewItem(models.Model):
    """A suggestion of a batch. ``was`` is its state before; ``added`` says that the batch put the tag into the draft.

    ``decided`` is the suggestion that the decision fell on: another one when a new name proved to be on record.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        SKIPPED = "skipped", _("Skipped")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        KEPT = "kept", _("Kept")

    job = models.ForeignKey(ReviewJob, on_delete=models.CASCADE, related_name="items")
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="+")
    decided = models.ForeignKey(Suggestion, null=True, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    was = models.CharField(max_length=10, blank=True)
    added = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suggestion of a batch")
        verbose_name_plural = _("suggestions of a batch")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["job", "suggestion"], name="corpus_reviewitem_once_per_job"),
        ]
        indexes = [models.Index(fields=["job", "state", "page"], name="corpus_reviewitem_work")]

    def __str__(self):
        return str(self.suggestion)
