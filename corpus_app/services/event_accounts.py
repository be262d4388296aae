"""Recorded and proposed events as the engine's ``agreement`` compares them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Who takes part; ``id`` is None for an actor not on record."""

    id: int | None
    name: str


@dataclass(frozen=True)
class Account:
    """What happened, when, where and to whom, by one telling of it."""

    name: str
    category: str
    form: str
    date: str
    place: int | None
    place_name: str
    participants: tuple[Person, ...]


def account_of_event(event):
    """The Account of an Event; its participants may be prefetched with their actors."""
    people = tuple(Person(part.actor_id, part.actor.name) for part in event.participants.all())
    return Account(event.name, event.category, event.form, event.date, event.place_id, "", people)


def account_of_suggestion(suggestion):
    """The Account of a suggestion of a new event."""
    proposal = suggestion.proposal
    people = tuple(Person(row.get("id"), row.get("name", "")) for row in proposal.get("participants", ()))
    form, date, place_name = (proposal.get(name, "") for name in ("form", "date", "place_name"))
    return Account(proposal["name"], suggestion.category, form, date, proposal.get("place"), place_name, people)
