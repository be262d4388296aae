"""What a newsroom may set for itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

# At 0 every guess would be suggested, at 1 next to nothing.
_SCORE = [MinValueValidator(0.1), MaxValueValidator(0.95)]
_LINK_SCORE = [MinValueValidator(0.05), MaxValueValidator(0.95)]


@register_setting(icon="cogs")
class CorpusSettings(BaseSiteSetting):
    """From which score on something is suggested on a site's articles; how scores come about: docs/engine.md."""

    actor_threshold = models.FloatField(
        _("lowest score of a suggested actor"),
        default=0.5,
        validators=_SCORE,
        help_text=_("From 0.1 to 0.95. A lower one finds more actors, and more of them are wrong."),
    )
    event_threshold = models.FloatField(
        _("lowest score of a suggested event"),
        default=0.5,
        validators=_SCORE,
        help_text=_("From 0.1 to 0.95. A lower one finds more events, and more of them are wrong."),
    )
    link_threshold = models.FloatField(
        _("lowest score of a related article"),
        default=0.15,
        validators=_LINK_SCORE,
        help_text=_("From 0.05 to 0.95. Scores of related articles run lower than those of actors and events."),
    )
    most_links = models.PositiveSmallIntegerField(
        _("most related articles suggested"),
        default=5,
        validators=[MaxValueValidator(20)],
        help_text=_("For one article, up to 20; 0 suggests none. Reposts of the article are counted apart."),
    )

    class Meta:
        verbose_name = _("Corpus suggestions")
