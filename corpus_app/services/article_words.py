"""Keep the words of each article, and how rare words, actors and events are in the archive."""

import threading
from collections import Counter
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q
from wagtail.search.models import IndexEntry

from corpus_app.analysis.related_words import Rarity, profile_of
from corpus_app.models import ArticleWords, Suggestion, WordStatistics

from .documents import document_of, live_text_behind

COUNTING = (Suggestion.State.PENDING, Suggestion.State.ACCEPTED)
# The statistics are taken anew when the archive has grown by this much since, from a sample spread over all of it.
_GROWTH = 1.1
_SAMPLE = 20_000
_CHUNK = 500
# Growth is looked after with every article at first, then with one in so many: counting a large table takes long.
_SMALL, _SELDOM = 500, 50

_lock = threading.Lock()
_known = {}


@dataclass(frozen=True, slots=True)
class ArchiveStatistics:
    """The ``rarity`` of stems; in how many of ``articles`` sampled ones each of ``targets`` ("actor:12") occurs."""

    rarity: Rarity = field(default_factory=Rarity)
    articles: int = 1
    archive: int = 1
    targets: dict = field(default_factory=dict)

    def expected(self, kind, target_id):
        """In about how many articles of the whole archive an actor or event occurs, one at least."""
        return max(1, self.targets.get(f"{kind}:{target_id}", 1) * max(1, self.archive / self.articles))


def keep_words(page, document):
    """Store the words by which others find the page; answers the Profile of its latest text (``document``).

    A live page is found by what readers have, whatever its draft says.
    """
    profile = profile_of(document)
    live = live_text_behind(page)
    public = document_of(live) if live else document
    row = ArticleWords.of(page.pk, profile_of(public) if live else profile, public.published)
    stored = ArticleWords.objects.filter(pk=page.pk).first()
    names = [field.attname for field in ArticleWords._meta.concrete_fields]
    if stored is None or any(getattr(stored, name) != getattr(row, name) for name in names):
        # Saved through the model, so that the search index follows.
        row.save(force_insert=stored is None)
    if stored is None:
        _follow_growth(page.pk)
    return profile


def archive_statistics():
    """The ArchiveStatistics, read once per process and taking."""
    taken = WordStatistics.objects.values_list("taken_at", flat=True).first()
    with _lock:
        if taken not in _known:
            row = WordStatistics.objects.first()
            _known.clear()
            _known[taken] = (
                ArchiveStatistics(
                    Rarity(row.articles, row.counts, row.archive),
                    max(row.articles, 1),
                    max(row.archive, 1),
                    row.targets,
                )
                if row
                else ArchiveStatistics()
            )
        return _known[taken]


def take_statistics():
    """Count in how many articles of a sample each stem, actor and event occurs; writes the row of WordStatistics."""
    ids = list(ArticleWords.objects.order_by("pk").values_list("pk", flat=True))
    sample = ids[:: max(1, -(-len(ids) // _SAMPLE))]
    stems, targets = Counter(), Counter()
    for start in range(0, len(sample), _CHUNK):
        chunk = sample[start : start + _CHUNK]
        for text in ArticleWords.objects.filter(pk__in=chunk).values_list("stems", flat=True):
            stems.update(text.split())
        proposed = Suggestion.objects.filter(Q(actor__isnull=False) | Q(event__isnull=False), page__in=chunk)
        targets.update(proposed.filter(state__in=COUNTING).order_by().values_list("key", flat=True))
    WordStatistics.objects.update_or_create(
        pk=1,
        defaults={
            "archive": len(ids),
            "articles": len(sample),
            "counts": {stem: count for stem, count in stems.items() if count > 1},
            "targets": {target: count for target, count in targets.items() if count > 1},
        },
    )
    if connection.vendor == "sqlite":
        # Else it expects few entries of each type and asks the full-text index once for every single article.
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(IndexEntry._meta.db_table)}")


def _follow_growth(page_id):
    then = WordStatistics.objects.values_list("archive", flat=True).first() or 0
    if (then < _SMALL or page_id % _SELDOM == 0) and ArticleWords.objects.count() >= then * _GROWTH:
        take_statistics()
