"""What a gazetteer costs: one article against more and more names.

    python -m benchmarks.gazetteer [--million] [--text FILE]

Measures the engine's gazetteer, and beside it pyahocorasick and spaCy's PhraseMatcher where they are installed,
each in a process of its own: seconds to compile, MiB that this took, milliseconds to find the names of one article
of 300 words (processor time). The names are drawn from a fixed seed, so runs compare.
"""

import argparse
import gc
import importlib.util
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

SIZES = (1_500, 15_000, 150_000)
MILLION = 1_000_000
ROUNDS = 50
_SYLLABLES = "با تو سي رو لا من كا دي فر شو نا حم زي قا غو هل جا مي ول طا ري سن بر خا عد صا يو كر لم دا".split()
_PLAIN = "قال في من إلى على أن المدينة القوات بعد قبل الماضي الاجتماع وفد محادثات قرار جديد أمس بيان مصدر هجوم".split()


def make_names(count, seed=7):
    """``count`` different Arabic-looking names of one to four words."""
    draw, names = random.Random(seed), set()  # noqa: S311 - a fixed seed is wanted
    while len(names) < count:
        size = draw.choices((1, 2, 3, 4), (1, 6, 3, 1))[0]
        names.add(" ".join("".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))) for _ in range(size)))
    return sorted(names)


def make_article(names, words=300, seed=11):
    """An article of ordinary words in which every eighth is a name."""
    draw, text = random.Random(seed), []  # noqa: S311 - a fixed seed is wanted
    while len(text) < words:
        text += draw.choice(names).split() if draw.random() < 0.125 else [draw.choice(_PLAIN)]
    return " ".join(text) + "."


def engine_finder(names):
    """The engine's own gazetteer, reading and folding included."""
    from corpus_app.analysis.document import Document
    from corpus_app.analysis.gazetteer import Gazetteer
    from corpus_app.analysis.knowledge import KnownActor, KnownName
    from corpus_app.analysis.reading import Reading
    from corpus_app.analysis.vocabulary import ActorKind

    actors = [KnownActor(index, name, ActorKind.PERSON, (KnownName(name),)) for index, name in enumerate(names)]
    gc.collect()
    yield
    gazetteer = Gazetteer.compile(actors)
    yield lambda text: len(gazetteer.find(Reading(Document.from_text(text))))


def aho_corasick_finder(names):
    """pyahocorasick over folded text; it finds the middle of words too, and all overlaps."""
    import ahocorasick

    from corpus_app.language.folding import fold

    yield
    automaton = ahocorasick.Automaton()
    for index, name in enumerate(names):
        automaton.add_word(fold(name), index)
    automaton.make_automaton()
    yield lambda text: sum(1 for _ in automaton.iter(fold(text)))


def phrase_matcher_finder(names):
    """spaCy's PhraseMatcher over its blank Arabic tokenizer; no proclitics, no folding."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("ar")
    language.max_length = 10**8
    yield
    matcher = PhraseMatcher(language.vocab)
    matcher.add("name", list(language.tokenizer.pipe(names)))
    yield lambda text: len(matcher(language.make_doc(text)))


FINDERS = {
    "engine": (engine_finder, None),
    "pyahocorasick": (aho_corasick_finder, "ahocorasick"),
    "spaCy PhraseMatcher": (phrase_matcher_finder, "spacy"),
}


def measure(finder, count, article=None):
    """Compile ``count`` names and search one article; the figures as a dict."""
    names = make_names(count)
    text = article or make_article(names)
    steps = FINDERS[finder][0](names)
    next(steps)
    before = peak_memory()
    began = time.process_time()
    find = next(steps)
    compiled = time.process_time() - began
    grown = peak_memory() - before
    found = find(text)
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        find(text)
        times.append(time.process_time() - began)
    return {"compile_s": compiled, "mib": grown, "ms": sorted(times)[len(times) // 2] * 1000, "found": found}


def peak_memory():
    """Peak resident memory in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--million", action="store_true", help="also measure a million names")
    parser.add_argument("--text", type=Path, help="an article to search instead of the made one")
    parser.add_argument("--one", nargs=2, metavar=("FINDER", "COUNT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    article = options.text.read_text(encoding="utf-8") if options.text else None
    if options.one:
        print(json.dumps(measure(options.one[0], int(options.one[1]), article)))
        return
    print(f"{'':22}{'names':>10}{'compile s':>11}{'MiB':>8}{'ms/article':>12}{'found':>7}")
    for finder, (_, module) in FINDERS.items():
        if module and not importlib.util.find_spec(module):
            print(f"{finder:22}not installed")
            continue
        for count in (*SIZES, MILLION) if options.million else SIZES:
            command = [sys.executable, "-m", "benchmarks.gazetteer", "--one", finder, str(count)]
            command += ["--text", str(options.text)] if options.text else []
            result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(
                f"{finder:22}{count:>10,}{result['compile_s']:>11.2f}{result['mib']:>8.0f}"
                f"{result['ms']:>12.2f}{result['found']:>7}"
            )


if __name__ == "__main__":
    main()
