"""Keep what the engine proposes as suggestions, true to what editors decided before."""

from dataclasses import asdict

from django.utils import timezone

from corpus_app.language.folding import fold_name
from corpus_app.models import CorpusSettings, Suggestion

from .claims import keep_claims
from .documents import evidence_of, words_digest
from .event_matching import days_told
from .link_suggestions import link_row, links_worth_showing
from .reconciling import carried_keys

Kind, State = Suggestion.Kind, Suggestion.State


def store_proposals(page, document, analysis, related, *, digest, engine_version):
    """Bring the page's suggestions in line with one analysis of its text (call it in a transaction).

    A target that the page carries already is accepted; a rejected one comes back only when the words that
    caused it changed; what is no longer proposed is withdrawn.
    """
    rows = {row["key"]: row for row in _rows(page, document, analysis, related)}
    carried = carried_keys(page.serializable_data())
    kept = {suggestion.key: suggestion for suggestion in page.suggestions.select_for_update()}
    for key, row in rows.items():
        row |= {"digest": digest, "engine_version": engine_version}
        suggestion = kept.get(key) or Suggestion(page_id=page.pk, state=State.PENDING)
        if suggestion.state == State.WITHDRAWN or (
            suggestion.state == State.REJECTED and suggestion.words != row["words"]
        ):
            suggestion.state, suggestion.decided_by, suggestion.decided_at, suggestion.why = (
                State.PENDING,
                None,
                None,
                "",
            )
        if suggestion.state in (State.PENDING, State.UNSURE) and key in carried:
            suggestion.state, suggestion.stored, suggestion.decided_at = State.ACCEPTED, True, timezone.now()
        if told := (suggestion.proposal or {}).get("also_told_in"):
            # What other pages say stays until they are asked again.
            row["proposal"]["also_told_in"] = told
        for name, value in row.items():
            setattr(suggestion, name, value)
        suggestion.save()
    left = [suggestion for key, suggestion in kept.items() if key not in rows]
    # What an editor chose instead of a proposal is never proposed; its words may stand in the text all the same.
    still_told = [s.pk for s in left if s.state == State.ACCEPTED and _quoted(s, document)]
    Suggestion.objects.filter(pk__in=still_told).update(digest=digest)
    gone = [s.pk for s in left if s.state == State.PENDING]
    Suggestion.objects.filter(pk__in=gone).update(state=State.WITHDRAWN, updated_at=timezone.now())
    keep_claims(page.pk)


def _quoted(suggestion, document):
    return any(row["quote"] in document.text for row in suggestion.evidence)


def _rows(page, document, analysis, related):
    settings = CorpusSettings.for_site(page.get_site()) if page.get_site() else CorpusSettings()
    for actor in analysis.actors:
        if actor.score >= settings.actor_threshold:
            yield _actor_row(document, actor)
    for event in analysis.events:
        if event.score >= settings.event_threshold:
            yield _event_row(document, event)
    yield from map(link_row, links_worth_showing(related, settings))


def actor_key(actor):
    """Suggestion.key of an ActorProposal."""
    return f"actor:{actor.id}" if actor.id else f"new-actor:{actor.kind}:{fold_name(actor.name)}"[:255]


def event_key(event):
    """Suggestion.key of an EventProposal."""
    return f"event:{event.id}" if event.id else f"new-event:{event.category}:{fold_name(event.name)}"[:255]


def _actor_row(document, actor):
    return {
        "key": actor_key(actor),
        "kind": Kind.ACTOR,
        "actor_id": actor.id,
        "proposal": {
            "name": actor.name,
            "kind": actor.kind.value,
            "role": actor.role.value,
            "main": actor.main,
            "home_state": actor.home_state,
            "alternatives": list(actor.alternatives),
        },
        **_common(document, actor),
    }


def _event_row(document, event):
    earliest, latest = days_told(event, document.published)
    return {
        "key": event_key(event),
        "kind": Kind.EVENT,
        "event_id": event.id,
        "category": event.category.value,
        "earliest": earliest,
        "latest": latest,
        "proposal": {
            "name": event.name,
            "category": event.category.value,
            "form": event.form,
            "date": event.date,
            "status": event.status.value,
            "relation": event.relation.value,
            "main": event.main,
            "place": event.place,
            "place_name": event.place_name,
            "participants": [asdict(participant) for participant in event.participants],
            "claims": [_claim(claim) for claim in event.claims],
        },
        **_common(document, event),
    }


def _claim(claim):
    return {
        "what": claim.what.value,
        "low": claim.low,
        "high": claim.high,
        "attributed_to": claim.attributed_to,
        "quote": " ".join(claim.text.split()),
    }


def _common(document, proposal):
    return {
        "score": round(proposal.score, 4),
        "reasons": [asdict(reason) for reason in proposal.reasons],
        "evidence": evidence_of(document, proposal.mentions),
        "words": words_digest(fold_name(mention.text) for mention in proposal.mentions),
    }
