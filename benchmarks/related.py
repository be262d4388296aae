"""What suggesting related articles costs, beside taggit's similar_objects() and a plain full-text query.

    DJANGO_SETTINGS_MODULE=corpus_site.settings.dev python -m benchmarks.related POOL.jsonl.gz
        [--sizes 1000 10000 70000 1000000] [--here]

Loads articles of POOL (in the import format) into a scratch database of the site's own kind (DATABASE_URL decides)
with what the engine suggests, as many as each size asks for and POOL has, and adds made ones beyond (made_archive.py).
A third of the real ones are tagged as an editor might. Then asks for the related articles of a hundred real ones:
milliseconds at the median and at the 95th of a hundred, by the clock and of the processor. The engine's reading is not
counted. The last column is how long ten million additions took meanwhile: about 450 ms where nothing else runs.
``--here`` fills and measures the database that DATABASE_URL names, which should be a copy.
"""

import argparse
import time
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

import django

ROUNDS = 100
# Beyond so many, PostgreSQL multiplies the made articles.
WRITTEN = 70_000
# Seconds after which the rounds so far must do.
PATIENCE = 60


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pool", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 70_000])
    parser.add_argument("--here", action="store_true")
    options = parser.parse_args()
    django.setup()
    from corpus_app.services.scratch import scratch_database

    print(f"{'':20}{'articles':>10}{'rounds':>7}{'p50':>9}{'p95':>9}{'CPU p50':>9}{'CPU p95':>9}{'ten million':>13}")
    for size in sorted(options.sizes):
        with nullcontext() if options.here else scratch_database():
            _fill(options.pool, size)
            articles = _prepared_articles()
            for name, ask in _ways().items():
                rounds, *values = _measure(ask, articles)
                cells = "".join(f"{value:>9.1f}" for value in values)
                print(f"{name:20}{size:>10,}{rounds:>7}{cells}{_ten_million():>10.0f} ms", flush=True)


def _fill(pool, size):
    from django.conf import settings
    from django.db import connection
    from wagtail.search.backends import get_search_backend

    from corpus_app.importing.readers import read_records
    from corpus_app.models import ActorTag, ArticlePage, Suggestion
    from corpus_app.services.archive_loading import load_archive
    from corpus_app.services.article_words import take_statistics
    from corpus_app.services.knowledge_loading import load_knowledge
    from corpus_app.services.snapshots import current_engine

    from .made_archive import add_articles
    from .multiplied import multiply

    if not ArticlePage.objects.exists():
        load_knowledge(Path(settings.BASE_DIR, "seeds", "knowledge"))
        for _ in load_archive(islice(read_records([pool]), size), current_engine()[0]):
            pass
    if not ActorTag.objects.exists():
        real = list(ArticlePage.objects.order_by("pk")[:size])
        index = get_search_backend().get_index_for_model(ArticlePage)
        for start in range(0, len(real), 500):
            index.add_items(ArticlePage, real[start : start + 500])
        tagged = Suggestion.objects.filter(kind="actor", page_id__in=_page_ids()[::3]).order_by()
        pairs = tagged.values_list("page_id", "actor_id").distinct()
        ActorTag.objects.bulk_create(ActorTag(content_object_id=page, tag_id=actor) for page, actor in pairs)
    written = min(size, WRITTEN) if connection.vendor == "postgresql" else size
    missing = written - ArticlePage.objects.count()
    if missing > 0:
        add_articles(missing)
    if size > written:
        multiply(size)
    take_statistics()
    if connection.vendor == "postgresql":
        # What its own vacuum does soon after; without it the first searches read the list of pending words.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _page_ids():
    """The real articles, in order."""
    from corpus_app.models import ArticlePage

    made = ArticlePage.objects.exclude(slug__startswith="made-")
    return list(made.order_by("pk").values_list("pk", flat=True)[:10_000])


def _prepared_articles():
    """A hundred (page, document, analysis), spread over those that carry tags."""
    from corpus_app.models import ArticlePage
    from corpus_app.services.documents import document_of
    from corpus_app.services.snapshots import current_engine

    engine, ids, prepared = current_engine()[0], _page_ids()[::3], []
    for page_id in ids[:: max(1, len(ids) // ROUNDS)][:ROUNDS]:
        page = ArticlePage.objects.get(pk=page_id)
        document = document_of(page)
        prepared.append((page, document, engine.analyse(document)))
    return prepared


def _ways():
    """Name → function of a prepared article."""
    from wagtail.search.backends import get_search_backend

    from corpus_app.models import ArticlePage
    from corpus_app.services.related import related_proposals

    def full_text(page, document, analysis):
        query = " ".join(page.title.split()[:8])
        return list(get_search_backend().search(query, ArticlePage.objects.live(), operator="or")[:10])

    return {
        "related_proposals": related_proposals,
        "full-text query": full_text,
        "similar_objects": lambda page, document, analysis: page.actors.similar_objects()[:10],
    }


def _measure(ask, articles):
    """Rounds, p50 and p95 of the milliseconds by the clock, the same of the processor's (this process's alone)."""
    times, began = [], time.perf_counter()
    for article in articles:
        clock, processor = time.perf_counter(), time.process_time()
        ask(*article)
        times.append((time.perf_counter() - clock, time.process_time() - processor))
        if time.perf_counter() - began > PATIENCE:
            break
    yield len(times)
    for values in zip(*times, strict=True):
        ordered = sorted(values)
        yield ordered[len(ordered) // 2] * 1000
        yield ordered[int(len(ordered) * 0.95)] * 1000


def _ten_million():
    began, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
