"""What the engine proposes for a page and what became of it."""

import swapper
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .actors import Actor
from .events import Event


def first_rule(evidence, reasons):
    """What Suggestion.rule holds for such evidence and reasons."""
    rules = [row.get("rule") for row in evidence] + [reason.get("code") for reason in reasons]
    return next(filter(None, rules), "")[:40]


class Suggestion(models.Model):
    """One row per page and target, for good: later analyses refresh it, decisions stay on it.

    ``key`` names the target: ``actor:12``, ``event:7``, ``article:31``, or ``new-actor:<kind>:<folded name>``
    and ``new-event:…`` for what nobody has recorded yet (then ``proposal`` describes it).
    ``rule`` is that of its first evidence (of a link: its first reason).
    ``evidence`` is a list of {block, start, end, quote, before, after, rule}, offsets in the block's plain text.
    ``reasons`` is a list of {code, params}. ``words`` digests the words that caused it: a rejected suggestion
    comes back only when they change. ``category``, ``earliest`` and ``latest`` say where to look for other
    articles that tell of the same new event; the days are empty where the text gives none. ``stored`` says that
    a saved revision carries the tag or link.
    """

    class Kind(models.TextChoices):
        ACTOR = "actor", _("Actor")
        EVENT = "event", _("Event")
        ARTICLE = "article", _("Related article")

    class State(models.TextChoices):
        PENDING = "pending", _("Pending")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")
        UNSURE = "unsure", _("Unsure")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="suggestions"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    key = models.CharField(max_length=255)
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions")
    target = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="suggested_in",
    )
    proposal = models.JSONField(default=dict)
    category = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    score = models.FloatField(_("score"))
    reasons = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    rule = models.CharField(_("rule"), max_length=40, blank=True, editable=False)
    words = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=40)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    stored = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(_("why"), max_length=255, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="corpus_suggestion_once_per_page_and_target"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="corpus_suggestion_score_0_to_1"),
            models.CheckConstraint(
                condition=Q(kind="actor", event=None, target=None)
                | Q(kind="event", actor=None, target=None)
                | Q(kind="article", actor=None, event=None, target__isnull=False),
                name="corpus_suggestion_target_of_its_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["page", "state"], name="corpus_suggestion_page_state"),
            models.Index(fields=["state", "kind", "-score"], name="corpus_suggestion_queue"),
            models.Index(
                fields=["category", "earliest"],
                name="corpus_suggestion_new_events",
                condition=Q(kind="event", event=None),
            ),
            models.Index(fields=["state", "-page", "-score", "-id"], name="corpus_suggestion_by_page"),
            models.Index(fields=["state", "key", "page"], name="corpus_suggestion_by_target"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is None:
            self.rule = first_rule(self.evidence, self.reasons)
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def title(self):
        """The name an editor knows the target by."""
        if self.kind == self.Kind.ARTICLE:
            return self.target.title
        known = self.actor if self.kind == self.Kind.ACTOR else self.event
        return known.name if known else self.proposal["name"]

    @property
    def is_new(self):
        """True when it proposes an actor or event that nobody has recorded yet."""
        return self.kind != self.Kind.ARTICLE and not (self.actor_id or self.event_id)
