"""What is doubtful in the knowledge files although each row alone is well-formed."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold_name

from .demonyms import demonym_forms
from .gazetteer import MAX_WORDS
from .offices import title_key
from .reading import name_key
from .vocabulary import ActorKind, NameKind


def _title(text):
    return title_key(name_key(text).split())


# Offices that several persons hold at once; for any other, two at a time are a mistake in the dates.
_SHARED_TITLES = tuple(
    _title(title)
    for title in (
        "نائب", "مساعد", "مستشار", "عضو", "متحدث", "ناطق", "مبعوث", "سفير", "وزير دولة", "وزير الدولة", "قائد", "قيادي",
        "مؤسس", "منسق", "ممثل", "مندوب", "رئيس مشارك", "الرئيس المشارك", "وكيل", "نائبة", "زعيم", "أمير",
    )
)  # fmt: skip
# Territories that are no states (Hong Kong, Western Sahara) are kept as "other".
_LANDS = ("", ActorKind.STATE, ActorKind.OTHER)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: ``is_error`` when the engine cannot do right by it, else worth a look."""

    file: str
    line: int
    message: str
    is_error: bool = True

    def __str__(self):
        return f"{self.file}:{self.line}: {self.message}"


def check_rows(rows):
    """The Findings for KnowledgeRows, in the order of the files' kinds and lines."""
    findings = []
    for check in (_names, _demonyms, _actors, _relations, _offices, _overlaps, _places, _events, _triggers):
        findings.extend(check(rows))
    return findings


def _error(row, message):
    return Finding(row.file, row.line, message)


def _warning(row, message):
    return Finding(row.file, row.line, message, is_error=False)


def _at(row):
    return f"{row.file}:{row.line}"


def _claims(pairs):
    """{key: [(row, needs_context)]} of (key, row, needs_context), each row once a key."""
    claims = defaultdict(dict)
    for key, row, needs_context in pairs:
        claims[key].setdefault(id(row), (row, needs_context))
    return {key: list(rows.values()) for key, rows in claims.items()}


def _names(rows):
    """Names that no rule can match, and names that two actors claim without asking for context."""
    pairs = []
    for row in rows["actors"]:
        seen = defaultdict(set)
        for number, name in enumerate(row.names()):
            key = name_key(name.text)
            if not key:
                yield _error(row, f"{name.text!r} can never match: there is no word in it")
                continue
            if len(key.split()) > MAX_WORDS:
                yield _error(row, f"{name.text!r} can never match: it has more than {MAX_WORDS} words")
            if key in seen[name.kind] and number:
                yield _warning(row, f"{name.text!r} is there already, in this or another spelling")
            seen[name.kind].add(key)
            if name.kind != NameKind.DEMONYM:
                pairs.append((key, row, name.needs_context))
    for key, claims in _claims(pairs).items():
        sure = [row for row, needs_context in claims if not needs_context]
        for row in sure[1:]:
            yield _error(row, f"{key!r} is also a name of {sure[0]['slug']} ({_at(sure[0])}); mark one with ?")


def _demonyms(rows):
    """Nationalities that two actors claim: neither can be told."""
    pairs = []
    for row in rows["actors"]:
        for name in row.names():
            if name.kind == NameKind.DEMONYM:
                forms = {form for form, _ in demonym_forms(fold_name(name.text))}
                pairs.extend((form, row, name.needs_context) for form in forms)
    told = set()
    for form, claims in _claims(pairs).items():
        sure = [row for row, needs_context in claims if not needs_context]
        for row in sure[1:]:
            if (pair := (id(sure[0]), id(row))) not in told:
                told.add(pair)
                yield _warning(row, f"the demonym {form!r} is also one of {sure[0]['slug']} ({_at(sure[0])})")


def _actors(rows):
    kinds = {row["slug"]: row["kind"] for row in rows["actors"]}
    for row in rows["actors"]:
        if kinds.get(row["home_state"], "") not in _LANDS:
            yield _error(row, f"home_state {row['home_state']!r} is no state")
        yield from _backwards(row, "active_from", "active_until")
    for row in rows["places"]:
        if kinds.get(row["country"], "") not in _LANDS:
            yield _error(row, f"country {row['country']!r} is no state")


