"""``manage.py export_events [--format csv|json]``"""

from django.core.management.base import BaseCommand

from corpus_app.services.event_registry import event_rows, write_csv, write_json

_WRITERS = {"csv": write_csv, "json": write_json}


class Command(BaseCommand):
    help = "Print every event on record in the columns of the knowledge files; import_events reads it again."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=_WRITERS, default="csv", dest="form")

    def handle(self, *, form, **options):
        _WRITERS[form](event_rows(), self.stdout)
