"""Reports that the calendar brings up: plans whose day has passed, and anniversaries."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from corpus_app.models import Event
from corpus_app.services.event_calendar import anniversaries, planned_past
from corpus_app.services.permissions import may_change

_PAST_TITLE = gettext_lazy("Planned events whose day has passed")
_ANNIVERSARIES_TITLE = gettext_lazy("Anniversaries")


class _CalendarMenuItem(MenuItem):
    """For those who may change events."""

    def is_shown(self, request):
        return may_change(request.user, Event)


class PlannedPastMenuItem(_CalendarMenuItem):
    def __init__(self):
        super().__init__(
            _PAST_TITLE, reverse("corpus_admin:planned_past"), name="corpus-planned-past", icon_name="history"
        )


class AnniversariesMenuItem(_CalendarMenuItem):
    def __init__(self):
        super().__init__(
            _ANNIVERSARIES_TITLE, reverse("corpus_admin:anniversaries"), name="corpus-anniversaries", icon_name="date"
        )


def _edit_url(event):
    return reverse(event.snippet_viewset.get_url_name("edit"), args=[event.pk])


class _CalendarReport(ReportView):
    model = Event
    permission_required = "change"
    is_searchable = False
    list_export = ["name", "date", "category", "place"]

    def user_has_permission(self, permission):
        return may_change(self.request.user, Event)

    @property
    def columns(self):
        return [
            TitleColumn("name", label=_("Event"), get_url=_edit_url),
            Column("date", label=_("Date")),
            Column("category", label=_("Category"), accessor="get_category_display"),
            Column("place", label=_("Place")),
        ]


class PlannedPast(_CalendarReport):
    """For an editor to say what became of them."""

    page_title = _PAST_TITLE
    header_icon = "history"
    index_url_name = "corpus_admin:planned_past"
    index_results_url_name = "corpus_admin:planned_past_results"

    def get_base_queryset(self):
        return planned_past(timezone.localdate()).select_related("place")

    @property
    def no_results_message(self):
        return _("Nothing that was planned lies behind.")


class Anniversaries(_CalendarReport):
    """Events of these days in earlier years."""

    page_title = _ANNIVERSARIES_TITLE
    header_icon = "date"
    index_url_name = "corpus_admin:anniversaries"
    index_results_url_name = "corpus_admin:anniversaries_results"

    def get_base_queryset(self):
        return anniversaries(timezone.localdate()).select_related("place")

    @property
    def no_results_message(self):
        return _("Nothing on record happened on these days of an earlier year.")
