"""Corpus's own addresses in the admin, under /admin/corpus/."""

from django.urls import path

from . import (
    admin_calendar,
    admin_exclusions,
    admin_learning,
    admin_links,
    admin_lookup,
    admin_merge,
    admin_recording,
    admin_split,
    admin_suggestions,
    admin_threads,
    admin_weights,
    admin_what_if,
)
from .reports import near_names
from .reports import urls as reports
from .reports.reposts import CompareView
from .review import urls as review

app_name = "corpus_admin"
urlpatterns = [
    *reports.urlpatterns,
    *review.urlpatterns,
    path("pages/<int:page_id>/suggestions/", admin_suggestions.suggestions, name="suggestions"),
    path("pages/<int:page_id>/analyse/", admin_suggestions.analyse, name="analyse"),
    path("pages/<int:page_id>/exclude/", admin_exclusions.ExcludeView.as_view(), name="exclude"),
    path("pages/<int:page_id>/include/", admin_exclusions.include_again, name="include"),
    path("compare/<int:one_id>/<int:other_id>/", CompareView.as_view(), name="compare"),
    path("links/<int:page_id>/<int:target_id>/", admin_links.link_state, name="link_state"),
    path("links/<int:page_id>/<int:target_id>/back/", admin_links.back, name="link_back"),
    path("lookup/<slug:kind>/", admin_lookup.lookup, name="lookup"),
    path("suggestions/<int:pk>/record/", admin_recording.RecordView.as_view(), name="record"),
    path("token/", admin_suggestions.token, name="token"),
    path("suggestions/<int:pk>/<slug:decision>/", admin_suggestions.decide, name="decide"),
    path("merge/<slug:kind>/<int:pk>/", admin_merge.MergeView.as_view(), name="merge"),
    path("merges/", admin_merge.MergesView.as_view(), name="merges"),
    path("merges/results/", admin_merge.MergesView.as_view(results_only=True), name="merges_results"),
    path("merges/<int:pk>/undo/", admin_merge.undo, name="undo_merge"),
    path("distinct/<slug:kind>/<int:one>/<int:other>/", near_names.apart, name="tell_apart"),
    path("distinct/<int:pk>/undo/", near_names.undo_apart, name="undo_apart"),
    path("split/<int:pk>/", admin_split.SplitView.as_view(), name="split"),
    path("threads/", admin_threads.ThreadsView.as_view(), name="threads"),
    path("threads/make/", admin_threads.make, name="make_thread"),
    path("threads/<int:pk>/add/", admin_threads.add, name="add_to_thread"),
    path("splits/", admin_split.SplitsView.as_view(), name="splits"),
    path("splits/results/", admin_split.SplitsView.as_view(results_only=True), name="splits_results"),
    path("splits/<int:pk>/undo/", admin_split.undo, name="undo_split"),
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
    path("learned/<slug:what>/<int:pk>/", admin_weights.WeightView.as_view(), name="weight"),
    path("what-if/settings/<int:pk>/", admin_what_if.settings, name="what_if_settings"),
    path("what-if/actor/<int:pk>/", admin_what_if.actor, name="what_if_actor"),
    path("what-if/learned/<slug:what>/<int:pk>/", admin_what_if.weight, name="what_if_weight"),
]
