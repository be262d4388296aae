"""Events: what happened, when, where, and who took part."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TagBase

from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold_name

from .actors import Actor, EnglishSlug
from .choices import Category, EventStatus, ParticipantRole, PlacePrecision
from .dating import EdtfField, order_constraint
from .places import Place


class Event(EnglishSlug, ClusterableModel, TagBase):
    """A typed, dated, placed event. ``category`` is PLOVER's, ``form`` is how the news would call it."""

    # As taggit has them, with labels of our own and room for an event's name.
    name = models.CharField(_("name"), unique=True, max_length=200)
    slug = models.SlugField(_("slug"), unique=True, max_length=100, allow_unicode=True)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    category = models.CharField(_("category"), max_length=12, choices=Category, db_index=True)
    form = models.SlugField(_("form"), max_length=30, blank=True, db_index=False)
    date = EdtfField(_("date"))
    earliest = models.DateField(null=True, blank=True, editable=False, db_index=True)
    latest = models.DateField(null=True, blank=True, editable=False, db_index=True)
    place = models.ForeignKey(
        Place, verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    place_precision = models.CharField(_("precision of the place"), max_length=8, choices=PlacePrecision, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=EventStatus, default=EventStatus.HAPPENED)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    sources = models.TextField(_("sources"), blank=True)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-earliest", "name"]
        constraints = [
            order_constraint("event"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="corpus_event_not_part_of_itself",
            ),
        ]

    def clean(self):
        super().clean()
        ancestor = self.parent
        while ancestor is not None:
            if ancestor.pk == self.pk:
                raise ValidationError({"parent": _("An event cannot be part of itself.")})
            ancestor = ancestor.parent

    def save(self, *args, **kwargs):
        self.folded = fold_name(self.name)
        self.earliest, self.latest = bounds(self.date)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("corpus:event", args=[self.slug])


class EventTrigger(models.Model):
    """A phrase by which articles name the event."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="triggers")
    text = models.CharField(_("phrase"), max_length=200)
    needs_context = models.BooleanField(
        _("needs support"), default=False, help_text=_("Matches only with the date or a participant beside it.")
    )
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("trigger phrase")
        verbose_name_plural = _("trigger phrases")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "folded"], name="corpus_trigger_once_per_event")]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.folded = fold_name(self.text)
        super().save(*args, **kwargs)


class Participant(models.Model):
    """An actor's part in an event."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="participants")
    actor = models.ForeignKey(Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(_("role"), max_length=10, choices=ParticipantRole, default=ParticipantRole.PARTY)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "actor", "role"], name="corpus_participant_once_per_role")
        ]

    def __str__(self):
        return f"{self.actor} ({self.get_role_display()})"
