"""The quality of the suggestions: how many of them editors accept, by rule, kind, score and month."""

from datetime import date

import django_filters
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn

from corpus_app.models import Suggestion
from corpus_app.services.quality import accept_rates, first_precision, median_time_to_decision
from corpus_app.ui.rules import rule_label

from .base import DeskReport

_BY = [
    ("kind", gettext_lazy("Kind")),
    ("band", gettext_lazy("Score")),
    ("month", gettext_lazy("Month of the decision")),
]
_CHARTED = 15


class _FilterSet(WagtailFilterSet):
    by = django_filters.ChoiceFilter(label=gettext_lazy("Grouped by"), choices=_BY, empty_label=gettext_lazy("Rule"))
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind"), choices=Suggestion.Kind.choices)
    decided_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Decided"), widget=DateRangePickerWidget)

    class Meta:
        model = Suggestion
        fields = []


class QualityReport(DeskReport):
    page_title = gettext_lazy("Quality of the suggestions")
    header_icon = "success"
    index_url_name = "corpus_admin:quality"
    index_results_url_name = "corpus_admin:quality_results"
    filterset_class = _FilterSet
    list_export = ["name", "decided", "accepted", "rejected", "rate"]
    export_headings = {
        "name": gettext_lazy("Group"),
        "decided": gettext_lazy("Decided"),
        "accepted": gettext_lazy("Accepted"),
        "rejected": gettext_lazy("Rejected"),
        "rate": gettext_lazy("Accepted of a hundred"),
    }

    @property
    def by(self):
        return self.wanted.get("by") or "rule"

    @cached_property
    def columns(self):
        heading = dict(_BY).get(self.by, _("Rule"))
        return [
            Column("name", label=heading, accessor=self._label),
            NumberColumn("decided", label=_("Decided")),
            NumberColumn("accepted", label=_("Accepted")),
            NumberColumn("rejected", label=_("Rejected")),
            NumberColumn("rate", label=_("Accepted of a hundred")),
        ]

    @cached_property
    def suggestions(self):
        """Those that the filters leave."""
        suggestions = Suggestion.objects.all()
        if kind := self.wanted.get("kind"):
            suggestions = suggestions.filter(kind=kind)
        if period := self.wanted.get("decided_at"):
            if period.start:
                suggestions = suggestions.filter(decided_at__gte=period.start)
            if period.stop:
                suggestions = suggestions.filter(decided_at__lte=period.stop)
        return suggestions

    @cached_property
    def groups(self):
        return accept_rates(self.by, self.suggestions)

    def rows(self):
        return self.groups

    def get_figures(self):
        kinds = [self.wanted["kind"]] if self.wanted.get("kind") else [Suggestion.Kind.ACTOR, Suggestion.Kind.EVENT]
        wait = median_time_to_decision(self.suggestions)
        return [*(self._first_three(kind) for kind in kinds), (_("median time to a decision"), span(wait))]

    def _first_three(self, kind):
        percent, decided = first_precision(kind, self.suggestions)
        words = {
            Suggestion.Kind.ACTOR: _("of the first three actors accepted (%(count)s decided)"),
            Suggestion.Kind.EVENT: _("of the first three events accepted (%(count)s decided)"),
            Suggestion.Kind.ARTICLE: _("of the first three related articles accepted (%(count)s decided)"),
        }
        return words[kind] % {"count": decided}, _percent(percent)

    def get_chart(self):
        rows = [
            (self._label(group), group.rate, f"{group.rate}% ({group.decided})") for group in self.groups[:_CHARTED]
        ]
        return {"title": _("Accepted of a hundred decided"), "rows": rows, "most": 100} if rows else None

    def _label(self, group):
        if self.by == "rule":
            return rule_label(group.name) if group.name else _("Without a passage")
        if self.by == "month":
            return date_format(date.fromisoformat(f"{group.name}-01"), "YEAR_MONTH_FORMAT")
        return Suggestion.Kind(group.name).label if self.by == "kind" else group.name


def _percent(value):
    return "—" if value is None else f"{value}%"


def span(delta):
    """A length of time in its largest unit."""
    if delta is None:
        return "—"
    minutes = round(delta.total_seconds() / 60)
    if minutes < 60:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = round(minutes / 60)
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = round(minutes / 60 / 24)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
