"""The review queue: what awaits a decision in all articles, by article or by what is suggested."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page
from wagtail.permissions import policy_registry

from corpus_app.services import review_queue
from corpus_app.ui.review import FilterForm, article_groups, target_groups
from corpus_app.ui.suggestions import USUAL_REASONS

_TITLE = _("Review queue")
_SCRIPTS = ("server", "card-list", "review-controller", "suggestion-keys-controller")


class ReviewMenuItem(MenuItem):
    """For those who may edit articles."""

    def __init__(self):
        super().__init__(_TITLE, reverse("corpus_admin:review"), name="corpus-review", icon_name="tasks", order=140)

    def is_shown(self, request):
        return review_queue.may_review(request.user)


class ReviewMixin(WagtailAdminTemplateMixin):
    """Pages about the queue: for those who may edit articles, with the queue's styles."""

    header_icon = "tasks"
    scripts = ()

    def dispatch(self, request, *args, **kwargs):
        if not review_queue.may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        steps = [*super().get_breadcrumbs_items(), {"url": reverse("corpus_admin:review"), "label": _TITLE}]
        return steps if self.page_title == _TITLE else [*steps, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(media=self.media, **kwargs)

    @property
    def media(self):
        styles = ("suggestions", "suggestion-card", "suggestion-help", "review")
        return forms.Media(
            css={"all": [versioned_static(f"corpus_app/css/{name}.css") for name in styles]},
            js=[versioned_static(f"corpus_app/js/{name}.js") for name in self.scripts],
        )

    @cached_property
    def may_publish(self):
        return policy_registry.get_by_type(Page).user_has_permission(self.request.user, "publish")

    @cached_property
    def form(self):
        return FilterForm(self.request.GET, self.request.user)

    @cached_property
    def suggestions(self):
        return review_queue.queue(self.request.user, self.form.filters())

    def query(self, **changes):
        """The address's query with changes; the place in the list is forgotten."""
        query = self.request.GET.copy()
        query.pop("after", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return query.urlencode()


class ReviewQueueView(ReviewMixin, TemplateView):
    page_title = _TITLE
    scripts = _SCRIPTS

    @property
    def header_buttons(self):
        return [HeaderButton(_("Review batches"), reverse("corpus_admin:batches"), icon_name="history")]

    def get_template_names(self):
        name = "targets" if self.by_target else "queue"
        return [f"corpus_app/admin/review/{name}.html"]

    @property
    def by_target(self):
        return self.request.GET.get("by") == "target"

    def get_context_data(self, **kwargs):
        after = self.request.GET.get("after", "")
        groups, cursor = self._targets(after) if self.by_target else self._articles(after)
        count, exact = review_queue.about(self.suggestions)
        return super().get_context_data(
            form=self.form,
            groups=groups,
            after=after,
            next_query=cursor and f"{self.query()}&{urlencode({'after': cursor})}",
            count=count,
            exact=exact,
            start_query=self.query(),
            query=self.query(by=""),
            by_article_query=self.query(by="", target=""),
            by_target_query=self.query(by="target", target="", article=""),
            target=self._target(groups),
            may_publish=self.may_publish,
            usual_reasons=USUAL_REASONS.items(),
            decide_url=reverse("corpus_admin:decide_closed", args=[0, "decision"]),
            **kwargs,
        )

    def _articles(self, after):
        rows, cursor = review_queue.slice_of(self.suggestions, after)
        return article_groups(rows, self.request.user), cursor

    def _targets(self, after):
        counted, cursor = review_queue.targets(self.suggestions, after)
        return target_groups(counted, self.request.user), cursor

    def _target(self, groups):
        """The name of the only target shown, when the filters ask for one."""
        wanted = not self.by_target and groups and self.form.filters().target
        return groups[0].cards[0].suggestion.title if wanted else ""
