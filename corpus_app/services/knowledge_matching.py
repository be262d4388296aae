"""Which record of the database a row means that the knowledge files have not brought under its slug before."""

from corpus_app.analysis.knowledge_files import KnowledgeFileError
from corpus_app.language.folding import fold_name
from corpus_app.models import Place

from .errors import Conflict


class Unclaimed:
    """The records of a table that no row has under its slug: editors' own, and those whose slug the files changed.

    ``existing`` maps primary keys to records, ``loaded`` the slugs of earlier loads to their LoadedRecords, ``files``
    the slugs to what the files say now.
    """

    def __init__(self, table, existing, loaded, files):
        claimed = {record.object_id for slug, record in loaded.items() if slug in files}
        self.former = {record.object_id: slug for slug, record in loaded.items() if slug not in files}
        free = [instance for pk, instance in existing.items() if pk not in claimed]
        self._by_slug = {instance.slug: instance for instance in free}
        named = [instance for instance in free if instance.slug not in files]
        self._by_name = {_identity(table, i.name, getattr(i, "country_id", None)): i for i in named}
        self._table = table

    def take(self, slug, name, country=None):
        """(record, its slug in earlier loads) for a row; (None, "") when none of them is meant. Each is taken once."""
        instance = self._by_slug.pop(slug, None) or self._by_name.pop(_identity(self._table, name, country), None)
        return instance, self.former.get(instance.pk, "") if instance else ""


def check_names(table, instances, countries, rows):
    """Raise KnowledgeFileError, naming a row, when two records would bear a name that only one may; else Conflict.

    ``countries`` maps each place (by identity) to its country's primary key; ``rows`` are the files' rows by slug.
    """
    owners = {}
    for instance in instances:
        if table.model is Place:
            country = countries.get(id(instance), instance.country_id)
            key = (fold_name(instance.name), country)
            if country is None:
                continue
        else:
            key = instance.name
        other = owners.setdefault(key, instance)
        if other is not instance:
            message = f"{table.kind}: {instance.slug} and {other.slug} would both be named {instance.name}."
            if row := rows.get(instance.slug) or rows.get(other.slug):
                raise KnowledgeFileError(row.file, row.line, message)
            raise Conflict(message)


def _identity(table, name, country):
    """What tells records of a table apart by name: that of a place is one within its country."""
    return (fold_name(name), country) if table.model is Place else fold_name(name)
