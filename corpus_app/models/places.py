"""Places where events happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from corpus_app.language.folding import fold_name

from .choices import ActorKind, PlaceKind


class Place(ClusterableModel):
    """A town, region, river, base… ``slug`` names it in the knowledge files."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    country = models.ForeignKey(
        "corpus_app.Actor",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="places",
        limit_choices_to={"kind__in": [ActorKind.STATE, ActorKind.OTHER]},
    )
    kind = models.CharField(_("kind"), max_length=12, choices=PlaceKind, default=PlaceKind.CITY)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    folded = models.CharField(max_length=120, editable=False, db_index=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "country"],
                name="corpus_place_once_per_country",
                violation_error_message=_("This country has a place of that name already."),
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="corpus_place_on_earth",
                violation_error_message=_(
                    "Latitude runs from -90 to 90, longitude from -180 to 180; give both or none."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold_name(self.name)
        super().save(*args, **kwargs)


class PlaceName(models.Model):
    """A further name of a place."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=120)
    folded = models.CharField(max_length=120, editable=False, db_index=True)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["place", "folded"], name="corpus_placename_once_per_place")]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.folded = fold_name(self.text)
        super().save(*args, **kwargs)
