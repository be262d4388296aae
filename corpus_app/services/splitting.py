"""Take apart what one actor's record has mixed up: some of its articles are another's."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision

from corpus_app.models import Actor, ActorTag, Suggestion

from .errors import Conflict
from .journal import Journal
from .permissions import check_may_change, may_decide
from .recording import record_actor
from .retagging import retag_drafts, retag_pages

State = Suggestion.State
_COPIED = ("kind", "proposal", "score", "reasons", "evidence", "words", "digest", "engine_version")


def articles_of(actor):
    """The pages that are tagged with the actor, or whose suggestion of it was accepted, by title."""
    tagged = ActorTag.objects.filter(tag=actor).values("content_object")
    accepted = Suggestion.objects.filter(actor=actor, state=State.ACCEPTED).values("page")
    return (Page.objects.filter(pk__in=tagged) | Page.objects.filter(pk__in=accepted)).order_by("title", "pk")


def may_move(user, page):
    """Whether ``user`` may move a tag of the page: edit it and, when it is live, publish it."""
    return may_decide(user, page) and (not page.live or page.permissions_for_user(user).can_publish())


def split(source, pages, user, *, target=None, name=""):
    """Move the tags of ``source`` on ``pages`` to ``target``, or to the actor of this ``name``, recorded if new.

    Drafts follow; the suggestion of ``source`` is rejected there. Answers (target, pages moved, pages left because
    ``user`` may not change them). Raises PermissionDenied, or Conflict for the same actor or an ambiguous name.
    """
    check_may_change(user, Actor)
    with transaction.atomic():
        target = target or record_actor({"name": name, "kind": source.kind}, user)
        if target.pk == source.pk:
            raise Conflict(_("Choose another actor: these articles are tagged with this one."))
        pages = list(pages)
        moved = [page for page in pages if may_move(user, page)]
        ids = [page.pk for page in moved]
        journal = Journal()
        retag_pages(journal, source, target, pages=ids)
        retag_drafts(journal, source, target, revisions=_current_revisions(moved))
        for page in moved:
            _decide_anew(page, source, target, user)
            specific = page.specific
            ReferenceIndex.create_or_update_for_object(specific)
            log(specific, "corpus.split", user=user, data={"title": f"{source} ← {target}"})
        if moved:
            log(source, "corpus.split", user=user, data={"title": target.name, "articles": ids})
        return target, moved, [page for page in pages if page.pk not in ids]


def _current_revisions(pages):
    """What opens in the editor, what is live and what is scheduled; history stays as it was."""
    current = [pk for page in pages for pk in (page.latest_revision_id, page.live_revision_id) if pk]
    scheduled = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in pages], approved_go_live_at__isnull=False
    )
    return Revision.objects.filter(pk__in=[*current, *scheduled.values_list("pk", flat=True)])


def _decide_anew(page, source, target, user):
    """So that later analyses of the page know whom it means."""
    row = Suggestion.objects.filter(page=page, key=f"actor:{source.pk}").first()
    if row is None:
        return
    decision = {"decided_by": user, "decided_at": timezone.now()}
    copied = {name: getattr(row, name) for name in _COPIED}
    copied["proposal"] = row.proposal | {"name": target.name, "alternatives": []}
    other, _created = Suggestion.objects.get_or_create(
        page=page, key=f"actor:{target.pk}", defaults=copied | {"actor": target}
    )
    _update(other, state=State.ACCEPTED, stored=True, why="", **decision)
    why = _("“%(name)s” is meant.") % {"name": target.name}
    _update(row, state=State.REJECTED, stored=False, why=why[:255], **decision)


def _update(suggestion, **values):
    for name, value in values.items():
        setattr(suggestion, name, value)
    suggestion.save()
