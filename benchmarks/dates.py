"""Quality and speed of reading dates, beside dateparser.

    python benchmarks/dates.py GOLD.jsonl

One object a line: ``text``, ``date`` (publication, ISO) and ``dates``, a list of ``text`` and ``edtf`` in order of
appearance. dateparser is compared when it is installed (``pip install dateparser``).
"""

import argparse
import json
import sys
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus_app.analysis.evaluation.dates import score_dates
from corpus_app.language.dates import DateMention, find_dates

try:
    from dateparser.search import search_dates
except ImportError:
    search_dates = None


def find_with_dateparser(text, published):
    """The dates that ``dateparser.search`` finds in ``text``: days, and years where only four digits stand."""
    options = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    if published:
        options["RELATIVE_BASE"] = datetime.combine(published, datetime.min.time())
    mentions, position = [], 0
    for form, moment in search_dates(text, languages=["ar"], settings=options) or []:
        start = text.find(form, position)
        if start < 0:
            continue
        position = start + len(form)
        year_only = form.strip().isdecimal() and len(form.strip()) == 4
        edtf = moment.strftime("%Y" if year_only else "%Y-%m-%d")
        mentions.append(DateMention(start, position, form, edtf))
    return mentions


def report(name, rows, predict):
    begun = time.perf_counter()
    scores = score_dates(rows, predict)
    milliseconds = (time.perf_counter() - begun) * 1000 / max(1, len(rows))
    print(
        f"{name:12} precision {scores['precision']:.3f}  recall {scores['recall']:.3f}  F1 {scores['f1']:.3f}"
        f"  ({scores['right']} right, {scores['predicted']} found, {scores['gold']} in gold)"
        f"  {milliseconds:.1f} ms an article"
    )
    return scores


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="annotated articles, JSON lines")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines() if line.strip()]
    scores = report("find_dates", rows, find_dates)
    if search_dates:
        report("dateparser", rows, find_with_dateparser)
    else:
        print("dateparser   not installed: pip install dateparser to compare")
    if arguments.errors:
        for kind in ("missed", "wrong"):
            for row, text, edtf in scores[kind]:
                print(f"{kind:7} {row}  {text!r}  {edtf}")


if __name__ == "__main__":
    main()
