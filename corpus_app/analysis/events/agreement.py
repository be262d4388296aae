"""Whether two accounts speak of one event, and whether two EDTF dates can be the same day."""

from corpus_app.language.edtf import bounds
from corpus_app.language.folding import fold_name

from ..vocabulary import Category

# Forms that news uses for one another: a strike is an attack, a visit brings talks.
_KIN = (
    "air_strike shelling bombing suicide_attack attack clash",
    "campaign invasion",
    "meeting talks visit call summit",
    "agreement truce treaty",
    "demonstration riot",
    "sanctions severance",
    "threat warning",
    "accusation condemnation",
    "demand appeal",
    "accident death disaster",
    *"election withdrawal ceasefire assassination execution abduction release arrest trial siege".split(),
    *"deployment support easing rejection lawsuit aid conference joining coup weapons_test match".split(),
)
KIN = {form: forms for forms in _KIN for form in forms.split()}
_CUT = 0.45


def kin_of(form):
    """The group of like forms to which ``form`` belongs; empty where only the same words tell the same event."""
    return KIN.get(form, "")


def days_apart(one, other):
    """Days between two EDTF dates, 0 when they overlap; None when either is empty or not EDTF."""
    try:
        (first, last), (begin, end) = bounds(one), bounds(other)
    except ValueError:
        return None
    if not one or not other:
        return None
    if last and begin and last < begin:
        return (begin - last).days
    if end and first and end < first:
        return (first - end).days
    return 0


def span_days(edtf):
    """How many days a date covers; None for an open or unknown date."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return (last - first).days + 1 if first and last else None


def agreement(one, other):
    """How well two events agree, 0 to 1. Each has category, form, date, place, place_name and participants.

    The date counts within its precision: 2014 agrees with 2014-08-08, though less than the day itself. A different
    category, or dates more than a day apart, exclude one another.
    """
    if one.category != other.category:
        return 0.0
    apart = days_apart(one.date, other.date)
    if apart is not None and apart > 1:
        return 0.0
    score = 0.15
    if one.form and other.form:
        if one.form == other.form:
            score += 0.1
        elif not kin_of(one.form) or kin_of(one.form) != kin_of(other.form):
            score -= 0.15
    if apart is not None:
        widest = max(span_days(one.date) or 3650, span_days(other.date) or 3650)
        score += (0.25 if widest <= 3 else 0.15 if widest <= 31 else 0.05) - 0.1 * apart
    score += _people(one, other) + _places(one, other)
    if _name(one) and _name(one) == _name(other):
        score += 0.05
    return round(min(max(score, 0.0), 1.0), 4)


def same_event(one, other, cut=_CUT):
    """Whether two events are so alike that an editor should see them as one."""
    return agreement(one, other) >= cut


def _people(one, other):
    mine, theirs = _keys(one), _keys(other)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return 0.25 * shared if shared else -0.15


def _keys(event):
    return {getattr(person, "id", None) or fold_name(person.name) for person in event.participants}


def _places(one, other):
    if one.place is not None and other.place is not None:
        return 0.2 if one.place == other.place else -0.2
    mine, theirs = fold_name(one.place_name or ""), fold_name(other.place_name or "")
    if not mine or not theirs:
        return 0.0
    return 0.2 if mine == theirs else -0.1


def _name(event):
    return fold_name(event.name)


def is_speech(category):
    """Whether an event of the category is a word rather than a deed."""
    return category in (Category.DEMAND, Category.ACCUSE, Category.REJECT, Category.THREATEN, Category.SUPPORT)
