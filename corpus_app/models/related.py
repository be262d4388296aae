"""Links from an article to others, chosen by an editor."""

import swapper
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
