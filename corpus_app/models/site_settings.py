"""What a newsroom may set for itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

_SHARE = [MinValueValidator(0), MaxValueValidator(1)]


@register_setting(icon="cogs")
class CorpusSettings(BaseSiteSetting):
    actor_threshold = models.FloatField(
        _("lowest score of a suggested actor"), default=0.5, validators=_SHARE, help_text=_("From 0 to 1.")
    )
    event_threshold = models.FloatField(
        _("lowest score of a suggested event"), default=0.5, validators=_SHARE, help_text=_("From 0 to 1.")
    )
    link_threshold = models.FloatField(
        _("lowest score of a related article"), default=0.15, validators=_SHARE, help_text=_("From 0 to 1.")
    )
    most_links = models.PositiveSmallIntegerField(_("most related articles suggested"), default=5)

    panels = [
        MultiFieldPanel([FieldPanel("actor_threshold"), FieldPanel("event_threshold")], heading=_("Actors and events")),
        MultiFieldPanel([FieldPanel("link_threshold"), FieldPanel("most_links")], heading=_("Related articles")),
    ]

    class Meta:
        verbose_name = _("Corpus suggestions")
