"""The index of events and the page of one event."""

from itertools import groupby

from django.db.models import Count, F
from django.shortcuts import render

from corpus_app.jsonld import event_data
from corpus_app.models.choices import ParticipantRole
from corpus_app.services.article_tags import MOST_THREADS
from corpus_app.services.finding import clean_query
from corpus_app.services.lookup import find_events
from corpus_app.services.timelines import threads_about

from .common import get_public, paged, published_of

EVENTS_A_PAGE, PARTS_A_PAGE = 40, 30
_MOST_WHOLES = 3


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
    """One public event: its record, what it is part of, its parts, its articles in the order they appeared."""
    published = published_of(request)
    event = get_public(published.events.select_related("place__country", "parent__parent__parent"), slug)
    tags = published.event_tags.filter(tag=event)
    relations = {tag.content_object_id: tag.get_relation_display() for tag in tags}
    articles = published.articles.filter(pk__in=tags.values("content_object"))
    page = paged(request, articles.reverse().specific())
    page.object_list = list(page.object_list)
    for article in page.object_list:
        article.relation_label = relations[article.pk]
    participants = list(event.participants.select_related("actor"))
    parts = paged(
        request, _in_time(published.events.filter(parent=event)).select_related("place"), PARTS_A_PAGE, "parts"
    )
    parts.object_list = list(parts.object_list)
    wholes = _wholes(event)
    country = event.place.country if event.place else None
    published.give_addresses(
        [*(participant.actor for participant in participants), *([country] if country else [])],
        [*parts.object_list, *wholes],
    )
    before, after = _neighbours(published, event)
    context = {
        "event": event,
        "participants": _by_role(participants),
        "wholes": wholes,
        "before": before,
        "after": after,
        "parts": parts,
        "threads": threads_about(published, [event.pk])[:MOST_THREADS],
        "articles": page,
        "data": event_data(event, participants, parts.object_list, request),
    }
    return render(request, "corpus_app/readers/event_detail.html", context)


def _in_time(events):
    """From the first to the last, undated ones at the end."""
    return events.order_by(F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "name", "pk")


def _wholes(event):
    """What the event is part of, from the nearest on, at most three."""
    wholes = []
    while event.parent_id and len(wholes) < _MOST_WHOLES:
        event = event.parent
        wholes.append(event)
    return wholes


def _neighbours(published, event):
    """The public parts of the same whole before and after the event, None where there is none."""
    if not event.parent_id:
        return None, None
    series = list(_in_time(published.events.filter(parent=event.parent_id)).only("slug", "name"))
    place = series.index(event)
    return series[place - 1] if place else None, series[place + 1] if place + 1 < len(series) else None


def _by_role(participants):
    """[(the role's label, its participants)] in the order of the roles."""
    roles = {}
    for participant in participants:
        roles.setdefault(participant.role, []).append(participant)
    return [(role.label, roles[role]) for role in ParticipantRole if role in roles]
