"""Story threads as readers get them: public events in order of time, each with the articles that tell of it.

The parts of a thread's event (the battles of its campaign) stand in the timeline as events of their own. An article
stands with the most particular of its events, and with those that it only recalls when it brings news of none.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q

from corpus_app.models import Event
from corpus_app.models.choices import EventRelation

# More are on the event's own page.
ARTICLES_A_STATION = 5


@dataclass(frozen=True)
class Station:
    """An event of a timeline; its first articles as (page, relation's label), and how many there are of them.

    The label is empty for those that report it.
    """

    event: Event
    articles: list
    total: int


class Timeline:
    """What the public may see of a thread, from the earliest to the latest or turned round.

    ``events`` are the ids of its events, undated ones last; ``further`` those of articles that stand with no event.
    A preview shows the draft's rows.
    """

    def __init__(self, page, published, *, latest_first=False):
        self.published, self.latest_first = published, latest_first
        chosen = [row.event_id for row in page.thread_events.all()]
        rows = published.events.filter(within(chosen)).order_by(*self._order("earliest", "latest"), "name", "pk")
        rows = list(rows.values_list("pk", "parent", "earliest", "latest"))
        self.events = [pk for pk, *_ in rows]
        self.years = _years(rows)
        self._parents = {pk: parent for pk, parent, *_ in rows}
        self._told = defaultdict(dict)
        tags = published.event_tags.filter(tag__in=self.events)
        for article, event, relation in tags.values_list("content_object", "tag", "relation"):
            self._told[article][event] = relation
        added = [row.article_id for row in page.thread_articles.all()]
        articles = published.articles.filter(Q(pk__in=tags.values("content_object")) | Q(pk__in=added))
        articles = articles.order_by(*self._order("published_on"), "pk")
        self.articles = list(articles.values_list("pk", flat=True))
        self.further = [pk for pk in self.articles if pk not in self._told]

    def stations(self, events):
        """The :class:`Station` of each of the ``events`` (ids), in their order."""
        at = defaultdict(list)
        for article in self.articles:
            for event in self._events_told_by(article):
                at[event].append(article)
        shown = {event: self._first_articles(event, at[event]) for event in events}
        articles = self.load({pk for pks in shown.values() for pk in pks})
        records = Event.objects.select_related("place", "parent").in_bulk(events)
        self.published.give_addresses(events=[event.parent for event in records.values() if event.parent])
        return [
            Station(records[event], [(articles[pk], self._relation(pk, event)) for pk in shown[event]], len(at[event]))
            for event in events
        ]

    def load(self, pks):
        """{id: article} of some of its articles."""
        return {page.pk: page for page in self.published.articles.filter(pk__in=pks).specific()}

    def _order(self, *names):
        turn = "desc" if self.latest_first else "asc"
        return [getattr(F(name), turn)(nulls_last=True) for name in names]

    def _events_told_by(self, article):
        told = self._told.get(article, {})
        wholes = {whole for event in told for whole in self._wholes_of(event)}
        particular = [event for event in told if event not in wholes]
        news = [event for event in particular if told[event] != EventRelation.BACKGROUND]
        return news or particular

    def _wholes_of(self, event):
        seen = set()
        while (event := self._parents.get(event)) and event not in seen:
            seen.add(event)
        return seen

    def _first_articles(self, event, articles):
        """Those with news of it before those that only recall it, each in order of time."""
        recalls = [self._told[pk][event] == EventRelation.BACKGROUND for pk in articles]
        ordered = [pk for _, pk in sorted(zip(recalls, articles, strict=True), key=lambda pair: pair[0])]
        return ordered[:ARTICLES_A_STATION]

    def _relation(self, article, event):
        relation = EventRelation(self._told[article][event])
        return "" if relation == EventRelation.REPORTS else relation.label


def within(events):
    """The condition that an event is one of ``events`` (ids) or part of one, through three steps."""
    return Q(pk__in=events) | Q(parent__in=events) | Q(parent__parent__in=events) | Q(parent__parent__parent__in=events)


def threads_about(published, events, article=None):
    """Public threads that one of the ``events`` (ids) or the ``article`` (an id) belongs to, the newest first."""
    steps = ("parent", "parent__parent", "parent__parent__parent")
    line = {pk for row in Event.objects.filter(pk__in=events).values_list("pk", *steps) for pk in row if pk}
    about = Q(thread_events__event__in=line)
    if article:
        about |= Q(thread_articles__article=article)
    return published.threads.filter(about).distinct()


def _years(rows):
    """The first and last year as an EDTF date; "" when no event has a day."""
    years = [day.year for _, _, *days in rows for day in days if day]
    if not years:
        return ""
    return f"{min(years):04}/{max(years):04}" if min(years) < max(years) else f"{min(years):04}"
