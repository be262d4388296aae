"""How many articles a second are imported, and how many real Celery workers analyse.

    DATABASE_URL=postgres://… REDIS_URL=redis://… DJANGO_SETTINGS_MODULE=corpus_site.settings.dev
        python -m benchmarks.throughput POOL.jsonl.gz [--articles 2000] [--workers 1 2]

For each number of workers a scratch database is filled with the seed knowledge and the first articles of POOL (in the
import format), published, by one process. Then the workers are started, and the time counts from the first analysis
begun to the last one ended. The broker's queues must be free: it is emptied first. On SQLite, whose scratch database no
other process can open, this process analyses instead.
"""

import argparse
import io
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import django

# So long may the workers take before the benchmark gives up.
_PATIENCE = 3600


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pool", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    django.setup()
    from django.db import connection

    from corpus_app.services.scratch import scratch_database

    ways = options.workers if connection.vendor != "sqlite" else [0]
    print(f"{'workers':>8}{'articles':>10}{'imported a second':>20}{'analysed a second':>20}{'ten thousand in':>17}")
    for workers in ways:
        with scratch_database():
            articles, imported = _import(options.pool, options.articles)
            analysed = _by_workers(workers) if workers else _here()
            rates = f"{articles / imported:>20.1f}{articles / analysed:>20.1f}"
            whole = analysed / articles * 10_000 / 60
            print(f"{workers or 'here':>8}{articles:>10,}{rates}{whole:>13.1f} min", flush=True)


def _import(pool, most):
    """(how many articles were imported, in how many seconds)"""
    from django.conf import settings
    from django.core.management import call_command

    from corpus_app.importing.readers import read_records
    from corpus_app.services.importing import CREATED, import_records
    from corpus_app.services.knowledge_loading import load_knowledge
    from corpus_site.celery import app

    load_knowledge(Path(settings.BASE_DIR, "seeds", "knowledge"))
    call_command("create_newsroom", verbosity=0, stdout=io.StringIO())
    app.control.purge()
    began = time.perf_counter()
    created = sum(
        outcome.result == CREATED for outcome in import_records(islice(read_records([pool]), most), publish=True)
    )
    return created, time.perf_counter() - began


def _by_workers(workers):
    """Seconds from the first to the last analysis by so many worker processes."""
    from django.db import connection

    from corpus_app.models import AnalysisRequest

    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    environment = {**os.environ, "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}"}
    command = [sys.executable, "-m", "celery", "-A", "corpus_site", "worker", "-Q", "bulk", "--loglevel", "error"]
    process = subprocess.Popen([*command, "--concurrency", str(workers)], env=environment)
    deadline = time.monotonic() + _PATIENCE
    try:
        while AnalysisRequest.objects.filter(state__in=["waiting", "running"]).exists():
            if time.monotonic() > deadline or process.poll() is not None:
                raise SystemExit("The workers did not get to the end.")
            time.sleep(1)
    finally:
        process.terminate()
        process.wait(60)
    return _span()


def _here():
    from corpus_app.models import AnalysisRequest
    from corpus_app.services.analysis import analyse_page

    for page_id in AnalysisRequest.objects.order_by("requested_at").values_list("page_id", flat=True):
        analyse_page(page_id)
    return _span()


def _span():
    """Seconds from the first analysis begun to the last one ended."""
    from django.db.models import Max, Min

    from corpus_app.models import AnalysisRequest

    failed = AnalysisRequest.objects.filter(state="failed").count()
    if failed:
        raise SystemExit(f"{failed} analyses failed.")
    span = AnalysisRequest.objects.aggregate(began=Min("started_at"), ended=Max("finished_at"))
    return (span["ended"] - span["began"]).total_seconds()


if __name__ == "__main__":
    main()
