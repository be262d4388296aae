"""Near-equal names: records that may be one, with the way to merge them."""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn

from corpus_app.models import Actor, Event
from corpus_app.models.choices import ActorKind
from corpus_app.services.near_names import near_actors, near_events
from corpus_app.services.permissions import may_change, may_delete

from .base import ArabicColumn, DeskReport


class _FilterSet(WagtailFilterSet):
    records = django_filters.ChoiceFilter(
        label=gettext_lazy("Records"), choices=[("event", gettext_lazy("Events"))], empty_label=gettext_lazy("Actors")
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind of actor"), choices=ActorKind.choices)

    class Meta:
        model = Actor
        fields = []


class _MergeColumn(Column):
    cell_template_name = "corpus_app/admin/reports/merge_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        url = ""
        model, user = type(instance.one), parent_context["request"].user
        if may_change(user, model) and may_delete(user, model):
            url = reverse("corpus_admin:merge", args=[model._meta.model_name, instance.other.pk])
            url += f"?into={instance.one.pk}"
        return super().get_cell_context_data(instance, parent_context) | {"url": url}


class NearNamesReport(DeskReport):
    page_title = gettext_lazy("Near-equal names")
    header_icon = "group"
    index_url_name = "corpus_admin:near_names"
    index_results_url_name = "corpus_admin:near_names_results"
    filterset_class = _FilterSet
    list_export = ["one_name", "one.pk", "other_name", "other.pk", "score"]
    export_headings = {"one_name": gettext_lazy("Name"), "other_name": gettext_lazy("Near-equal name")}

    @cached_property
    def columns(self):
        finder = AdminURLFinder(self.request.user)
        return [
            ArabicColumn("one_name", label=_("Name"), get_url=lambda pair: finder.get_edit_url(pair.one)),
            ArabicColumn(
                "other_name", label=_("Near-equal name"), get_url=lambda pair: finder.get_edit_url(pair.other)
            ),
            Column("kind", label=_("Kind"), accessor=_kind),
            NumberColumn("score", label=_("Nearness")),
            _MergeColumn("merge", label="", accessor="score"),
        ]

    def rows(self):
        if self.wanted.get("records") == "event":
            return near_events()
        return near_actors(self.wanted.get("kind") or "")


def _kind(pair):
    return pair.one.get_category_display() if isinstance(pair.one, Event) else pair.one.get_kind_display()
