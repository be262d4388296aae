"""Which story threads the tags of live articles propose, and what is new to the threads there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import F, Max
from wagtail.models import Page, PageLogEntry

from corpus_app.analysis.threads import Telling, find_groups, tops, untold
from corpus_app.models import ActorTag, Event, EventTag, KnowledgeVersion, RelatedLink, TaggedArticle, ThreadPage
from corpus_app.models.choices import EventRelation

from .published import publication_date
from .threads import contents_of_threads, in_time

# The newest of a larger archive are looked at.
MOST_ARTICLES = 10_000
# A thread that tells of so many of a group's articles is the group's.
_COVERED = 0.5
# Tags that were only removed are noticed when this many seconds have passed.
_KEPT = 600


@dataclass(frozen=True)
class Proposal:
    """A group to make a thread of, or one that ``thread`` covers, with what is new to it.

    ``events`` are (event, how many of the articles bring news of it) in order of time. ``new_events`` and
    ``new_articles`` are what to put into the thread: parts come with their whole. ``parent_id`` is the page below
    which most of the articles are.
    """

    name: str
    events: list
    article_count: int
    first: date
    last: date
    thread: ThreadPage | None
    new_events: list
    new_articles: list
    parent_id: int | None

    @property
    def covered(self):
        """Whether a thread covers it."""
        return self.thread is not None


@dataclass(frozen=True)
class Found:
    """The groups in the tags, and what it takes to compare threads with them and to show them."""

    groups: list
    news: dict
    days: dict
    parents: dict


def find_proposals():
    """(found, rows): rows are (group, thread's id or None, new events, new articles); see :func:`load_proposals`.

    Groups that no thread covers come first, then those with something new to a thread; others are left out.
    """
    found, threads = _groups(), contents_of_threads()
    fresh, grown = [], []
    for group in found.groups:
        compared = {pk: untold(group, found.news, found.parents, *rows) for pk, rows in threads.items()}
        best = max(compared, key=lambda pk: compared[pk][2], default=None)
        if best is None or compared[best][2] < _COVERED:
            fresh.append((group, None, group.events, group.further))
        elif any(compared[best][:2]):
            grown.append((group, best, *compared[best][:2]))
    return found, fresh + grown


def load_proposals(found, rows):
    """The :class:`Proposal` of each of the rows, in as many queries for many as for one."""
    events = Event.objects.select_related("place").in_bulk({event for group, *_ in rows for event in group.events})
    further = Page.objects.in_bulk({article for *_, articles in rows for article in articles})
    threads = ThreadPage.objects.in_bulk([thread for _, thread, *_ in rows if thread])
    parents = _parents_of({article for group, *_ in rows for article in group.articles})
    return [_proposal(found, row, events, further, threads, parents) for row in rows]


def _proposal(found, row, events, further, threads, parents):
    group, thread, new_events, new_articles = row
    told = Counter(event for article in group.articles for event in found.news[article])
    known = sorted((events[pk] for pk in group.events if pk in events), key=in_time)
    named = tops(new_events, found.parents)
    days = [found.days[article] for article in group.articles]
    sections = Counter(parents[pk] for pk in group.articles if pk in parents)
    return Proposal(
        name=events[group.leading].name if group.leading in events else "",
        events=[(event, told[event.pk]) for event in known],
        article_count=len(group.articles),
        first=min(days),
        last=max(days),
        thread=threads.get(thread),
        new_events=[event for event in known if event.pk in named],
        new_articles=[further[pk] for pk in sorted(new_articles, key=found.days.get) if pk in further],
        parent_id=sections.most_common(1)[0][0] if sections else None,
    )


def _parents_of(pages):
    """{id: the parent's id} of pages (ids)."""
    above = {pk: path[: -Page.steplen] for pk, path in Page.objects.filter(pk__in=pages).values_list("pk", "path")}
    ids = dict(Page.objects.filter(path__in=set(above.values())).values_list("path", "pk"))
    return {pk: ids[path] for pk, path in above.items()}


def _groups():
    """The groups as the tags stand; found anew when something was tagged, published, taken down or recorded since."""
    marks = [model.objects.aggregate(last=Max("pk"))["last"] for model in (EventTag, ActorTag, RelatedLink)]
    moves = PageLogEntry.objects.filter(action__in=["wagtail.publish", "wagtail.unpublish", "wagtail.delete"])
    marks += [moves.aggregate(last=Max("pk"))["last"], KnowledgeVersion.current()]
    return cache.get_or_set(f"corpus-threads:{'-'.join(map(str, marks))}", _find_groups, _KEPT)


def _find_groups():
    articles = Page.objects.live().public().type(TaggedArticle).annotate(day=publication_date())
    newest = articles.filter(day__isnull=False).order_by(F("day").desc(), "-pk")[:MOST_ARTICLES]
    days, ids = dict(newest.values_list("pk", "day")), newest.values("pk")
    rows = defaultdict(lambda: defaultdict(set))
    tags = EventTag.objects.filter(content_object__in=ids)
    for page, event, relation in tags.values_list("content_object", "tag", "relation"):
        rows[page]["recalled" if relation == EventRelation.BACKGROUND else "news"].add(event)
    tags = ActorTag.objects.filter(content_object__in=ids)
    for page, actor, main in tags.values_list("content_object", "tag", "main"):
        rows[page]["main_actors" if main else "other_actors"].add(actor)
    for page, target in RelatedLink.objects.filter(page__in=ids).values_list("page", "target"):
        rows[page]["links"].add(target)
    tellings = [
        Telling(pk, day, **{name: frozenset(ids) for name, ids in rows[pk].items()}) for pk, day in days.items()
    ]
    parents = dict(Event.objects.filter(parent__isnull=False).values_list("pk", "parent"))
    groups = find_groups(tellings, parents)
    grouped = {article for group in groups for article in group.articles}
    news = {telling.id: telling.news for telling in tellings if telling.id in grouped}
    return Found(groups, news, {pk: days[pk] for pk in grouped}, parents)
