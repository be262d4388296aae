"""What goes with one trigger: its date, its place, and who takes part in which role."""

from dataclasses import dataclass, field

from ..vocabulary import ParticipantRole
from .participants import roles_of
from .when import date_of
from .where import place_of


@dataclass(slots=True)
class Arguments:
    """``roles`` maps actor indices to roles; the distances tell how near date and place stand, 99 for none.

    ``subject`` says that a verb's subject is among the roles.
    """

    date: str = ""
    date_distance: int = 99
    place: object = None
    place_name: str = ""
    place_distance: int = 99
    roles: dict[int, ParticipantRole] = field(default_factory=dict)
    subject: bool = False


def arguments_of(scene, hit, others, standing=None):
    """Read the Arguments of a hit; ``others`` are the word numbers of all hits, ``standing`` as in date_of."""
    return Arguments(*date_of(scene, hit, others, standing), *place_of(scene, hit), *roles_of(scene, hit, others))
