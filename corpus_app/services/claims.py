"""The claims that tagged articles make of events, kept in line with the decisions on their suggestions."""

from dataclasses import dataclass

from corpus_app.models import EventClaim, Suggestion

Kind, State = Suggestion.Kind, Suggestion.State
_FIELDS = ("page_id", "event_id", "what", "low", "high", "attributed_to", "quote")
_MOST_SOURCE = EventClaim._meta.get_field("attributed_to").max_length
_MOST_QUOTE = EventClaim._meta.get_field("quote").max_length


@dataclass(frozen=True)
class ArticleClaims:
    """What one article claims of an event, in the order of its text."""

    page: object
    claims: list


def keep_claims(page_id):
    """Make the page's claims those of its accepted events; safe to repeat."""
    accepted = Suggestion.objects.filter(page_id=page_id, kind=Kind.EVENT, state=State.ACCEPTED, event__isnull=False)
    wanted = [
        EventClaim(
            page_id=page_id,
            event_id=suggestion.event_id,
            what=claim["what"],
            low=claim["low"],
            high=claim["high"],
            attributed_to=claim["attributed_to"][:_MOST_SOURCE],
            quote=claim["quote"][:_MOST_QUOTE],
        )
        for suggestion in accepted.order_by("pk")
        for claim in suggestion.proposal.get("claims", ())
    ]
    there = EventClaim.objects.filter(page_id=page_id)
    if list(there.order_by("pk").values_list(*_FIELDS)) == [tuple(getattr(c, f) for f in _FIELDS) for c in wanted]:
        return
    there.delete()
    EventClaim.objects.bulk_create(wanted)


def claims_by_article(event):
    """An ArticleClaims for every article that claims something of the event, the first published first."""
    found = {}
    rows = event.claims.select_related("page").order_by("page__first_published_at", "page_id", "pk")
    for claim in rows:
        found.setdefault(claim.page_id, ArticleClaims(claim.page, [])).claims.append(claim)
    return list(found.values())
