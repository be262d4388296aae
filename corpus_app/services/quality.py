"""How good the suggestions are, by what editors decided."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from corpus_app.models import Suggestion

State, Kind = Suggestion.State, Suggestion.Kind

_FIRST = 3
BANDS = ((0.85, "0.85–1"), (0.65, "0.65–0.85"), (0.5, "0.5–0.65"), (0.0, "0–0.5"))


@dataclass(frozen=True)
class Group:
    """Decided suggestions that have something in common."""

    name: str
    accepted: int
    rejected: int

    @property
    def decided(self):
        return self.accepted + self.rejected

    @property
    def rate(self):
        """The accepted of a hundred decided."""
        return round(100 * self.accepted / self.decided)


def decided_by_editors(suggestions=None):
    """Suggestions that somebody accepted or rejected."""
    suggestions = Suggestion.objects.all() if suggestions is None else suggestions
    return suggestions.filter(state__in=[State.ACCEPTED, State.REJECTED], decided_by__isnull=False).order_by()


def _band(row):
    return next(name for lowest, name in BANDS if row["score"] >= lowest)


_GROUPINGS = {
    "rule": (["evidence"], lambda row: row["evidence"][0].get("rule", "") if row["evidence"] else ""),
    "kind": (["kind"], lambda row: row["kind"]),
    "band": (["score"], _band),
    "month": (["decided_at"], lambda row: f"{row['decided_at']:%Y-%m}"),
}


def accept_rates(by, suggestions=None):
    """A :class:`Group` for each rule, kind, score band or month (``by``); the most decided first, months in order."""
    columns, name_of = _GROUPINGS[by]
    counts = defaultdict(lambda: [0, 0])
    for row in decided_by_editors(suggestions).values("state", *columns).iterator():
        counts[name_of(row)][row["state"] == State.REJECTED] += 1
    groups = [Group(name, *pair) for name, pair in counts.items()]
    if by in ("month", "band"):
        return sorted(groups, key=lambda group: group.name, reverse=by == "band")
    return sorted(groups, key=lambda group: (-group.decided, group.name))


def first_precision(kind=Kind.ACTOR, suggestions=None):
    """Of the first three suggestions of a kind on each article, the share that was accepted of those decided.

    Decisions on others than ``suggestions`` (a queryset) are left out when it is given.
    Answers (percent, decided), (None, 0) without decisions.
    """
    counting = set(decided_by_editors(suggestions).filter(kind=kind).values_list("pk", flat=True))
    rows = Suggestion.objects.filter(kind=kind).exclude(state=State.WITHDRAWN).order_by("page_id", "-score", "pk")
    seen, accepted, decided = defaultdict(int), 0, 0
    for page, pk, state in rows.values_list("page_id", "pk", "state").iterator():
        seen[page] += 1
        if seen[page] <= _FIRST and pk in counting:
            decided += 1
            accepted += state == State.ACCEPTED
    return (round(100 * accepted / decided), decided) if decided else (None, 0)


def median_time_to_decision(suggestions=None):
    """The median timedelta between a suggestion and the decision on it; None without decisions."""
    pairs = decided_by_editors(suggestions).values_list("created_at", "decided_at").iterator()
    waits = [max(decided - created, decided - decided) for created, decided in pairs]
    return median(waits) if waits else None
