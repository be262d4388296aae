"""Readers' URLs of the plugin, mounted before Wagtail's page tree."""

from django.urls import path

from . import feeds, sitemaps
from .views.readers import actors, events, search

app_name = "corpus"
urlpatterns = [
    path("actors/", actors.actor_index, name="actors"),
    path("actors/<str:slug>/", actors.actor_detail, name="actor"),
    path("actors/<str:slug>/feed/", feeds.ActorFeed(), name="actor_feed"),
    path("events/", events.event_index, name="events"),
    path("events/<str:slug>/", events.event_detail, name="event"),
    path("events/<str:slug>/feed/", feeds.EventFeed(), name="event_feed"),
    path("search/", search.search, name="search"),
    path("feed/", feeds.SiteFeed(), name="feed"),
    path("feed/<int:pk>/", feeds.SectionFeed(), name="section_feed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.sitemap_part, name="sitemap_part"),
]
