"""Read the knowledge files (seeds/knowledge/README.md) into rows, and rows into a Knowledge snapshot."""

import csv
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold_name

from .knowledge import Knowledge, KnownActor, KnownEvent, KnownName, KnownOffice, KnownPlace, KnownRelation
from .vocabulary import (
    EVENT_FORMS,
    ActorKind,
    Category,
    EventStatus,
    NameKind,
    ParticipantRole,
    PlaceKind,
    RelationKind,
)

COLUMNS = {
    "actors": "slug name kind name_en home_state code official aliases acronyms nicknames demonyms metonyms"
    " active_from active_until wikidata description",
    "relations": "source kind target since until",
    "offices": "person title of since until",
    "places": "slug name name_en country kind latitude longitude aliases",
    "events": "slug name name_en category form date place place_precision status parent triggers participants"
    " sources description",
}
NAME_COLUMNS = {
    "official": NameKind.OFFICIAL,
    "aliases": NameKind.ALIAS,
    "acronyms": NameKind.ACRONYM,
    "nicknames": NameKind.NICKNAME,
    "demonyms": NameKind.DEMONYM,
    "metonyms": NameKind.METONYM,
}
_VALUES = {
    ("actors", "kind"): ActorKind,
    ("relations", "kind"): RelationKind,
    ("places", "kind"): PlaceKind,
    ("events", "category"): Category,
    ("events", "status"): EventStatus,
}
_DATES = {"actors": ("active_from", "active_until"), "relations": ("since", "until"), "offices": ("since", "until"),
          "events": ("date",)}  # fmt: skip
_REFERENCES = {
    "actors": {"home_state": "actors"},
    "relations": {"source": "actors", "target": "actors"},
    "offices": {"person": "actors", "of": "actors"},
    "places": {"country": "actors"},
    "events": {"place": "places", "parent": "events"},
}
_REQUIRED = {
    "actors": ("slug", "name", "kind"),
    "relations": ("source", "kind", "target"),
    "offices": ("person", "title", "of"),
    "places": ("slug", "name"),
    "events": ("slug", "name", "category"),
}


class KnowledgeFileError(ValueError):
    """What is wrong in a knowledge file, and where: ``file`` (its name), ``line``, ``message``."""

    def __init__(self, file, line, message):
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``values`` by column, stripped; ``file`` and ``line`` say where it stands."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column):
        return self.values[column]

    def many(self, column):
        """The values of a cell that holds several, parted by ``|``."""
        return [part.strip() for part in self.values[column].split("|") if part.strip()]

    def names(self):
        """The names of an actor's row as KnownName, the canonical one first."""
        texts = [(self["name"], NameKind.OFFICIAL)]
        texts += [(text, kind) for column, kind in NAME_COLUMNS.items() for text in self.many(column)]
        return tuple(KnownName(text.removesuffix("?").strip(), kind, text.endswith("?")) for text, kind in texts)

    def participants(self):
        """(slug, role) pairs of an event's row."""
        return tuple(tuple(pair.rsplit(":", 1)) for pair in self.many("participants"))


