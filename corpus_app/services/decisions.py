"""An editor's decisions on suggestions: checked, locked against stale tabs, logged.

``held`` says of a suggestion that the caller holds its row as it stands and has checked that the user may decide on
its page, as a batch does once for all suggestions of a page.

Accepting tags nothing by itself: the row reaches the article through the editor's open form, and the next
save stores it (a revision saved behind an open form would end its autosave).
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import PageLogEntry

from corpus_app.models import Actor, Event, Suggestion

from .aliases import learn_name
from .claims import keep_claims
from .errors import Conflict
from .event_matching import point_others_at
from .lookup import actors_named, events_named
from .merging import survivor_id
from .permissions import check_may_decide, may_change
from .recording import record_actor, record_event

State, Kind = Suggestion.State, Suggestion.Kind
_OPEN = (State.PENDING, State.UNSURE)
_DECIDED = (State.ACCEPTED, State.REJECTED, State.UNSURE)
_COPIED = ("kind", "score", "reasons", "evidence", "words", "digest", "engine_version")
_MOST_WORDS = Suggestion._meta.get_field("why").max_length


def accept(suggestion, user, *, role="", main=None, why="", instead=None, record=None, held=False):
    """Accept, and answer the suggestion accepted.

    What nobody has recorded yet is recorded first, or found among the records. ``role`` and ``main`` overrule
    the engine's; ``instead`` is the id of another actor (or event) that is meant: the suggestion is then
    rejected and one for that record accepted. ``record`` holds what an editor changed of something new before it is
    recorded, in the proposal's words (name, kind, category, date); the name in the text becomes an alias then.
    Accepting twice changes nothing.
    Raises PermissionDenied, or Conflict when it was rejected or withdrawn meanwhile or the name is ambiguous.
    """
    with transaction.atomic():
        suggestion = suggestion if held else _locked(suggestion, user)
        if suggestion.state == State.ACCEPTED:
            return suggestion
        if done := _accepted_before(suggestion, user, instead, record or {}):
            return done
        _check_open(suggestion)
        if instead is not None and instead != (suggestion.actor_id or suggestion.event_id):
            suggestion = _take_instead(suggestion, user, instead)
        elif suggestion.is_new:
            suggestion = _record_changed(suggestion, user, record or {})
        if role:
            suggestion.proposal["role"] = role
        if main is not None:
            suggestion.proposal["main"] = main
        return _decide(suggestion, user, State.ACCEPTED, "corpus.accept", why)


def reject(suggestion, user, why=""):
    """Reject for good, or give a rejection its reason. Raises PermissionDenied or Conflict."""
    with transaction.atomic():
        suggestion = _locked(suggestion, user)
        if suggestion.state == State.REJECTED:
            if why and why != suggestion.why:
                suggestion.why = why[:_MOST_WORDS]
                suggestion.save(update_fields=["why", "updated_at"])
            return suggestion
        _check_open(suggestion)
        return _decide(suggestion, user, State.REJECTED, "corpus.reject", why)


def mark_unsure(suggestion, user, why=""):
    """Leave it for somebody who knows. Raises PermissionDenied or Conflict."""
    with transaction.atomic():
        suggestion = _locked(suggestion, user)
        if suggestion.state == State.UNSURE:
            return suggestion
        _check_open(suggestion)
        return _decide(suggestion, user, State.UNSURE, "corpus.unsure", why)


def settle(suggestions, user, state, why=""):
    """Reject, or leave open, many suggestions of one page at once; all are held and open, and share one page object."""
    now = timezone.now()
    for suggestion in suggestions:
        suggestion.state, suggestion.why = state, why[:_MOST_WORDS]
        suggestion.decided_by, suggestion.decided_at, suggestion.updated_at = user, now, now
    Suggestion.objects.bulk_update(suggestions, ["state", "why", "decided_by", "decided_at", "updated_at"])
    if any(suggestion.kind == Kind.EVENT for suggestion in suggestions):
        keep_claims(suggestions[0].page_id)
    _log_together(suggestions, user, "corpus.reject" if state == State.REJECTED else "corpus.unsure")


def undo(suggestion, user, was="", *, held=False):
    """Take a decision back; an actor or event recorded by it stays recorded.

    ``was`` is the state that the user saw: another one, by somebody else's decision since, is left alone.
    Raises PermissionDenied or Conflict.
    """
    with transaction.atomic():
        suggestion = suggestion if held else _locked(suggestion, user)
        if suggestion.state == State.PENDING:
            return suggestion
        if suggestion.state == State.WITHDRAWN:
            raise Conflict(_("The text has changed and no longer suggests this."))
        if was in _DECIDED and was != suggestion.state:
            raise _decided_already(suggestion)
        was = suggestion.state
        suggestion.state, suggestion.stored, suggestion.why = State.PENDING, False, ""
        suggestion.decided_by = suggestion.decided_at = None
        suggestion.save()
        if suggestion.kind == Kind.EVENT:
            keep_claims(suggestion.page_id)
        _log(suggestion, user, "corpus.undo", was=was)
        return suggestion


def _locked(suggestion, user):
    """The row as it stands now, held until the transaction ends."""
    suggestion = Suggestion.objects.select_for_update(of=("self",)).select_related("page").get(pk=suggestion.pk)
    check_may_decide(user, suggestion.page)
    return suggestion


def _check_open(suggestion):
    if suggestion.state == State.WITHDRAWN:
        raise Conflict(_("The text has changed and no longer suggests this."))
    if suggestion.state not in _OPEN:
        raise _decided_already(suggestion)


def _decided_already(suggestion):
    return Conflict(_("Somebody has decided on this already (%(state)s).") % {"state": suggestion.get_state_display()})


def _accepted_before(suggestion, user, instead, changes):
    """What the same decision of ``user`` led to, when its answer got lost and it was sent once more; else None."""
    if suggestion.kind == Kind.ARTICLE or suggestion.state in _OPEN:
        return None
    model = Actor if suggestion.kind == Kind.ACTOR else Event
    if instead is not None:
        pk = survivor_id(model, instead)
    elif suggestion.is_new:
        name = changes.get("name", suggestion.proposal["name"])
        named = actors_named(name, suggestion.proposal["kind"]) if model is Actor else events_named(name)
        pk = named[0].pk if len(named) == 1 else None
    else:
        return None
    mine = suggestion.page.suggestions.filter(state=State.ACCEPTED, decided_by=user)
    return mine.filter(key=f"{suggestion.kind}:{pk}").first()


def _decide(suggestion, user, state, action, why):
    suggestion.state, suggestion.why = state, why[:_MOST_WORDS]
    suggestion.decided_by, suggestion.decided_at = user, timezone.now()
    suggestion.save()
    if suggestion.kind == Kind.EVENT:
        keep_claims(suggestion.page_id)
    _log(suggestion, user, action)
    return suggestion


def _record_changed(suggestion, user, changes):
    """Record it as an editor would have it called; the text's own name for it is kept, so that it is found again."""
    written = suggestion.proposal["name"]
    suggestion.proposal |= changes
    suggestion = _record(suggestion, user)
    target = suggestion.actor or suggestion.event
    if changes.get("name", written) != written and may_change(user, type(target)):
        learn_name(target, written, user)
    return suggestion


