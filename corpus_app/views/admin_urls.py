"""Corpus's own addresses in the admin, under /admin/corpus/."""

from django.urls import path

from . import admin_suggestions

app_name = "corpus_admin"
urlpatterns = [
    path("pages/<int:page_id>/suggestions/", admin_suggestions.suggestions, name="suggestions"),
    path("pages/<int:page_id>/analyse/", admin_suggestions.analyse, name="analyse"),
    path("suggestions/<int:pk>/<slug:decision>/", admin_suggestions.decide, name="decide"),
]
