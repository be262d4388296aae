"""Decisions on articles that nobody has open: an accepted tag or link goes into a new draft of the article.

Such a draft behind an open form would end its autosave, so articles open in an editor are left alone.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession

from corpus_app.models import ActorTag, EventTag, RelatedLink, Suggestion
from corpus_app.models.choices import ActorRole, EventRelation, LinkKind
from corpus_app.wording import listed

from . import decisions
from .errors import Conflict
from .holding import hold
from .permissions import check_may_decide
from .tag_review import missing_before_publishing

Kind, State = Suggestion.Kind, Suggestion.State

# An open form reports every ten seconds, in a tab out of sight once a minute; a closed one takes its leave.
_STILL_OPEN = timedelta(minutes=3)


def check_free(page, user):
    """Raise PermissionDenied (may not edit, or locked) or Conflict (open in an editor, or an alias)."""
    check_may_decide(user, page)
    if page.alias_of_id:
        raise Conflict(_("This is an alias of another article."))
    sessions = EditingSession.objects.filter(
        content_type=page.cached_content_type, object_id=str(page.pk), last_seen_at__gte=timezone.now() - _STILL_OPEN
    ).select_related("user")
    # Somebody else first: that is what the user cannot know.
    names = {session.user_id: session.user.get_full_name() or session.user.get_username() for session in sessions}
    own = names.pop(user.pk, None)
    if names:
        raise Conflict(_("%(name)s has this page open in the editor.") % {"name": listed(names.values())})
    if own:
        raise Conflict(_("You have this page open in the editor: go on there, or close it."))


def accept_closed(suggestion, user, *, publish=False, **options):
    """Accept and store in a new draft; answers the accepted suggestion. Options as for decisions.accept.

    Raises PermissionDenied or Conflict; then nothing has happened.
    """
    with transaction.atomic():
        page = hold(suggestion.page_id)
        check_free(page, user)
        accepted = decisions.accept(suggestion, user, **options)
        store(page, [accepted], user, publish=publish)
    accepted.refresh_from_db()
    return accepted


def undo_closed(suggestion, user):
    """Take a decision back; a tag that it put into the article leaves it again in a new draft."""
    with transaction.atomic():
        page = hold(suggestion.page_id)
        suggestion.refresh_from_db()
        stored = suggestion.state == State.ACCEPTED and suggestion.stored
        if stored:
            check_free(page, user)
        undone = decisions.undo(suggestion, user)
        if stored:
            take_out(page, [undone], user)
    return undone


def store(page, accepted, user, *, publish=False):
    """Add the tags and links of accepted suggestions of one page to a new draft of it, under the user's name.

    Answers those that were added; what the draft carries already is left as it is. ``publish`` makes the draft
    live where that changes nothing else: the page is live without unpublished changes, the user may publish, and no
    tag review holds it back.
    Call it in a transaction that holds the page. Raises Conflict when the draft cannot be published as it is.
    """
    publish = publish and page.live and not page.has_unpublished_changes
    publish = publish and page.permissions_for_user(user).can_publish()
    draft = page.get_latest_revision_as_object()
    added = [suggestion for suggestion in accepted if _add(draft, suggestion)]
    if added:
        # Only the tags are new: what else a draft may lack is no reason to refuse them.
        revision = draft.save_revision(user=user, log_action=True, clean=publish)
        if publish and not missing_before_publishing(draft, user):
            revision.publish(user=user)
    # What the draft carried before is stored as well.
    Suggestion.objects.filter(pk__in=[suggestion.pk for suggestion in accepted]).update(stored=True)
    return added


def take_out(page, suggestions, user):
    """Remove the tags and links of these suggestions of one page in a new draft. Call it as :func:`store`."""
    draft = page.get_latest_revision_as_object()
    removed = [suggestion for suggestion in suggestions if _remove(draft, suggestion)]
    if removed:
        draft.save_revision(user=user, log_action=True, clean=False)
    return removed


def explain(error):
    """What a refusal says to the editor."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def _add(draft, suggestion):
    if _rows(draft, suggestion):
        return False
    proposal = suggestion.proposal
    if suggestion.kind == Kind.ACTOR:
        role = _one_of(ActorRole, proposal.get("role"), ActorRole.MENTIONED)
        draft.actor_tags.add(ActorTag(tag=suggestion.actor, role=role, main=bool(proposal.get("main"))))
    elif suggestion.kind == Kind.EVENT:
        relation = _one_of(EventRelation, proposal.get("relation"), EventRelation.REPORTS)
        draft.event_tags.add(EventTag(tag=suggestion.event, relation=relation))
    else:
        kind = _one_of(LinkKind, proposal.get("kind"), LinkKind.BACKGROUND)
        order = max((link.sort_order or 0 for link in draft.related_links.all()), default=-1) + 1
        draft.related_links.add(RelatedLink(target=suggestion.target, kind=kind, sort_order=order))
    return True


def _remove(draft, suggestion):
    rows = _rows(draft, suggestion)
    for row in rows:
        _relation(draft, suggestion).remove(row)
    return bool(rows)


def _rows(draft, suggestion):
    """The draft's rows (none or one) for the suggestion's target."""
    if suggestion.kind == Kind.ARTICLE:
        return [row for row in draft.related_links.all() if row.target_id == suggestion.target_id]
    target = suggestion.actor_id or suggestion.event_id
    return [row for row in _relation(draft, suggestion).all() if row.tag_id == target]


def _relation(draft, suggestion):
    names = {Kind.ACTOR: "actor_tags", Kind.EVENT: "event_tags", Kind.ARTICLE: "related_links"}
    return getattr(draft, names[suggestion.kind])


def _one_of(choices, value, default):
    return value if value in choices.values else default
