"""How the rows of the knowledge files map to records: fields, references, and the rows that hang on a record."""

import re
from dataclasses import dataclass
from itertools import chain

from corpus_app.analysis.knowledge_files import NAME_COLUMNS, KnowledgeFileError
from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold_name
from corpus_app.models import (
    Actor,
    ActorName,
    ActorRelation,
    Event,
    EventTrigger,
    Office,
    Participant,
    Place,
    PlaceName,
)
from corpus_app.models.choices import PlacePrecision


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record. ``references`` maps foreign keys to the kind they point at."""

    kind: str
    model: type
    fields: tuple[str, ...]
    references: dict[str, str]


@dataclass(frozen=True, slots=True)
class Children:
    """Rows that hang on a record through ``parent``; ``key`` tells them apart, ``attributes`` is the rest."""

    name: str
    of: str
    model: type
    parent: str
    key: tuple[str, ...]
    attributes: tuple[str, ...]
    references: dict[str, str]


TABLES = (
    Table(
        "actors",
        Actor,
        ("name", "name_needs_context", "kind", "name_en", "code", "wikidata", "active_from", "active_until")
        + ("description",),
        {"home_state": "actors"},
    ),
    Table("places", Place, ("name", "name_en", "kind", "latitude", "longitude"), {"country": "actors"}),
    Table(
        "events",
        Event,
        ("name", "name_en", "category", "form", "date", "place_precision", "status", "sources", "description"),
        {"place": "places", "parent": "events"},
    ),
)
CHILDREN = (
    Children("names", "actors", ActorName, "actor", ("kind", "folded"), ("text", "needs_context"), {}),
    Children(
        "relations", "actors", ActorRelation, "source", ("kind", "target", "since"), ("until",), {"target": "actors"}
    ),
    Children("offices", "actors", Office, "person", ("title", "of", "since"), ("until",), {"of": "actors"}),
    Children("names", "places", PlaceName, "place", ("folded",), ("text",), {}),
    Children("triggers", "events", EventTrigger, "event", ("folded",), ("text", "needs_context"), {}),
    Children("participants", "events", Participant, "event", ("actor", "role"), (), {"actor": "actors"}),
)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Columns with a limit; the model and columns of further names.
_LIMITED = {
    "actors": (
        Actor,
        ("slug", "name", "name_en", "code", "wikidata", "active_from", "active_until"),
        ActorName,
        tuple(NAME_COLUMNS),
    ),
    "places": (Place, ("slug", "name", "name_en"), PlaceName, ("aliases",)),
    "events": (Event, ("slug", "name", "name_en", "date"), EventTrigger, ("triggers",)),
    "offices": (Office, ("title", "since", "until"), None, ()),
    "relations": (ActorRelation, ("since", "until"), None, ()),
}
_DEFAULTS = {("places", "kind"): "city", ("events", "status"): "happened"}


def file_values(rows):
    """{kind: {slug: values}} of KnowledgeRows; ``values`` holds fields, references and rows that hang on, as JSON.

    Rows that hang on a record are a list of [key, attributes] under their name, each key once.
    """
    values = {table.kind: {row["slug"]: _record(table, row) for row in rows[table.kind]} for table in TABLES}
    for row in rows["actors"]:
        _add(values["actors"][row["slug"]], "names", _actor_names(row))
    for row in rows["places"]:
        _add(values["places"][row["slug"]], "names", (([fold_name(t)], [t]) for t in row.many("aliases")))
    for row in rows["events"]:
        _add(values["events"][row["slug"]], "triggers", map(_trigger, row.many("triggers")))
        _add(values["events"][row["slug"]], "participants", ((list(pair), []) for pair in row.participants()))
    for row in rows["relations"]:
        key = [row["kind"], row["target"], row["since"]]
        _add(values["actors"][row["source"]], "relations", [(key, [row["until"]])])
    for row in rows["offices"]:
        key = [row["title"], row["of"], row["since"]]
        _add(values["actors"][row["person"]], "offices", [(key, [row["until"]])])
    return values


def _record(table, row):
    values = {}
    for field in chain(table.fields, table.references):
        if field == "name_needs_context":
            values[field] = row["name"].endswith("?")
        else:
            values[field] = row[field] or _DEFAULTS.get((table.kind, field), "")
    values["name"] = values["name"].removesuffix("?").strip()
    return values


def _add(values, name, pairs):
    known = values.setdefault(name, [])
    seen = {tuple(key) for key, _ in known}
    for key, attributes in pairs:
        if tuple(key) not in seen:
            seen.add(tuple(key))
            known.append([key, attributes])


def _actor_names(row):
    for name in row.names()[1:]:
        yield [name.kind.value, fold_name(name.text)], [name.text, name.needs_context]


def _trigger(phrase):
    text = phrase.removesuffix("?").strip()
    return [fold_name(text)], [text, phrase.endswith("?")]


def faults(rows):
    """Yield a KnowledgeFileError for every cell that the database could not hold or would not allow."""
    for kind, (model, columns, names, lists) in _LIMITED.items():
        limits = {column: model._meta.get_field(column).max_length for column in columns}
        longest = names and names._meta.get_field("text").max_length
        for row in rows[kind]:
            if "slug" in row.values and not _SLUG.fullmatch(row["slug"]):
                yield KnowledgeFileError(row.file, row.line, f"not a slug: {row['slug']!r}")
            if kind == "events" and row["place_precision"] not in ("", *PlacePrecision.values):
                yield KnowledgeFileError(row.file, row.line, f"unknown place_precision: {row['place_precision']!r}")
            cells = [(column, row[column], limit) for column, limit in limits.items()]
            cells += [(column, text, longest) for column in lists for text in row.many(column)]
            for column, text, limit in cells:
                if len(text) > limit:
                    message = f"{column}: longer than {limit} characters: {text[:40]!r}…"
                    yield KnowledgeFileError(row.file, row.line, message)


def derive(instance):
    """Set the columns that ``save()`` would derive; bulk writes do not call it."""
    if hasattr(instance, "set_covered_days"):
        instance.set_covered_days()
    elif isinstance(instance, Event):
        instance.earliest, instance.latest = bounds(instance.date)
    if hasattr(instance, "folded"):
        instance.folded = fold_name(instance.name if hasattr(instance, "name") else instance.text)
