"""The newsroom's Celery app."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus_site.settings.dev")

app = Celery("corpus_site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
