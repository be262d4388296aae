"""Which texts await analysis: the outbox between a save and a worker."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _


class AnalysisRequest(models.Model):
    """One row per page. ``wanted`` digests the text that awaits analysis, ``done`` the last one analysed.

    The row is written in the same transaction as the text, so that a dead broker loses nothing; ``queued_at`` is
    when a worker was last woken for it, ``started_at`` when one last took it up.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="analysis_request"
    )
    wanted = models.CharField(max_length=64)
    done = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    queue = models.CharField(max_length=20, default="editing")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    requested_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    engine_version = models.CharField(max_length=40, blank=True)
    knowledge_version = models.PositiveBigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("analysis request")
        verbose_name_plural = _("analysis requests")
        indexes = [models.Index(fields=["state", "requested_at"], name="corpus_request_outbox")]

    def __str__(self):
        return f"{self.page_id}: {self.state}"
