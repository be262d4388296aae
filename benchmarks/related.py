"""What suggesting related articles costs, beside taggit's similar_objects() and a plain full-text query.

    DJANGO_SETTINGS_MODULE=corpus_site.settings.dev python -m benchmarks.related POOL.jsonl.gz [--sizes 1000 10000]

Loads that many articles of POOL (in the import format) into a scratch database of the site's own kind (DATABASE_URL
decides), with the suggestions of the engine, tags a third of them as an editor might, and asks for the related
articles of a hundred: milliseconds at the median and at the 95th of a hundred. The engine's own reading is not
counted.
"""

import argparse
import time
from itertools import islice
from pathlib import Path

import django

ROUNDS = 100
# Milliseconds after which the rounds so far must do.
PATIENCE = 30_000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pool", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    options = parser.parse_args()
    django.setup()
    from corpus_app.services.scratch import scratch_database

    print(f"{'':22}{'articles':>10}{'p50 ms':>9}{'p95 ms':>9}")
    for size in options.sizes:
        with scratch_database():
            _load(options.pool, size)
            for name, ask in _ways().items():
                print(f"{name:22}{size:>10,}{''.join(f'{value:>9.1f}' for value in _measure(ask))}", flush=True)


def _load(pool, size):
    from django.conf import settings
    from django.db import connection
    from wagtail.search.backends import get_search_backend

    from corpus_app.importing.readers import read_records
    from corpus_app.models import ActorTag, ArticlePage, Suggestion
    from corpus_app.services.archive_loading import load_archive
    from corpus_app.services.knowledge_loading import load_knowledge
    from corpus_app.services.snapshots import current_engine

    load_knowledge(Path(settings.BASE_DIR, "seeds", "knowledge"))
    for _ in load_archive(islice(read_records([pool]), size), current_engine()[0]):
        pass
    get_search_backend().get_index_for_model(ArticlePage).add_items(ArticlePage, list(ArticlePage.objects.all()))
    tagged = Suggestion.objects.filter(kind="actor", page_id__in=_page_ids()[::3])
    pairs = tagged.values_list("page_id", "actor_id").distinct()
    ActorTag.objects.bulk_create(ActorTag(content_object_id=page, tag_id=actor) for page, actor in pairs)
    if connection.vendor == "postgresql":
        # What its own vacuum does soon after.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _page_ids():
    from corpus_app.models import ArticlePage

    return list(ArticlePage.objects.order_by("pk").values_list("pk", flat=True))


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
        "similar_objects": lambda page, document, analysis: page.actors.similar_objects()[:10],
        "full-text query": full_text,
    }


def _measure(ask):
    from corpus_app.models import ArticlePage
    from corpus_app.services.documents import document_of
    from corpus_app.services.snapshots import current_engine

    engine, ids, times = current_engine()[0], _page_ids()[::3], []
    for page_id in ids[:: max(1, len(ids) // ROUNDS)][:ROUNDS]:
        page = ArticlePage.objects.get(pk=page_id)
        document = document_of(page)
        analysis = engine.analyse(document)
        began = time.perf_counter()
        ask(page, document, analysis)
        times.append((time.perf_counter() - began) * 1000)
        if sum(times) > PATIENCE:
            break
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)]


if __name__ == "__main__":
    main()
