"""``manage.py evaluate_suggestions GOLD.jsonl [--kind actors|events|dates] [--json] [--errors]``"""

import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from corpus_app.analysis.engine import DEFAULT_THRESHOLD, Engine
from corpus_app.analysis.evaluation.actors import Tally, score_actors
from corpus_app.analysis.evaluation.dates import score_dates
from corpus_app.analysis.evaluation.events import score_events
from corpus_app.analysis.knowledge_files import KnowledgeFileError
from corpus_app.language.dates import find_dates
from corpus_app.services.name_models import newsroom_model
from corpus_app.services.snapshots import knowledge_for_shell

KINDS = ("actors", "events", "dates")


class Command(BaseCommand):
    help = "Score the engine against articles that an editor has annotated. Reads the newsroom's data, changes none."

    def add_arguments(self, parser):
        parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
        parser.add_argument("--kind", choices=KINDS, help="only this kind (default: all)")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--errors", action="store_true", help="list misses and false alarms with their sentence")
        parser.add_argument("--threshold", type=float, default=DEFAULT_THRESHOLD)
        parser.add_argument(
            "--knowledge", type=Path, metavar="DIR", help="read the knowledge from CSV files, not the database"
        )

    def handle(self, *, gold, kind, as_json, errors, threshold, knowledge, **options):
        rows = _read(gold)
        engine = None
        if kind != "dates":
            try:
                engine = Engine(knowledge_for_shell(knowledge, self.stderr), newsroom_model())
            except KnowledgeFileError as error:
                raise CommandError(str(error)) from error
        reports = {}
        if kind in (None, "actors"):
            reports["actors"] = score_actors(rows, engine.analyse, threshold)
        if kind in (None, "events"):
            reports["events"] = score_events(rows, engine.analyse, threshold)
        if kind in (None, "dates"):
            reports["dates"] = score_dates(rows, find_dates)
        if as_json:
            plain = {name: _plain(report, errors) for name, report in reports.items()}
            self.stdout.write(json.dumps({"articles": len(rows), "threshold": threshold, **plain}, ensure_ascii=False))
            return
        for name, report in reports.items():
            self.stdout.write(f"\n{name} ({len(rows)} articles, threshold {threshold})")
            self.stdout.writelines(f"{line}\n" for line in _lines(name, report, errors))


def _read(path):
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                row["id"], row["date"], row["title"], row["text"]
            except (ValueError, KeyError, TypeError) as error:
                raise CommandError(f"{path}, line {number}: not an annotated article ({error})") from error
            rows.append(row)
    return rows


def _lines(name, report, errors):
    if name == "dates":
        shares = "  ".join(f"{share} {report[share]:.3f}" for share in ("precision", "recall", "f1"))
        yield f"{shares}  ({report['right']} right of {report['predicted']}, {report['gold']} wanted)"
        if errors:
            yield from (f"  missed  {row}  {text}  {edtf}" for row, text, edtf in report["missed"])
            yield from (f"  wrong   {row}  {text}  {edtf}" for row, text, edtf in report["wrong"])
        return
    yield from report.lines()
    if errors:
        lists = {"missed": report.misses, "wrong": report.false_alarms, "date": getattr(report, "wrong_dates", ())}
        for label, cases in lists.items():
            for case in cases:
                what = getattr(case, "kind", "") or case.category
                why = ", ".join(getattr(case, "rules", ())) or getattr(case, "reason", "")
                yield f"  {label:7} {case.row}  {case.name} [{what}] {why}"
                yield f"          {' '.join(case.sentence.split())}"


def _plain(report, errors):
    """A report as JSON-ready data; the lists of errors only on demand."""
    if isinstance(report, Tally):
        shares = {"precision": report.precision, "recall": report.recall, "f1": report.f1}
        return {**{name: round(value, 4) for name, value in shares.items()}, **asdict(report)}
    if isinstance(report, dict):
        plain = {name: _plain(value, errors) for name, value in report.items()}
        return plain if errors else {name: value for name, value in plain.items() if not isinstance(value, list)}
    if isinstance(report, list | tuple):
        return [_plain(value, errors) for value in report]
    if hasattr(report, "__dataclass_fields__"):
        return _plain({name: getattr(report, name) for name in report.__dataclass_fields__}, errors)
    return report
