"""Which related articles are suggested, and that one is nearer than a link which the article has already."""

from dataclasses import asdict, replace

from django.utils import timezone
from wagtail.models import Page

from corpus_app.analysis.engine import ENGINE_VERSION
from corpus_app.analysis.proposals import Reason
from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.models import Suggestion

from .automatic_links import link_threshold
from .documents import digest_of, words_digest

Kind, State = Suggestion.Kind, Suggestion.State

_NEARER = "nearer_than"
# A target is nearer when it is worth so many times what the chosen one is worth.
_CLEARLY = 2.0
# So many nearer ones are shown beyond the newsroom's number of suggestions.
_MOST_NEARER = 2
# Links of these kinds are chosen for what the articles say; words do not measure that.
_EDITORS_OWN = (LinkKind.OPPOSITE, LinkKind.CORRECTION, LinkKind.DUPLICATE)


def links_worth_showing(related, settings):
    """The best links, what is nearer than a chosen one, then the article's reposts: these take no link's place."""
    links = [link for link in related if link.score >= settings.link_threshold]
    reposts = [link for link in links if link.kind == LinkKind.DUPLICATE]
    others = [link for link in links if link.kind != LinkKind.DUPLICATE]
    nearer = [link for link in others[settings.most_links :] if _is_nearer(link)]
    return [*others[: settings.most_links], *nearer[:_MOST_NEARER], *reposts[: settings.most_links]]


def link_row(link):
    """The fields of the Suggestion of a RelatedProposal."""
    return {
        "key": f"article:{link.target_id}",
        "kind": Kind.ARTICLE,
        "target_id": link.target_id,
        "proposal": {"kind": link.kind},
        "score": round(link.score, 4),
        "reasons": [asdict(reason) for reason in link.reasons],
        "evidence": [],
        "words": words_digest(link.words),
    }


def mark_nearer(page, related):
    """The RelatedProposals with one reason more for those clearly nearer than a link that the page carries.

    They are measured against the weakest link to which they stand in the same relation. Pinned links, and those of
    kinds that only editors choose, are never compared; a link is never replaced by itself.
    """
    carried = list(page.related_links.all())
    compared = {link.target_id for link in carried if not link.pinned and link.kind not in _EDITORS_OWN}
    weakest = {}
    for link in related:
        if link.target_id in compared and (link.kind not in weakest or link.score < weakest[link.kind].score):
            weakest[link.kind] = link
    if not weakest:
        return related
    titles = dict(Page.objects.filter(pk__in=compared).values_list("pk", "title"))
    taken = {link.target_id for link in carried}
    return [
        _with_reason(link, titles.get(chosen.target_id, ""))
        if link.target_id not in taken
        and not taken & set(link.reposts)
        and (chosen := weakest.get(link.kind))
        and _worth(link) >= _CLEARLY * _worth(chosen)
        else link
        for link in related
    ]


def suggest_nearer(page, related):
    """Suggest what has newly become nearer than a link of the page, whose latest text ``related`` was ranked for.

    Editors' decisions stay; everything else waits for the next analysis.
    """
    lowest, digest = link_threshold(page), digest_of(page)
    nearer = [link for link in mark_nearer(page, related) if _is_nearer(link) and link.score >= lowest]
    for link in nearer[:_MOST_NEARER]:
        row = link_row(link) | {"digest": digest, "engine_version": ENGINE_VERSION}
        suggestion, created = Suggestion.objects.get_or_create(page_id=page.pk, key=row["key"], defaults=row)
        if not created and suggestion.state in (State.PENDING, State.WITHDRAWN):
            row |= {"state": State.PENDING, "updated_at": timezone.now()}
            Suggestion.objects.filter(pk=suggestion.pk, state=suggestion.state).update(**row)


def _is_nearer(link):
    return any(reason.code == _NEARER for reason in link.reasons)


def _with_reason(link, title):
    """The second reason: cards show two at first, and the first one names the rule."""
    reason = Reason(_NEARER, {"title": title})
    return replace(link, reasons=(*link.reasons[:1], reason, *link.reasons[1:]))


def _worth(link):
    """What the ranking weighed; a score is a share of it."""
    return link.score / max(1 - link.score, 0.0001)
