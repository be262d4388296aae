"""The articles that are never suggested, with the way back."""

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.models import Page

from corpus_app.models import ExcludedArticle
from corpus_app.services.desk import articles_for
from corpus_app.services.review_queue import may_review

from .base import ArabicColumn, DeskReport


class _IncludeColumn(Column):
    cell_template_name = "corpus_app/admin/links/include_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"]), "next": parent_context["request"].path}


class ExcludedReport(DeskReport):
    """For those who may edit articles, and of the articles that they may edit."""

    page_title = gettext_lazy("Excluded articles")
    header_icon = "no-view"
    index_url_name = "corpus_admin:excluded"
    index_results_url_name = "corpus_admin:excluded_results"
    list_export = ["page.title", "section", "why", "excluded_by", "excluded_at"]
    export_headings = {
        "page.title": gettext_lazy("Article"),
        "section": gettext_lazy("Section"),
        "why": gettext_lazy("Why"),
        "excluded_by": gettext_lazy("Excluded by"),
        "excluded_at": gettext_lazy("Excluded"),
    }
    allowed = staticmethod(may_review)

    @cached_property
    def columns(self):
        return [
            ArabicColumn("title", label=_("Article"), accessor="page.title", get_url=_edit_address),
            ArabicColumn("section", label=_("Section")),
            ArabicColumn("why", label=_("Why")),
            UserColumn("excluded_by", label=_("Excluded by")),
            DateColumn("excluded_at", label=_("Excluded")),
            _IncludeColumn("include", label="", accessor="page.title"),
        ]

    def rows(self):
        rows = ExcludedArticle.objects.filter(page__in=articles_for(self.request.user))
        rows = rows.select_related("page", "excluded_by").order_by("-excluded_at", "-pk")
        return self.decorate_paginated_queryset(list(rows)) if self.is_export else rows

    def decorate_paginated_queryset(self, object_list):
        rows = list(object_list)
        above = {row.page.path[: -Page.steplen] for row in rows}
        titles = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
        for row in rows:
            row.section = titles.get(row.page.path[: -Page.steplen], "")
        return rows


def _edit_address(row):
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])
