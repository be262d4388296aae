"""A snapshot of what the newsroom knows, as plain immutable records.

``id`` values are opaque to the engine: primary keys when the snapshot comes from the database,
slugs when it comes from the knowledge files. Dates are EDTF strings, empty when unknown.
"""

from dataclasses import dataclass, field

from .vocabulary import ActorKind, Category, NameKind


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of an actor. ``needs_context``: too common a word to match without support.

    ``weight`` is what editors' decisions taught: 1.0 is neutral, lower sinks, higher rises.
    """

    text: str
    kind: NameKind = NameKind.ALIAS
    needs_context: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class KnownActor:
    """``names`` holds every name, the canonical ``name`` first."""

    id: int | str
    name: str
    kind: ActorKind
    names: tuple[KnownName, ...] = ()
    home_state: int | str | None = None
    name_en: str = ""
    active_from: str = ""
    active_until: str = ""


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """A term of office: ``person`` held ``title`` of the actor ``of`` (a state or a body)."""

    person: int | str
    title: str
    of: int | str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class KnownRelation:
    source: int | str
    kind: str
    target: int | str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    id: int | str
    name: str
    names: tuple[str, ...] = ()
    country: int | str | None = None
    kind: str = "city"


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """``triggers`` are phrases that name the event; ``participants`` are (actor id, role)."""

    id: int | str
    name: str
    category: Category
    form: str = ""
    date: str = ""
    place: int | str | None = None
    status: str = "happened"
    triggers: tuple[str, ...] = ()
    participants: tuple[tuple[int | str, str], ...] = ()
    parent: int | str | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the engine may know, and the version by which caches tell it apart."""

    actors: tuple[KnownActor, ...] = ()
    offices: tuple[KnownOffice, ...] = ()
    relations: tuple[KnownRelation, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    events: tuple[KnownEvent, ...] = ()
    version: str = ""
    rule_weights: dict[str, float] = field(default_factory=dict)