@dataclass(slots=True)
class KnowledgeRows:
    """The checked rows of all files, by kind of record: rows["actors"] and so on."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {kind: [] for kind in COLUMNS})

    def __getitem__(self, kind):
        return self.rows[kind]


def _raise(error):
    raise error


def read_rows(directory, on_error=_raise):
    """Read and check every knowledge file of ``directory``.

    ``on_error`` gets each KnowledgeFileError; the default raises the first. With a collector such as
    ``list.append`` faulty rows are left out and the rest is returned.
    """
    rows = KnowledgeRows()
    for kind in COLUMNS:
        for path in sorted({*Path(directory).glob(f"{kind}.csv"), *Path(directory).glob(f"{kind}-*.csv")}):
            rows[kind].extend(read_table(kind, path, on_error))
    _keep(rows, "actors", _duplicates(rows["actors"]), on_error)
    for kind in ("places", "events"):
        _keep(rows, kind, _duplicates(rows[kind], names=False), on_error)
    slugs = {kind: {row["slug"] for row in rows[kind]} for kind in ("actors", "places", "events")}
    for kind in COLUMNS:
        _keep(rows, kind, _unknown_references(kind, rows[kind], slugs), on_error)
    return rows


def read_table(kind, path, on_error=_raise):
    """Yield the rows of one file of a ``kind``, each checked by itself; see :func:`read_rows` for ``on_error``."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        on_error(KnowledgeFileError(path.name, line, f"not UTF-8: byte {error.object[error.start]:#04x}"))
        return
    reader = csv.DictReader(text.splitlines(keepends=True), restkey="")
    columns = COLUMNS[kind].split()
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        on_error(KnowledgeFileError(path.name, 1, f"missing columns: {', '.join(missing)}"))
        return
    for values in reader:
        line = reader.line_num
        if "" in values or None in values.values():
            on_error(KnowledgeFileError(path.name, line, f"expected {len(reader.fieldnames)} cells"))
            continue
        row = Row(path.name, line, {column: values[column].strip() for column in columns})
        message = row_fault(kind, row)
        if message:
            on_error(KnowledgeFileError(path.name, line, message))
        else:
            yield row


def row_fault(kind, row):
    """What is wrong with a row taken alone, or None."""
    for column in _REQUIRED[kind]:
        if not row[column]:
            return f"{column} is empty"
    for (table, column), values in _VALUES.items():
        if table == kind and row[column] and row[column] not in set(values):
            return f"unknown {column}: {row[column]!r}"
    for column in _DATES.get(kind, ()):
        try:
            bounds(row[column])
        except ValueError as error:
            return f"{column}: {error}"
    if kind == "events":
        if row["form"] and row["form"] not in {form for forms in EVENT_FORMS.values() for form in forms}:
            return f"unknown form: {row['form']!r}"
        for pair in row.participants():
            if len(pair) != 2 or pair[1] not in set(ParticipantRole):
                return f"participants: {':'.join(pair)!r} is not slug:role"
    if kind == "places":
        for column, limit in (("latitude", 90), ("longitude", 180)):
            if row[column] and not _is_degree(row[column], limit):
                return f"{column}: {row[column]!r} is not in degrees"
    return None


def _is_degree(value, limit):
    try:
        return abs(float(value)) <= limit
    except ValueError:
        return False


def _keep(rows, kind, faults, on_error):
    """Report the faulty rows of a kind and keep the others."""
    faulty = set()
    for row, message in faults:
        faulty.add(id(row))
        on_error(KnowledgeFileError(row.file, row.line, message))
    rows.rows[kind] = [row for row in rows[kind] if id(row) not in faulty]


def _duplicates(rows, names=True):
    slugs, seen = {}, {}
    for row in rows:
        first = slugs.setdefault(row["slug"], row)
        if first is not row:
            yield row, f"duplicate slug {row['slug']!r}, first in {first.file}:{first.line}"
        elif names:
            twin = seen.setdefault(fold_name(row["name"].removesuffix("?")), row)
            if twin is not row:
                yield row, f"duplicate name {row['name']!r}, first in {twin.file}:{twin.line}"


def _unknown_references(kind, rows, slugs):
    for row in rows:
        for column, target in _REFERENCES.get(kind, {}).items():
            if row[column] and row[column] not in slugs[target]:
                yield row, f"unknown {column}: {row[column]!r}"
                break
        else:
            for slug, _ in row.participants() if kind == "events" else ():
                if slug not in slugs["actors"]:
                    yield row, f"participants: unknown actor {slug!r}"
                    break


def read_knowledge(directory, on_error=_raise):
    """A Knowledge snapshot of the files in ``directory``; ids are slugs, the version their digest."""
    rows = read_rows(directory, on_error)
    digest = hashlib.sha256(repr(rows.rows).encode()).hexdigest()[:16]
    return Knowledge(
        actors=tuple(
            KnownActor(
                row["slug"], row["name"].removesuffix("?").strip(), ActorKind(row["kind"]), row.names(),
                row["home_state"] or None, row["name_en"], row["active_from"], row["active_until"],
            )
            for row in rows["actors"]
        ),
        offices=tuple(
            KnownOffice(row["person"], row["title"], row["of"], row["since"], row["until"]) for row in rows["offices"]
        ),
        relations=tuple(
            KnownRelation(row["source"], row["kind"], row["target"], row["since"], row["until"])
            for row in rows["relations"]
        ),
        places=tuple(
            KnownPlace(
                row["slug"], row["name"], (row["name"], *row.many("aliases")), row["country"] or None,
                row["kind"] or "city",
            )
            for row in rows["places"]
        ),
        events=tuple(
            KnownEvent(
                row["slug"], row["name"], Category(row["category"]), row["form"], row["date"], row["place"] or None,
                row["status"] or "happened", tuple(row.many("triggers")), row.participants(), row["parent"] or None,
            )
            for row in rows["events"]
        ),
        version=digest,
    )  # fmt: skip
