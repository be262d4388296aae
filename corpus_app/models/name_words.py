"""The words of the actors' names, for finding any of them as it is typed."""

from django.db import models

from corpus_app.language.name_words import LONGEST


class NameWord(models.Model):
    """A word of an actor's own or English name, or (``further``) of one of its further names.

    ``record`` is the id of the Actor or the ActorName; no foreign key, so that merges and deletions need not know of
    rows that are only derived. See services.name_words.
    """

    further = models.BooleanField()
    record = models.PositiveBigIntegerField(db_index=True)
    word = models.CharField(max_length=LONGEST, db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.word
