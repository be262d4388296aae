"""Readers' URLs of the plugin, mounted before Wagtail's page tree."""

from django.urls import path

from . import feeds, sitemaps
from .views.readers import actors, events, search, threads
from .views.readers.common import follows_merges

_of_actor, _of_event = follows_merges("actor"), follows_merges("event")

app_name = "corpus"
urlpatterns = [
    path("actors/", actors.actor_index, name="actors"),
    path("actors/<str:slug>/", _of_actor(actors.actor_detail), name="actor"),
    path("actors/<str:slug>/feed/", _of_actor(feeds.ActorFeed()), name="actor_feed"),
    path("events/", events.event_index, name="events"),
    path("events/<str:slug>/", _of_event(events.event_detail), name="event"),
    path("events/<str:slug>/feed/", _of_event(feeds.EventFeed()), name="event_feed"),
    path("threads/", threads.thread_index, name="threads"),
    path("threads/<int:pk>/feed/", feeds.ThreadFeed(), name="thread_feed"),
    path("search/", search.search, name="search"),
    path("feed/", feeds.SiteFeed(), name="feed"),
    path("feed/<int:pk>/", feeds.SectionFeed(), name="section_feed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.sitemap_part, name="sitemap_part"),
]
