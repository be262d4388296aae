"""What the newsroom's own articles claim of an event: how many were killed, injured, displaced…"""

import swapper
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .choices import ClaimKind
from .events import Event


class EventClaim(models.Model):
    """One article's claim, kept as long as the article is tagged with the event; read from its text.

    The rows hang on page and event, not on the tag: an editor's form deletes and remakes tags. ``high`` is empty
    where the text sets no upper bound.
    """

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="event_claims"
    )
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="claims")
    what = models.CharField(_("what"), max_length=10, choices=ClaimKind)
    low = models.PositiveBigIntegerField(_("at least"))
    high = models.PositiveBigIntegerField(_("at most"), null=True, blank=True)
    attributed_to = models.CharField(_("attributed to"), max_length=200, blank=True)
    quote = models.CharField(_("words of the article"), max_length=255)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(low__lte=F("high")), name="corpus_claim_low_before_high"
            )
        ]

    def __str__(self):
        return self.quote
