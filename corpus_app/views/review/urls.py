"""Addresses of the review queue and its batches, under /admin/corpus/."""

from django.urls import path

from corpus_app.views import admin_suggestions

from . import batches, queue

urlpatterns = [
    path("review/", queue.ReviewQueueView.as_view(), name="review"),
    path("review/<int:pk>/<slug:decision>/", admin_suggestions.decide, {"closed": True}, name="decide_closed"),
    path("review/all/", batches.ConfirmBatchView.as_view(), name="confirm_batch"),
    path("review/batches/", batches.BatchListView.as_view(), name="batches"),
    path("review/batches/begin/", batches.begin, name="begin_batch"),
    path("review/batches/<int:pk>/", batches.BatchView.as_view(), name="batch"),
    path("review/batches/<int:pk>/status/", batches.status, name="batch_status"),
    path("review/batches/<int:pk>/cancel/", batches.cancel, name="cancel_batch"),
    path("review/batches/<int:pk>/undo/", batches.undo, name="undo_batch"),
]
