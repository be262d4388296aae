"""Articles that are never suggested nor filled in as a link, anywhere; what editors chose stays."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from corpus_app.models import ExcludedArticle

from .automatic_links import take_away
from .link_requests import note
from .related import return_links_to, withdraw_links_to

_LONGEST_REASON = ExcludedArticle._meta.get_field("why").max_length


def may_exclude(user, page):
    """True for those who may edit the page, locked or not: nothing in it changes."""
    return page.permissions_for_user(user).can_edit()


def exclude(page, user, why=""):
    """Exclude the article; answers False when it was excluded already. Raises PermissionDenied.

    Suggestions of it that await a decision are withdrawn and automatic links to it end; the caller wakes a worker
    for the articles that lose one.
    """
    _check(user, page)
    with transaction.atomic():
        fields = {"excluded_by": user, "why": why[:_LONGEST_REASON]}
        _row, created = ExcludedArticle.objects.get_or_create(page_id=page.pk, defaults=fields)
        if created:
            withdraw_links_to(page.pk)
            take_away(page.pk)
            log(page.specific, "corpus.exclude", user=user, data={"title": why or page.title})
    return created


def include(page, user):
    """Take an exclusion back; answers False when there was none. Raises PermissionDenied.

    What was suggested before comes back at once, automatic links when the caller wakes a worker.
    """
    _check(user, page)
    with transaction.atomic():
        removed, _rows = ExcludedArticle.objects.filter(page=page.pk).delete()
        if removed:
            return_links_to(page.pk)
            note([page.pk], spread=True)
            log(page.specific, "corpus.include", user=user, data={"title": page.title})
    return bool(removed)


def _check(user, page):
    if not may_exclude(user, page):
        raise PermissionDenied(_("You may not edit this page."))