def _record(suggestion, user):
    """Record the new actor or event; the row of it that this page may have already takes the new one's place."""
    if suggestion.kind == Kind.ACTOR:
        suggestion.actor = record_actor(suggestion.proposal, user)
        key = f"actor:{suggestion.actor.pk}"
    else:
        suggestion.event = record_event(suggestion.proposal, user)
        point_others_at(suggestion.event, suggestion)
        key = f"event:{suggestion.event.pk}"
    known = Suggestion.objects.select_for_update().filter(page=suggestion.page, key=key).first()
    if known is None:
        # Under the record's own key later analyses and saves find this decision again.
        suggestion.key = key
        return suggestion
    Suggestion.objects.filter(pk=suggestion.pk).update(state=State.WITHDRAWN, updated_at=timezone.now())
    return known


def _take_instead(suggestion, user, pk):
    """Reject the suggestion and answer one, not yet decided, for the record that is meant."""
    model = {Kind.ACTOR: Actor, Kind.EVENT: Event}.get(suggestion.kind)
    # A tab open since before a merge offers the merged record.
    record = model and model.objects.filter(pk=survivor_id(model, pk)).first()
    if record is None:
        raise Conflict(_("What you chose is no longer on record."))
    other, _created = Suggestion.objects.get_or_create(
        page=suggestion.page,
        key=f"{suggestion.kind}:{record.pk}",
        defaults={name: getattr(suggestion, name) for name in _COPIED}
        | {suggestion.kind: record, "proposal": suggestion.proposal | {"name": record.name, "alternatives": []}},
    )
    _decide(suggestion, user, State.REJECTED, "corpus.reject", _("“%(name)s” is meant.") % {"name": record.name})
    return other


def _log(suggestion, user, action, **data):
    log(suggestion.page.specific, action, user=user, data=data | _told(suggestion))


def _log_together(suggestions, user, action):
    """As :func:`_log` for suggestions of one page, in one statement; an entry by itself looks up all it points at."""
    page, now = suggestions[0].page.specific_deferred, timezone.now()
    common = {"page_id": page.pk, "content_type": page.cached_content_type, "label": page.get_admin_display_title()}
    common |= {"action": action, "user": user, "timestamp": now, "uuid": get_active_log_context().uuid}
    PageLogEntry.objects.bulk_create(PageLogEntry(**common, data=_told(suggestion)) for suggestion in suggestions)


def _told(suggestion):
    return {"key": suggestion.key, "title": suggestion.title, "score": suggestion.score}
