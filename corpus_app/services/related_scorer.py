"""A site's own scorer of related articles, named by the setting CORPUS_RELATED_SCORER; none by default."""

import logging
from dataclasses import replace

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail.models import Page

from corpus_app.analysis.vocabulary import LinkKind

from .documents import document_of

logger = logging.getLogger(__name__)

# So many of the best are put before the scorer, whose word makes up this part of their score.
_MOST_SCORED, _WEIGHT = 30, 0.3


def with_own_scorer(document, proposals):
    """The RelatedProposals in the order that the site's scorer gives them, unchanged without one.

    It is called with the text of ``document`` and a list of texts, and answers a number from 0 to 1 for each. Whatever
    else it does is logged, and the proposals stay as they were. Reposts are not put before it.
    """
    path = getattr(settings, "CORPUS_RELATED_SCORER", None)
    scored = [proposal for proposal in proposals if proposal.kind != LinkKind.DUPLICATE][:_MOST_SCORED]
    if not path or not scored:
        return proposals
    try:
        scores = _scores(import_string(path), document, scored)
    except Exception:
        logger.exception("The scorer of related articles %s failed", path)
        return proposals
    mixed = [
        replace(proposal, score=round((1 - _WEIGHT) * proposal.score + _WEIGHT * score, 4))
        for proposal, score in zip(scored, scores, strict=True)
    ]
    mixed.sort(key=lambda proposal: (-proposal.score, proposal.target_id))
    done = {proposal.target_id for proposal in scored}
    return [*mixed, *(proposal for proposal in proposals if proposal.target_id not in done)]


def _scores(scorer, document, proposals):
    pages = Page.objects.filter(pk__in=[proposal.target_id for proposal in proposals]).specific()
    texts = {page.pk: document_of(page).text for page in pages}
    scores = list(scorer(document.text, [texts[proposal.target_id] for proposal in proposals]))
    if len(scores) != len(proposals) or not all(0 <= score <= 1 for score in scores):
        raise ValueError(f"{len(proposals)} scores from 0 to 1 expected")
    return scores
