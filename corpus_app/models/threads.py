"""A story that goes on: the page of a thread of events and of the articles that tell of them."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from corpus_app.language.folding import fold

from .events import Event


class ThreadPage(Page):
    """Named and published by an editor; its timeline is made of its events and of the articles tagged with them."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultipleChooserPanel(
            "thread_events", chooser_field_name="event", heading=_("Events"), label=_("Event"), min_num=1
        ),
        MultipleChooserPanel(
            "thread_articles", chooser_field_name="article", heading=_("Further articles"), label=_("Article")
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("folded_text")]
    template = "corpus_app/pages/thread.html"
    parent_page_types = ["corpus_app.HomePage", "corpus_app.SectionPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("story thread")
        verbose_name_plural = _("story threads")

    def folded_text(self):
        """Title and introduction with spelling variants folded, for the search index."""
        return fold(f"{self.title}\n{self.introduction}")


class ThreadEvent(Orderable):
    page = ParentalKey(ThreadPage, on_delete=models.CASCADE, related_name="thread_events")
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="threads")

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["page", "event"],
                name="corpus_threadevent_once",
                violation_error_message=_("This event is in the thread already."),
            )
        ]

    def __str__(self):
        return str(self.event)


class ThreadArticle(Orderable):
    """An article that belongs to the thread without being tagged with one of its events."""

    page = ParentalKey(ThreadPage, on_delete=models.CASCADE, related_name="thread_articles")
    article = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="in_threads",
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["page", "article"],
                name="corpus_threadarticle_once",
                violation_error_message=_("This article is in the thread already."),
            )
        ]

    def __str__(self):
        return str(self.article)
