"""``manage.py analyse_text [--date YYYY-MM-DD] [--json] FILE…|-``"""

import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.export import analysis_to_json
from corpus_app.importing.decoding import decode
from corpus_app.services.name_models import newsroom_model
from corpus_app.services.snapshots import knowledge_for_shell


class Command(BaseCommand):
    help = "Show what the engine reads in a text, without storing anything."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="text files, or - for standard input")
        parser.add_argument("--date", type=date.fromisoformat, help="publication date, against which dates are read")
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object a file, one a line")
        parser.add_argument(
            "--knowledge", type=Path, metavar="DIR", help="read the knowledge from CSV files, not the database"
        )

    def handle(self, *, files, date, as_json, knowledge, **options):
        snapshot = knowledge_for_shell(knowledge, self.stderr)
        engine, failed = Engine(snapshot, newsroom_model()), 0
        names = {place.id: place.name for place in snapshot.places}
        for file in files:
            try:
                text = decode(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
            except (OSError, ValueError) as error:
                self.stderr.write(f"{file}: {error}")
                failed += 1
                continue
            analysis = engine.analyse(Document.from_text(text, published=date))
            result = analysis_to_json(analysis, source=file, published=date, place_names=names)
            self.stdout.write(json.dumps(result, ensure_ascii=False) if as_json else _as_text(result))
        if failed:
            raise CommandError(f"{failed} of {len(files)} files could not be read.")


def _as_text(result):
    lines = [f"{result['source']}  ({result['date'] or 'no date'})", "", "Actors"]
    for actor in result["actors"]:
        rules = ", ".join(sorted({mention["rule"] for mention in actor["mentions"]}))
        new = "" if actor["id"] is not None else "  NEW"
        lines.append(f"  {actor['score']:.2f}  {actor['name']}  [{actor['kind']}, {actor['role']}]  {rules}{new}")
    lines += ["", "Events"]
    for event in result["events"]:
        new = "" if event["id"] is not None else "  NEW"
        lines.append(f"  {event['score']:.2f}  {event['name']}  [{event['category']}]  {event['date']}{new}")
    lines += ["", "Dates"]
    lines += [f"  {mention['edtf']:<22}{mention['text']}" for mention in result["dates"]]
    return "\n".join([*lines, ""])
