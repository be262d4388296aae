"""One article as readers and machines get it: its tags and links, its date, its source."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus_app.models.choices import LinkKind

from .linked_articles import linked_articles
from .timelines import threads_about

MOST_THREADS = 6


@dataclass(frozen=True)
class ArticleTags:
    """Tag rows, links, story threads; actors and events carry ``public_url``, empty where the public has no page.

    ``links`` and ``corrections`` (those that editors marked so) are LinkedArticles.
    """

    main_actors: list
    other_actors: list
    events: list
    links: list
    corrections: list
    threads: list

    @property
    def actors(self):
        return [*self.main_actors, *self.other_actors]


def article_tags(page, published):
    """The :class:`ArticleTags` of a page. A preview shows the draft's rows; links only lead to public pages."""
    actor_rows = list(page.actor_tags.select_related("tag"))
    event_rows = list(page.event_tags.select_related("tag__place__country"))
    event_rows.sort(key=lambda row: (row.tag.earliest is None, row.tag.earliest))
    published.give_addresses([row.tag for row in actor_rows], [row.tag for row in event_rows])
    links = linked_articles(page, published)
    threads = threads_about(published, [row.tag_id for row in event_rows], page.pk)
    return ArticleTags(
        main_actors=[row for row in actor_rows if row.main],
        other_actors=[row for row in actor_rows if not row.main],
        events=event_rows,
        links=[link for link in links if link.kind != LinkKind.CORRECTION],
        corrections=[link for link in links if link.kind == LinkKind.CORRECTION],
        threads=list(threads[:MOST_THREADS]),
    )


def web_address(url):
    """``url`` when it leads to the web; else "" (javascript:, data:, a malformed address)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def machine_date(page):
    """The article's date as ISO 8601, no more precise than it is known; "" where it is only estimated."""
    stated = stated_date(page)
    return "" if stated.endswith("~") else stated


def stated_date(page):
    """The article's day as an EDTF string of the precision that is known; "" without a date."""
    day = getattr(page, page.corpus_date_field, None)
    if not day:
        return ""
    day = day.date() if hasattr(day, "date") else day
    precision = getattr(page, "date_precision", "day")
    return {"month": f"{day:%Y-%m}", "year": f"{day:%Y}", "estimated": f"{day:%Y-%m-%d}~"}.get(
        precision, f"{day:%Y-%m-%d}"
    )
