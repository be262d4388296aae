"""Precision and recall of proposed actors against an editor's tags.

A proposed actor is right when one of its mentions or names equals a form or the name of a gold actor of
the same kind, folded and with proclitics off. Recall asks for the levels *main* and *must*, precision
also allows *may*.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from corpus_app.language.folding import fold_name
from corpus_app.language.tokens import readings

from ..document import Document

WANTED = ("main", "must")


@dataclass(slots=True)
class Tally:
    """Counts and what follows from them."""

    right: int = 0
    proposed: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self):
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self):
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self):
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A wanted actor not proposed, or a proposed one that is wrong; ``rules`` is empty for a miss."""

    row: str
    name: str
    kind: str
    sentence: str
    rules: tuple[str, ...] = ()
    level: str = ""
    score: float = 0.0


@dataclass(slots=True)
class ActorReport:
    """``by_rule`` holds precision of the proposals that a rule alone or with others supports."""

    overall: Tally = field(default_factory=Tally)
    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_rule: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    known: Tally = field(default_factory=Tally)
    new: Tally = field(default_factory=Tally)
    main: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)
    false_alarms: list[Miss] = field(default_factory=list)

    def lines(self):
        """The report as lines of text, a table."""
        rows = [("overall", self.overall), ("known", self.known), ("new", self.new), ("main level", self.main)]
        rows += [(f"kind {kind}", tally) for kind, tally in sorted(self.by_kind.items())]
        rows += [(f"rule {rule}", tally) for rule, tally in sorted(self.by_rule.items())]
        yield f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'proposed':>10}{'wanted':>8}"
        for label, tally in rows:
            recall = f"{tally.recall:7.3f}{tally.f1:7.3f}" if tally.wanted else f"{'–':>7}{'–':>7}"
            yield f"{label:32}{tally.precision:7.3f}{recall}{tally.proposed:10}{tally.wanted:8}"


def gold_document(row):
    """The Document of a gold row: its title as headline, each line of its text a paragraph."""
    parts = [("title", "headline", row["title"])]
    parts += [(f"text:{number}", "paragraph", line) for number, line in enumerate(row["text"].split("\n"))]
    return Document.from_parts(parts, published=date.fromisoformat(row["date"]))


def score_actors(gold_rows, analyse, threshold=0.0, names=None):
    """Run ``analyse`` (Document → Analysis) over gold rows and report on proposals from ``threshold`` up.

    ``names`` maps the id of a known actor to its names, which then count beside its mentions.
    """
    names = names or {}
    report = ActorReport()
    for row in gold_rows:
        document = gold_document(row)
        proposals = [actor for actor in analyse(document).actors if actor.score >= threshold]
        _score_row(report, row, document, proposals, names)
    return report


def _score_row(report, row, document, proposals, names):
    gold = [(actor, _keys(actor["name"], *actor["forms"])) for actor in row["actors"]]
    found = Counter()
    for proposal in proposals:
        hits = _hits(gold, proposal, names)
        for index in hits:
            found[index] += 1
        rules = tuple(sorted({mention.rule for mention in proposal.mentions}))
        tallies = [
            report.overall,
            report.by_kind[proposal.kind.value],
            report.new if proposal.id is None else report.known,
        ]
        for tally in (*tallies, *(report.by_rule[rule] for rule in rules)):
            tally.proposed += 1
            tally.right += bool(hits)
        if proposal.main:
            report.main.proposed += 1
            report.main.right += any(gold[index][0]["level"] == "main" for index in hits)
        if not hits:
            sentence = _sentence_at(document, proposal.mentions[0].start)
            kind = proposal.kind.value
            report.false_alarms.append(Miss(row["id"], proposal.name, kind, sentence, rules, "", proposal.score))
    marked = {index for proposal in proposals if proposal.main for index in _hits(gold, proposal, names)}
    for index, (actor, _) in enumerate(gold):
        if actor["level"] == "main":
            report.main.wanted += 1
            report.main.found += index in marked
        if actor["level"] not in WANTED:
            continue
        for tally in (report.overall, report.by_kind[actor["kind"]]):
            tally.wanted += 1
            tally.found += bool(found[index])
        if not found[index]:
            position = max(document.text.find(actor["forms"][0] if actor["forms"] else actor["name"]), 0)
            sentence = _sentence_at(document, position)
            report.misses.append(Miss(row["id"], actor["name"], actor["kind"], sentence, level=actor["level"]))


def _hits(gold, proposal, names):
    keys = _keys(proposal.name, *{mention.text for mention in proposal.mentions}, *names.get(proposal.id, ()))
    return [index for index, (actor, forms) in enumerate(gold) if actor["kind"] == proposal.kind and keys & forms]


def _keys(*names):
    """Folded names with the proclitics and the article of the first word off, as compared."""
    keys = set()
    for name in names:
        folded = fold_name(name)
        first, space, rest = folded.partition(" ")
        keys.add(folded)
        keys.update(reading + space + rest for _, reading in readings(first) if reading.startswith("ال"))
    keys |= {"ا" + key for key in keys if key.startswith("ل")}
    return keys | {key[2:] for key in keys if key.startswith("ال")}


def _sentence_at(document, position):
    block = document.block_at(position)
    if block is None:
        return ""
    return document.text[max(block.start, position - 120) : min(block.end, position + 160)]
