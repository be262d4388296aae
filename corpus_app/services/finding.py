"""Readers' search: actors and events by any of their names, articles through the site's search backend."""

from functools import reduce
from operator import and_

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from corpus_app.language.folding import fold_name
from corpus_app.models import ActorName, EventTrigger, TaggedArticle

MOST_ARTICLES = 200
_MOST_WORDS = 8


def clean_query(query):
    """What a reader typed, on one line, without control characters, at most 200 characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in query).split())[:200]


def find_actors(actors, query):
    """Those of the queryset ``actors`` with a name that has all the words of ``query``; the exact name first."""
    return _find(actors, ActorName.objects.filter(actor=OuterRef("pk")), query)


def find_events(events, query):
    """Those of the queryset ``events`` with a name or trigger phrase that has all the words of ``query``."""
    return _find(events, EventTrigger.objects.filter(event=OuterRef("pk")), query)


def find_articles(published, query):
    """The ids of the public articles that match ``query``, the best first, at most ``MOST_ARTICLES``."""
    words = fold_name(query)  # only words: the backends have query syntaxes of their own
    if not words:
        return []
    found = published.searchable_pages.type(TaggedArticle).search(words)[:MOST_ARTICLES]
    ids = [page.pk for page in found]
    public = set(published.articles.order_by().filter(pk__in=ids).values_list("pk", flat=True))
    return [pk for pk in ids if pk in public]


def _find(records, further_names, query):
    words = fold_name(query).split()[:_MOST_WORDS]
    if not words:
        return records.none()
    has_words = reduce(and_, (Q(folded__contains=word) for word in words))
    exact = Case(When(folded=" ".join(words), then=Value(0)), default=Value(1))
    by_name = has_words | Exists(further_names.filter(has_words)) | Q(name_en__icontains=query)
    return records.filter(by_name).order_by(exact, *records.query.order_by)
