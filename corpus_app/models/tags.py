"""Tag rows: which actors and events a page is about, and how.

They hang on the base page, so that any page type can carry them. They are edited as inline rows,
never through a taggit form field: its ``set()`` would rewrite them and lose role and weight.
"""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase

from .actors import Actor
from .choices import ActorRole, EventRelation
from .events import Event


class PageTagManager(ClusterTaggableManager):
    """A taggit manager on a page type whose through rows point at the base page.

    Without the step to the parent, ``ArticlePage.objects.filter(actors__slug=…)`` joins the rows to a
    column that the child table lacks. Relies on taggit's private ``_get_mm_case_path_info``.
    """

    def _get_mm_case_path_info(self, direct=False, filtered_relation=None):
        path = super()._get_mm_case_path_info(direct=direct, filtered_relation=filtered_relation)
        base = self.through._meta.get_field("content_object").remote_field.model
        if direct and self.model is not base:
            return [*self.model._meta.get_path_to_parent(base), *path]
        return path


class ActorTag(ItemBase):
    """An actor of an article."""

    tag = models.ForeignKey(Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="actor_tags")
    content_object = ParentalKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="actor_tags"
    )
    role = models.CharField(_("role"), max_length=10, choices=ActorRole, default=ActorRole.MENTIONED)
    main = models.BooleanField(_("main"), default=False, help_text=_("The article is about this actor."))

    class Meta:
        verbose_name = _("actor tag")
        verbose_name_plural = _("actor tags")
        ordering = ["-main", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="corpus_actortag_once_per_page",
                violation_error_message=_("This actor is tagged already."),
            )
        ]


class EventTag(ItemBase):
    """An event that an article reports, recalls, foresees or comments on."""

    tag = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="event_tags")
    content_object = ParentalKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="event_tags"
    )
    relation = models.CharField(_("relation"), max_length=10, choices=EventRelation, default=EventRelation.REPORTS)

    class Meta:
        verbose_name = _("event tag")
        verbose_name_plural = _("event tags")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="corpus_eventtag_once_per_page",
                violation_error_message=_("This event is tagged already."),
            )
        ]
