"""Registers with Wagtail; what is registered lives elsewhere."""

from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from .ui.log import DecisionFormatter
from .ui.tag_review import hold_bulk_publishing, hold_publishing
from .views import admin_urls
from .views.admin_calendar import AnniversariesMenuItem, PlannedPastMenuItem
from .views.admin_exclusions import exclusion_button
from .views.admin_learning import LearningMenuItem
from .views.admin_threads import ThreadsMenuItem
from .views.reports import urls as reports
from .views.reports.base import may_see
from .views.reports.dashboard import DeskPanel
from .views.review.queue import ReviewMenuItem
from .viewsets import ArticleViewSet, CorpusViewSetGroup

register_snippet(CorpusViewSetGroup)


@hooks.register("register_admin_viewset")
def register_article_viewset():
    return ArticleViewSet()


@hooks.register("register_admin_urls")
def register_admin_urls():
    return [path("corpus/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def register_review_queue():
    return ReviewMenuItem()


@hooks.register("register_corpus_menu_item")
def register_threads():
    return ThreadsMenuItem()


@hooks.register("register_reports_menu_item")
def register_learning_report():
    return LearningMenuItem()


@hooks.register("register_reports_menu_item")
def register_planned_past_report():
    return PlannedPastMenuItem()


@hooks.register("register_reports_menu_item")
def register_anniversaries_report():
    return AnniversariesMenuItem()


for _item in reports.menu_items():
    hooks.register("register_reports_menu_item", lambda item=_item: item)


@hooks.register("register_page_header_buttons")
def offer_to_exclude(page, user, view_name, next_url=None):
    return filter(None, [exclusion_button(page, user)])


@hooks.register("insert_editor_js")
def link_rows_script():
    return format_html('<script src="{}"></script>', versioned_static("corpus_app/js/link-controller.js"))


@hooks.register("insert_global_admin_css")
def link_rows_style():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("corpus_app/css/links.css"))


@hooks.register("construct_homepage_panels")
def add_desk_panel(request, panels):
    if may_see(request.user):
        panels.append(DeskPanel())


hooks.register("before_publish_page", hold_publishing)
hooks.register("before_bulk_action", hold_bulk_publishing)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for action, label in (
        ("corpus.accept", _("Accept a suggestion")),
        ("corpus.reject", _("Reject a suggestion")),
        ("corpus.unsure", _("Leave a suggestion open")),
        ("corpus.undo", _("Take a decision back")),
        ("corpus.keep", _("Keep a stale tag")),
        ("corpus.alias", _("Learn a name")),
        ("corpus.merge", _("Merge")),
        ("corpus.unmerge", _("Undo a merge")),
        ("corpus.split", _("Move articles to another actor")),
        ("corpus.unsplit", _("Undo a split")),
        ("corpus.distinct", _("Tell apart")),
        ("corpus.undistinct", _("No longer tell apart")),
        ("corpus.exclude", _("Never suggest this article")),
        ("corpus.include", _("Suggest it again")),
        ("corpus.link_back", _("Link back")),
        ("corpus.link_lost", _("A related article was deleted, its link is gone")),
    ):
        actions.register_action(action)(type("Formatter", (DecisionFormatter,), {"label": label}))
    actions.register_action("corpus.forget", _("Reset what was learned"), _("Reset what was learned"))
    actions.register_action("corpus.weigh", _("Set a weight by hand"), _("Set a weight by hand"))
    for action, label in (
        ("corpus.batch", _("Begin a review batch")),
        ("corpus.batch_cancel", _("Cancel a review batch")),
        ("corpus.batch_undo", _("Undo a review batch")),
    ):
        actions.register_action(action, label, label)
