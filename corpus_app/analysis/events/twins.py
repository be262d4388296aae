"""Whether a new proposal tells again of an event that another proposal of the article holds already."""

from corpus_app.language.folding import fold_name

from ..vocabulary import Category, EventRelation, ParticipantRole
from .agreement import days_apart, is_speech, kin_of, same_event
from .scene import BODY

# Two new events of one article that agree so well are one; with a registered one less will do.
_TWINS, _REGISTERED = 0.75, 0.6


def tells_again(known, proposal, group):
    """Whether ``proposal``, made of the cluster ``group``, is the event of the proposal ``known``."""
    if known.id is not None and known.id == proposal.id:
        return True
    if proposal.id is not None:
        return False
    if known.id is None and _says_again(known, proposal):
        return True
    if not proposal.date:
        return known.id is not None and _points_to(known, proposal, group)
    if known.id is not None:
        return same_event(known, proposal, _REGISTERED)
    return known.status == proposal.status and same_event(known, proposal, _TWINS)


def _says_again(known, proposal):
    """Whether the same speaker threatens, accuses or calls upon the same people twice, or once names nobody."""
    if not is_speech(proposal.category) or (known.category, known.form) != (proposal.category, proposal.form):
        return False
    if known.date and proposal.date and days_apart(known.date, proposal.date):
        return False
    spoke, speaks = _people(known, True), _people(proposal, True)
    meant, means = _people(known, False), _people(proposal, False)
    return bool(spoke) and spoke == speaks and (not meant or not means or bool(meant & means))


def _people(proposal, speaking):
    """The names of who spoke, or of the others who take part."""
    return {
        person.name for person in proposal.participants if (person.role == ParticipantRole.INITIATOR) == speaking
    }  # fmt: skip


def _points_to(known, proposal, group):
    """Whether undated words mean a registered event of the article: its own news, or with the article (الانسحاب)."""
    ids = {person.id for person in known.participants}
    if known.category != proposal.category or not any(person.id in ids for person in proposal.participants):
        return False
    if not _same_kind(known, proposal, group):
        return False
    news = known.relation == EventRelation.REPORTS and group.first.zone != BODY and known.mentions[0].start < (
        group.first.hit.start
    )  # fmt: skip
    definite = proposal.category != Category.ASSAULT and group.first.definite
    return news or definite or not proposal.form


def _same_kind(known, proposal, group):
    """Whether both are of like forms; of events without a form the name has to hold the very word."""
    if not proposal.form:
        return f" {fold_name(group.first.hit.trigger.name)} " in f" {fold_name(known.name)} "
    return known.form == proposal.form or kin_of(known.form) == kin_of(proposal.form) != ""
