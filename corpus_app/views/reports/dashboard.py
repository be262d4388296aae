"""The desk's numbers on the admin's first page."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from corpus_app.services.desk import desk_figures
from corpus_app.ui.workers import silence_sentence


class DeskPanel(Component):
    name = "corpus-desk"
    template_name = "corpus_app/admin/reports/dashboard.html"
    order = 120

    def get_context_data(self, parent_context):
        figures = desk_figures(parent_context["request"].user)
        rate = "—" if figures["rate"] is None else f"{figures['rate']}%"
        rows = [
            (_("suggestions await a decision"), figures["pending"], ""),
            (_("articles with open suggestions"), figures["articles"], ""),
            (_("new names waiting"), figures["names"], "new_names"),
            (_("articles without a main actor"), figures["without_main"], "coverage"),
            (_("stale tags"), figures["stale"], "stale_tags"),
            (_("failed analyses"), figures["failed"], "health"),
            (_("accepted in the last 30 days"), rate, "quality"),
        ]
        rows = [(label, value, name and reverse(f"corpus_admin:{name}")) for label, value, name in rows]
        return {"rows": rows, "silence": silence_sentence(), "health_url": reverse("corpus_admin:health")}

    @property
    def media(self):
        return forms.Media(css={"all": [versioned_static("corpus_app/css/desk.css")]})
