"""Tests: the embedded default, or PostgreSQL and Redis when DATABASE_URL and REDIS_URL say so."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CELERY_BROKER_TRANSPORT_OPTIONS, DATABASES, REDIS_URL

SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILADMIN_BASE_URL = "http://testserver"

_var = Path(tempfile.mkdtemp(prefix="corpus-test-"))
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file rather than memory: live servers, threads and worker processes share it.
    DATABASES["default"]["TEST"] = {"NAME": str(_var / "test.sqlite3")}
if not REDIS_URL:
    for _folder in ("queue", "control"):
        (_var / _folder).mkdir()
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "data_folder_in": str(_var / "queue"),
        "data_folder_out": str(_var / "queue"),
        "control_folder": str(_var / "control"),
    }
