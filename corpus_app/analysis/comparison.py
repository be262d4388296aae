"""What changes between two ways of reading the same documents: the targets that appear and those that disappear."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as an editor would meet it. ``key`` tells one target from another, ``proposal`` is the engine's."""

    key: str
    kind: str
    name: str
    score: float
    proposal: object = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target with the documents it comes to or goes from: ``found`` holds (document, Shown)."""

    key: str
    kind: str
    name: str
    found: tuple


@dataclass(frozen=True, slots=True)
class Difference:
    """``appearing`` and ``disappearing`` TargetChanges, those of the most documents first; how many proposals stay."""

    appearing: tuple[TargetChange, ...]
    disappearing: tuple[TargetChange, ...]
    staying: int


def difference(readings):
    """The Difference between two readings of each document: (document, Shown before, Shown after), in order.

    Only whether a target is shown counts, not its score or evidence.
    """
    coming, going, staying = defaultdict(list), defaultdict(list), 0
    for document, before, after in readings:
        was, will_be = ({shown.key: shown for shown in reading} for reading in (before, after))
        staying += len(was.keys() & will_be.keys())
        for found, here, there in ((coming, will_be, was), (going, was, will_be)):
            for key in here.keys() - there.keys():
                found[key].append((document, here[key]))
    return Difference(_grouped(coming), _grouped(going), staying)


def _grouped(found):
    changes = [TargetChange(key, rows[0][1].kind, rows[0][1].name, tuple(rows)) for key, rows in found.items()]
    return tuple(sorted(changes, key=lambda change: (-len(change.found), change.kind, change.name, change.key)))
