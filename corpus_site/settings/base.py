"""What every deployment shares. The environment decides where data lives:

DATABASE_URL   a database (default: SQLite in CORPUS_VAR)
REDIS_URL      broker and cache (default: Celery's filesystem transport in CORPUS_VAR, local-memory cache)
CORPUS_VAR     folder for everything that is written (default: var/ beside manage.py)
"""

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("CORPUS_VAR", BASE_DIR / "var"))
REDIS_URL = os.environ.get("REDIS_URL", "")

INSTALLED_APPS = [
    "corpus_site",
    "corpus_app",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "corpus_site.urls"
WSGI_APPLICATION = "corpus_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{VAR / 'corpus.sqlite3'}", conn_max_age=60)}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # Web server and worker write side by side: write-ahead log, and wait for the lock rather than fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ar"
LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("ar", _("Arabic"))]
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

WAGTAIL_SITE_NAME = "Corpus"
# Nothing leaves the building: no version check, no remote avatars, no banner fetched from elsewhere.
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        # Arabic folding is the index's own (folded copies of the text); the dictionary adds stemming.
        **({"SEARCH_CONFIG": "arabic"} if "postgresql" in DATABASES["default"]["ENGINE"] else {}),
    }
}
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "corpus_app.tag_strings.split_tags"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Where train_names keeps the newsroom's own name finder.
CORPUS_MODELS = VAR / "models"

BROKER_DIR = VAR / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
# The visibility timeout outlasts the longest task. A save must stay quick when Redis is down: no second try (kombu's
# default goes on for six seconds), and short timeouts.
REDIS_TRANSPORT = {"visibility_timeout": 3600, "socket_timeout": 3, "socket_connect_timeout": 1, "max_retries": 0}
CELERY_BROKER_TRANSPORT_OPTIONS = (
    REDIS_TRANSPORT
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "control_folder": str(BROKER_DIR / "control"),
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "editing"
CELERY_TASK_SOFT_TIME_LIMIT = 120
CELERY_TASK_TIME_LIMIT = 150
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = True
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "sweep-waiting-analyses": {"task": "corpus_app.sweep", "schedule": 30.0, "options": {"expires": 25}},
    "learn-from-decisions": {
        "task": "corpus_app.learn",
        "schedule": 3600.0,
        "options": {"queue": "bulk", "expires": 3000},
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"corpus_app": {"handlers": ["console"], "level": "INFO"}},
}
