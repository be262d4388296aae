"""The version by which worker processes notice that names, offices or events have changed."""

from django.db import models


class KnowledgeVersion(models.Model):
    """A single counter row."""

    number = models.PositiveBigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls):
        """The current version number."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls):
        """Say that the knowledge has changed; call it in the transaction that changes it."""
        if not cls.objects.filter(pk=1).update(number=models.F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})
