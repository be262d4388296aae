"""What the newsroom's reports share."""

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from corpus_app.models import Actor
from corpus_app.services.permissions import may_change


def may_see(user):
    """The reports are for those who keep the actors and events."""
    return may_change(user, Actor)


class ReportMenuItem(MenuItem):
    """An entry in the menu of reports, shown to those for whom ``allowed(user)``."""

    def __init__(self, label, url, name, icon_name, allowed=may_see, order=700):
        super().__init__(label, url, name=name, icon_name=icon_name, order=order)
        self.allowed = allowed

    def is_shown(self, request):
        return self.allowed(request.user)


class ArabicColumn(Column):
    """Words of the newsroom's language in an admin of another; ``get_url`` links them."""

    cell_template_name = "corpus_app/admin/reports/arabic_cell.html"

    def __init__(self, *args, get_url=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance, parent_context):
        url = self.get_url(instance) if self.get_url else ""
        return super().get_cell_context_data(instance, parent_context) | {"url": url}


class DeskReport(ReportView):
    """A report over rows that need not be a queryset; ``rows()`` gives them for the filters' values.

    ``allowed`` (user) tells who may see it.
    """

    template_name = "corpus_app/admin/reports/report.html"
    results_template_name = "corpus_app/admin/reports/results.html"
    permission_required = "change"
    any_permission_required = None
    allowed = staticmethod(may_see)

    def user_has_permission(self, permission):
        return self.allowed(self.request.user)

    @property
    def wanted(self):
        """The values of the filters, empty without or with senseless ones."""
        return self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}

    def rows(self):
        """The report's rows."""
        raise NotImplementedError

    def get_filtered_queryset(self):
        # What a page of the listing shows beside its rows' own columns, a download has for all of them.
        rows = self.rows()
        return self.decorate_paginated_queryset(list(rows)) if self.is_export else rows

    def get_warning(self):
        """A sentence of warning above the report, or ""."""
        return ""

    def get_figures(self):
        """Numbers shown above the report: [(label, value)]."""
        return []

    def get_chart(self):
        """What corpus_charts takes for the chart above the report, or None.

        {title, rows, most} for bars, of which the report's rows are the table; {title, rows, of, what} for columns.
        """
        return None

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        above = {"warning": self.get_warning(), "figures": self.get_figures(), "chart": self.get_chart()}
        return context | above

    def write_csv_row(self, writer, row_dict):
        """Spreadsheets take a name that begins like a formula for one."""
        return super().write_csv_row(writer, {name: _harmless(value) for name, value in row_dict.items()})


def _harmless(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
