"""``manage.py evaluate_related POOL.jsonl.gz LINKS.jsonl [--limit N] [--json] [--misses]``"""

import gzip
import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge_files import KnowledgeFileError
from corpus_app.importing.readers import read_records
from corpus_app.services.archive_loading import load_archive
from corpus_app.services.errors import Conflict
from corpus_app.services.knowledge_loading import load_knowledge
from corpus_app.services.related_evaluation import CUTS, Listed, Scores, rank_links
from corpus_app.services.scratch import scratch_database
from corpus_app.services.snapshots import take_snapshot


class Command(BaseCommand):
    help = (
        "Measure related articles against links that editors have set. Loads the pool into a scratch database, "
        "analyses it and asks for each source; the newsroom's own database is not touched."
    )

    def add_arguments(self, parser):
        parser.add_argument("pool", type=Path, metavar="POOL.jsonl.gz", help="articles to import, with ids")
        parser.add_argument("links", type=Path, metavar="LINKS.jsonl", help='{"src": id, "dst": id} a line')
        parser.add_argument("--limit", type=int, metavar="N", help="only the first N links (the pool stays whole)")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--misses", action="store_true", help="list the links not among the first ten")
        parser.add_argument("--knowledge", type=Path, metavar="DIR", help="knowledge files (default: seeds/knowledge)")

    def handle(self, *, pool, links, limit, as_json, misses, knowledge, **options):
        rows = {f"{pool}:{number}": row for number, row in _rows(pool)}
        wanted = [(row.get("src"), row.get("dst")) for _, row in _rows(links)][:limit]
        with scratch_database():
            try:
                load_knowledge(knowledge or Path(settings.BASE_DIR, "seeds", "knowledge"))
            except (KnowledgeFileError, Conflict) as error:
                raise CommandError(str(error)) from error
            engine = Engine(take_snapshot())
            listed = {}
            loaded = load_archive(read_records([pool]), engine)
            for record, page_id in tqdm(loaded, total=len(rows), unit=" articles", disable=None, file=self.stderr):
                row = rows[record.where]
                listed[row["id"]] = Listed(
                    page_id, row.get("outlet", ""), str(row.get("date")), row.get("headline", "")
                )
            usable = [(source, target) for source, target in wanted if {source, target} <= listed.keys()]
            ranked = rank_links(usable, listed, engine)
            results = list(tqdm(ranked, total=len(usable), unit=" links", disable=None, file=self.stderr))
        self._report(Scores([rank for *_, rank in results]), len(listed), len(wanted), as_json)
        if misses:
            headlines = {row["id"]: row.get("headline", "") for row in rows.values()}
            for source, target, rank in results:
                if rank is None or rank > max(CUTS):
                    self.stderr.write(f"{rank or '–'}\t{headlines[source]}\n\t{headlines[target]}")

    def _report(self, scores, articles, wanted, as_json):
        values = {f"R@{cut}": round(scores.recall(cut), 4) for cut in CUTS}
        values["MRR"] = round(scores.mean_reciprocal_rank, 4)
        found = sum(rank is not None for rank in scores.ranks)
        if as_json:
            counts = {"articles": articles, "links": len(scores.ranks), "unusable": wanted - len(scores.ranks)}
            self.stdout.write(json.dumps({**counts, "found": found, **values}))
            return
        self.stdout.write(f"{articles} articles, {len(scores.ranks)} of {wanted} links, {found} found at any rank")
        self.stdout.write("  ".join(f"{name} {value:.3f}" for name, value in values.items()))


def _rows(path):
    """(line number, object) for the lines of a JSONL file; raises CommandError."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8-sig")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8-sig") as lines
        ):
            rows = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise CommandError(f"{path}: {error}") from error
    wrong = next((number for number, row in rows if not isinstance(row, dict)), None)
    if wrong:
        raise CommandError(f"{path}, line {wrong}: not a JSON object")
    return rows
