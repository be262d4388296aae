"""The index of story threads and what the page of one shows."""

from django.shortcuts import render

from corpus_app.jsonld import thread_data
from corpus_app.services.timelines import Timeline

from .common import paged, published_of

THREADS_A_PAGE = 30
STATIONS_A_PAGE = 20


def thread_index(request):
    """Public story threads, the newest first."""
    page = paged(request, published_of(request).threads, THREADS_A_PAGE)
    return render(request, "corpus_app/readers/thread_index.html", {"page_obj": page})


def thread_context(request, page):
    """What ``pages/thread.html`` shows of a ThreadPage: a page of its stations, and one of its further articles."""
    latest_first = request.GET.get("order") == "latest"
    timeline = Timeline(page, published_of(request), latest_first=latest_first)
    stations = paged(request, timeline.events, STATIONS_A_PAGE)
    stations.object_list = timeline.stations(stations.object_list)
    further = paged(request, timeline.further, parameter="articles")
    articles = timeline.load(further.object_list)
    further.object_list = [articles[pk] for pk in further.object_list]
    return {
        "timeline": timeline,
        "latest_first": latest_first,
        "stations": stations,
        "further": further,
        "data": thread_data(page, stations.object_list, further.object_list, request),
    }
