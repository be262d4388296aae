"""Record the actors and events that texts name and the knowledge base lacks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from corpus_app.language.edtf import bounds
from corpus_app.models import Actor, Event, Participant, Place
from corpus_app.models.choices import EventStatus, ParticipantRole

from .errors import Conflict
from .lookup import actors_named, events_named, places_named
from .permissions import check_may_add

_LONGEST_NAME = Actor._meta.get_field("name").max_length


def record_actor(proposal, user):
    """The actor of this name if one is recorded in any spelling, else a new one.

    ``proposal`` is an actor suggestion's. Raises Conflict when several actors bear the name,
    PermissionDenied when ``user`` may not add actors.
    """
    if known := _the_one(actors_named(proposal["name"], proposal["kind"])):
        return known
    check_may_add(user, Actor)
    home = Actor.objects.filter(pk=_number(proposal.get("home_state"))).first()
    actor = Actor(name=proposal["name"][:_LONGEST_NAME], kind=proposal["kind"], home_state=home)
    actor.name_en = proposal.get("name_en", "")
    return _saved(actor)


def record_event(proposal, user):
    """The recorded event of this name and time, else a new one with its place and participants; see record_actor."""
    date = _edtf(proposal.get("date", ""))
    earliest, latest = bounds(date)
    name = proposal["name"][:_LONGEST_NAME]
    if known := _the_one(events_named(name, earliest, latest)):
        return known
    check_may_add(user, Event)
    if Event.objects.filter(name=name).exists():
        # The same name at another time: the date tells them apart.
        suffix = f" ({date})"
        name = name[: _LONGEST_NAME - len(suffix)] + suffix
    event = Event(name=name, category=proposal["category"], form=proposal.get("form", ""), date=date)
    event.name_en = proposal.get("name_en", "")
    event.status = proposal.get("status") or EventStatus.HAPPENED
    event.place = _place(proposal)
    event.participants = _participants(proposal.get("participants", ()))
    return _saved(event)


def _the_one(found):
    if len(found) > 1:
        raise Conflict(_("Several records bear this name. Choose the one that is meant."), found)
    return found[0] if found else None


def _saved(record):
    try:
        record.full_clean(exclude=["slug"])
    except ValidationError as error:
        raise Conflict(" ".join(error.messages)) from error
    record.save()
    return record


def _edtf(date):
    try:
        bounds(date)
    except ValueError:
        return ""
    return date


def _place(proposal):
    if place := Place.objects.filter(pk=_number(proposal.get("place"))).first():
        return place
    named = places_named(proposal.get("place_name", ""))
    return named[0] if len(named) == 1 else None


def _participants(proposed):
    """Those whose actor is recorded; the others join the event when somebody records them."""
    found = {}
    for row in proposed:
        actor = Actor.objects.filter(pk=_number(row.get("id"))).first()
        if actor is None and len(named := actors_named(row.get("name", ""))) == 1:
            actor = named[0]
        role = row.get("role") if row.get("role") in ParticipantRole.values else ParticipantRole.PARTY
        if actor:
            found[actor.pk, role] = Participant(actor=actor, role=role)
    return list(found.values())


def _number(value):
    return value if isinstance(value, int) else None
