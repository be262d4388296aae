"""Listings of actors, places and events that find any name in any spelling and count the uses."""

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.snippets.views.snippets import IndexView

from corpus_app.models import Actor, ActorTag, Event, EventTag, Place

from .admin_choosers import FINDERS

_USES = {Actor: (ActorTag, "tag"), Event: (EventTag, "tag"), Place: (Event, "place")}


def with_uses(records):
    """The queryset with ``uses``: the articles that tag the actor or event, the events at the place."""
    model, field = _USES[records.model]
    counted = model.objects.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=Count("pk"))
    return records.annotate(uses=Coalesce(Subquery(counted.values("n")), Value(0)))


class RecordIndexView(IndexView):
    is_searchable = True

    def get_base_queryset(self):
        related = {Actor: "home_state", Event: "place", Place: "country"}[self.model]
        return with_uses(super().get_base_queryset().select_related(related))

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        found = FINDERS[self.model](self.search_query, queryset)
        return found.order_by(self.ordering, "pk") if self.is_explicitly_ordered and self.ordering else found
