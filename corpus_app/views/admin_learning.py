"""What the engine has learned from decisions: names and rules with their counts and weights."""

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from corpus_app.language.folding import fold_name
from corpus_app.models import AliasWeight, RuleWeight
from corpus_app.models.choices import ActorKind
from corpus_app.ui.rules import rule_label

from .admin_weights import title_of
from .reports.base import ArabicColumn, ReportMenuItem, may_see

_TITLE = gettext_lazy("What the engine has learned")


class LearningMenuItem(ReportMenuItem):
    def __init__(self):
        super().__init__(_TITLE, reverse("corpus_admin:learned_names"), "corpus-learning", "sliders")


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


class _ChangeColumn(Column):
    """Leads to the form for one weight."""

    cell_template_name = "corpus_app/admin/learning/change_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        what = "names" if isinstance(instance, AliasWeight) else "rules"
        return context | {"url": reverse("corpus_admin:weight", args=[what, instance.pk])}


class _LearnedReport(ReportView):
    page_title = _TITLE
    header_icon = "sliders"
    permission_required = "change"
    default_ordering = "weight"
    is_searchable = True
    counts = (
        NumberColumn("accepted", label=gettext_lazy("Accepted"), sort_key="accepted"),
        NumberColumn("rejected", label=gettext_lazy("Rejected"), sort_key="rejected"),
        Column("weight", label=gettext_lazy("Weight"), sort_key="weight", accessor=lambda row: f"{row.weight:.2f}"),
        Column("by_hand", label="", accessor=lambda row: _("By hand") if row.by_hand else "", sort_key="by_hand"),
        DateColumn("reset_at", label=gettext_lazy("Reset"), sort_key="reset_at"),
    )

    def user_has_permission(self, permission):
        return may_see(self.request.user)

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
    list_export = ["written", "actor.name", "accepted", "rejected", "weight", "by_hand", "reset_at"]

    @property
    def columns(self):
        return [
            ArabicColumn("written", label=_("Name"), sort_key="alias"),
            ArabicColumn("actor", label=_("Actor"), sort_key="actor__name"),
            Column("kind", label=_("Kind"), accessor="actor.get_kind_display"),
            *self.counts,
            _ChangeColumn("change", label="", accessor="written"),
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
            row.written = title_of(row)
        return object_list


class LearnedRules(_LearnedReport):
    """Each rule of the engine."""

    model = RuleWeight
    page_subtitle = gettext_lazy("Rules")
    filterset_class = _RuleFilterSet
    index_url_name = "corpus_admin:learned_rules"
    index_results_url_name = "corpus_admin:learned_rules_results"
    list_export = ["rule", "accepted", "rejected", "weight", "by_hand", "reset_at"]

    @property
    def columns(self):
        return [
            Column("label", label=_("Rule"), accessor=title_of, sort_key="rule"),
            *self.counts,
            _ChangeColumn("change", label="", accessor=title_of),
        ]

    @property
    def header_buttons(self):
        return [HeaderButton(_("Names"), url=reverse("corpus_admin:learned_names"), icon_name="group")]

    def search_queryset(self, queryset):
        words = self.search_query.casefold() if self.is_searching else ""
        known = RuleWeight.objects.values_list("rule", flat=True)
        found = [rule for rule in known if words in str(rule_label(rule)).casefold() or words in rule]
        return queryset.filter(rule__in=found)
