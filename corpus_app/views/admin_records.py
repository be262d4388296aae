"""Listings of actors, places and events that find any name in any spelling and count the uses."""

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView

from corpus_app.models import Actor, ActorTag, Event, EventTag, Place
from corpus_app.services.event_calendar import twins_of
from corpus_app.services.near_names import near_recorded
from corpus_app.services.permissions import may_change, may_delete

from .admin_choosers import FINDERS

_USES = {Actor: (ActorTag, "tag"), Event: (EventTag, "tag"), Place: (Event, "place")}


def with_uses(records):
    """The queryset with ``uses``: the articles that tag the actor or event, the events at the place."""
    model, field = _USES[records.model]
    counted = model.objects.filter(**{field: OuterRef("pk")}).order_by().values(field).annotate(n=Count("pk"))
    return records.annotate(uses=Coalesce(Subquery(counted.values("n")), Value(0)))


class EnglishColumn(Column):
    """Words in English in an admin of any language."""

    cell_template_name = "corpus_app/admin/records/english_cell.html"


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


class RecordCreateView(CreateView):
    """Tells of records that may be the same as the one just made, with the way to merge them."""

    def form_valid(self, form):
        response = super().form_valid(form)
        for other in _alike(self.object):
            text = _("“%(name)s” may be the same as “%(other)s”.") % {"name": self.object, "other": other}
            messages.warning(self.request, text, buttons=[self._way_to(other)])
        return response

    def _way_to(self, other):
        user, model = self.request.user, self.model
        if may_change(user, model) and may_delete(user, model):
            url = reverse("corpus_admin:merge", args=[model._meta.model_name, self.object.pk]) + f"?into={other.pk}"
            return messages.button(url, _("Compare and merge"))
        return messages.button(AdminURLFinder(user).get_edit_url(other), _("Edit"))


def _alike(record):
    if isinstance(record, Event):
        return twins_of(record)
    near = near_recorded(Actor, {record.pk: (record.kind, record.name)})[record.pk]
    return [other for other in near if other.pk != record.pk]


class RecordEditView(EditView):
    """Offers to merge the record into another and, for an actor, to move articles away."""

    @cached_property
    def header_more_buttons(self):
        buttons, user, model = super().header_more_buttons, self.request.user, self.model
        if model in (Actor, Event) and may_change(user, model) and may_delete(user, model):
            url = reverse("corpus_admin:merge", args=[model._meta.model_name, self.object.pk])
            buttons.append(Button(_("Merge into another"), url=url, icon_name="rotate", priority=15))
        if model is Actor and may_change(user, model):
            url = reverse("corpus_admin:split", args=[self.object.pk])
            buttons.append(Button(_("Move articles to another actor"), url=url, icon_name="group", priority=16))
        return buttons
