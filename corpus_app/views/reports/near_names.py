"""Near-equal names: records that may be one, with the ways to merge them or to tell them apart for good."""

import django_filters
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, UserColumn
from wagtail.admin.widgets.button import HeaderButton

from corpus_app.models import Actor, DistinctPair, Event
from corpus_app.models.choices import ActorKind
from corpus_app.services.distinct import MODELS, take_back_distinct, tell_apart
from corpus_app.services.errors import Conflict
from corpus_app.services.near_names import better_survivors, near_actors, near_events
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


class _WhatToDoColumn(Column):
    """Merge into the better of the two, or tell them apart; as far as the user may."""

    cell_template_name = "corpus_app/admin/reports/merge_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        request, pair = parent_context["request"], instance.pair
        model, kind = type(pair.one), pair.one._meta.model_name
        context = super().get_cell_context_data(instance, parent_context)
        if may_change(request.user, model):
            address = reverse("corpus_admin:tell_apart", args=[kind, pair.one.pk, pair.other.pk])
            context |= {"apart_url": f"{address}?{request.GET.urlencode()}", "csrf_token": get_token(request)}
            if may_delete(request.user, model):
                merged = pair.other if instance.survivor == pair.one else pair.one
                context["url"] = reverse("corpus_admin:merge", args=[kind, merged.pk]) + f"?into={instance.survivor.pk}"
        return context


class _Row:
    """A NearPair as the report shows it, once its better survivor is known."""

    survivor = None

    def __init__(self, pair):
        self.pair = pair
        self.one, self.other = pair.one, pair.other
        self.one_name, self.other_name, self.score = pair.one_name, pair.other_name, pair.score

    @property
    def why(self):
        return _("Names") if self.pair.by_name else _("Kind, day, place, participants")


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
            ArabicColumn("one_name", label=_("Name"), get_url=lambda row: finder.get_edit_url(row.one)),
            ArabicColumn("other_name", label=_("Near-equal name"), get_url=lambda row: finder.get_edit_url(row.other)),
            Column("kind", label=_("Kind"), accessor=_kind),
            Column("why", label=_("Alike in")),
            NumberColumn("score", label=_("Nearness")),
            _WhatToDoColumn("merge", label="", accessor="score"),
        ]

    @cached_property
    def header_buttons(self):
        return [HeaderButton(_("Told apart"), url=reverse("corpus_admin:distinct"), icon_name="cross")]

    def rows(self):
        pairs = near_events() if self.wanted.get("records") == "event" else near_actors(self.wanted.get("kind") or "")
        return [_Row(pair) for pair in pairs]

    def decorate_paginated_queryset(self, object_list):
        rows = list(object_list)
        survivors = better_survivors([row.pair for row in rows])
        for row, survivor in zip(rows, survivors, strict=True):
            row.survivor = survivor
        return rows


@require_POST
def apart(request, kind, one, other):
    """Tell two records apart, and back to the report as it was filtered."""
    if kind not in MODELS:
        raise Http404
    records = [get_object_or_404(MODELS[kind], pk=pk) for pk in (one, other)]
    try:
        tell_apart(*records, request.user)
    except Conflict as conflict:
        messages.error(request, str(conflict))
    else:
        text = _("“%(one)s” and “%(other)s” are two and will not be proposed again.")
        buttons = [messages.button(reverse("corpus_admin:distinct"), _("Told apart"))]
        messages.success(request, text % {"one": records[0], "other": records[1]}, buttons=buttons)
    query = request.GET.urlencode()
    return redirect(reverse("corpus_admin:near_names") + (f"?{query}" if query else ""))


@require_POST
def undo_apart(request, pk):
    """Let a pair be proposed again."""
    take_back_distinct(get_object_or_404(DistinctPair, pk=pk), request.user)
    messages.success(request, _("The two may be proposed for merging again."))
    return redirect("corpus_admin:distinct")


class _UndoColumn(Column):
    cell_template_name = "corpus_app/admin/reports/undo_apart_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}


class DistinctReport(DeskReport):
    """Pairs that editors told apart, the latest first."""

    page_title = gettext_lazy("Told apart")
    header_icon = "cross"
    index_url_name = "corpus_admin:distinct"
    index_results_url_name = "corpus_admin:distinct_results"
    list_export = ["one", "other", "told_by", "told_at"]
    export_headings = {"one": gettext_lazy("Name"), "other": gettext_lazy("Near-equal name")}

    @cached_property
    def columns(self):
        return [
            ArabicColumn("one", label=_("Name")),
            ArabicColumn("other", label=_("Near-equal name")),
            UserColumn("told_by", label=_("By")),
            DateColumn("told_at", label=_("When")),
            _UndoColumn("undo", label="", accessor="pk"),
        ]

    def rows(self):
        kinds = [kind for kind, model in MODELS.items() if may_change(self.request.user, model)]
        pairs = DistinctPair.objects.filter(kind__in=kinds).select_related("told_by").order_by("-told_at", "-pk")
        return self.decorate_paginated_queryset(list(pairs)) if self.is_export else pairs

    def decorate_paginated_queryset(self, object_list):
        pairs = list(object_list)
        names = {}
        for kind, model in MODELS.items():
            ids = {pk for pair in pairs if pair.kind == kind for pk in (pair.first_id, pair.second_id)}
            names |= {(kind, pk): name for pk, name in model.objects.filter(pk__in=ids).values_list("pk", "name")}
        for pair in pairs:
            pair.one, pair.other = (names.get((pair.kind, pk), "") for pk in (pair.first_id, pair.second_id))
        return pairs


def _kind(row):
    return row.one.get_category_display() if isinstance(row.one, Event) else row.one.get_kind_display()
