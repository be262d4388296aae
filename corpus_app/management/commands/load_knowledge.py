"""``manage.py load_knowledge [DIR] [--dry-run] [--again]``"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from corpus_app.analysis.knowledge_files import KnowledgeFileError
from corpus_app.services.errors import Conflict
from corpus_app.services.knowledge_loading import load_knowledge

_COLUMNS = {
    "created": "created",
    "changed": "changed",
    "unchanged": "unchanged",
    "left_out": "deleted by editors and left out",
    "gone": "no longer in the files and kept",
}


class Command(BaseCommand):
    help = (
        "Load actors, places and events from CSV files. Run again, it takes over what the files have changed since "
        "and keeps what editors have changed. A bad row stops it before anything is written."
    )

    def add_arguments(self, parser):
        parser.add_argument("directory", nargs="?", metavar="DIR", help="default: seeds/knowledge")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would happen")
        parser.add_argument(
            "--again", action="store_true", help="forget earlier loads: the files win over editors' changes"
        )

    def handle(self, *, directory, dry_run, again, **options):
        directory = Path(directory or settings.BASE_DIR / "seeds" / "knowledge")
        try:
            report = load_knowledge(directory, dry_run=dry_run, again=again)
        except (KnowledgeFileError, Conflict) as error:
            raise CommandError(f"{error}\nNothing was loaded.") from error
        for kind, counts in report.counts.items():
            parts = [
                f"{counts[name]} {text}" for name, text in _COLUMNS.items() if counts[name] or name in ("created",)
            ]
            self.stdout.write(f"{kind}: {', '.join(parts)}")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
