"""Deaths and injuries are told beside what caused them, and are of its kind."""

from ..vocabulary import Category
from .open_clusters import CONTROL

_MISHAP = ("accident", "disaster")


def settle_casualties(scene, tellings):
    """Deaths and injuries take the nature of what caused them, told in the same or the next sentence."""
    causes = {}
    for telling in tellings:
        if _may_cause(telling):
            causes.setdefault(scene.words[telling.hit.first].sentence, []).append(telling)
    for telling in tellings:
        if "c" not in telling.hit.trigger.flags:
            continue
        cause = _cause(scene, telling, causes)
        if cause is not None:
            telling.category, telling.form = cause.category, cause.form


def _may_cause(telling):
    trigger = telling.hit.trigger
    if "c" in trigger.flags:
        return False
    return (
        telling.category == Category.ASSAULT
        and trigger.name not in CONTROL
        or telling.category == Category.OTHER
        and telling.form in _MISHAP
    )


def _cause(scene, telling, causes):
    """The nearest of ``causes`` (by sentence), told in the same or the sentence beside."""
    here, best = scene.words[telling.hit.first].sentence, None
    for gap, sentence in ((1, here - 1), (0, here), (1, here + 1)):
        for other in causes.get(sentence, ()):
            if gap and scene.zone[other.hit.first] != telling.zone:
                continue
            cost = scene.distance(other.hit.first, telling.hit.first) + 40 * gap
            if best is None or cost < best[0]:
                best = cost, other
    return best[1] if best else None
