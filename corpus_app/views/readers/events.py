"""The index of events and the page of one event."""

from itertools import groupby

from django.db.models import Count
from django.shortcuts import render

from corpus_app.jsonld import event_data
from corpus_app.services.finding import clean_query
from corpus_app.services.lookup import find_events

from .common import get_public, paged, published_of

EVENTS_A_PAGE = 40


def event_index(request):
    """Public events by year, the latest first, found by their names and trigger phrases."""
    published = published_of(request)
    query = clean_query(request.GET.get("q", ""))
    found = find_events(query, published.events) if query else published.events
    years = found.order_by().values_list("earliest__year").annotate(events=Count("pk")).order_by("-earliest__year")
    years = [(year, count) for year, count in years if year]
    year = next((year for year, _ in years if str(year) == request.GET.get("year")), None)
    if year:
        found = found.filter(earliest__year=year)
    page = paged(request, found.select_related("place"), EVENTS_A_PAGE)
    context = {
        "page_obj": page,
        # Search results come by exactness, not by year, so that one year may head several groups.
        "groups": [
            (key, list(events)) for key, events in groupby(page, lambda event: event.earliest and event.earliest.year)
        ],
        "query": query,
        "year": year,
        "years": years,
    }
    return render(request, "corpus_app/readers/event_index.html", context)


def event_detail(request, slug):
    """One public event: its record, its articles in the order they appeared."""
    published = published_of(request)
    event = get_public(published.events.select_related("place__country", "parent"), slug)
    relations = {tag.content_object_id: tag.get_relation_display() for tag in published.event_tags.filter(tag=event)}
    articles = published.articles.filter(pk__in=published.event_tags.filter(tag=event).values("content_object"))
    page = paged(request, articles.reverse().specific())
    page.object_list = list(page.object_list)
    for article in page.object_list:
        article.relation_label = relations[article.pk]
    participants = list(event.participants.select_related("actor"))
    parts = list(published.events.filter(parent=event).select_related("place").reverse())
    country = event.place.country if event.place else None
    published.give_addresses(
        [*(participant.actor for participant in participants), *([country] if country else [])],
        [*parts, *([event.parent] if event.parent else [])],
    )
    context = {
        "event": event,
        "participants": participants,
        "parts": parts,
        "articles": page,
        "data": event_data(event, participants, parts, request),
    }
    return render(request, "corpus_app/readers/event_detail.html", context)
