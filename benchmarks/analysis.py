"""What a whole analysis costs: the seed knowledge base grown by more and more made-up names.

    python -m benchmarks.analysis [--million] [--articles FILE.jsonl]

Reads the project's knowledge files, adds persons and organisations with names drawn from a fixed seed, compiles the
engine and analyses articles: the seed articles, or those of a JSON Lines file with date, title and text. Prints
processor seconds to compile, peak memory in MiB, and processor milliseconds an article (median, nine in ten, slowest).
"""

import argparse
import json
import subprocess
import sys
import time
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.gazetteer import MILLION, SIZES, make_names, peak_memory
from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import KnownActor, KnownName
from corpus_app.analysis.knowledge_files import read_knowledge
from corpus_app.analysis.vocabulary import ActorKind
from corpus_app.language.edtf import bounds

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ROUNDS = 5


def seed_articles():
    """The seed articles as Documents, as they came."""
    folder = SEEDS / "articles"
    stated = tomllib.loads((folder / "articles.toml").read_text(encoding="utf-8"))
    return [
        Document.from_text((folder / file).read_text(encoding="utf-8"), published=bounds(str(row["date"]))[0])
        for file, row in stated.items()
    ]


def articles_of(path):
    """The articles of a JSON Lines file as Documents."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Document.from_text(f"{row['title']}\n{row['text']}", published=date.fromisoformat(row["date"])) for row in rows
    ]


def measure(count, documents):
    """Compile the seed knowledge with ``count`` further names and analyse; the figures as a dict."""
    knowledge = read_knowledge(SEEDS / "knowledge")
    kinds = (ActorKind.PERSON, ActorKind.ORGANISATION)
    made = (
        KnownActor(f"made-{number}", name, kinds[number % 2], (KnownName(name),))
        for number, name in enumerate(make_names(count))
    )
    knowledge = replace(knowledge, actors=(*knowledge.actors, *made))
    began = time.process_time()
    engine = Engine(knowledge)
    compiled = time.process_time() - began
    for document in documents:
        engine.analyse(document)
    times = []
    for document in documents * ROUNDS:
        began = time.process_time()
        engine.analyse(document)
        times.append((time.process_time() - began) * 1000)
    times.sort()
    nine_in_ten = times[len(times) * 9 // 10]
    median = times[len(times) // 2]
    return {"compile_s": compiled, "mib": peak_memory(), "ms": median, "ms90": nine_in_ten, "most": times[-1]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--million", action="store_true", help="also measure a million names")
    parser.add_argument("--articles", type=Path, help="JSON Lines with date, title and text, not the seed articles")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    documents = articles_of(options.articles) if options.articles else seed_articles()
    if options.one is not None:
        print(json.dumps(measure(options.one, documents)))
        return
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    print(f"{len(documents)} articles of {words:.0f} words on average")
    print(f"{'names added':>12}{'compile s':>11}{'MiB':>8}{'median ms':>11}{'90 % ms':>9}{'most ms':>9}")
    for count in (0, *SIZES, MILLION) if options.million else (0, *SIZES):
        command = [sys.executable, "-m", "benchmarks.analysis", "--one", str(count)]
        command += ["--articles", str(options.articles)] if options.articles else []
        result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"{count:>12,}{result['compile_s']:>11.2f}{result['mib']:>8.0f}"
            f"{result['ms']:>11.1f}{result['ms90']:>9.1f}{result['most']:>9.1f}"
        )


if __name__ == "__main__":
    main()
