"""What the public may see of a site, and nothing else.

The rule: nothing reaches a reader that no editor published.

- A *page* is public when it is live, not past its expiry, and neither it nor an ancestor of it is private. This
  holds for everybody, also for a visitor who knows the password of a private section: lists and counts never
  differ between readers, so that they can be cached.
- An *article* is a public page of a type built on ``TaggedArticle``.
- An *event* is public when a public article is tagged with it, or when one of its parts is tagged so.
- A *story thread* is a public page; of its events and articles it shows the public ones.
- An *actor* is public when a public article is tagged with it, or when it takes part in a public event.

Only tag rows in the database count: Wagtail writes the rows of a live page when it is published, never on a draft
save. What is not public has no page (404), no link, no place in lists, counts, feeds, search or the sitemap. A public
actor's or event's own record (names, offices, relations, participants, place) is shown in full; an actor or event
named there without being public itself appears as plain text.
"""

from django.apps import apps
from django.db.models import Case, Count, DateField, F, Q, When
from django.db.models.functions import Cast, Coalesce, Substr
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from corpus_app.models import Actor, ActorTag, Event, EventTag, Participant, TaggedArticle, ThreadPage


class Published:
    """The public part of one site, as querysets.

    They nest as uncorrelated subqueries, which a database answers once: asked again for each of the actors of a
    large archive, SQLite took seconds.
    """

    def __init__(self, site):
        self.site = site

    @classmethod
    def of(cls, request):
        """The public part of the request's site, made once per request; None where no site answers."""
        if not hasattr(request, "_corpus_published"):
            site = Site.find_for_request(request)
            request._corpus_published = cls(site) if site else None
        return request._corpus_published

    @cached_property
    def searchable_pages(self):
        """Live public pages by what every search backend can filter on: narrow its results by ``pages`` afterwards."""
        return Page.objects.in_site(self.site).live().public()

    @cached_property
    def pages(self):
        """Public pages of every type, as base pages."""
        return self.searchable_pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))

    @cached_property
    def articles(self):
        """Public articles as base pages, newest first, with their day as ``published_on``."""
        return (
            self.pages.type(TaggedArticle)
            .annotate(published_on=publication_date())
            .order_by(F("published_on").desc(nulls_last=True), "-pk")
        )

    @cached_property
    def threads(self):
        """Public story threads, the newest first."""
        pages = self.pages.order_by().values("pk")
        return ThreadPage.objects.filter(pk__in=pages).order_by("-first_published_at", "-pk")

    @cached_property
    def actor_tags(self):
        """The actor tags of public articles."""
        return ActorTag.objects.filter(content_object__in=self._article_ids).order_by()

    @cached_property
    def event_tags(self):
        """The event tags of public articles."""
        return EventTag.objects.filter(content_object__in=self._article_ids).order_by()

    @cached_property
    def events(self):
        """Public events, the latest first."""
        tagged = self.event_tags.values("tag")
        parents = Event.objects.filter(pk__in=tagged, parent__isnull=False).values("parent")
        public = Q(pk__in=tagged) | Q(pk__in=parents)
        return Event.objects.filter(public).order_by(F("earliest").desc(nulls_last=True), "name")

    @cached_property
    def actors(self):
        """Public actors in the order of an Arabic index, which passes over the article."""
        tagged = self.actor_tags.values("tag")
        taking_part = Participant.objects.filter(event__in=self.events.order_by().values("pk")).values("actor")
        # By the name as written: folded, ألمانيا begins like an article too.
        without_article = Case(When(name__startswith="ال", then=Substr("folded", 3)), default="folded")
        return Actor.objects.filter(Q(pk__in=tagged) | Q(pk__in=taking_part)).order_by(without_article, "pk")

    def most_present_actors(self, most):
        """The ``most`` actors that the most public articles are tagged with, with ``article_count``."""
        counts = self.actor_tags.values_list("tag").annotate(articles=Count("pk")).order_by("-articles", "tag")[:most]
        actors = list(Actor.objects.filter(pk__in=[pk for pk, _ in counts]))
        self.count_articles(actors)
        return sorted(actors, key=lambda actor: (-actor.article_count, actor.folded))

    def count_articles(self, actors):
        """Set ``article_count``, the number of public articles, on each of the ``actors``."""
        counts = dict(self.actor_tags.filter(tag__in=actors).values_list("tag").annotate(articles=Count("pk")))
        for actor in actors:
            actor.article_count = counts.get(actor.pk, 0)

    def give_addresses(self, actors=(), events=()):
        """Set ``public_url`` on each record: the address of its page, empty where the public has none."""
        for records, public in ((actors, self.actors), (events, self.events)):
            ids = {record.pk for record in records}
            if ids:
                ids = set(public.order_by().filter(pk__in=ids).values_list("pk", flat=True))
            for record in records:
                record.public_url = record.get_absolute_url() if record.pk in ids else ""

    @cached_property
    def _article_ids(self):
        return self.pages.type(TaggedArticle).order_by().values("pk")


def publication_date():
    """A query expression over base pages: the article's own date, else the day it was first published."""
    base = Page._meta.concrete_model
    dates = []
    for model in apps.get_models():
        if issubclass(model, TaggedArticle) and model._meta.get_field(model.corpus_date_field).model is model:
            path = "__".join(step.join_field.name for step in model._meta.get_path_from_parent(base))
            dates.append(Cast(f"{path}__{model.corpus_date_field}", DateField()))
    return Coalesce(*dates, Cast("first_published_at", DateField()))
