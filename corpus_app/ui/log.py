"""Decisions as the page history tells them."""

from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter


class DecisionFormatter(LogFormatter):
    """“Accept a suggestion: لافروف”."""

    def format_message(self, log_entry):
        return _("%(action)s: %(title)s") % {"action": self.label, "title": log_entry.data.get("title", "")}
