"""What saved page data says of an editor's decisions."""

from django.utils import timezone

from corpus_app.models import Suggestion

from .claims import keep_claims

State = Suggestion.State


def reconcile(page_id, content, user=None):
    """Read an editor's decisions off saved page data (a revision's content).

    A pending target that the editor tagged by hand is accepted; an accepted one that was stored and is
    gone was removed by the editor, which counts as rejected.
    """
    carried = carried_keys(content)
    suggestions = Suggestion.objects.filter(page_id=page_id).exclude(state=State.WITHDRAWN)
    changed = []
    for suggestion in suggestions.only("key", "state", "stored"):
        present = suggestion.key in carried
        if present and not (suggestion.state == State.ACCEPTED and suggestion.stored):
            if suggestion.state != State.ACCEPTED:
                suggestion.decided_by, suggestion.decided_at, suggestion.why = user, timezone.now(), ""
            suggestion.state, suggestion.stored = State.ACCEPTED, True
        elif not present and suggestion.state == State.ACCEPTED and suggestion.stored:
            suggestion.state, suggestion.stored = State.REJECTED, False
            suggestion.decided_by, suggestion.decided_at, suggestion.why = user, timezone.now(), "removed"
        else:
            continue
        changed.append(suggestion)
    for suggestion in changed:
        suggestion.save(update_fields=["state", "stored", "decided_by", "decided_at", "why", "updated_at"])
    if any(suggestion.key.startswith("event:") for suggestion in changed):
        keep_claims(page_id)


def carried_keys(content):
    """The suggestion keys of the tags and links in serialised page data."""
    return {
        *(f"actor:{row['tag']}" for row in content.get("actor_tags", ())),
        *(f"event:{row['tag']}" for row in content.get("event_tags", ())),
        *(f"article:{row['target']}" for row in content.get("related_links", ())),
    }
