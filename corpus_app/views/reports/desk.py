"""What awaits the desk: gaps in the coverage, new names, stale tags, the state of the analyses."""

import django_filters
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.models import Page

from corpus_app.models import AnalysisRequest, Suggestion
from corpus_app.services import desk
from corpus_app.ui.workers import silence_sentence
from corpus_app.wording import listed

from .base import ArabicColumn, DeskReport
from .quality import span

_GAP_LABELS = {
    "main": gettext_lazy("No main actor"),
    "event": gettext_lazy("No event"),
    "link": gettext_lazy("No related article"),
}


def _edit_page(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class _CoverageFilterSet(WagtailFilterSet):
    gap = django_filters.ChoiceFilter(label=gettext_lazy("Missing"), choices=list(_GAP_LABELS.items()))
    live = django_filters.BooleanFilter(label=gettext_lazy("Live"))

    class Meta:
        model = Page
        fields = []


class CoverageReport(DeskReport):
    """Articles without a main actor, an event or a related article."""

    page_title = gettext_lazy("Coverage")
    header_icon = "doc-full"
    index_url_name = "corpus_admin:coverage"
    index_results_url_name = "corpus_admin:coverage_results"
    filterset_class = _CoverageFilterSet
    list_export = ["title", "missing", "live", "latest_revision_created_at"]
    export_headings = {"missing": gettext_lazy("Missing"), "latest_revision_created_at": gettext_lazy("Updated")}

    @cached_property
    def columns(self):
        return [
            ArabicColumn("title", label=_("Title"), get_url=lambda page: _edit_page(page.pk)),
            Column("missing", label=_("Missing")),
            Column("status_string", label=_("Status")),
            DateColumn("latest_revision_created_at", label=_("Updated")),
        ]

    @cached_property
    def articles(self):
        return desk.with_gaps(desk.articles_for(self.request.user))

    def rows(self):
        gap, live = self.wanted.get("gap"), self.wanted.get("live")
        gaps = [gap] if gap else desk.GAPS
        articles = self.articles.exclude(**{f"has_{gap}": True for gap in gaps})
        if live is not None:
            articles = articles.filter(live=live)
        return articles.order_by("-latest_revision_created_at", "-pk")

    def decorate_paginated_queryset(self, object_list):
        for page in object_list:
            missing = [str(label) for gap, label in _GAP_LABELS.items() if not getattr(page, f"has_{gap}")]
            page.missing = listed(missing)
        return object_list

    def get_figures(self):
        without = [(label, self.articles.filter(**{f"has_{gap}": False}).count()) for gap, label in _GAP_LABELS.items()]
        return [(_("Articles"), self.articles.count()), *without]


class _TagKindFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"), choices=[(kind.value, kind.label) for kind in list(Suggestion.Kind)[:2]]
    )

    class Meta:
        model = Suggestion
        fields = []


class NewNamesReport(DeskReport):
    """Names that texts bring and nobody has recorded."""

    page_title = gettext_lazy("New names waiting")
    header_icon = "tag"
    index_url_name = "corpus_admin:new_names"
    index_results_url_name = "corpus_admin:new_names_results"
    filterset_class = _TagKindFilterSet
    list_export = ["name", "label", "articles", "best"]
    export_headings = {
        "name": gettext_lazy("Name"),
        "label": gettext_lazy("Kind"),
        "articles": gettext_lazy("Articles"),
        "best": gettext_lazy("Highest score"),
    }

    @cached_property
    def columns(self):
        return [
            ArabicColumn("name", label=_("Name"), get_url=lambda row: _edit_page(row["page"])),
            Column("label", label=_("Kind")),
            NumberColumn("articles", label=_("Articles")),
            Column("best", label=_("Highest score"), accessor=lambda row: f"{row['best']:.2f}"),
        ]

    def rows(self):
        names = desk.new_names(self.request.user)
        kind = self.wanted.get("kind")
        return names.filter(kind=kind) if kind else names

    def decorate_paginated_queryset(self, object_list):
        rows = list(object_list)
        examples = Suggestion.objects.in_bulk([row["example"] for row in rows])
        for row in rows:
            example = examples[row["example"]]
            row |= {"name": example.title, "page": example.page_id, "label": example.get_kind_display()}
        return rows


class StaleTagsReport(DeskReport):
    """Tags of which the latest text says nothing any more."""

    page_title = gettext_lazy("Stale tags")
    header_icon = "warning"
    index_url_name = "corpus_admin:stale_tags"
    index_results_url_name = "corpus_admin:stale_tags_results"
    filterset_class = _TagKindFilterSet
    list_export = ["title", "page.title", "quote", "decided_at"]
    export_headings = {
        "title": gettext_lazy("Tag"),
        "page.title": gettext_lazy("Article"),
        "quote": gettext_lazy("Words that are gone"),
        "decided_at": gettext_lazy("Accepted"),
    }

    @cached_property
    def columns(self):
        return [
            ArabicColumn("title", label=_("Tag")),
            ArabicColumn(
                "article", label=_("Article"), accessor="page.title", get_url=lambda row: _edit_page(row.page_id)
            ),
            ArabicColumn("quote", label=_("Words that are gone")),
            DateColumn("decided_at", label=_("Accepted")),
        ]

    def rows(self):
        stale = desk.stale_tags(self.request.user).select_related("page", "actor", "event")
        kind = self.wanted.get("kind")
        return (stale.filter(kind=kind) if kind else stale).order_by("page__title", "pk")

    def decorate_paginated_queryset(self, object_list):
        for suggestion in object_list:
            suggestion.quote = suggestion.evidence[0].get("quote", "") if suggestion.evidence else ""
        return object_list


class _HealthFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=AnalysisRequest.State.choices)

    class Meta:
        model = AnalysisRequest
        fields = []


class HealthReport(DeskReport):
    """The analyses: waiting, failed, the oldest, how many get done."""

    page_title = gettext_lazy("State of the analyses")
    header_icon = "time"
    index_url_name = "corpus_admin:health"
    index_results_url_name = "corpus_admin:health_results"
    filterset_class = _HealthFilterSet
    list_export = ["page.title", "state", "attempts", "error", "requested_at", "finished_at"]
    export_headings = {"page.title": gettext_lazy("Article")}

    @cached_property
    def columns(self):
        return [
            ArabicColumn(
                "article", label=_("Article"), accessor="page.title", get_url=lambda row: _edit_page(row.page_id)
            ),
            Column("state", label=_("State"), accessor="get_state_display"),
            NumberColumn("attempts", label=_("Attempts")),
            Column("error", label=_("Error")),
            DateColumn("requested_at", label=_("Requested")),
            DateColumn("finished_at", label=_("Finished")),
        ]

    def rows(self):
        requests = AnalysisRequest.objects.select_related("page").order_by("-requested_at")
        requests = requests.filter(page__in=desk.articles_for(self.request.user))
        state = self.wanted.get("state")
        return requests.filter(state=state) if state else requests.exclude(state=AnalysisRequest.State.DONE)

    def get_warning(self):
        return silence_sentence()

    def get_figures(self):
        health = desk.analysis_health()
        counts = [(AnalysisRequest.State(state).label, count) for state, count in health["counts"].items()]
        return [*counts, (_("waits the longest"), span(health["oldest"])), (_("in the last hour"), health["last_hour"])]

    def get_chart(self):
        days = [(date_format(day, "MONTH_DAY_FORMAT"), count) for day, count in desk.analyses_by_day()]
        title = _("Articles by the day of their last analysis")
        return {"title": title, "rows": days, "of": _("Day"), "what": _("Articles")}
