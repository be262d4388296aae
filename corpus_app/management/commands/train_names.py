"""``manage.py train_names [--most N] [--dry-run] [--force]``"""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from corpus_app.services.name_models import model_path
from corpus_app.services.name_training import TooSmall, Worse, train_on_archive


class Command(BaseCommand):
    help = "Train the finder of persons' names on the newsroom's published articles; the workers take it up."

    def add_arguments(self, parser):
        parser.add_argument(
            "--most", type=int, default=5_000, help="learn from this many latest articles at most (2 GB of memory)"
        )
        parser.add_argument("--dry-run", action="store_true", help="train and measure, but keep the model in use")
        parser.add_argument("--force", action="store_true", help="take the new model even if it finds fewer names")

    def handle(self, *, most, dry_run, force, **options):
        if model_path() is None:
            raise CommandError("Set CORPUS_MODELS to the folder where the model is to be kept.")

        def progress(items, label):
            return tqdm(items, desc=label, unit=" articles", disable=None, file=self.stderr)

        try:
            training = train_on_archive(most=most, dry_run=dry_run, force=force, progress=progress)
        except TooSmall as error:
            raise CommandError(str(error)) from error
        except Worse as error:
            self._report(error.training)
            raise CommandError(f"{error} The model stays as it is; --force replaces it.") from error
        self._report(training)
        self.stdout.write("Nothing was written." if dry_run else f"Written to {model_path()}.")

    def _report(self, training):
        self.stdout.write(
            f"Learned from {training.articles} articles: {training.sentences} sentences, {training.names} names."
        )
        self.stdout.write(f"Measured on {training.measured} articles kept aside:")
        for label, score in (("new model", training.new), ("model in use", training.before)):
            self.stdout.write(
                f"  {label:13} finds {score.found} of {training.wanted} names of persons on record,"
                f" {score.refused} of {training.refused} that editors refused"
            )
