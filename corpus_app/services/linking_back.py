"""A link from the target of a link back to where it comes from."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from corpus_app.models import RelatedLink, TaggedArticle
from corpus_app.models.choices import LinkKind

from .applying import check_free
from .errors import Conflict
from .holding import hold

# What the first article is to the second, where a link says what the second is to the first.
_SEEN_FROM_THERE = {
    LinkKind.BACKGROUND: LinkKind.FOLLOW_UP,
    LinkKind.FOLLOW_UP: LinkKind.BACKGROUND,
    LinkKind.CORRECTION: LinkKind.BACKGROUND,
}


def kind_seen_from_there(kind):
    """The LinkKind of the link back; a kind that is none counts as background."""
    kind = LinkKind(kind) if kind in LinkKind.values else LinkKind.FOLLOW_UP
    return _SEEN_FROM_THERE.get(kind, kind)


def link_back(page, target, user, kind=""):
    """Put a link to ``page`` into a new draft of ``target`` under the user's name; answers the draft.

    ``kind`` is that of the link from ``page`` to ``target``. Raises PermissionDenied (the user may not edit the target,
    or it is locked) or Conflict (somebody has it open, it links back already, or it is no article).
    """
    with transaction.atomic():
        target = hold(target.pk)
        check_free(target, user)
        draft = target.get_latest_revision_as_object()
        if not isinstance(draft, TaggedArticle) or target.pk == page.pk:
            raise Conflict(_("This page cannot link back."))
        links = list(draft.related_links.all())
        if any(link.target_id == page.pk for link in links):
            raise Conflict(_("It links back already."))
        order = max((link.sort_order or 0 for link in links), default=-1) + 1
        draft.related_links.add(RelatedLink(target_id=page.pk, kind=kind_seen_from_there(kind), sort_order=order))
        # Only the link is new: what else the draft may lack is no reason to refuse it.
        draft.save_revision(user=user, log_action=True, clean=False)
        log(draft, "corpus.link_back", user=user, data={"title": page.title})
    return draft
