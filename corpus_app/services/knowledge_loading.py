"""Load the knowledge files into the database: one merge of what the files said last, what they say, what is there.

The rule, field by field and row by row: what the files changed since they were last loaded is taken over; what
they did not change stays as editors have it. So an editor's renaming, an added name, a deleted alias or a deleted
actor all last, until the files say something new about just that. A row that the files have dropped is removed if
the files had brought it (names, relations, offices, triggers, participants); actors, places and events themselves
are never deleted. A row new to the files takes over the record of that slug, or the one of that name (a place: in that
country), unless another row has it: so a slug that changes in the files means the same record.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction

from corpus_app.analysis.knowledge_files import read_rows
from corpus_app.models import Actor, ActorName, KnowledgeVersion, LoadedRecord

from .errors import Conflict
from .knowledge_matching import Unclaimed, check_names
from .knowledge_tables import CHILDREN, TABLES, derive, faults, file_values
from .name_words import keep_words

_BATCH = 500


@dataclass(slots=True)
class Report:
    """Counts of created, changed, unchanged, left_out (deleted by editors) and gone (no longer in the files)."""

    counts: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def changed_anything(self):
        return any(counter["created"] or counter["changed"] for counter in self.counts.values())


class _DryRun(Exception):
    """Rolls a dry run back."""


def load_knowledge(directory, *, dry_run=False, again=False):
    """Load the files of ``directory`` in one transaction and return a Report.

    ``again`` forgets earlier loads: the files win over editors' changes and deleted records come back. Raises
    KnowledgeFileError for the first bad row, Conflict when the database refuses, both with nothing written.
    """
    rows = read_rows(directory)
    for fault in faults(rows):
        raise fault
    if not rows["actors"]:
        raise Conflict(f"There are no actors in {directory}.")
    try:
        with transaction.atomic():
            report = _Load(rows, again).run()
            if report.changed_anything:
                KnowledgeVersion.bump()
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except DatabaseError as error:
        raise Conflict(f"The database refuses the files: {error}") from error
    return report


class _Load:
    """One load: ``ids[kind][slug]`` are the primary keys, None for what editors deleted."""

    def __init__(self, rows, again):
        self.values = file_values(rows)
        self.rows = {table.kind: {row["slug"]: row for row in rows[table.kind]} for table in TABLES}
        self.loaded = {table.kind: {} for table in TABLES}
        for record in LoadedRecord.objects.all():
            self.loaded[record.kind][record.slug] = record
        self.base = {
            kind: {slug: {} if again else record.values for slug, record in records.items()}
            for kind, records in self.loaded.items()
        }
        self.again = again
        self.ids = {table.kind: {} for table in TABLES}
        self.results = {table.kind: {} for table in TABLES}

    def run(self):
        for table in TABLES:
            self._merge_records(table)
        for children in CHILDREN:
            self._merge_children(children)
        self._remember()
        report = Report()
        for kind, results in self.results.items():
            report.counts[kind].update(results.values())
            report.counts[kind]["gone"] = len(self.loaded[kind].keys() - self.values[kind].keys())
        return report

    def _merge_records(self, table):
        existing = {instance.pk: instance for instance in table.model.objects.all()}
        files, base, results = self.values[table.kind], self.base[table.kind], self.results[table.kind]
        unclaimed = Unclaimed(table, existing, self.loaded[table.kind], files)
        instances, new, changed = {}, [], []
        for slug, values in files.items():
            instance = None
            if record := self.loaded[table.kind].get(slug):
                instance = existing.get(record.object_id)
                if instance is None and not self.again:
                    self.ids[table.kind][slug], results[slug] = None, "left_out"
                    continue
            if instance is None:
                instance, former = unclaimed.take(slug, values["name"], self._target(values, "country", "actors"))
                if former:
                    self._follow(table, former, slug)
            if instance is None:
                instance = table.model(slug=slug)
                new.append(instance)
            instances[slug] = instance
            results[slug] = "created" if instance.pk is None else "unchanged"
            if self._set_fields(instance, table.fields, values, base.get(slug, {})) and instance.pk:
                changed.append(instance)
                results[slug] = "changed"
        countries = {
            id(instance): self._target(files[slug], "country", "actors")
            for slug, instance in instances.items()
            if base.get(slug, {}).get("country") != files[slug].get("country")
        }
        check_names(table, [*existing.values(), *new], countries, self.rows[table.kind])
        for instance in changed:
            derive(instance)
        for instance in new:
            derive(instance)
        fields = [*table.fields, *(name for name in ("folded", "earliest", "latest") if hasattr(table.model, name))]
        table.model.objects.bulk_update(changed, fields, batch_size=_BATCH)
        table.model.objects.bulk_create(new, batch_size=_BATCH)
        if table.model is Actor:
            keep_words(changed, new)
        self.ids[table.kind].update((slug, instance.pk) for slug, instance in instances.items())
        self._set_references(table, instances)

    @staticmethod
    def _set_fields(instance, fields, values, base):
        """Set what the files changed; whether that changed the record."""
        changed = False
        for name in fields:
            if name in base and base[name] == values[name]:
                continue
            column = instance._meta.get_field(name)
            value = None if values[name] == "" and column.null else column.to_python(values[name])
            if getattr(instance, name) != value:
                setattr(instance, name, value)
                changed = True
        return changed

    def _target(self, values, name, kind):
        """The primary key of what a row's column points at, None for nothing or what editors deleted."""
        return self.ids[kind].get(values.get(name, ""))

    def _follow(self, table, former, slug):
        """The files have given a record another slug: what they said under the former one holds for it."""
        record = self.loaded[table.kind].pop(former)
        self.base[table.kind][slug] = self.base[table.kind].pop(former)
        LoadedRecord.objects.filter(pk=record.pk).update(slug=slug)
        record.slug = slug
        self.loaded[table.kind][slug] = record

    def _set_references(self, table, instances):
        """Foreign keys, once every record they may point at has a primary key."""
        results, changed = self.results[table.kind], []
        for slug, instance in instances.items():
            values, base, differs = self.values[table.kind][slug], self.base[table.kind].get(slug, {}), False
            for name, kind in table.references.items():
                if name in base and base[name] == values[name]:
                    continue
                target = self.ids[kind].get(values[name])
                if getattr(instance, f"{name}_id") != target:
                    setattr(instance, f"{name}_id", target)
                    differs = True
            if differs:
                changed.append(instance)
                results[slug] = "changed" if results[slug] == "unchanged" else results[slug]
        if table.references:
            table.model.objects.bulk_update(changed, list(table.references), batch_size=_BATCH)

    def _merge_children(self, children):
        ids, results = self.ids[children.of], self.results[children.of]
        slugs = {kind: self._slugs(kind) for kind in set(children.references.values())}
        there = defaultdict(dict)
        for instance in children.model.objects.all():
            key = tuple(self._key_part(instance, name, children.references, slugs) for name in children.key)
            there[getattr(instance, f"{children.parent}_id")][key] = instance
        new, changed, dropped = [], [], []
        for slug, values in self.values[children.of].items():
            if not ids[slug]:
                continue
            wanted = {tuple(key): tuple(attributes) for key, attributes in values.get(children.name, ())}
            base = {
                tuple(key): tuple(attributes)
                for key, attributes in self.base[children.of].get(slug, {}).get(children.name, ())
            }
            present, before = there[ids[slug]], len(new) + len(changed) + len(dropped)
            for key, attributes in wanted.items():
                if key in present:
                    if base.get(key) != attributes and self._set_attributes(present[key], children, attributes):
                        changed.append(present[key])
                elif key not in base and (instance := self._make(children, ids[slug], key, attributes)):
                    new.append(instance)
            dropped += [present[key].pk for key in base.keys() - wanted.keys() if key in present]
            if len(new) + len(changed) + len(dropped) > before and results[slug] == "unchanged":
                results[slug] = "changed"
        children.model.objects.filter(pk__in=dropped).delete()
        derived = [name for name in ("earliest", "latest") if hasattr(children.model, name)]
        if children.attributes:
            children.model.objects.bulk_update(changed, [*children.attributes, *derived], batch_size=_BATCH)
        children.model.objects.bulk_create(new, batch_size=_BATCH)
        if children.model is ActorName:
            keep_words(changed, new)

    def _slugs(self, kind):
        """Slugs by primary key, those that have left the files among them."""
        gone = {record.object_id: slug for slug, record in self.loaded[kind].items()}
        return gone | {pk: slug for slug, pk in self.ids[kind].items() if pk}

    @staticmethod
    def _key_part(instance, name, references, slugs):
        if name in references:
            pk = getattr(instance, f"{name}_id")
            return slugs[references[name]].get(pk, f"#{pk}")
        return getattr(instance, name)

    @staticmethod
    def _set_attributes(instance, children, attributes):
        if tuple(getattr(instance, name) for name in children.attributes) == attributes:
            return False
        for name, value in zip(children.attributes, attributes, strict=True):
            setattr(instance, name, value)
        derive(instance)
        return True

    def _make(self, children, parent_id, key, attributes):
        """A new row that hangs on a record; None when what it points at was deleted by editors."""
        values = {f"{children.parent}_id": parent_id, **dict(zip(children.attributes, attributes, strict=True))}
        for name, value in zip(children.key, key, strict=True):
            if name in children.references:
                name, value = f"{name}_id", self.ids[children.references[name]].get(value)
                if value is None:
                    return None
            values[name] = value
        instance = children.model(**values)
        derive(instance)
        return instance

    def _remember(self):
        """Note what the files said, for the next load."""
        new, changed = [], []
        for kind, records in self.values.items():
            for slug, values in records.items():
                record, pk = self.loaded[kind].get(slug), self.ids[kind][slug]
                if record is None:
                    new.append(LoadedRecord(kind=kind, slug=slug, object_id=pk, values=values))
                elif pk and (record.values != values or record.object_id != pk):
                    record.values, record.object_id = values, pk
                    changed.append(record)
        LoadedRecord.objects.bulk_create(new, batch_size=_BATCH)
        LoadedRecord.objects.bulk_update(changed, ["values", "object_id"], batch_size=_BATCH)
