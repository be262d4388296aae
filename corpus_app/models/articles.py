"""The part that makes any page type an article of the corpus."""

import hashlib
import json

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultipleChooserPanel
from wagtail.fields import StreamField


class TaggedArticle(models.Model):
    """Abstract: add it before ``Page`` in a page type's bases and add ``TaggedArticle.corpus_panels`` to its panels.

    ``corpus_fields`` maps the fields that the engine reads to their role (headline, kicker, standfirst, paragraph);
    char, text, rich text and StreamFields will do. ``corpus_date_field`` names the publication date.
    """

    corpus_fields = {"title": "headline"}
    corpus_date_field = "first_published_at"

    corpus_panels = [
        MultipleChooserPanel(
            "actor_tags",
            chooser_field_name="tag",
            panels=[FieldRowPanel([FieldPanel("tag"), FieldPanel("role"), FieldPanel("main")])],
            heading=_("Actors"),
            label=_("Actor"),
        ),
        MultipleChooserPanel(
            "event_tags",
            chooser_field_name="tag",
            panels=[FieldRowPanel([FieldPanel("tag"), FieldPanel("relation")])],
            heading=_("Events"),
            label=_("Event"),
        ),
        MultipleChooserPanel(
            "related_links",
            chooser_field_name="target",
            panels=[
                FieldRowPanel([FieldPanel("target"), FieldPanel("kind")]),
                HelpPanel(template="corpus_app/admin/links/panel.html"),
                FieldPanel("pinned"),
            ],
            heading=_("Related articles"),
            label=_("Related article"),
        ),
    ]

    class Meta:
        abstract = True

    @classmethod
    def corpus_digest(cls, content):
        """The digest of what the engine reads in serialised page data (a revision's ``content``)."""
        read = [cls._plain(name, content.get(name)) for name in (*cls.corpus_fields, cls.corpus_date_field)]
        return hashlib.sha256(json.dumps(read, ensure_ascii=False, default=str, sort_keys=True).encode()).hexdigest()

    @classmethod
    def _plain(cls, name, value):
        """Stream data as such: PostgreSQL gives back its keys in another order than they were written in."""
        if not (isinstance(value, str) and isinstance(cls._meta.get_field(name), StreamField)):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return value
