"""Listings and choosers of actors, places and events that find any name in any spelling."""

from django import forms
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView
from wagtail.snippets.views.snippets import IndexView

from corpus_app.models import Actor, ActorTag, Event, EventTag, Place
from corpus_app.services.lookup import find_actors, find_events, find_places

FINDERS = {Actor: find_actors, Event: find_events, Place: find_places}
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


class _FilterForm(BaseFilterForm):
    """What chooser listings search by."""

    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Any name or spelling")}), required=False
    )

    def filter(self, objects):
        objects = super().filter(objects)
        if query := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, query
            objects = FINDERS[objects.model](query, objects)
        return objects


class _RecordChoice:
    """Enough columns to tell two records of one name apart."""

    filter_form_class = _FilterForm

    @property
    def columns(self):
        if self.model_class is Event:
            further = [Column("date", label=_("Date")), Column("category", _("Category"), "get_category_display")]
        else:
            further = [Column("kind", _("Kind"), "get_kind_display"), Column("name_en", _("English name"))]
        return [*super().columns, *further]


class RecordChooseView(_RecordChoice, ChooseView):
    pass


class RecordChooseResultsView(_RecordChoice, ChooseResultsView):
    pass
