"""Reposts and near-duplicates: which articles are one text, and what differs between two of them."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from corpus_app.services.reposts import compare, fill_in, repost_pairs
from corpus_app.services.review_queue import may_review, sections

from .base import ArabicColumn, DeskReport

_LIKENESS = [("95", gettext_lazy("95 of a hundred or more")), ("80", gettext_lazy("80 of a hundred or more"))]
_APART = [("week", gettext_lazy("Within a week")), ("later", gettext_lazy("More than a week apart"))]
_WEEK = 7


class _FilterSet(WagtailFilterSet):
    section = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Section"), queryset=lambda request: sections(request.user)
    )
    likeness = django_filters.ChoiceFilter(label=gettext_lazy("Likeness"), choices=_LIKENESS)
    apart = django_filters.ChoiceFilter(label=gettext_lazy("Days apart"), choices=_APART)

    class Meta:
        model = Page
        fields = []


class _CompareColumn(Column):
    cell_template_name = "corpus_app/admin/reports/compare_cell.html"


class RepostsReport(DeskReport):
    """For those who may edit articles, and of the articles that they may edit."""

    page_title = gettext_lazy("Reposts and near-duplicates")
    header_icon = "copy"
    index_url_name = "corpus_admin:reposts"
    index_results_url_name = "corpus_admin:reposts_results"
    filterset_class = _FilterSet
    list_export = ["one.title", "one_id", "other.title", "other_id", "likeness", "days", "in_sections"]
    export_headings = {
        "one.title": gettext_lazy("Article"),
        "other.title": gettext_lazy("Near-duplicate"),
        "likeness": gettext_lazy("Likeness"),
        "days": gettext_lazy("Days apart"),
        "in_sections": gettext_lazy("Sections"),
    }
    allowed = staticmethod(may_review)

    @cached_property
    def columns(self):
        return [
            ArabicColumn("one", label=_("Article"), accessor="one.title", get_url=lambda pair: _edit(pair.one_id)),
            ArabicColumn(
                "other", label=_("Near-duplicate"), accessor="other.title", get_url=lambda pair: _edit(pair.other_id)
            ),
            NumberColumn("likeness", label=_("Likeness")),
            Column("days", label=_("Days apart"), accessor=lambda pair: "—" if pair.days is None else pair.days),
            ArabicColumn("in_sections", label=_("Sections")),
            _CompareColumn("compare", label="", accessor="likeness"),
        ]

    def rows(self):
        pairs = repost_pairs(self.request.user, self.wanted.get("section"))
        if least := self.wanted.get("likeness"):
            pairs = [pair for pair in pairs if pair.likeness >= int(least)]
        if apart := self.wanted.get("apart"):
            pairs = [pair for pair in pairs if pair.days is not None and (pair.days <= _WEEK) == (apart == "week")]
        return self.decorate_paginated_queryset(pairs) if self.is_export else pairs

    def decorate_paginated_queryset(self, object_list):
        pairs = fill_in(list(object_list))
        for pair in pairs:
            pair.in_sections = " / ".join(pair.sections)
        return pairs


class CompareView(WagtailAdminTemplateMixin, View):
    """Two articles side by side, with what differs; of articles that the user may not edit, what readers have."""

    template_name = "corpus_app/admin/reports/compare.html"
    page_title = gettext_lazy("What differs")
    header_icon = "copy"

    def get_breadcrumbs_items(self):
        report = {"url": reverse("corpus_admin:reposts"), "label": RepostsReport.page_title}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.get_page_title()}]

    def get(self, request, one_id, other_id):
        if not may_review(request.user):
            raise PermissionDenied
        one, other = get_object_or_404(Page, pk=one_id), get_object_or_404(Page, pk=other_id)
        comparison = compare(one, other, request.user)
        if comparison is None:
            raise Http404
        return self.render_to_response(self.get_context_data(comparison=comparison))


def _edit(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])
