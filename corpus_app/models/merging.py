"""Actors and events that were merged, taken apart, or found to be two: what it takes to undo that."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .actors import Actor
from .events import Event


class RecordKind(models.TextChoices):
    ACTOR = "actor", _("Actor")
    EVENT = "event", _("Event")


class SlugRedirect(models.Model):
    """The former address of a record that was merged leads to the one it became."""

    kind = models.CharField(max_length=8, choices=RecordKind)
    slug = models.CharField(max_length=100)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="former_slugs")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.CASCADE, related_name="former_slugs")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="corpus_slugredirect_once"),
            models.CheckConstraint(
                condition=Q(kind="actor", actor__isnull=False, event=None)
                | Q(kind="event", event__isnull=False, actor=None),
                name="corpus_slugredirect_target_of_its_kind",
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.slug}"


class MergeRecord(models.Model):
    """One merge: ``merged_id`` became ``survivor_id``. ``journal`` lists what it changed (services.journal)."""

    kind = models.CharField(_("kind"), max_length=8, choices=RecordKind)
    survivor_id = models.PositiveBigIntegerField(db_index=True)
    survivor_name = models.CharField(max_length=200)
    merged_id = models.PositiveBigIntegerField(db_index=True)
    merged_name = models.CharField(max_length=200)
    journal = models.JSONField(default=list)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    merged_at = models.DateTimeField(_("merged"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-pk"]

    def __str__(self):
        return f"{self.merged_name} → {self.survivor_name}"


class SplitRecord(models.Model):
    """One split: articles of the actor ``source_id`` became ``target_id``'s. ``journal`` lists what it changed.

    ``articles`` are the ids of the pages moved; ``recorded`` says that the target was recorded for it.
    """

    source_id = models.PositiveBigIntegerField(db_index=True)
    source_name = models.CharField(max_length=200)
    target_id = models.PositiveBigIntegerField(db_index=True)
    target_name = models.CharField(max_length=200)
    recorded = models.BooleanField(default=False)
    articles = models.JSONField(default=list)
    journal = models.JSONField(default=list)
    split_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    split_at = models.DateTimeField(_("split"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("split")
        verbose_name_plural = _("splits")
        ordering = ["-split_at", "-pk"]

    def __str__(self):
        return f"{self.source_name} → {self.target_name}"

    @property
    def article_count(self):
        """How many articles it moved."""
        return len(self.articles)


class DistinctPair(models.Model):
    """Two records with near-equal names that an editor found to be two; ``first_id`` is the smaller id."""

    kind = models.CharField(max_length=8, choices=RecordKind)
    first_id = models.PositiveBigIntegerField()
    second_id = models.PositiveBigIntegerField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    told_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pair told apart")
        verbose_name_plural = _("pairs told apart")
        constraints = [
            models.UniqueConstraint(fields=["kind", "first_id", "second_id"], name="corpus_distinctpair_once"),
            models.CheckConstraint(
                condition=Q(first_id__lt=models.F("second_id")), name="corpus_distinctpair_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.first_id} ≠ {self.second_id}"
