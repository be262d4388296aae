"""Addresses of the reports and their entries in the menu."""

from django.urls import path, reverse_lazy

from ..admin_merge import MergesView
from ..admin_split import SplitsView
from . import base, desk, excluded, near_names, quality, reposts

_REPORTS = {
    "coverage": desk.CoverageReport,
    "quality": quality.QualityReport,
    "new_names": desk.NewNamesReport,
    "stale_tags": desk.StaleTagsReport,
    "health": desk.HealthReport,
    "near_names": near_names.NearNamesReport,
    "reposts": reposts.RepostsReport,
    "excluded": excluded.ExcludedReport,
}

# Reached from another report.
_FURTHER = {"distinct": near_names.DistinctReport}

urlpatterns = []
for _name, _view in (_REPORTS | _FURTHER).items():
    _address = f"reports/{_name.replace('_', '-')}/"
    urlpatterns.append(path(_address, _view.as_view(), name=_name))
    urlpatterns.append(path(f"{_address}results/", _view.as_view(results_only=True), name=f"{_name}_results"))


def menu_items():
    """The reports' menu items, in order."""
    views = {**_REPORTS, "merges": MergesView, "splits": SplitsView}
    return [
        base.ReportMenuItem(
            view.page_title,
            reverse_lazy(f"corpus_admin:{name}"),
            f"corpus-{name.replace('_', '-')}",
            view.header_icon,
            allowed=view.allowed,
            order=700 + number,
        )
        for number, (name, view) in enumerate(views.items())
    ]
