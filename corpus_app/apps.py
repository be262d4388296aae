from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorpusConfig(AppConfig):
    name = "corpus_app"
    verbose_name = _("Corpus")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import worker_signs
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
        worker_signs.connect()
