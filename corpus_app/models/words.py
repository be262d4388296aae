"""The words of each article, for finding those that belong together without reading the archive."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from corpus_app.analysis.related_words import Profile
from corpus_app.analysis.search_codes import repost_code, stem_code, week_code


class ArticleWords(index.Indexed, models.Model):
    """One row per analysed page: its text as stems. Written with each analysis, gone with the page.

    ``stems`` has those that occur once on its first line, twice on its second, and so on; ``opening`` those of
    headline and lead; ``headline`` is folded; ``bands`` is the signature by which reposts find each other. They are
    in the site's search index as codes, where candidates are looked up.
    """

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="corpus_words",
    )
    # Without an index: PostgreSQL would walk it, trying each article, where few are found by their words.
    published = models.DateField(null=True)
    headline = models.TextField()
    opening = models.TextField(default="")
    stems = models.TextField(default="")
    bands = models.TextField(default="")

    search_fields = [
        index.SearchField("codes"),
        index.FilterField("published"),
        index.RelatedFields("page", [index.FilterField("live")]),
    ]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words of an article")
        verbose_name_plural = _("words of articles")

    def __str__(self):
        return self.headline

    @classmethod
    def of(cls, page_id, profile, published):
        """The row for a Profile, not saved."""
        return cls(
            page_id=page_id,
            published=published,
            headline=profile.headline,
            opening=" ".join(sorted(profile.opening)),
            stems="\n".join(map(" ".join, profile.lines)),
            bands=" ".join(map(str, sorted(profile.bands))),
        )

    def profile(self):
        """The Profile that the row was made of; it no longer knows how the words were written."""
        return Profile(
            self.headline,
            frozenset(self.opening.split()),
            tuple(tuple(line.split()) for line in self.stems.split("\n")),
            frozenset(map(int, self.bands.split())),
        )

    def codes(self):
        """The terms for the search index."""
        week = [week_code(self.published)] if self.published else []
        bands = (repost_code(int(band)) for band in self.bands.split())
        return " ".join([*week, *bands, *map(stem_code, self.stems.split())])


class WordStatistics(models.Model):
    """A single row, taken from ``articles`` articles spread over the archive, which had ``archive`` of them then.

    ``counts`` tells in how many a stem occurs, ``targets`` in how many an actor or event ("actor:12", "event:5") is
    proposed or tagged; what occurs in one only is left out.
    """

    archive = models.PositiveIntegerField(default=0)
    articles = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    targets = models.JSONField(default=dict)
    taken_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("statistics of words")
        verbose_name_plural = _("statistics of words")

    def __str__(self):
        return f"{self.articles}"
