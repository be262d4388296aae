"""What the knowledge files last said, so that loading them again knows an editor's change from theirs."""

from django.db import models


class LoadedRecord(models.Model):
    """A record of the files as last loaded: ``values`` as the file gave them, ``object_id`` the row it became."""

    kind = models.CharField(max_length=10)
    slug = models.CharField(max_length=100)
    object_id = models.PositiveBigIntegerField()
    values = models.JSONField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="corpus_loadedrecord_once")]

    def __str__(self):
        return f"{self.kind}: {self.slug}"
