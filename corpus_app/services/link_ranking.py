"""Rank the automatic links of pages whose surroundings have changed, in the background."""

import logging
import time
from types import SimpleNamespace

from wagtail.models import Page

from corpus_app.analysis.vocabulary import ActorRole, EventRelation
from corpus_app.models import AnalysisRequest, AutomaticLink, LinkRequest, Suggestion, TaggedArticle

from . import link_requests
from .automatic_links import keep_automatic_links, links_matter, note_touched, public_pages, take_away
from .documents import digest_of, document_of, latest_text
from .link_filling import filling_paths
from .link_suggestions import suggest_nearer
from .related import related_proposals
from .snapshots import current_engine

logger = logging.getLogger(__name__)

State = Suggestion.State
# A task works so long, then makes room for others in the queue.
_TURN = 30.0
_COUNTING = (State.PENDING, State.ACCEPTED, State.UNSURE)


def work(turn=_TURN):
    """Rank what waits, for ``turn`` seconds. Answers True when there is more to do."""
    until = time.monotonic() + turn
    while request := link_requests.take():
        try:
            rank_links(request)
        except Exception:
            logger.exception("Ranking the links of page %s failed (attempt %s)", request.pk, request.attempts + 1)
            link_requests.put_back(request)
        else:
            link_requests.finish(request)
        if time.monotonic() >= until:
            break
    # Whoever wakes the next worker is to find that none is on its way.
    link_requests.unmark_queued()
    return request is not None


def rank_links(request):
    """Bring the automatic links of the request's page up to date; of a section, have its articles' ranked."""
    page = Page.objects.filter(pk=request.pk).first()
    if page is None:
        return
    article = page.specific
    if not isinstance(article, TaggedArticle):
        _note_articles_below(page)
    elif public_pages().filter(pk=page.pk).exists():
        document, analysis = _reading(article)
        related = related_proposals(article, document, analysis)
        _keep(article, related, request.spread)
        latest = latest_text(page)
        if digest_of(latest) == digest_of(article):
            suggest_nearer(latest, related)
    else:
        AutomaticLink.objects.filter(page=page.pk).delete()
        take_away(page.pk)


def after_analysis(page_id, digest, related):
    """Keep what the analysis of a text found, provided that readers have this very text (``digest``)."""
    if not links_matter():
        return
    article = Page.objects.get(pk=page_id).specific
    if not article.live or digest_of(article) != digest or not public_pages().filter(pk=page_id).exists():
        return
    request = LinkRequest.objects.filter(pk=page_id).first()
    _keep(article, related, request is not None and request.spread)
    if request:
        link_requests.finish(request)


def _keep(article, related, spread):
    keep_automatic_links(article, related)
    if spread:
        note_touched(article, related)


def _reading(article):
    """(document, analysis) of the live text; the engine reads it only if it has read another one last."""
    document = document_of(article)
    done = AnalysisRequest.objects.filter(page=article.pk, state=AnalysisRequest.State.DONE)
    if done.values_list("done", flat=True).first() == digest_of(article):
        return document, _analysis_as_stored(article.pk)
    engine, _version = current_engine()
    return document, engine.analyse(document)


def _analysis_as_stored(page_id):
    """The known actors and events that the last analysis found, as far as the ranking asks for them."""
    actors, events = [], []
    for suggestion in Suggestion.objects.filter(page=page_id, state__in=_COUNTING).exclude(
        kind=Suggestion.Kind.ARTICLE
    ):
        proposal, main = suggestion.proposal, bool(suggestion.proposal.get("main"))
        if suggestion.actor_id:
            role = ActorRole(proposal.get("role") or ActorRole.MENTIONED)
            actors.append(SimpleNamespace(id=suggestion.actor_id, score=suggestion.score, main=main, role=role))
        elif suggestion.event_id:
            relation = EventRelation(proposal.get("relation") or EventRelation.REPORTS)
            events.append(SimpleNamespace(id=suggestion.event_id, score=suggestion.score, main=main, relation=relation))
    return SimpleNamespace(actors=actors, events=events)


def _note_articles_below(page):
    """The section's setting changed, or it moved: its articles have automatic links only where one allows them."""
    sections = filling_paths()
    below = AutomaticLink.objects.filter(page__path__startswith=page.path)
    with_links = dict(below.values_list("page_id", "page__path").distinct().order_by())
    disallowed = [pk for pk, path in with_links.items() if not path.startswith(sections)]
    AutomaticLink.objects.filter(page__in=disallowed).delete()
    articles = public_pages().descendant_of(page).type(TaggedArticle).values_list("pk", "path")
    link_requests.note(pk for pk, path in articles if pk not in with_links and path.startswith(sections))
