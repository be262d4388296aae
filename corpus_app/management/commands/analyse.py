"""``manage.py analyse [PAGE…] [--all] [--now]``"""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm
from wagtail.models import Page

from corpus_app import dispatch
from corpus_app.models import TaggedArticle
from corpus_app.services import analysis, requests
from corpus_app.services.documents import digest_of, latest_text


class Command(BaseCommand):
    help = "Analyse articles anew: through the workers, or right here with --now."

    def add_arguments(self, parser):
        parser.add_argument("pages", nargs="*", type=int, metavar="PAGE", help="ids of the pages to analyse")
        parser.add_argument("--all", action="store_true", help="every article of the archive")
        parser.add_argument("--now", action="store_true", help="in this process, without a worker")

    def handle(self, *, pages, all, now, **options):  # noqa: A002
        if bool(pages) == all:
            raise CommandError("Name the pages to analyse, or give --all.")
        queryset = Page.objects.all() if all else Page.objects.filter(pk__in=pages)
        missing = set(pages) - set(queryset.values_list("pk", flat=True)) if pages else set()
        if missing:
            raise CommandError(f"No such page: {', '.join(map(str, sorted(missing)))}.")
        articles = [page for page in queryset.specific().iterator() if isinstance(page, TaggedArticle)]
        failed = 0
        with requests.bulk():
            for page in tqdm(articles, unit=" articles", disable=None, file=self.stderr):
                failed += not self._analyse(page, now)
        self.stdout.write(f"{len(articles) - failed} {'analysed' if now else 'queued'}, {failed} failed.")
        if failed:
            raise CommandError(f"{failed} articles failed; see the messages above.")

    def _analyse(self, page, now):
        requests.note_request(page.pk, digest_of(latest_text(page)), again=True)
        if not now:
            dispatch.wake(page.pk)
            return True
        try:
            while analysis.analyse_page(page.pk) == analysis.OUTDATED:
                continue
        except Exception as error:  # noqa: BLE001 - one bad article must not stop an archive
            self.stderr.write(f"Page {page.pk} ({page.title[:60]}): {error}")
            return False
        return True
