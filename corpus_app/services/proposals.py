"""Keep what the engine proposes as suggestions, true to what editors decided before."""

from dataclasses import asdict

from django.utils import timezone

from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.language.folding import fold_name
from corpus_app.models import CorpusSettings, Suggestion

from .claims import keep_claims
from .documents import evidence_of, words_digest
from .event_matching import days_told
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
    gone = [s.pk for key, s in kept.items() if key not in rows and s.state == State.PENDING]
    Suggestion.objects.filter(pk__in=gone).update(state=State.WITHDRAWN, updated_at=timezone.now())
    keep_claims(page.pk)


def _rows(page, document, analysis, related):
    settings = CorpusSettings.for_site(page.get_site()) if page.get_site() else CorpusSettings()
    for actor in analysis.actors:
        if actor.score >= settings.actor_threshold:
            yield _actor_row(document, actor)
    for event in analysis.events:
        if event.score >= settings.event_threshold:
            yield _event_row(document, event)
    for link in _worth_showing(related, settings):
        yield {
            "key": f"article:{link.target_id}",
            "kind": Kind.ARTICLE,
            "target_id": link.target_id,
            "proposal": {"kind": link.kind},
            "score": round(link.score, 4),
            "reasons": [asdict(reason) for reason in link.reasons],
            "evidence": [],
            "words": words_digest(link.words),
        }


def _worth_showing(related, settings):
    """The best links, then the reposts of the article: these take no link's place."""
    links = [link for link in related if link.score >= settings.link_threshold]
    reposts = [link for link in links if link.kind == LinkKind.DUPLICATE]
    others = [link for link in links if link.kind != LinkKind.DUPLICATE]
    return [*others[: settings.most_links], *reposts[: settings.most_links]]


def _actor_row(document, actor):
    return {
        "key": f"actor:{actor.id}" if actor.id else f"new-actor:{actor.kind}:{fold_name(actor.name)}"[:255],
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
        "key": f"event:{event.id}" if event.id else f"new-event:{event.category}:{fold_name(event.name)}"[:255],
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
