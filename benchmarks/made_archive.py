"""Fill a database with made articles, as light as will do for measuring: rows written past the models, in bulk.

A made article has sixty stems: half of those of a real article, which gives it its subject, the rest drawn as often as
the real articles use them (a Zipf-like vocabulary), and two names of its own story, which some ten articles of the same
days share. Actors and events are those of the real one.
"""

import random
import uuid
from collections import Counter, defaultdict
from datetime import date, timedelta

from tqdm import tqdm

_STEMS, _OF_A_STORY, _CHUNK = 60, 10, 20_000
_FIRST_DAY, _DAYS = date(2005, 1, 1), 20 * 365


def add_articles(how_many):
    """Add that many made articles to an archive of real ones, with words, search entries, suggestions and tags."""
    from corpus_app.models import ArticlePage

    maker = _Maker(random.Random(ArticlePage.objects.count()))
    with without_search_indexes():
        for start in tqdm(range(0, how_many, _CHUNK), unit_scale=_CHUNK, unit=" articles", disable=None):
            maker.write(min(_CHUNK, how_many - start))


class _Maker:
    def __init__(self, chance):
        from django.contrib.contenttypes.models import ContentType
        from django.db import connection

        from corpus_app.models import ArticlePage, ArticleWords, Suggestion

        self.chance = chance
        self.lines, self.targets, counts = {}, defaultdict(list), Counter()
        for page_id, stems in ArticleWords.objects.values_list("pk", "stems")[:12_000]:
            self.lines[page_id] = stems.split()
            counts.update(self.lines[page_id])
        self.subjects, self.words = list(self.lines), list(counts)
        self.frequencies, total = [], 0
        for word in self.words:
            total += counts[word]
            self.frequencies.append(total)
        kept = Suggestion.objects.filter(page__in=self.subjects).exclude(actor=None, event=None)
        for row in kept.values("page_id", "kind", "key", "actor_id", "event_id"):
            self.targets[row.pop("page_id")].append(row)
        page = ArticlePage.objects.order_by("-pk").first()
        self.next_pk, self.path = page.pk + 1, page.path[: -ArticlePage.steplen]
        self.tables = {
            name: _template(table, column, value)
            for name, table, column, value in (
                ("page", "wagtailcore_page", "id", page.pk),
                ("article", "corpus_app_articlepage", "page_ptr_id", page.pk),
                ("words", "corpus_app_articlewords", "page_id", page.pk),
                ("suggestion", "corpus_app_suggestion", "id", Suggestion.objects.exclude(actor=None).first().pk),
                ("entry", "wagtailsearch_indexentry", "object_id", str(page.pk)),
            )
        }
        self.types = {model: ContentType.objects.get_for_model(model).pk for model in (ArticlePage, ArticleWords)}
        self.postgres = connection.vendor == "postgresql"
        self.lexemes = _lexemes(self.words) if self.postgres else {}

    def write(self, how_many):
        """Write one chunk of articles."""
        from corpus_app.models import ArticlePage, ArticleWords

        rows = defaultdict(list)
        for _ in range(how_many):
            pk, self.next_pk = self.next_pk, self.next_pk + 1
            subject = self.chance.choice(self.subjects)
            own = self.lines[subject]
            story = pk // _OF_A_STORY
            stems = dict.fromkeys(self.chance.sample(own, min(len(own), _STEMS // 2)))
            stems |= dict.fromkeys([f"قصة{story}", f"خبر{story}"])
            stems |= dict.fromkeys(self.chance.choices(self.words, cum_weights=self.frequencies, k=_STEMS // 2))
            stems = list(stems)
            day = _FIRST_DAY + timedelta(days=random.Random(story).randrange(_DAYS) + pk % 5)
            title = " ".join(stems[:8])
            rows["page"].append(
                {
                    "id": pk,
                    "path": self.path + ArticlePage._int2str(pk).rjust(ArticlePage.steplen, "0"),
                    "slug": f"made-{pk}",
                    "url_path": f"/scratch/made-{pk}/",
                    "title": title,
                    "draft_title": title,
                    "translation_key": uuid.UUID(int=self.chance.getrandbits(128)),
                }
            )
            rows["article"].append({"page_ptr_id": pk, "date": day, "body": "[]"})
            words = ArticleWords(
                page_id=pk,
                published=day,
                headline=title,
                opening=" ".join(stems[:12]),
                stems=" ".join(stems),
                bands=" ".join(str(self.chance.getrandbits(32)) for _ in range(8)),
            )
            rows["words"].append(
                {field.attname: getattr(words, field.attname) for field in ArticleWords._meta.concrete_fields}
            )
            rows["entry"].append(self._entry(ArticleWords, pk, [], words.codes().split()))
            rows["entry"].append(self._entry(ArticlePage, pk, stems[:8], stems[8:]))
            for target in self.targets[subject]:
                rows["suggestion"].append({"page_id": pk, "score": 0.7, "words": "", **target})
        for name, values in rows.items():
            table, columns, template = self.tables[name]
            _insert(table, columns, ([(template | value)[column] for column in columns] for value in values))

    def _entry(self, model, pk, title, body):
        entry = {"content_type_id": self.types[model], "object_id": str(pk), "title_norm": 1.1, "autocomplete": ""}
        texts = {"title": title, "body": body}
        if self.postgres:
            entry |= {name: _vector(self.lexemes.get(word, word) for word in words) for name, words in texts.items()}
            return entry | {"title_text": "", "body_text": ""}
        return entry | {name: " ".join(words) for name, words in texts.items()}


def _vector(lexemes):
    """The text of a tsvector."""
    return " ".join(f"'{lexeme}'" for lexeme in dict.fromkeys(lexemes))


def _lexemes(words):
    """word → what the search configuration makes of it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT word, (ts_lexize('arabic_stem', word))[1] FROM unnest(%s::text[]) AS word", [words])
        return {word: lexeme for word, lexeme in cursor.fetchall() if lexeme}


def _template(table, column, value):
    """(table, its columns without an id that the database gives, a row of it as column → value)."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {column} = %s LIMIT 1", [value])
        names = [described[0] for described in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
    if column != "id" or table == "corpus_app_suggestion":
        names = [name for name in names if name != "id"]
    return table, names, row


def _insert(table, columns, rows):
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row([_json(value) for value in row])
        else:
            marks = ", ".join(["%s"] * len(columns))
            values = [[value.hex if isinstance(value, uuid.UUID) else value for value in row] for row in rows]
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)


def _json(value):
    from psycopg.types.json import Jsonb

    return Jsonb(value) if isinstance(value, (dict, list)) else value


class without_search_indexes:
    """On PostgreSQL the indexes of words are made anew after the filling, which is many times faster."""

    def __enter__(self):
        from django.db import connection

        self.definitions = []
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT indexname, indexdef FROM pg_indexes"
                    " WHERE tablename = 'wagtailsearch_indexentry' AND indexdef LIKE '%USING gin%'"
                )
                self.definitions = cursor.fetchall()
                for name, _ in self.definitions:
                    cursor.execute(f"DROP INDEX {name}")

    def __exit__(self, *error):
        from django.db import connection

        with connection.cursor() as cursor:
            for _, definition in self.definitions:
                cursor.execute("SET maintenance_work_mem = '2GB'")
                cursor.execute(definition)
            if connection.vendor == "postgresql":
                cursor.execute("VACUUM ANALYZE")
