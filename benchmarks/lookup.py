"""What the editor's type-ahead costs with very many names on record.

    python -m benchmarks.lookup [--actors 56000] [--names 150000] [--queries 60]

Fills a scratch database of the kind that DATABASE_URL names (SQLite without it; nothing of the newsroom's is touched)
with actors drawn from a fixed seed, then prints milliseconds a look-up, from the request to its JSON, the best of five:
the median of the queries and nineteen in twenty.
"""

import argparse
import os
import random
import statistics
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus_site.settings.dev")
os.environ.setdefault("CORPUS_VAR", tempfile.mkdtemp(prefix="corpus-lookup-"))

SYLLABLES = "با دي سم را كو نا حس عل مو فا زي تر شا قا لي مح رو جا خي نو صا وا".split()
LATIN = dict(
    zip(SYLLABLES, "ba di sam ra ko na has al mo fa zi tar sha qa li mah ro ja khi no sa wa".split(), strict=True)
)
GIVEN, FAMILY = 400, 3000


def words(chance, number):
    """That many made-up words, each as (Arabic, Latin)."""
    made = {}
    while len(made) < number:
        parts = [chance.choice(SYLLABLES) for _ in range(chance.choice((2, 2, 3)))]
        made["".join(parts)] = "".join(LATIN[part] for part in parts).capitalize()
    return list(made.items())


def fill(actors, names):
    """Actors of three words each, an English name, and further names: two words, a hamza, the article, Latin."""
    from corpus_app.language.folding import fold_name
    from corpus_app.models import Actor, ActorName
    from corpus_app.services.name_words import keep_words

    chance = random.Random(3)
    given, family = words(chance, GIVEN), words(chance, FAMILY)
    people = {}
    while len(people) < actors:
        person = chance.choice(given), chance.choice(given), chance.choice(family)
        people[" ".join(word[0] for word in person)] = person
    rows = [
        Actor(
            name=name,
            slug=f"a{number}",
            kind="person",
            folded=fold_name(name),
            name_en=" ".join(word[1] for word in person),
        )
        for number, (name, person) in enumerate(people.items())
    ]
    rows = Actor.objects.bulk_create(rows, batch_size=2000)
    further = []
    for number in range(names - actors):
        row = rows[number % actors]
        one, two, three = row.name.split()
        text = [f"{one} ال{three}", f"أ{two} {three}", f"{one} {two}", row.name_en][number // actors % 4]
        further.append(ActorName(actor=row, text=text, folded=fold_name(text), kind="alias"))
    ActorName.objects.bulk_create(further, batch_size=5000, ignore_conflicts=True)
    keep_words([], rows)
    keep_words([], ActorName.objects.all())


def queries(number):
    """{what is typed: that many queries}."""
    from corpus_app.models import Actor

    chance = random.Random(5)
    some = chance.sample(list(Actor.objects.values_list("name", "name_en")), number)
    split = [(name.split(), latin.split()) for name, latin in some]
    return {
        "first letters of a name": [f"{name[0]} {name[1][:2]}" for name, _ in split],
        "three letters": [name[0][:3] for name, _ in split],
        "any word, begun": [name[2][:4] for name, _ in split],
        "a family name": [name[2] for name, _ in split],
        "two words out of order": [f"{name[2]} {name[0]}" for name, _ in split],
        "an alias in another spelling": [f"ا{name[1]} {name[2]}" for name, _ in split],
        "Latin letters": [f"{latin[0]} {latin[2][:3]}" for _, latin in split],
        "two letters": [name[0][:2] for name, _ in split],
        "one letter": [name[0][:1] for name, _ in split],
        "no hit": [f"{name[0]} ظظظ" for name, _ in split],
        "no hit, one word": [f"ظظ{name[0]}" for name, _ in split],
    }


def measure(typed):
    """Milliseconds of each look-up, the best of five: what else runs on the machine counts little."""
    from django.test import RequestFactory

    from corpus_app.views.admin_lookup import lookup

    requests = [RequestFactory().get("/", {"q": query}) for query in typed]
    times = []
    for request in requests:
        tries = []
        for _ in range(5):
            begun = time.perf_counter()
            lookup(request, "actor")
            tries.append((time.perf_counter() - begun) * 1000)
        times.append(min(tries))
    return times


def main():
    import django

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--actors", type=int, default=56_000)
    parser.add_argument("--names", type=int, default=150_000, help="of all actors together")
    parser.add_argument("--queries", type=int, default=60, help="of each sort")
    options = parser.parse_args()
    django.setup()

    from django.db import connection

    from corpus_app.models import Actor, ActorName
    from corpus_app.services.scratch import scratch_database

    with scratch_database():
        fill(options.actors, options.names)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        count = Actor.objects.count() + ActorName.objects.count()
        print(f"{Actor.objects.count()} actors, {count} names on {connection.vendor}: median, 19 in 20 (ms)")
        for what, typed in queries(options.queries).items():
            times = sorted(measure(typed))
            high = times[int(len(times) * 0.95)]
            print(f"  {what:<32}{statistics.median(times):>9.1f}{high:>9.1f}")


if __name__ == "__main__":
    main()
