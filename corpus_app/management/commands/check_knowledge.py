"""``manage.py check_knowledge [DIR]``"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from corpus_app.analysis.knowledge_checks import check_rows
from corpus_app.analysis.knowledge_files import read_rows
from corpus_app.services.knowledge_tables import faults


class Command(BaseCommand):
    help = "Report what is wrong or doubtful in the knowledge files: file, line and reason. Needs no database."

    def add_arguments(self, parser):
        parser.add_argument("directory", nargs="?", metavar="DIR", help="default: seeds/knowledge")

    def handle(self, *, directory, verbosity, **options):
        errors = []
        rows = read_rows(directory or Path(settings.BASE_DIR, "seeds", "knowledge"), errors.append)
        errors += faults(rows)
        findings = check_rows(rows)
        errors += [finding for finding in findings if finding.is_error]
        warnings = [finding for finding in findings if not finding.is_error]
        for finding in errors:
            self.stderr.write(f"error: {finding}")
        for finding in warnings if verbosity else ():
            self.stdout.write(f"warning: {finding}")
        counts = ", ".join(f"{len(found)} {kind}" for kind, found in rows.rows.items())
        self.stdout.write(f"{counts}: {len(errors)} errors, {len(warnings)} warnings")
        if errors:
            raise CommandError(f"{len(errors)} errors")
