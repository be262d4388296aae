"""ASGI entry point; settings default to production."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corpus_site.settings.production")
application = get_asgi_application()
