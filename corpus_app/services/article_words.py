"""Keep the words of each article, and how rare each word is in the archive."""

import threading
from collections import Counter

from django.db import connection
from wagtail.search.models import IndexEntry

from corpus_app.analysis.related_words import Rarity, profile_of
from corpus_app.models import ArticleWords, WordStatistics

# The statistics are taken anew when the archive has grown by this much since, from its newest articles.
_GROWTH = 1.1
_SAMPLE = 5000

_lock = threading.Lock()
_known = {}


def keep_words(page, document):
    """Store the words of the page's latest text (``document``); answers its Profile."""
    profile = profile_of(document)
    fields = {"published": document.published, "headline": profile.headline}
    fields |= {"opening": profile.opening, "counts": profile.counts}
    row = ArticleWords.objects.filter(pk=page.pk).first()
    if row is None or any(getattr(row, name) != value for name, value in fields.items()):
        # Saved through the model, so that the search index follows.
        ArticleWords(page_id=page.pk, **fields).save(force_insert=row is None)
    if row is None:
        _follow_growth()
    return profile


def word_rarity():
    """The Rarity of stems in the archive, read once per process and taking of the statistics."""
    taken = WordStatistics.objects.values_list("taken_at", flat=True).first()
    with _lock:
        if taken not in _known:
            row = WordStatistics.objects.first()
            _known.clear()
            _known[taken] = Rarity(row.articles, row.counts) if row else Rarity()
        return _known[taken]


def take_statistics():
    """Count in how many of the newest articles each stem occurs; writes the one row of WordStatistics."""
    counts, articles = Counter(), 0
    rows = ArticleWords.objects.order_by("-pk").values_list("counts", flat=True)[:_SAMPLE]
    for stems in rows.iterator(chunk_size=500):
        counts.update(stems.keys())
        articles += 1
    WordStatistics.objects.update_or_create(
        pk=1,
        defaults={
            "archive": ArticleWords.objects.count(),
            "articles": articles,
            "counts": {stem: count for stem, count in counts.items() if count > 1},
        },
    )
    if connection.vendor == "sqlite":
        # Else it expects few entries of each type and asks the full-text index once for every single article.
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(IndexEntry._meta.db_table)}")


def _follow_growth():
    then = WordStatistics.objects.values_list("archive", flat=True).first() or 0
    if ArticleWords.objects.count() >= then * _GROWTH:
        take_statistics()
