"""The panel's endpoints: what the suggestions are now, a decision, another analysis."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_GET, require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from corpus_app import dispatch
from corpus_app.models import AnalysisRequest, KnowledgeVersion, Suggestion
from corpus_app.models.choices import ActorRole
from corpus_app.services import applying, decisions, stale_tags
from corpus_app.services.aliases import learn_name
from corpus_app.services.errors import Conflict
from corpus_app.services.permissions import check_may_decide
from corpus_app.services.reanalysis import ask_again
from corpus_app.services.workers import silence
from corpus_app.ui.form_rows import form_row
from corpus_app.ui.suggestions import panel_context

_DECISIONS = {
    "accept": decisions.accept,
    "reject": decisions.reject,
    "unsure": decisions.mark_unsure,
    "undo": decisions.undo,
    "keep": stale_tags.keep,
}
# On an article that nobody has open an accepted tag goes into a new draft.
_ON_CLOSED = _DECISIONS | {"accept": applying.accept_closed, "undo": applying.undo_closed}
_LONGEST_PK = 18


def _etag(request, page_id):
    """Changes with all that the body shows; between two saves the panel asks often and mostly in vain."""
    suggestions = Suggestion.objects.filter(page_id=page_id).aggregate(Count("pk"), Max("updated_at"))
    analysis = AnalysisRequest.objects.filter(page_id=page_id).values("state", "error").first()
    page = Page.objects.filter(pk=page_id).values("locked", "locked_by", "latest_revision_created_at").first()
    parts = (suggestions, analysis, page, silence(), request.user.pk, get_language(), KnowledgeVersion.current())
    digest = hashlib.sha256(repr(parts).encode()).hexdigest()
    return f'"{digest[:20]}"'


@require_GET
@condition(etag_func=_etag)
def suggestions(request, page_id):
    """The panel's body for one page, as HTML; for those who may edit it, also while somebody else holds its lock."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    context = panel_context(page, request.user)
    return render(request, "corpus_app/admin/suggestions_body.html", context)


@require_GET
def token(request):
    """A CSRF token for an editor that outlived its session, as JSON {token}."""
    return JsonResponse({"token": get_token(request)})


@require_POST
def decide(request, pk, decision, closed=False):
    """Apply one decision; answers JSON {state, row} or, with status 403, 404 or 409, {message, candidates}.

    ``closed`` says that it does not come from the article's editor.
    """
    if decision not in _DECISIONS:
        raise Http404
    options = {"why": request.POST.get("why", "").strip()}
    if decision == "undo":
        options = {} if closed else {"was": request.POST.get("was", "")}
    if decision == "accept":
        options |= _choices(request.POST)
    if decision == "accept" and closed:
        options["publish"] = request.POST.get("publish") == "on"
    try:
        with transaction.atomic():
            suggestion = Suggestion.objects.select_related("page").get(pk=pk)
            check_may_decide(request.user, suggestion.page)
            decided = (_ON_CLOSED if closed else _DECISIONS)[decision](suggestion, request.user, **options)
            if "instead" in options and request.POST.get("alias") == "true" and suggestion.evidence:
                learn_name(decided.actor or decided.event, suggestion.evidence[0]["quote"], request.user)
    except Suggestion.DoesNotExist:
        return JsonResponse({"message": _("This suggestion no longer exists.")}, status=404)
    except PermissionDenied as error:
        return JsonResponse({"message": str(error)}, status=403)
    except Conflict as conflict:
        candidates = [{"id": record.pk, "title": str(record)} for record in conflict.candidates]
        return JsonResponse({"message": str(conflict), "candidates": candidates}, status=409)
    dispatch.note_decision()
    return JsonResponse({"state": decided.state, "row": form_row(decided, AdminURLFinder(request.user))})


def _choices(data):
    """What an editor set before accepting; senseless values are left out."""
    choices = {}
    instead = data.get("instead", "")
    if instead.isascii() and instead.isdecimal() and len(instead) <= _LONGEST_PK:
        choices["instead"] = int(instead)
    if data.get("role") in ActorRole.values:
        choices["role"] = data["role"]
    if data.get("main") in ("true", "false"):
        choices["main"] = data["main"] == "true"
    return choices


@require_POST
def analyse(request, page_id):
    """Have the page's latest text analysed again."""
    page = get_object_or_404(Page, pk=page_id)
    try:
        check_may_decide(request.user, page)
        if ask_again(page, request.user):
            dispatch.wake(page.pk)
    except PermissionDenied as error:
        return JsonResponse({"message": str(error)}, status=403)
    return JsonResponse({}, status=202)
