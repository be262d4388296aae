"""Paths to raw records: folders with articles.toml, text and HTML files, JSON Lines."""

import gzip
import json
import tomllib
from pathlib import Path

from .article import MOST_CHARACTERS, ImportFault, RawRecord
from .characters import storable
from .decoding import decode
from .markup import looks_like_html, page_fields

METADATA = "articles.toml"
_TEXT, _HTML, _LINES = (".txt",), (".html", ".htm"), (".jsonl", ".jsonl.gz", ".ndjson")
_FIELDS = ("headline", "kicker", "standfirst", "byline", "outlet", "date", "date_precision", "url", "section")
# Said in articles.toml for its readers, not stored with the page.
_REMARKS = ("date_certainty", "headline_by", "note")
# A character takes four bytes at most.
_MOST_BYTES = 4 * MOST_CHARACTERS


def find_files(paths):
    """The files to read under ``paths``, in order, each once; raises ImportFault for a path that is not there."""
    found = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(sorted(file for file in path.rglob("*") if _kind(file))))
        elif not path.exists():
            raise ImportFault(str(path), "no such file or folder")
        elif not _kind(path):
            raise ImportFault(str(path), "not a .txt, .html, .jsonl or .jsonl.gz file")
        else:
            found[path] = None
    return list(found)


def count_records(files):
    """How many records the files hold, for a progress bar."""
    total = 0
    for file in files:
        if _kind(file) != _LINES:
            total += 1
            continue
        try:
            with _open_lines(file) as lines:
                total += sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b""))  # noqa: B023
        except (OSError, EOFError):
            total += 1
    return total


def read_records(files):
    """Yield a RawRecord, or the ImportFault in its place, for everything in ``files``; nothing is held in memory."""
    metadata = {}
    for file in files:
        if _kind(file) == _LINES:
            yield from _read_json_lines(file)
            continue
        folder = file.parent
        if folder not in metadata:
            metadata[folder], faults = _read_metadata(folder)
            yield from faults
        if metadata[folder] is not None:
            yield _attempt(_read_file, file, metadata[folder].get(file.name, {}))


def _kind(file):
    name = file.name.lower()
    if file.is_dir() or name.startswith("."):
        return None
    return next((kind for kind in (_TEXT, _HTML, _LINES) if name.endswith(kind)), None)


def _attempt(read, *arguments):
    try:
        return read(*arguments)
    except ImportFault as fault:
        return fault


def _read_file(file, stated):
    where = str(file)
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise ImportFault(where, f"larger than {_MOST_BYTES // 1_000_000} MB: not one article")
        text = decode(file.read_bytes())
    except OSError as error:
        raise ImportFault(where, error.strerror or "cannot be read") from error
    except ValueError as error:
        if isinstance(error, ImportFault):
            raise
        raise ImportFault(where, f"cannot be read: {error}") from error
    _check_length(where, text)
    is_html = _kind(file) == _HTML
    fields = {**page_fields(text), **stated} if is_html else stated
    identities = (fields["url"],) if fields.get("url") else ()
    return RawRecord(
        where,
        (*identities, f"{file.resolve().parent.name}/{file.name}"[-500:]),
        text,
        fields,
        is_html,
        bare=not is_html,
    )


def _check_length(where, text):
    if len(text) > MOST_CHARACTERS:
        raise ImportFault(where, f"longer than {MOST_CHARACTERS:,} characters: not one article")


def _read_metadata(folder):
    """The folder's articles.toml as {file name: fields} and its faults; None for one that cannot be used."""
    file = folder / METADATA
    if not file.exists():
        return {}, []
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        return None, [ImportFault(str(file), f"{error}; its folder was left out")]
    stated, faults = {}, []
    for name, table in tables.items():
        unknown = [key for key in table if key not in (*_FIELDS, *_REMARKS)] if isinstance(table, dict) else [name]
        if unknown:
            faults.append(ImportFault(f"{file}: {name}", f"unknown: {', '.join(unknown)}"))
        elif not (folder / name).exists():
            faults.append(ImportFault(f"{file}: {name}", "no such file"))
        else:
            stated[name] = {key: str(value) for key, value in table.items() if key in _FIELDS}
    return stated, faults


def _open_lines(file):
    return gzip.open(file, "rb") if file.name.lower().endswith(".gz") else file.open("rb")


def _read_json_lines(file):
    number = 0
    try:
        with _open_lines(file) as lines:
            while line := lines.readline(_MOST_BYTES):
                number += 1
                if len(line) == _MOST_BYTES and not line.endswith(b"\n"):
                    yield ImportFault(f"{file}:{number}", "line too long: not one article")
                    while (rest := lines.readline(_MOST_BYTES)) and not rest.endswith(b"\n"):
                        pass
                elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield _attempt(_read_json_line, file, number, line)
    except (OSError, EOFError) as error:
        yield ImportFault(f"{file}:{number + 1}", f"cannot be read on: {error}")


def _read_json_line(file, number, line):
    where = f"{file}:{number}"
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportFault(where, f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise ImportFault(where, "not a JSON object")
    for name in (*_FIELDS, "body", "id"):
        if not isinstance(data.get(name, ""), str | int | float | None):
            raise ImportFault(where, f"{name} is not text")
    values = {name: storable(str(data[name])).strip() for name in (*_FIELDS, "id") if data.get(name) is not None}
    body = str(data.get("body") or "")
    if not body.strip():
        raise ImportFault(where, "no body")
    _check_length(where, body)
    record_id = values.pop("id", "")
    fields = {name: value for name, value in values.items() if value}
    return RawRecord(where, _identities(file, record_id, fields), body, fields, looks_like_html(body))


def _identities(file, record_id, fields):
    """A URL names an article everywhere, an id within its outlet; else headline and date must do."""
    if fields.get("url"):
        return (fields["url"],)
    source = fields.get("outlet") or file.name
    if record_id:
        return (f"{source}#{record_id}"[:500],)
    return (f"{source}#{fields.get('headline', '')}#{fields.get('date', '')}"[:500],)
