"""Thin Celery tasks: load by id, call a service."""

from celery import shared_task

from . import dispatch
from .services import analysis, learning


@shared_task(name="corpus_app.analyse")
def analyse(page_id):
    """Analyse the latest text of a page; a text that changed meanwhile is queued again."""
    if analysis.analyse_page(page_id) == analysis.OUTDATED:
        dispatch.wake(page_id)


@shared_task(name="corpus_app.sweep")
def sweep():
    """Pick up what a dead broker or worker left behind."""
    dispatch.sweep()


@shared_task(name="corpus_app.learn")
def learn():
    """Weigh names and rules by what editors decided."""
    learning.learn()
