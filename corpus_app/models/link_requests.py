"""Whose automatic links await ranking: the outbox between a publication and a worker."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkRequest(models.Model):
    """One row per page, gone when its links are ranked.

    The row is written in the same transaction as what made it necessary, so that a dead broker loses nothing;
    ``queued_at`` is when a worker was last woken, ``taken_at`` when one last took it up. ``spread`` says that the
    page came to readers or left them: after it, the articles it belongs with are due.
    """

    # Written while pages are being deleted, too: then nobody looks whether this one stays.
    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        primary_key=True,
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name="+",
    )
    spread = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    requested_at = models.DateTimeField(db_index=True)
    queued_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request for automatic links")
        verbose_name_plural = _("requests for automatic links")

    def __str__(self):
        return str(self.page_id)
