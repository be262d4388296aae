"""Links from an article to others: those an editor chose, those the system fills up with, and what is left out."""

import swapper
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from .choices import LinkKind


class RelatedLink(Orderable):
    page = ParentalKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="related_links"
    )
    target = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="linked_from",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=LinkKind, default=LinkKind.BACKGROUND)
    pinned = models.BooleanField(_("pinned"), default=False, help_text=_("Comes before the links that are not."))

    class Meta(Orderable.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "target"],
                name="corpus_relatedlink_once",
                violation_error_message=_("This article is linked already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(page=models.F("target")),
                name="corpus_relatedlink_not_to_itself",
                violation_error_message=_("An article is not linked to itself."),
            ),
        ]

    def __str__(self):
        return str(self.target)


class AutomaticLink(models.Model):
    """A link that the system fills a section's articles up with. A worker writes it, a page view only reads it."""

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="automatic_links"
    )
    target = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        related_name="automatically_linked_from",
    )
    kind = models.CharField(max_length=10, choices=LinkKind)
    position = models.PositiveSmallIntegerField()
    score = models.FloatField()
    reasons = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("automatic link")
        verbose_name_plural = _("automatic links")
        ordering = ["page", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page", "target"], name="corpus_automaticlink_once"),
            models.CheckConstraint(
                condition=~models.Q(page=models.F("target")), name="corpus_automaticlink_not_to_itself"
            ),
        ]

    def __str__(self):
        return str(self.target)


class ExcludedArticle(models.Model):
    """An article that is never suggested nor filled in as a link, anywhere; links that editors chose stay."""

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="corpus_exclusion",
    )
    excluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    excluded_at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(_("why"), max_length=255, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("excluded article")
        verbose_name_plural = _("excluded articles")

    def __str__(self):
        return str(self.page)
