"""How much an actor or event is used, on its own page."""

from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from corpus_app.services.usage import usage_of


class UsagePanel(Panel):
    """Read-only; for a record that is stored."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "corpus_app/admin/records/usage.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            usage = usage_of(self.instance, self.request.user)
            wording = "Y" if usage.by_year else "YEAR_MONTH_FORMAT"
            periods = [(date_format(day, wording), count) for day, count in usage.periods]
            queue = f"{reverse('corpus_admin:review')}?{urlencode({'target': usage.key})}"
            context = super().get_context_data(parent_context)
            return context | {"usage": usage, "periods": periods, "queue": queue}

        @property
        def media(self):
            return super().media + forms.Media(css={"all": [versioned_static("corpus_app/css/desk.css")]})
