"""``manage.py learn``"""

from django.core.management.base import BaseCommand

from corpus_app.services.learning import learn


class Command(BaseCommand):
    help = "Weigh names and rules by what editors decided; beat does the same every hour."

    def handle(self, **options):
        self.stdout.write(f"{learn()} weights changed.")
