"""Take a merge or a split back: the answer to the button, and the column that holds it."""

from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column

from corpus_app.services.errors import Conflict
from corpus_app.ui.merging import in_words


def answer_undo(request, undo, record, list_url, *, done, left):
    """``undo(record, user)`` answers (what was restored, what had changed since and stays); back to the list.

    ``done`` is what to say of the first, ``left`` of the second, with %(what)s in it.
    """
    try:
        _restored, changed = undo(record, request.user)
    except Conflict as conflict:
        messages.error(request, str(conflict))
        return redirect(list_url)
    messages.success(request, done)
    if changed:
        messages.warning(request, left % {"what": in_words(changed)})
    return redirect(list_url)


class UndoColumn(Column):
    """The button that undoes a merge or split, at the address that the column is named after."""

    cell_template_name = "corpus_app/admin/merging/undo_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        url = reverse(f"corpus_admin:{self.name}", args=[instance.pk])
        return context | {"url": url, "csrf_token": get_token(parent_context["request"])}
