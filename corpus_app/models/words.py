"""The words of each article, for finding those that belong together without reading the archive."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class ArticleWords(index.Indexed, models.Model):
    """One row per analysed page: its text as stems. Written with each analysis, gone with the page.

    ``counts`` says how often each stem occurs, ``opening`` the same for headline and lead; ``headline`` is folded.
    The stems are in the site's search index, where candidates are looked up.
    """

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="corpus_words",
    )
    published = models.DateField(null=True, db_index=True)
    headline = models.TextField()
    opening = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)

    search_fields = [
        index.SearchField("stems"),
        index.FilterField("published"),
        index.RelatedFields("page", [index.FilterField("live")]),
    ]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words of an article")
        verbose_name_plural = _("words of articles")

    def __str__(self):
        return self.headline

    def stems(self):
        """The stems for the search index."""
        return " ".join(self.counts)


class WordStatistics(models.Model):
    """A single row: in how many of ``articles`` articles each stem occurs; stems of one article are left out.

    ``archive`` is how many articles there were when it was taken.
    """

    archive = models.PositiveIntegerField(default=0)
    articles = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    taken_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("statistics of words")
        verbose_name_plural = _("statistics of words")

    def __str__(self):
        return f"{self.articles}"
