"""Tests: the embedded default, or PostgreSQL and Redis when DATABASE_URL and REDIS_URL say so.

Worker processes that a test starts inherit CORPUS_TEST_VAR and so share its database and broker; parallel test
runners each have their own.
"""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, CELERY_BROKER_TRANSPORT_OPTIONS, DATABASES, REDIS_URL

SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILADMIN_BASE_URL = "http://testserver"

if "CORPUS_TEST_VAR" not in os.environ:
    os.environ["CORPUS_TEST_VAR"] = tempfile.mkdtemp(prefix="corpus-test-")
VAR = Path(os.environ["CORPUS_TEST_VAR"], os.environ.get("PYTEST_XDIST_WORKER", "main"))
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
CORPUS_MODELS = VAR / "models"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "celerybeat-schedule")

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file rather than memory: live servers, threads and worker processes share it.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = f"{VAR}:"
    CACHES["default"]["KEY_PREFIX"] = str(VAR)
else:
    for _folder in ("queue", "control"):
        (VAR / _folder).mkdir(exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "data_folder_in": str(VAR / "queue"),
        "data_folder_out": str(VAR / "queue"),
        "control_folder": str(VAR / "control"),
    }
