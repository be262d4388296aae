"""One search over articles, story threads, actors and events."""

from django.shortcuts import render

from corpus_app.services.finding import clean_query, find_articles, find_threads
from corpus_app.services.lookup import find_actors, find_events

from .common import paged, published_of

_MOST_RECORDS = 12


def search(request):
    """Actors and events by any name, articles by their text, in any spelling."""
    published = published_of(request)
    query = clean_query(request.GET.get("q", ""))
    actors = list(find_actors(query, published.actors)[:_MOST_RECORDS])
    published.count_articles(actors)
    events = list(find_events(query, published.events).select_related("place")[:_MOST_RECORDS])
    page = paged(request, find_articles(published, query))
    found = {article.pk: article for article in published.articles.filter(pk__in=page.object_list).specific()}
    articles = [found[pk] for pk in page.object_list]
    context = {
        "query": query,
        "actors": actors,
        "events": events,
        "threads": find_threads(published, query)[:_MOST_RECORDS],
        "page_obj": page,
        "articles": articles,
    }
    return render(request, "corpus_app/readers/search.html", context)
