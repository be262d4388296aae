"""The deployable newsroom: settings, Celery app, URLs, site-wide templates and styles."""

from .celery import app as celery_app

__all__ = ["celery_app"]
