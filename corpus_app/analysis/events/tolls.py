"""Claims of how many were killed, injured, displaced, captured or missing, each given to the event it belongs to."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from ..vocabulary import Category
from .claims import What, find_claims

_VIOLENT = {Category.ASSAULT, Category.COERCE, Category.PROTEST}
# Categories of events that may cause what is claimed; OTHER holds accidents and disasters.
_CAUSES = {
    What.KILLED: _VIOLENT | {Category.OTHER},
    What.INJURED: _VIOLENT | {Category.OTHER},
    What.DISPLACED: {Category.ASSAULT, Category.COERCE, Category.RETREAT, Category.OTHER},
    What.CAPTURED: {Category.COERCE, Category.ASSAULT, Category.PROTEST},
    What.MISSING: {Category.ASSAULT, Category.COERCE, Category.OTHER},
}
_MISHAPS = ("accident", "disaster", "death")
# Proposals less likely than this are no home for a claim; farther than this no claim belongs to one.
_LOWEST, _FARTHEST = 0.3, 1200
# What a sentence's end, and a paragraph's, count in characters.
_SENTENCE, _BLOCK = 150, 400


def with_claims(document, sentences, proposals):
    """The event proposals with their ``claims``: each goes to the mention nearest to it of an event that fits.

    ``sentences`` are (start, end) pairs of the document in order, as of Reading.sentences.
    """
    starts = [start for start, _ in sentences]
    likely = sorted(
        (
            (mention.start, number, mention)
            for number, proposal in enumerate(proposals) if proposal.score >= _LOWEST
            for mention in proposal.mentions
        ),
        key=lambda found: found[:2],
    )  # fmt: skip
    begins = [start for start, _, _ in likely]
    longest = max((mention.end - mention.start for _, _, mention in likely), default=0)
    given = {}
    for claim in find_claims(document.text):
        first = bisect_left(begins, claim.start - _FARTHEST - longest)
        last = bisect_right(begins, claim.end + _FARTHEST)
        nearest = min(
            (
                (_distance(document, starts, claim, mention), number)
                for _, number, mention in likely[first:last]
                if _may_cause(proposals[number], claim.what)
            ),
            default=None,
        )
        if nearest and nearest[0] <= _FARTHEST:
            _add(given.setdefault(nearest[1], []), claim)
    return tuple(
        replace(proposal, claims=tuple(given[number])) if number in given else proposal
        for number, proposal in enumerate(proposals)
    )


def _add(claims, claim):
    """Append a claim unless the event has it already; the telling that names its source is kept."""
    for number, other in enumerate(claims):
        if (other.what, other.low, other.high) == (claim.what, claim.low, claim.high):
            if claim.attributed_to and other.attributed_to in ("", claim.attributed_to):
                claims[number] = other if other.attributed_to else claim
                return
            if not claim.attributed_to:
                return
    claims.append(claim)


def _may_cause(proposal, what):
    if proposal.category == Category.OTHER and proposal.form not in _MISHAPS:
        return False
    return proposal.category in _CAUSES[what]


def _distance(document, starts, claim, mention):
    """Characters between claim and mention, more across sentences and blocks; none when one holds the other."""
    gap = max(mention.start - claim.end, claim.start - mention.end, 0)
    if document.block_at(claim.start) is not document.block_at(mention.start):
        gap += _BLOCK
    return gap + _SENTENCE * abs(bisect_right(starts, claim.start) - bisect_right(starts, mention.start))
