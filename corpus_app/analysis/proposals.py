"""What the engine answers: mentions and proposals, each with its evidence.

Offsets are code points in ``Document.text``; ``document.text[start:end] == text`` holds.
Scores run from 0 to 1; the newsroom's threshold decides what is shown.
"""

from dataclasses import dataclass, field

from ..language.dates import DateMention as DateMention
from .vocabulary import ActorKind, ActorRole, Category, EventRelation, EventStatus, ParticipantRole


@dataclass(frozen=True, slots=True)
class Mention:
    """``rule`` names what matched: name, acronym, demonym, metonym, short_form, office, title…"""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a proposal was made: a code the admin renders in the editor's language, with its values."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActorProposal:
    """``id`` is None for an actor that the knowledge base lacks.

    ``alternatives`` are further actor ids when context did not settle which one is meant.
    """

    id: int | str | None
    name: str
    kind: ActorKind
    score: float
    role: ActorRole
    main: bool
    mentions: tuple[Mention, ...]
    reasons: tuple[Reason, ...] = ()
    alternatives: tuple[int | str, ...] = ()
    home_state: int | str | None = None


@dataclass(frozen=True, slots=True)
class ProposedParticipant:
    """``id`` is None when the actor is itself only proposed."""

    id: int | str | None
    name: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class EventProposal:
    """``id`` is None for an event that the registry lacks; ``date`` is EDTF or empty.

    ``told_date`` is the date that this article gives, empty where it gives none: for an event of the registry,
    whose ``date`` is the registry's, the two may differ.
    ``claims`` are analysis.events.Claim: how many were killed, injured and so on, as the text says.
    """

    id: int | str | None
    name: str
    category: Category
    form: str
    date: str
    status: EventStatus
    relation: EventRelation
    score: float
    main: bool
    mentions: tuple[Mention, ...]
    place: int | str | None = None
    place_name: str = ""
    participants: tuple[ProposedParticipant, ...] = ()
    reasons: tuple[Reason, ...] = ()
    claims: tuple = ()
    told_date: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of one document, in a stable order: by score, then by first mention."""

    actors: tuple[ActorProposal, ...] = ()
    events: tuple[EventProposal, ...] = ()
    dates: tuple[DateMention, ...] = ()
