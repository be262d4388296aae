"""Analyse a page's latest text and keep what the engine proposes."""

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from corpus_app.analysis.engine import ENGINE_VERSION
from corpus_app.models import AnalysisRequest

from .documents import digest_of, document_of, latest_text
from .event_matching import group_new_events
from .link_ranking import after_analysis
from .link_suggestions import mark_nearer
from .proposals import store_proposals
from .related import related_proposals
from .requests import MOST_ATTEMPTS
from .snapshots import current_engine

logger = logging.getLogger(__name__)

DONE, OUTDATED, NOTHING = "done", "outdated", "nothing"
State = AnalysisRequest.State


def analyse_page(page_id):
    """Analyse the page's latest text and store the proposals. Never writes a page or a revision.

    Answers DONE, OUTDATED (the text moved on meanwhile: the result was thrown away and the request waits
    again) or NOTHING (no such page, or that text is analysed already). An error is recorded on the request,
    which waits for another attempt or is failed after three, and raised.
    """
    with transaction.atomic():
        request = AnalysisRequest.objects.select_for_update().filter(page_id=page_id).first()
        if request is None or request.state in (State.DONE, State.FAILED):
            return NOTHING
        request.state, request.started_at, request.queued_at = State.RUNNING, timezone.now(), None
        request.attempts += 1
        request.save()
    try:
        return _analyse(page_id)
    except Exception as error:
        state = State.FAILED if request.attempts >= MOST_ATTEMPTS else State.WAITING
        # What is shown to editors names the kind of error; the log has the rest.
        AnalysisRequest.objects.filter(page_id=page_id, state=State.RUNNING).update(
            state=state, error=f"{type(error).__name__}: {error}"[:500], finished_at=timezone.now()
        )
        logger.exception("Analysing page %s failed (attempt %s)", page_id, request.attempts)
        raise


def _analyse(page_id):
    page = latest_text(Page.objects.get(pk=page_id))
    if page is None:
        AnalysisRequest.objects.filter(page_id=page_id).delete()
        return NOTHING
    digest = digest_of(page)
    engine, version = current_engine()
    document = document_of(page)
    analysis = engine.analyse(document)
    related = related_proposals(page, document, analysis)
    with transaction.atomic():
        request = AnalysisRequest.objects.select_for_update().get(page_id=page_id)
        current = latest_text(Page.objects.get(pk=page_id))
        if digest_of(current) != digest:
            AnalysisRequest.objects.filter(page_id=page_id).update(state=State.WAITING, attempts=0)
            return OUTDATED
        suggested = mark_nearer(current, related)
        store_proposals(current, document, analysis, suggested, digest=digest, engine_version=ENGINE_VERSION)
        request.state, request.error = State.DONE, ""
        request.wanted = request.done = digest
        request.engine_version, request.knowledge_version = ENGINE_VERSION, version
        request.finished_at = timezone.now()
        request.save()
    group_new_events(page_id)
    after_analysis(page_id, digest, related)
    return DONE
