"""Corpus's own addresses in the admin, under /admin/corpus/."""

from django.urls import path

from . import admin_calendar, admin_learning, admin_lookup, admin_merge, admin_split, admin_suggestions
from .reports import urls as reports
from .review import urls as review

app_name = "corpus_admin"
urlpatterns = [
    *reports.urlpatterns,
    *review.urlpatterns,
    path("pages/<int:page_id>/suggestions/", admin_suggestions.suggestions, name="suggestions"),
    path("pages/<int:page_id>/analyse/", admin_suggestions.analyse, name="analyse"),
    path("lookup/<slug:kind>/", admin_lookup.lookup, name="lookup"),
    path("suggestions/<int:pk>/<slug:decision>/", admin_suggestions.decide, name="decide"),
    path("merge/<slug:kind>/<int:pk>/", admin_merge.MergeView.as_view(), name="merge"),
    path("merges/", admin_merge.MergesView.as_view(), name="merges"),
    path("merges/results/", admin_merge.MergesView.as_view(results_only=True), name="merges_results"),
    path("merges/<int:pk>/undo/", admin_merge.undo, name="undo_merge"),
    path("split/<int:pk>/", admin_split.SplitView.as_view(), name="split"),
    path("planned-past/", admin_calendar.PlannedPast.as_view(), name="planned_past"),
    path("planned-past/results/", admin_calendar.PlannedPast.as_view(results_only=True), name="planned_past_results"),
    path("anniversaries/", admin_calendar.Anniversaries.as_view(), name="anniversaries"),
    path(
        "anniversaries/results/", admin_calendar.Anniversaries.as_view(results_only=True), name="anniversaries_results"
    ),
    path("learned/names/", admin_learning.LearnedNames.as_view(), name="learned_names"),
    path(
        "learned/names/results/",
        admin_learning.LearnedNames.as_view(results_only=True),
        name="learned_names_results",
    ),
    path("learned/rules/", admin_learning.LearnedRules.as_view(), name="learned_rules"),
    path(
        "learned/rules/results/",
        admin_learning.LearnedRules.as_view(results_only=True),
        name="learned_rules_results",
    ),
    path("learned/<slug:what>/<int:pk>/forget/", admin_learning.forget, name="forget"),
]
