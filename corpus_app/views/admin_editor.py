"""The article editor with its suggestions."""

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from corpus_app.models.review_task import NotReady
from corpus_app.panels import SuggestionsSidePanel


class CorpusEditMixin:
    """Adds the suggestions to a page type's create, edit or revert view.

    For sites with a page type and a PageViewSet of their own: put it before Wagtail's view class.
    """

    def get_side_panels(self):
        panels = list(super().get_side_panels())
        # An autosave answers with the panels to redraw, as does the step from "create" to "edit": ours redraws itself.
        if not self.expects_json_response and not getattr(self, "hydrate_create_view", False):
            panels.insert(1, SuggestionsSidePanel(self.page, self.request))
        return MediaContainer(panels)

    def perform_workflow_action(self):
        """What was edited stays saved when the article turns out not to be ready for approval."""
        try:
            return super().perform_workflow_action()
        except NotReady as error:
            for sentence in error.missing:
                messages.error(self.request, sentence)
            return redirect("wagtailadmin_pages:edit", self.page.pk)


class ArticleCreateView(CorpusEditMixin, CreateView):
    pass


class ArticleEditView(CorpusEditMixin, EditView):
    pass


class ArticleRevertView(CorpusEditMixin, RevisionsRevertView):
    pass
