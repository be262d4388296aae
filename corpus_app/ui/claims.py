"""What the newsroom's articles claim of an event, side by side on the event's own page."""

from wagtail.admin.panels import Panel

from corpus_app.services.claims import claims_by_article


class ClaimsPanel(Panel):
    """Read-only; hidden where no article claims anything."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "corpus_app/admin/claims_panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None and self.instance.claims.exists()

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"told": claims_by_article(self.instance)}
