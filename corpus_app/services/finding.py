"""Readers' search of articles and story threads, through the site's search backend."""

from corpus_app.language.folding import fold_name
from corpus_app.models import TaggedArticle, ThreadPage

MOST_ARTICLES = 200
MOST_THREADS = 20


def clean_query(query):
    """What a reader typed, on one line, without control characters, at most 200 characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in query).split())[:200]


def find_articles(published, query):
    """The ids of the public articles that match ``query``, the best first, at most ``MOST_ARTICLES``."""
    words = fold_name(query)  # only words: the backends have query syntaxes of their own
    if not words:
        return []
    found = published.searchable_pages.type(TaggedArticle).search(words)[:MOST_ARTICLES]
    ids = [page.pk for page in found]
    public = set(published.articles.order_by().filter(pk__in=ids).values_list("pk", flat=True))
    return [pk for pk in ids if pk in public]


def find_threads(published, query):
    """The public story threads that match ``query``, the best first."""
    words = fold_name(query)
    if not words:
        return []
    found = published.searchable_pages.type(ThreadPage).search(words)[:MOST_THREADS]
    threads = published.threads.in_bulk([page.pk for page in found])
    return [threads[page.pk] for page in found if page.pk in threads]
