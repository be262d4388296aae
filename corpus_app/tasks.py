"""Thin Celery tasks: load by id, call a service."""

from celery import shared_task

from . import dispatch
from .services import analysis, batches, learning, link_ranking


@shared_task(name="corpus_app.analyse")
def analyse(page_id):
    """Analyse the latest text of a page; a text that changed meanwhile is queued again."""
    if analysis.analyse_page(page_id) == analysis.OUTDATED:
        dispatch.wake(page_id)
    dispatch.go_on_ranking_links()


@shared_task(name="corpus_app.links")
def links():
    """Rank the automatic links that wait; what is left gets a turn after the others in the queue."""
    if link_ranking.work():
        dispatch.go_on_ranking_links()


@shared_task(name="corpus_app.sweep")
def sweep():
    """Pick up what a dead broker or worker left behind."""
    dispatch.sweep()


@shared_task(name="corpus_app.learn")
def learn():
    """Weigh names and rules by what editors decided."""
    learning.learn()


@shared_task(name="corpus_app.decide")
def decide(job_id):
    """Go on with a batch of decisions; what is left gets a turn after the others in the queue."""
    if batches.work(job_id):
        dispatch.work_on(job_id)
