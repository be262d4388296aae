"""Story threads: what the archive proposes as one, to be made with a click, and what is new to those there are."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from corpus_app.services.errors import Conflict
from corpus_app.services.thread_proposals import find_proposals, load_proposals
from corpus_app.services.threads import add_to_thread, make_thread, may_make, parents_for

_TITLE = gettext_lazy("Story threads")
_PROPOSALS_A_PAGE = 20
_LONGEST_ID = 18


class ThreadsMenuItem(MenuItem):
    """For those who may add a story thread somewhere."""

    def __init__(self):
        super().__init__(_TITLE, reverse("corpus_admin:threads"), name="corpus-threads", icon_name="list-ul", order=10)

    def is_shown(self, request):
        return may_make(request.user)


class ThreadsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "corpus_app/admin/threads.html"
    page_title = _TITLE
    header_icon = "list-ul"

    def dispatch(self, request, *args, **kwargs):
        _check_may_make(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _TITLE}]

    def get_context_data(self, **kwargs):
        found, rows = find_proposals()
        page = Paginator(rows, _PROPOSALS_A_PAGE).get_page(self.request.GET.get("p"))
        page.object_list = load_proposals(found, page.object_list)
        return super().get_context_data(page_obj=page, parents=list(parents_for(self.request.user)), **kwargs)


@require_POST
def make(request):
    """Make a draft of a proposal below the chosen page and open it."""
    _check_may_make(request.user)
    parent = Page.objects.filter(pk__in=_ids(request, "parent")[:1]).first()
    if parent is None:
        messages.error(request, _("Choose a section for the thread."))
        return redirect("corpus_admin:threads")
    title = request.POST.get("title", "").strip() or _("Story thread")
    try:
        page = make_thread(parent, title, _ids(request, "event"), _ids(request, "article"), request.user)
    except Conflict as conflict:
        buttons = [messages.button(_edit_url(thread.pk), _("Edit")) for thread in conflict.candidates]
        messages.error(request, str(conflict), buttons=buttons)
        return redirect("corpus_admin:threads")
    messages.success(request, _("The thread is a draft. Name it, write its introduction and publish it."))
    return redirect(_edit_url(page.pk))


@require_POST
def add(request, pk):
    """Put what is new into a draft of a thread and open it."""
    _check_may_make(request.user)
    try:
        added = add_to_thread(pk, _ids(request, "event"), _ids(request, "article"), request.user)
    except Conflict as conflict:
        messages.error(request, str(conflict))
        return redirect("corpus_admin:threads")
    if added:
        messages.success(request, _("Added to a new draft of the thread. Publish it for readers to see it."))
    else:
        messages.warning(request, _("The thread has all of this already."))
    return redirect(_edit_url(pk))


def _check_may_make(user):
    if not may_make(user):
        raise PermissionDenied


def _edit_url(pk):
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _ids(request, name):
    """The ids posted under ``name``; 404 for what is none."""
    values = request.POST.getlist(name)
    if not all(value.isascii() and value.isdecimal() and len(value) <= _LONGEST_ID for value in values):
        raise Http404
    return [int(value) for value in values]
