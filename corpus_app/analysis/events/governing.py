"""Triggers that another word governs: what somebody asks for, threatens with or may do has not come to pass."""

from ..reading import fold_words
from ..vocabulary import Category, EventStatus
from .scene import BODY
from .status import Standing

# Words from the speech act to what it is about, with the one addressed between them.
_REACH = 8
# Words from a verb to the noun it carries.
_CARRIED = 3
_ASKING = (Category.DEMAND, Category.THREATEN)
_IF = fold_words("إذا وإذا فإذا لو ولو")
_LINKS = fold_words("إلى على من")


def settle_governed(scene, tellings):
    """Make mere suppositions of nouns that a demand or threat, or a supposed verb, has as its object."""
    for telling in tellings:
        # A charge: بتهمة قتل معارض. A condition: إذا استأنفت برنامجها.
        charged = telling.standing.status == EventStatus.ALLEGED or telling.standing.cue in _IF
        telling.asked_for = telling.standing.supposed and charged
    for before, telling in zip(tellings, tellings[1:], strict=False):
        denied = telling.standing.status == EventStatus.NEGATED and before.category == Category.REJECT
        if denied and telling.zone == BODY and telling.hit.first - before.hit.first <= _REACH:
            # The denial is the event: وتنفي أنها اختطفت الزوجين.
            telling.asked_for = True
    for before, telling in zip(tellings, tellings[1:], strict=False):
        if telling.hit.shape.tense != "noun" or not scene.same_sentence(before.hit.first, telling.hit.first):
            continue
        if _is_object(scene, before, telling) or _completes(before, telling):
            telling.standing = Standing(EventStatus.PLANNED, True, before.hit.trigger.name)
            telling.asked_for = True
        elif _is_carried(scene, before, telling):
            telling.standing = before.standing


def _is_object(scene, before, telling):
    """Whether a noun after ب, ل or إلى is what is demanded or threatened: تطالب بالانسحاب, يدعو إلى حظر."""
    gap = telling.hit.first - before.hit.first
    if before.category not in _ASKING or telling.category == before.category or gap > _REACH:
        return False
    if scene.clause[telling.hit.first] - scene.clause[before.hit.first] > 1:
        return False
    linked = telling.hit.proclitic[-1:] in ("ب", "ل") or scene.before(telling.hit.first) in _LINKS
    return linked or scene.before(telling.hit.first, 2) in _LINKS


def _completes(before, telling):
    """Whether the noun only completes what is asked for: بفرض عقوبات."""
    gap = telling.hit.first - before.hit.first
    return before.asked_for and telling.category == before.category and gap <= _CARRIED


def _is_carried(scene, before, telling):
    """Whether a supposed verb carries the noun: يمكن أن تنفذ عمليات قتل."""
    gap = telling.hit.first - max(before.hit.first, before.hit.last)
    return before.standing.supposed and before.hit.shape.tense != "noun" and gap <= _CARRIED
