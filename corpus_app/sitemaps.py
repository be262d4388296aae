"""The sitemap: public pages, actors and events."""

from django.contrib.sitemaps import Sitemap, views
from django.db.models import Max
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as PagesOfSite

from corpus_app.views.readers.common import published_of


class PageSitemap(PagesOfSite):
    """Public pages of the site, without those past their expiry."""

    def __init__(self, request, published):
        super().__init__(request)
        self.published = published

    def items(self):
        return self.published.pages.order_by("path").defer_streamfields().specific()

    def get_latest_lastmod(self):
        return self.published.pages.aggregate(latest=Max("last_published_at"))["latest"]


class RecordSitemap(Sitemap):
    """Public actors or events."""

    def __init__(self, records):
        self.records = records

    def items(self):
        return self.records.order_by("pk").only("slug")


def sitemap_index(request):
    """The list of the sitemap's parts, each of at most 50,000 addresses."""
    return views.index(request, _parts(request), sitemap_url_name="corpus:sitemap_part")


def sitemap_part(request, section):
    """One part of the sitemap; 404 for an unknown one."""
    return views.sitemap(request, _parts(request), section=section)


def _parts(request):
    published = published_of(request)
    return {
        "pages": PageSitemap(request, published),
        "actors": RecordSitemap(published.actors),
        "events": RecordSitemap(published.events),
    }
