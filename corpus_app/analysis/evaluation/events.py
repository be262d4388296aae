"""Precision and recall of proposed events against an editor's tags.

A proposed event is right when one of its mentions overlaps an occurrence of one of the gold event's trigger quotes
and the category agrees. Each gold event is found once: further proposals of it count as wrong.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from corpus_app.language.edtf import bounds

from .actors import Tally, gold_document


@dataclass(frozen=True, slots=True)
class Case:
    """A gold event not found, or a proposal that is wrong (``reason``: unknown, category or twin; or the dates)."""

    row: str
    name: str
    category: str
    sentence: str
    score: float = 0.0
    main: bool = False
    reason: str = ""


@dataclass(slots=True)
class EventReport:
    """``main`` counts gold main events found by any proposal; dates and status are judged on right proposals.

    The tags give dates as the text tells them: a registered event is judged by the date that the text gives of it
    (``told_date``), not by the registry's. ``new_dates`` counts events that the registry lacks.
    """

    overall: Tally = field(default_factory=Tally)
    main: Tally = field(default_factory=Tally)
    by_category: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    dates: Tally = field(default_factory=Tally)
    dates_compatible: Tally = field(default_factory=Tally)
    new_dates: Tally = field(default_factory=Tally)
    status: Tally = field(default_factory=Tally)
    misses: list[Case] = field(default_factory=list)
    false_alarms: list[Case] = field(default_factory=list)
    wrong_dates: list[Case] = field(default_factory=list)

    def lines(self):
        """The report as lines of text, a table."""
        yield f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'proposed':>10}{'wanted':>8}"
        rows = [("overall", self.overall), ("main events", self.main)]
        rows += [(f"category {name}", tally) for name, tally in sorted(self.by_category.items())]
        for label, tally in rows:
            counts = f"{tally.proposed:10}{tally.wanted:8}"
            yield f"{label:28}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{counts}"
        for label, tally in (
            ("dates equal", self.dates), ("dates equal, new events", self.new_dates),
            ("dates overlapping", self.dates_compatible), ("status", self.status),
        ):  # fmt: skip
            yield f"{label:28}{tally.precision:7.3f}{'':14}{tally.proposed:10}"


def score_events(gold_rows, analyse, threshold=0.0):
    """Run ``analyse`` (Document → Analysis) over gold rows and report on event proposals from ``threshold`` up."""
    report = EventReport()
    for row in gold_rows:
        document = gold_document(row)
        proposals = [event for event in analyse(document).events if event.score >= threshold]
        _score_row(report, row, document, proposals)
    return report


def _score_row(report, row, document, proposals):
    gold = [(event, _occurrences(document.text, event["trigger"])) for event in row["events"]]
    found = set()
    for proposal in proposals:
        overlapping = [
            number for number, (_, spans) in enumerate(gold)
            if any(mention.start < end and start < mention.end for mention in proposal.mentions for start, end in spans)
        ]  # fmt: skip
        agreeing = [number for number in overlapping if gold[number][0]["category"] == proposal.category.value]
        fresh = [number for number in agreeing if number not in found]
        for tally in (report.overall, report.by_category[proposal.category.value]):
            tally.proposed += 1
            tally.right += bool(fresh)
        if fresh:
            found.add(fresh[0])
            if not _judge(report, proposal, gold[fresh[0]][0]):
                told, wanted = proposal.told_date or "–", gold[fresh[0]][0]["date"] or "–"
                report.wrong_dates.append(_case(row, document, proposal, f"{told} for {wanted}"))
        else:
            reason = "twin" if agreeing else "category" if overlapping else "unknown"
            report.false_alarms.append(_case(row, document, proposal, reason))
    for number, (event, spans) in enumerate(gold):
        tallies = [report.overall, report.by_category[event["category"]]]
        if event["main"]:
            tallies.append(report.main)
        for tally in tallies:
            tally.wanted += 1
            tally.found += number in found
        if event["main"]:
            report.main.proposed += number in found
            report.main.right += number in found
        if number not in found:
            sentence = _sentence_at(document, spans[0][0] if spans else 0)
            case = Case(row["id"], event["label"], event["category"], sentence, main=event["main"])
            report.misses.append(case)


def _case(row, document, proposal, reason):
    sentence = _sentence_at(document, proposal.mentions[0].start)
    return Case(row["id"], proposal.name, proposal.category.value, sentence, proposal.score, proposal.main, reason)


def _judge(report, proposal, event):
    """Count date and status of a right proposal; answers whether the date is right."""
    wanted = event["date"] or ""
    rows = [
        (report.dates, proposal.told_date == wanted or _bounds(proposal.told_date) == _bounds(wanted)),
        (report.dates_compatible, _overlap(proposal.told_date, wanted)),
        (report.status, _status(proposal.status.value) == _status(event["status"])),
    ]
    if proposal.id is None:
        rows += [(report.new_dates, rows[0][1])]
    for tally, right in rows:
        tally.proposed += 1
        tally.right += right
    return rows[0][1]


def _status(status):
    """A cancelled event is tagged as negated by the editor."""
    return "negated" if status == "cancelled" else status


def _bounds(edtf):
    try:
        return bounds(edtf)
    except ValueError:
        return edtf


def _overlap(one, other):
    if not one or not other:
        return one == other
    try:
        (first, last), (begin, end) = bounds(one), bounds(other)
    except ValueError:
        return False
    return not (last and begin and last < begin or end and first and end < first)


def _occurrences(text, quotes):
    spans = []
    for quote in quotes:
        position = text.find(quote)
        while position >= 0:
            spans.append((position, position + len(quote)))
            position = text.find(quote, position + 1)
    return sorted(spans)


def _sentence_at(document, position):
    block = document.block_at(position)
    if block is None:
        return ""
    return document.text[max(block.start, position - 100) : min(block.end, position + 140)]
