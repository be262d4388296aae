"""What the engine has learned from decisions: names and rules with their counts and weights, and a way to reset."""

import django_filters
from django.db.models import Q
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, AliasWeight, RuleWeight
from corpus_app.models.choices import ActorKind
from corpus_app.services.learning import reset
from corpus_app.services.permissions import may_change
from corpus_app.ui.rules import rule_label

_MODELS = {"names": AliasWeight, "rules": RuleWeight}
_TITLE = gettext_lazy("What the engine has learned")


class LearningMenuItem(MenuItem):
    """For those who may change actors."""

    def __init__(self):
        super().__init__(_TITLE, reverse("corpus_admin:learned_names"), name="corpus-learning", icon_name="sliders")

    def is_shown(self, request):
        return may_change(request.user, Actor)


class _LearnedFilterSet(WagtailFilterSet):
    moved = django_filters.ChoiceFilter(
        label=gettext_lazy("Weight"),
        choices=[("sunk", gettext_lazy("Sunk")), ("risen", gettext_lazy("Risen"))],
        method="filter_moved",
    )

    def filter_moved(self, queryset, _name, value):
        return queryset.filter(weight__lt=1) if value == "sunk" else queryset.filter(weight__gt=1)


class _NameFilterSet(_LearnedFilterSet):
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind"), field_name="actor__kind", choices=ActorKind.choices)

    class Meta:
        model = AliasWeight
        fields = ["moved", "kind"]


class _RuleFilterSet(_LearnedFilterSet):
    class Meta:
        model = RuleWeight
        fields = ["moved"]


class _TermColumn(Column):
    """Words of the newsroom's language in an admin of another."""

    cell_template_name = "corpus_app/admin/learning/term_cell.html"


class _ResetColumn(Column):
    """A button that forgets one row."""

    cell_template_name = "corpus_app/admin/learning/reset_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        what = "names" if isinstance(instance, AliasWeight) else "rules"
        context["url"] = reverse("corpus_admin:forget", args=[what, instance.pk])
        context["title"] = self.get_value(instance)
        context["csrf_token"] = get_token(parent_context["request"])
        return context


class _LearnedReport(ReportView):
    page_title = _TITLE
    header_icon = "sliders"
    permission_required = "change"
    default_ordering = "weight"
    is_searchable = True
    counts = (
        NumberColumn("accepted", label=gettext_lazy("Accepted"), sort_key="accepted"),
        NumberColumn("rejected", label=gettext_lazy("Rejected"), sort_key="rejected"),
        NumberColumn("weight", label=gettext_lazy("Weight"), sort_key="weight"),
        DateColumn("reset_at", label=gettext_lazy("Reset"), sort_key="reset_at"),
    )

    def user_has_permission(self, permission):
        return may_change(self.request.user, Actor)

    @property
    def no_results_message(self):
        return _("Nothing has been learned yet; decisions on suggestions are weighed every hour.")


class LearnedNames(_LearnedReport):
    """Each name as a name of one actor."""

    model = AliasWeight
    page_subtitle = gettext_lazy("Names")
    filterset_class = _NameFilterSet
    index_url_name = "corpus_admin:learned_names"
    index_results_url_name = "corpus_admin:learned_names_results"
    export_headings = {"written": gettext_lazy("Name"), "actor.name": gettext_lazy("Actor")}
    list_export = ["written", "actor.name", "accepted", "rejected", "weight", "reset_at"]

    @property
    def columns(self):
        return [
            _TermColumn("written", label=_("Name"), sort_key="alias"),
            _TermColumn("actor", label=_("Actor"), sort_key="actor__name"),
            Column("kind", label=_("Kind"), accessor="actor.get_kind_display"),
            *self.counts,
            _ResetColumn("forget", label="", accessor="written"),
        ]

    @property
    def header_buttons(self):
        return [HeaderButton(_("Rules"), url=reverse("corpus_admin:learned_rules"), icon_name="cogs")]

    def get_base_queryset(self):
        return AliasWeight.objects.select_related("actor").prefetch_related("actor__names")

    def search_queryset(self, queryset):
        words = fold_name(self.search_query) if self.is_searching else ""
        return queryset.filter(Q(alias__contains=words) | Q(actor__folded__contains=words)) if words else queryset

    def decorate_paginated_queryset(self, object_list):
        for row in object_list:
            row.written = _as_written(row)
        return object_list


class LearnedRules(_LearnedReport):
    """Each rule of the engine."""

    model = RuleWeight
    page_subtitle = gettext_lazy("Rules")
    filterset_class = _RuleFilterSet
    index_url_name = "corpus_admin:learned_rules"
    index_results_url_name = "corpus_admin:learned_rules_results"
    list_export = ["rule", "accepted", "rejected", "weight", "reset_at"]

    @property
    def columns(self):
        return [
            Column("label", label=_("Rule"), accessor=lambda row: rule_label(row.rule), sort_key="rule"),
            *self.counts,
            _ResetColumn("forget", label="", accessor=lambda row: rule_label(row.rule)),
        ]

    @property
    def header_buttons(self):
        return [HeaderButton(_("Names"), url=reverse("corpus_admin:learned_names"), icon_name="group")]

    def search_queryset(self, queryset):
        words = self.search_query.casefold() if self.is_searching else ""
        known = RuleWeight.objects.values_list("rule", flat=True)
        found = [rule for rule in known if words in str(rule_label(rule)).casefold() or words in rule]
        return queryset.filter(rule__in=found)


@require_POST
def forget(request, what, pk):
    """Reset one row and go back to its report."""
    if what not in _MODELS:
        raise Http404
    row = get_object_or_404(_MODELS[what], pk=pk)
    reset(row, request.user)
    name = rule_label(row.rule) if what == "rules" else _as_written(row)
    messages.success(request, _("What was learned of “%(name)s” is forgotten.") % {"name": name})
    return redirect(f"corpus_admin:learned_{what}")


def _as_written(row):
    """The alias as the knowledge base writes it; folded when the actor no longer bears it."""
    names = (row.actor, *row.actor.names.all())
    return next((str(name) for name in names if name.folded == row.alias), row.alias)
