"""What stands beside a related link in the article's form: its target's state, and the offer to link back."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from corpus_app.services.errors import Conflict
from corpus_app.services.linking_back import link_back
from corpus_app.services.permissions import check_may_decide
from corpus_app.ui.links import link_row


@require_GET
def link_state(request, page_id, target_id):
    """The state of a link's target as HTML, for a row of the form of the article ``page_id`` (0: not saved yet)."""
    if page_id and not get_object_or_404(Page, pk=page_id).permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "corpus_app/admin/links/state.html", link_row(page_id, target_id, request.user))


@require_POST
def back(request, page_id, target_id):
    """Link back from the target; answers JSON {message}, with status 403 or 409 when it is refused."""
    page, target = get_object_or_404(Page, pk=page_id), get_object_or_404(Page, pk=target_id)
    try:
        check_may_decide(request.user, page)
        link_back(page, target, request.user, request.POST.get("kind", ""))
    except PermissionDenied as error:
        return JsonResponse({"message": str(error)}, status=403)
    except Conflict as conflict:
        return JsonResponse({"message": str(conflict)}, status=409)
    return JsonResponse({"message": _("A draft of it links back now.")})
