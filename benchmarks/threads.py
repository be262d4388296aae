"""What proposing story threads costs, and what the page of a large one.

    python -m benchmarks.threads [--articles 10000]

Fills a database with articles over a year, tagged from a fixed seed with events and actors as unevenly as news names
them, then prints milliseconds of processor time (a database server's not counted) for the list of proposals, found
anew and remembered, and for a reader's page of a thread of 200 events. Uses a scratch SQLite database, or the empty
one that DATABASE_URL names.
"""

import argparse
import os
import random
import tempfile
import time
from datetime import date, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus_site.settings.dev")
os.environ.setdefault("CORPUS_VAR", tempfile.mkdtemp(prefix="corpus-threads-"))

EVENTS, ACTORS, IN_THREAD = 0.3, 0.5, 200


def tag(articles):
    """Days for all articles; events (a third of them parts of others) and actors, few of them in very many."""
    from corpus_app.models import Actor, ActorTag, ArticlePage, Event, EventTag

    chance = random.Random(1)
    pages = list(ArticlePage.objects.order_by("pk"))
    for page in pages:
        page.date = date(2018, 1, 1) + timedelta(chance.randrange(365))
    ArticlePage.objects.bulk_update(pages, ["date"], batch_size=500)
    events = _recorded(Event, int(articles * EVENTS), lambda n: {"category": "CONSULT", "date": "2018"})
    for event in events[len(events) // 2 :: 2]:
        event.parent = chance.choice(events[: len(events) // 2])
    Event.objects.bulk_update(events, ["parent"], batch_size=500)
    actors = _recorded(Actor, int(articles * ACTORS), lambda n: {"kind": "person"})
    actor_tags, event_tags = [], []
    for page in pages:
        named = {_uneven(chance, actors).pk for _ in range(8)}
        actor_tags += [ActorTag(content_object=page, tag_id=pk, main=not n) for n, pk in enumerate(sorted(named))]
        told = {_uneven(chance, events).pk for _ in range(chance.randrange(3))}
        event_tags += [EventTag(content_object=page, tag_id=pk, relation="reports") for pk in told]
    ActorTag.objects.bulk_create(actor_tags, batch_size=2000)
    EventTag.objects.bulk_create(event_tags, batch_size=2000)
    return events


def _recorded(model, count, fields):
    rows = [model(name=f"{n}", folded=f"{n}", slug=f"{model.__name__}-{n}", **fields(n)) for n in range(count)]
    for row in rows:
        if hasattr(row, "earliest"):
            row.earliest, row.latest = date(2018, 1, 1), date(2018, 12, 31)
    model.objects.bulk_create(rows, batch_size=2000)
    return list(model.objects.order_by("pk"))


def _uneven(chance, rows):
    return rows[int(len(rows) ** chance.random()) - 1]


def measure(what, ask):
    """Print how long it took; answers what it gave."""
    begun = time.process_time()
    answer = ask()
    print(f"  {what:<44}{(time.process_time() - begun) * 1000:>9.1f}")
    return answer


def main():
    import django

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    django.setup()

    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from wagtail.models import Site

    from benchmarks.review_queue import fill
    from corpus_app.models import ThreadEvent, ThreadPage
    from corpus_app.services.thread_proposals import find_proposals, load_proposals

    call_command("migrate", verbosity=0)
    call_command("create_newsroom", hostname="testserver")
    fill(options.articles, 0)
    events = tag(options.articles)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cache.clear()
    print(f"{options.articles} articles on {connection.vendor}, milliseconds of processor time")
    found, rows = measure("groups found anew", find_proposals)
    measure("groups remembered", find_proposals)
    measure("twenty of them loaded", lambda: load_proposals(found, rows[:20]))
    sizes = [len(group.articles) for group, *_ in rows]
    print(f"  {len(rows)} proposals, the largest of {max(sizes)} articles")
    thread = ThreadPage(title="ملف", slug="thread")
    thread.thread_events = [ThreadEvent(event=event) for event in events[:IN_THREAD]]
    Site.objects.get(is_default_site=True).root_page.add_child(instance=thread)
    client = Client()
    client.get("/thread/")
    measure(f"page of a thread of {IN_THREAD} events", lambda: client.get("/thread/"))


if __name__ == "__main__":
    main()
