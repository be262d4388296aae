"""Multiply the made articles of a PostgreSQL database within it: a million are there in minutes.

A copy has the words of its original, but other days, and a story and a signature of its own, so that the number of
articles that share a rare word does not grow with the copies; of the suggestions it keeps one in five.
"""

_FIRST = "DATE '2005-01-01'"
_DAYS = 20 * 365
# Larger than the distance between the ids of the originals.
_STEP = 100_000
_DAY = f"({_FIRST} + (({{day}} - {_FIRST}) + copy * 455) %% {_DAYS})"
_BAND = "(id_of * 8 + band) * 2654435761 %% 4294967296"
_CHANGED = {
    "wagtailcore_page": {
        "id": "id + copy * {step}",
        "path": "left(path, -4) || chr((CASE substr(path, length(path) - 3, 1) WHEN '2' THEN 64 ELSE 96 END) + copy)"
        " || right(path, 3)",
        "slug": "slug || '-' || copy",
        "url_path": "url_path || copy",
        "translation_key": "gen_random_uuid()",
    },
    "corpus_app_articlepage": {"page_ptr_id": "page_ptr_id + copy * {step}", "date": _DAY.format(day="date")},
    "corpus_app_articlewords": {
        "page_id": "page_id + copy * {step}",
        "published": _DAY.format(day="published"),
        "stems": "replace(replace(stems, 'قصة', 'قصة' || copy || 'و'), 'خبر', 'خبر' || copy || 'و')",
        "bands": f"(SELECT string_agg(({_BAND})::text, ' ') FROM generate_series(0, 7) AS band,"
        " (SELECT (page_id + copy * {step})::bigint AS id_of) AS own)",
    },
    "corpus_app_suggestion": {"id": "nextval('corpus_app_suggestion_id_seq')", "page_id": "page_id + copy * {step}"},
}
_PAGE_ENTRIES = """
    INSERT INTO wagtailsearch_indexentry
        (object_id, content_type_id, title_norm, autocomplete, title, body, title_text, body_text)
    SELECT (object_id::int + copy * {step})::text, content_type_id, 1.1, '', title, body, '', ''
    FROM wagtailsearch_indexentry, generate_series(%s, %s) AS copy
    WHERE content_type_id = %s AND object_id::int BETWEEN %s AND %s
"""
_WORD_ENTRIES = f"""
    INSERT INTO wagtailsearch_indexentry
        (object_id, content_type_id, title_norm, autocomplete, title, body, title_text, body_text)
    SELECT words.page_id::text, entry.content_type_id, 1.1, '', '', array_to_tsvector(
        ARRAY(SELECT code FROM unnest(tsvector_to_array(entry.body)) AS code WHERE code LIKE 's%%')
        || ARRAY(SELECT 'r' || lpad(to_hex(band::bigint), 8, '0')
                 FROM unnest(string_to_array(words.bands, ' ')) AS band)
        || ARRAY['w' || (words.published - DATE '0001-01-01' + 1) / 7,
                 's' || lpad(to_hex(words.page_id / 10), 8, '0'), 't' || lpad(to_hex(words.page_id / 10), 8, '0')]
    ), '', ''
    FROM corpus_app_articlewords AS words
    JOIN wagtailsearch_indexentry AS entry ON entry.content_type_id = %s
        AND entry.object_id = ((words.page_id - %s) %% {_STEP} + %s)::text
    WHERE words.page_id BETWEEN %s AND %s
"""


def multiply(articles):
    """Add copies of the made articles until there are so many articles; at most 26 copies of each."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    from corpus_app.models import ArticlePage, ArticleWords

    from .made_archive import without_search_indexes

    made = ArticlePage.objects.filter(slug__startswith="made-").order_by("pk")
    first, last, each = made.first().pk, made.last().pk, made.count()
    types = {model: ContentType.objects.get_for_model(model).pk for model in (ArticlePage, ArticleWords)}
    missing, copy = articles - ArticlePage.objects.count(), 1
    if missing <= 0:
        return
    with without_search_indexes(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        while missing > 0:
            end = first + min(each, missing) - 1 if missing < each else last
            for table, changed in _CHANGED.items():
                _copy(cursor, table, changed, copy, first, end)
            cursor.execute(_PAGE_ENTRIES.format(step=_STEP), [copy, copy, types[ArticlePage], first, end])
            start = copy * _STEP
            cursor.execute(_WORD_ENTRIES, [types[ArticleWords], first, first, first + start, end + start])
            missing, copy = missing - each, copy + 1
        cursor.execute("SET session_replication_role = origin")


def _copy(cursor, table, changed, copy, first, end):
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position", [table]
    )
    columns = [f'"{name}"' for (name,) in cursor.fetchall()]
    values = [changed.get(name.strip('"'), name).format(step=_STEP) for name in columns]
    key = next(name for name in ("page_id", "page_ptr_id", "id") if name in changed)
    where = f"{key} BETWEEN %s AND %s" + (" AND id %% 5 = 0" if table == "corpus_app_suggestion" else "")
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)}"
        f" FROM {table}, (SELECT %s::int AS copy) AS number WHERE {where}",
        [copy, first, end],
    )
