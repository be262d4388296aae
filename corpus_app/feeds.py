"""Atom feeds of the newest public articles: of the site, a section, a story thread, an actor, an event."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from corpus_app.services.timelines import Timeline
from corpus_app.views.readers.common import get_public, published_of

_MOST_ARTICLES = 30


@dataclass(frozen=True)
class Channel:
    """What a feed is about: its title, the address it stands for and its articles."""

    title: str
    address: str
    articles: QuerySet
    request: HttpRequest


class SiteFeed(Feed):
    """The newest articles of the whole site; the other feeds narrow it."""

    feed_type = Atom1Feed
    language = "ar"

    def get_object(self, request):
        published = published_of(request)
        home = published.site.root_page
        title = published.site.site_name or home.title
        return Channel(title, home.get_full_url(request), published.articles, request)

    def title(self, channel):
        return _printable(channel.title)

    def link(self, channel):
        return channel.address

    def items(self, channel):
        articles = list(channel.articles[:_MOST_ARTICLES].specific())
        for article in articles:
            article.feed_address = article.get_full_url(channel.request)
        return articles

    def item_title(self, article):
        return _printable(article.title)

    def item_description(self, article):
        # Atom readers take the summary for HTML.
        return escape(_printable(getattr(article, "standfirst", "") or article.search_description))

    def item_link(self, article):
        return article.feed_address

    def item_pubdate(self, article):
        day = article.published_on
        return datetime.combine(day, datetime.min.time()) if day else article.first_published_at

    def item_updateddate(self, article):
        return article.last_published_at or article.first_published_at

    def item_author_name(self, article):
        return _printable(getattr(article, "byline", "") or getattr(article, "outlet", "")) or None


class SectionFeed(SiteFeed):
    """The newest articles below a public page."""

    def get_object(self, request, pk):
        published = published_of(request)
        section = published.pages.filter(pk=pk).first()
        if section is None:
            raise Http404
        articles = published.articles.descendant_of(section)
        return Channel(section.title, section.get_full_url(request), articles, request)


class ThreadFeed(SiteFeed):
    """The newest articles of a public story thread."""

    def get_object(self, request, pk):
        published = published_of(request)
        thread = published.threads.filter(pk=pk).first()
        if thread is None:
            raise Http404
        articles = published.articles.filter(pk__in=Timeline(thread, published).articles)
        return Channel(thread.title, thread.get_full_url(request), articles, request)


class ActorFeed(SiteFeed):
    """The newest articles tagged with an actor."""

    tags = "actor_tags"
    records = "actors"

    def get_object(self, request, slug):
        published = published_of(request)
        record = get_public(getattr(published, self.records), slug)
        tagged = getattr(published, self.tags).filter(tag=record).values("content_object")
        address = request.build_absolute_uri(record.get_absolute_url())
        return Channel(record.name, address, published.articles.filter(pk__in=tagged), request)


class EventFeed(ActorFeed):
    """The newest articles tagged with an event."""

    tags = "event_tags"
    records = "events"


def _printable(text):
    """XML knows no control characters."""
    return "".join(char if char.isprintable() else " " for char in text)
