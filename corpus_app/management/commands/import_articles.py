"""manage.py import_articles PATH…: articles from folders, text and HTML files, JSON Lines."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from corpus_app.importing.article import ImportFault
from corpus_app.importing.readers import count_records, find_files, read_records
from corpus_app.services.importing import (
    CHANGED,
    CREATED,
    FAILED,
    REPEATED,
    UNCHANGED,
    NoHomePage,
    import_records,
)


class Command(BaseCommand):
    help = (
        "Import articles from folders (with articles.toml), .txt and .html files, .jsonl and .jsonl.gz. "
        "Safe to repeat: unchanged sources are left alone, changed ones become a new revision of their page."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--section", default="", help="put all articles in this section (slug or title)")
        parser.add_argument("--publish", action="store_true", help="publish them; without it they are drafts")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would happen")

    def handle(self, paths, section, publish, dry_run, verbosity, **options):
        try:
            files = find_files(paths)
        except ImportFault as fault:
            raise CommandError(str(fault)) from fault
        counts, failures = Counter(), []
        outcomes = import_records(read_records(files), section=section, publish=publish, dry_run=dry_run)
        try:
            # No bar where nobody watches (None), nor between lines of text.
            quiet = True if dry_run or verbosity > 1 else None
            for outcome in tqdm(outcomes, total=count_records(files), unit=" articles", disable=quiet):
                counts[outcome.result] += 1
                if outcome.result == FAILED:
                    failures.append(outcome)
                elif verbosity > 1 or (dry_run and verbosity and outcome.result in (CREATED, CHANGED)):
                    self.stdout.write(f"{outcome.result}: {outcome.where}: {outcome.headline}")
        except NoHomePage as error:
            raise CommandError("There is no home page yet: create one first (manage.py create_newsroom).") from error
        for outcome in failures:
            self.stderr.write(f"{FAILED}: {outcome.where}: {outcome.message}")
        summary = ", ".join(f"{counts[result]} {result}" for result in (CREATED, CHANGED, UNCHANGED, REPEATED, FAILED))
        if verbosity:
            self.stdout.write(f"Dry run, nothing written: {summary}" if dry_run else summary)
        if failures:
            raise CommandError(f"{len(failures)} not imported")
