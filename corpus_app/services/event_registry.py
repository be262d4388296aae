"""The event registry as a file: every event a row of seeds/knowledge/README.md's columns, out and in again."""

import csv
import json
from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from corpus_app.analysis.knowledge_files import COLUMNS, KnowledgeFileError, KnowledgeRows, Row, read_table, row_fault
from corpus_app.models import Actor, Event, EventTrigger, Participant, Place

from .knowledge_tables import faults

EVENT_COLUMNS = COLUMNS["events"].split()
_PLAIN = ("name", "name_en", "category", "form", "date", "place_precision", "status", "sources", "description")
_REQUIRED = ("slug", "name", "category")


def event_rows(events=None):
    """A dict of strings by column for every event, the earliest first; ``events`` may narrow them (a queryset)."""
    events = Event.objects.all() if events is None else events
    events = events.select_related("place", "parent").prefetch_related("triggers", "participants__actor")
    return [_as_row(event) for event in events.order_by("earliest", "pk")]


def write_csv(rows, file):
    """Write rows as CSV with a header line to an open text file."""
    writer = csv.DictWriter(file, EVENT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def write_json(rows, file):
    """Write rows as a JSON list to an open text file, one row a line."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    file.write("[\n" + ",\n".join(lines) + "\n]\n")


def import_events(path):
    """Create and change events by slug as a CSV or JSON file of event rows says; what it leaves out stays.

    A row is the whole truth of its event, phrases and participants too. Returns a Counter of created, changed
    and unchanged. Raises KnowledgeFileError, which names the line (of JSON: the row), and changes nothing.
    """
    rows = list(_read(Path(path)))
    for fault in faults(KnowledgeRows(KnowledgeRows().rows | {"events": rows})):
        raise fault
    with transaction.atomic():
        return _Import(rows).run()


def _as_row(event):
    row = {name: str(getattr(event, name)) for name in _PLAIN}
    row["slug"] = event.slug
    row["place"] = event.place.slug if event.place else ""
    row["parent"] = event.parent.slug if event.parent else ""
    row["triggers"] = "|".join(f"{t.text}?" if t.needs_context else t.text for t in event.triggers.all())
    row["participants"] = "|".join(f"{p.actor.slug}:{p.role}" for p in event.participants.all())
    return {column: row[column] for column in EVENT_COLUMNS}


def _read(path):
    if path.suffix == ".json":
        yield from _read_json(path)
    else:
        yield from read_table("events", path)


def _read_json(path):
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise KnowledgeFileError(path.name, 1, "not UTF-8") from error
    except ValueError as error:
        raise KnowledgeFileError(path.name, getattr(error, "lineno", 1), f"not JSON: {error}") from error
    if not isinstance(found, list) or not all(isinstance(values, dict) for values in found):
        raise KnowledgeFileError(path.name, 1, "not a list of events")
    for number, values in enumerate(found, 1):
        row = Row(path.name, number, {column: str(values.get(column) or "").strip() for column in EVENT_COLUMNS})
        if message := row_fault("events", row):
            raise KnowledgeFileError(path.name, number, message)
        yield row


class _Import:
    """One import: what rows may point at, by slug."""

    def __init__(self, rows):
        self.rows = rows
        slugs = {row["slug"] for row in rows}
        wanted = slugs | {row["parent"] for row in rows}
        self.events = {event.slug: event for event in Event.objects.filter(slug__in=wanted)}
        self.places = {place.slug: place for place in Place.objects.filter(slug__in={row["place"] for row in rows})}
        people = {slug for row in rows for slug, _ in row.participants()}
        self.actors = {actor.slug: actor for actor in Actor.objects.filter(slug__in=people)}
        self.before = {row["slug"]: row for row in event_rows(Event.objects.filter(slug__in=slugs))}

    def run(self):
        counts, seen = Counter(), set()
        for row in self.rows:
            if row["slug"] in seen:
                raise KnowledgeFileError(row.file, row.line, f"duplicate slug {row['slug']!r}")
            seen.add(row["slug"])
            if self.before.get(row["slug"]) == dict(row.values):
                counts["unchanged"] += 1
                continue
            counts["changed" if row["slug"] in self.before else "created"] += 1
            self._save(row)
        # An event may be part of one that stands further down.
        for row in self.rows:
            self._set_parent(row)
        return counts

    def _save(self, row):
        event = self.events.setdefault(row["slug"], Event(slug=row["slug"]))
        for name in _PLAIN:
            setattr(event, name, row[name])
        event.name = row["name"].removesuffix("?").strip()
        event.status = row["status"] or "happened"
        event.place = self._known(row, "place", self.places, row["place"])
        event.triggers = [
            EventTrigger(text=text.removesuffix("?").strip(), needs_context=text.endswith("?"))
            for text in dict.fromkeys(row.many("triggers"))
        ]
        event.participants = [
            Participant(actor=self._known(row, "participants", self.actors, slug), role=role)
            for slug, role in dict.fromkeys(row.participants())
        ]
        try:
            event.full_clean(exclude=["parent"])
        except ValidationError as error:
            raise KnowledgeFileError(row.file, row.line, " ".join(error.messages)) from error
        event.save()

    def _set_parent(self, row):
        event, parent = self.events[row["slug"]], self._known(row, "parent", self.events, row["parent"])
        if event.parent_id == (parent and parent.pk):
            return
        event.parent = parent
        try:
            event.clean()
        except ValidationError as error:
            raise KnowledgeFileError(row.file, row.line, " ".join(error.messages)) from error
        event.save()

    @staticmethod
    def _known(row, column, known, slug):
        if slug and slug not in known:
            raise KnowledgeFileError(row.file, row.line, f"{column}: nothing has the slug {slug!r}")
        return known.get(slug)
