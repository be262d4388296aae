"""``manage.py import_events FILE``"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from corpus_app.analysis.knowledge_files import KnowledgeFileError
from corpus_app.services.event_registry import import_events


class Command(BaseCommand):
    help = "Create and change events by their slug from a CSV or JSON file of event rows. A bad row changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="as export_events writes it; .json or CSV")

    def handle(self, *, file, **options):
        try:
            counts = import_events(file)
        except (KnowledgeFileError, OSError) as error:
            raise CommandError(f"{error}\nNothing was imported.") from error
        kinds = ("created", "changed", "unchanged")
        self.stdout.write("events: " + ", ".join(f"{counts[kind]} {kind}" for kind in kinds))
