"""What Corpus adds beside the editor's form."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel

from .models import Suggestion
from .ui.suggestions import panel_context

_STYLES = ("suggestions", "suggestion-card", "suggestion-help")
# The controllers come after what they use.
_SCRIPTS = (
    "server",
    "form-rows",
    "card-list",
    "passages",
    "outbox",
    "decisions-controller",
    "stale-tags-controller",
    "suggestions-controller",
    "type-ahead",
    "another-controller",
    "picker-controller",
    "record-controller",
    "suggestion-keys-controller",
)


class SuggestionsSidePanel(BaseSidePanel):
    """The suggestions for the article in the editor; refreshed after each save without a reload."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle suggestions")
        icon_name = "tag"

        def get_context_data(self, parent_context):
            page = self.panel.object
            pending = page.suggestions.filter(state=Suggestion.State.PENDING).count() if page.pk else 0
            return super().get_context_data(parent_context) | {"count": pending}

    name = "corpus-suggestions"
    title = gettext_lazy("Suggestions")
    template_name = "corpus_app/admin/suggestions_panel.html"
    order = 200

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        if self.object.pk:
            context |= panel_context(self.object, self.request.user)
        # The id of an article that is yet to be saved is filled in by the browser after the first save.
        placeholder = self.object.pk or 0
        context["suggestions_url"] = reverse("corpus_admin:suggestions", args=[placeholder])
        context["analyse_url"] = reverse("corpus_admin:analyse", args=[placeholder])
        context["decide_url"] = reverse("corpus_admin:decide", args=[0, "decision"])
        context["passage_text"] = _("Passage %(number)s of %(count)s is marked in the text.")
        context["strings"] = {
            "waiting": _("Suggestions await your decision: %(count)s"),
            "none": _("No suggestion awaits your decision."),
            "offline": _("The server gives no answer; the next save tries again. If this lasts, log in again."),
            "slow": _("The analysis takes longer than usual; it goes on in the background."),
        }
        return context

    @property
    def media(self):
        return forms.Media(
            css={"all": [versioned_static(f"corpus_app/css/{name}.css") for name in _STYLES]},
            js=[versioned_static(f"corpus_app/js/{name}.js") for name in _SCRIPTS],
        )
