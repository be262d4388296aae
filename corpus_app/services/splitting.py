"""Take apart what one actor's record has mixed up: some of its articles are another's; and take that back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision

from corpus_app.models import Actor, ActorTag, SplitRecord, Suggestion
from corpus_app.wording import listed

from .errors import Conflict
from .journal import Journal, take_back
from .lookup import actors_named
from .merging import survivor_id
from .permissions import check_may_change, may_decide
from .recording import record_actor
from .repointing import columns_pointing_at
from .retagging import named_in_drafts, retag_drafts, retag_pages

State = Suggestion.State
_MOST_TITLES = 10
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
        recorded = target is None and not actors_named(name, source.kind)
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
            _decide_anew(journal, page, source, target, user)
            _note(page, "corpus.split", user, f"{source} ← {target}")
        if moved:
            SplitRecord.objects.create(
                source_id=source.pk,
                source_name=source.name,
                target_id=target.pk,
                target_name=target.name,
                recorded=recorded,
                articles=ids,
                journal=journal.entries,
                split_by=user,
            )
            log(source, "corpus.split", user=user, data={"title": target.name, "articles": ids})
        return target, moved, [page for page in pages if page.pk not in ids]


def undo_split(record, user):
    """Take a split back; answers (restored, changed since), Counters by model label.

    What was changed since stays as it is. An actor recorded for the split goes when nothing else names it. Raises
    Conflict when one of the two actors is gone or the split was undone, PermissionDenied unless ``user`` may change
    actors and all of the articles.
    """
    check_may_change(user, Actor)
    with transaction.atomic():
        record = SplitRecord.objects.select_for_update().get(pk=record.pk)
        if record.undone_at:
            raise Conflict(_("This split has been undone already."))
        source = _still_there(record.source_id, record.source_name)
        target = _still_there(record.target_id, record.target_name)
        pages = list(Page.objects.filter(pk__in=record.articles))
        if kept := [page.title for page in pages if not may_move(user, page)]:
            raise PermissionDenied(
                _("You may not change these articles: %(titles)s.") % {"titles": listed(kept[:_MOST_TITLES])}
            )
        restored, changed = take_back(record.journal)
        record.undone_by, record.undone_at = user, timezone.now()
        record.save()
        for page in pages:
            _note(page, "corpus.unsplit", user, f"{target} ← {source}")
        log(source, "corpus.unsplit", user=user, data={"title": record.target_name, "articles": record.articles})
        if record.recorded and not _is_named(target):
            target.delete()
        return restored, changed


def _still_there(pk, name):
    if actor := Actor.objects.filter(pk=pk).first():
        return actor
    if survivor_id(Actor, pk) != pk:
        raise Conflict(_("“%(name)s” was merged itself since. Undo that first.") % {"name": name})
    raise Conflict(_("“%(name)s” is no longer on record.") % {"name": name})


def _is_named(actor):
    """Whether any row or stored draft names the actor."""
    columns = columns_pointing_at(Actor)
    named = any(column.model._base_manager.filter(**{column.attname: actor.pk}).exists() for column in columns)
    return named or named_in_drafts(actor)


def _note(page, action, user, title):
    specific = page.specific
    ReferenceIndex.create_or_update_for_object(specific)
    log(specific, action, user=user, data={"title": title})


def _current_revisions(pages):
    """What opens in the editor, what is live and what is scheduled; history stays as it was."""
    current = [pk for page in pages for pk in (page.latest_revision_id, page.live_revision_id) if pk]
    scheduled = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in pages], approved_go_live_at__isnull=False
    )
    return Revision.objects.filter(pk__in=[*current, *scheduled.values_list("pk", flat=True)])


def _decide_anew(journal, page, source, target, user):
    """So that later analyses of the page know whom it means."""
    row = Suggestion.objects.filter(page=page, key=f"actor:{source.pk}").first()
    if row is None:
        return
    decision = {"decided_by_id": user.pk, "decided_at": timezone.now()}
    other = Suggestion.objects.filter(page=page, key=f"actor:{target.pk}").first()
    if other is None:
        copied = {name: getattr(row, name) for name in _COPIED}
        copied["proposal"] = row.proposal | {"name": target.name, "alternatives": []}
        accepted = {"state": State.ACCEPTED, "stored": True, **decision}
        journal.make(Suggestion(page=page, key=f"actor:{target.pk}", actor=target, **copied, **accepted))
    else:
        _decide(journal, other, state=State.ACCEPTED, stored=True, why="", **decision)
    why = _("“%(name)s” is meant.") % {"name": target.name}
    _decide(journal, row, state=State.REJECTED, stored=False, why=why[:255], **decision)


def _decide(journal, suggestion, **decision):
    journal.set(Suggestion, [suggestion.pk], {name: getattr(suggestion, name) for name in decision}, decision)