def _backwards(row, since, until):
    first, last = bounds(row[since])[0], bounds(row[until])[1]
    if first and last and first > last:
        yield _error(row, f"it ends ({row[until]}) before it begins ({row[since]})")


def _relations(rows):
    seen = {}
    for row in rows["relations"]:
        yield from _backwards(row, "since", "until")
        if row["source"] == row["target"]:
            yield _error(row, f"{row['source']} has a relation with itself")
        yield from _twice(seen, row, ("source", "kind", "target", "since"))


def _offices(rows):
    kinds, seen = {row["slug"]: row["kind"] for row in rows["actors"]}, {}
    for row in rows["offices"]:
        yield from _backwards(row, "since", "until")
        if kinds.get(row["person"]) != ActorKind.PERSON:
            yield _error(row, f"{row['person']!r} is no person")
        if kinds.get(row["of"]) == ActorKind.PERSON:
            yield _error(row, f"{row['of']!r} is a person, not a state or body")
        if not _title(row["title"]):
            yield _error(row, f"the title {row['title']!r} can never match")
        yield from _twice(seen, row, ("person", "title", "of", "since"))


def _twice(seen, row, columns):
    first = seen.setdefault(tuple(row[column] for column in columns), row)
    if first is not row:
        yield _error(row, f"the same as {_at(first)}")


def _overlaps(rows):
    """Terms of one office that overlap beyond what imprecise dates excuse."""
    terms = defaultdict(list)
    for row in rows["offices"]:
        title = _title(row["title"])
        if row["since"] and not title.startswith(_SHARED_TITLES):
            terms[title, row["of"]].append(row)
    for (title, of), held in terms.items():
        held.sort(key=lambda row: (bounds(row["since"])[0], row["person"]))
        for first, second in combinations(held, 2):
            begins, ends = bounds(second["since"])[1], bounds(first["until"])[0]
            if ends and begins >= ends:
                continue
            message = f"{second['person']} is {title} of {of} from {second['since']}, while {first['person']}"
            message += f" is until {first['until']}" if first["until"] else " has no end"
            # The engine takes the one who came last (rival governments exist); of two who came together, neither.
            together = first["since"] == second["since"] and first["person"] != second["person"]
            yield Finding(second.file, second.line, f"{message} ({_at(first)})", is_error=together)


def _places(rows):
    seen = {}
    for row in rows["places"]:
        if not name_key(row["name"]):
            yield _error(row, f"{row['name']!r} can never match")
        first = seen.setdefault((fold_name(row["name"]), row["country"]), row)
        if first is not row:
            yield _error(row, f"{row['name']!r} is also {first['slug']} ({_at(first)})")


def _events(rows):
    seen = {}
    for row in rows["events"]:
        first = seen.setdefault(fold_name(row["name"]), row)
        if first is not row:
            yield _error(row, f"{row['name']!r} is also the name of {first['slug']} ({_at(first)})")
        if not row["date"]:
            yield _warning(row, "it has no date")
        if row["parent"] == row["slug"]:
            yield _error(row, "it is part of itself")
        pairs = row.participants()
        for pair in {pair for pair in pairs if pairs.count(pair) > 1}:
            yield _warning(row, f"the participant {':'.join(pair)} stands there twice")


def _triggers(rows):
    """Phrases that no rule can match, and phrases that two events claim without asking for support."""
    pairs = []
    for row in rows["events"]:
        for phrase in (row["name"], *row.many("triggers")):
            key = name_key(phrase.removesuffix("?"))
            if not key or len(key.split()) > MAX_WORDS:
                yield _error(row, f"{phrase!r} can never match")
            else:
                pairs.append((key, row, phrase.endswith("?")))
    for key, claims in _claims(pairs).items():
        sure = [row for row, needs_context in claims if not needs_context]
        for row in sure[1:]:
            yield _warning(row, f"{key!r} also names {sure[0]['slug']} ({_at(sure[0])}); mark one with ?")
