"""The knowledge base as the engine takes it, and the engine compiled from it."""

import threading
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import (
    Knowledge,
    KnownActor,
    KnownEvent,
    KnownName,
    KnownOffice,
    KnownPlace,
    KnownRelation,
)
from corpus_app.analysis.knowledge_files import read_knowledge
from corpus_app.analysis.vocabulary import ActorKind, Category, NameKind
from corpus_app.models import Actor, ActorRelation, Event, KnowledgeVersion, Office, Place

from .learning import alias_weights, rule_weights
from .name_models import newsroom_model

_lock = threading.Lock()
_compiled = {}


def current_engine():
    """The engine for the knowledge as it stands, compiled once per process and version.

    Returns (engine, version). The version is read before the knowledge: a change in between
    makes the next call compile again, never the other way round.
    """
    version = KnowledgeVersion.current()
    with _lock:
        if version not in _compiled:
            engine = Engine(take_snapshot(version), newsroom_model())
            _compiled.clear()
            _compiled[version] = engine
        return _compiled[version], version


def forget_engine():
    """Drop the compiled engine (after a fork, or when a test rolls the database back)."""
    with _lock:
        _compiled.clear()


def knowledge_for_shell(directory, stderr):
    """The Knowledge for a command that stores nothing: the files of ``directory`` if given, else the database.

    A database that is not there or knows nobody yields to the project's own seeds, which is said on ``stderr``.
    Raises KnowledgeFileError for a bad file.
    """
    if directory is None:
        try:
            snapshot = take_snapshot()
        except DatabaseError:
            snapshot = None
        if snapshot and snapshot.actors:
            return snapshot
        directory = Path(settings.BASE_DIR, "seeds", "knowledge")
        stderr.write(f"The database holds no actors; reading {directory}.")
    return read_knowledge(directory)


def take_snapshot(version=0):
    """All actors, offices, relations, places and events as a Knowledge, with what was learned; ids are primary keys."""
    learned = alias_weights()
    return Knowledge(
        actors=tuple(_actor(actor, learned) for actor in Actor.objects.prefetch_related("names").order_by("pk")),
        offices=tuple(
            KnownOffice(office.person_id, office.title, office.of_id, office.since, office.until)
            for office in Office.objects.order_by("pk")
        ),
        relations=tuple(
            KnownRelation(relation.source_id, relation.kind, relation.target_id, relation.since, relation.until)
            for relation in ActorRelation.objects.order_by("pk")
        ),
        places=tuple(
            KnownPlace(place.pk, place.name, tuple(n.text for n in place.names.all()), place.country_id, place.kind)
            for place in Place.objects.prefetch_related("names").order_by("pk")
        ),
        events=tuple(map(_event, Event.objects.prefetch_related("triggers", "participants").order_by("pk"))),
        version=str(version),
        rule_weights=rule_weights(),
    )


def _actor(actor, learned):
    return KnownActor(
        id=actor.pk,
        name=actor.name,
        kind=ActorKind(actor.kind),
        names=(
            KnownName(
                actor.name, NameKind.OFFICIAL, actor.name_needs_context, learned.get((actor.pk, actor.folded), 1.0)
            ),
            *(
                KnownName(name.text, NameKind(name.kind), name.needs_context, learned.get((actor.pk, name.folded), 1.0))
                for name in actor.names.all()
            ),
        ),
        home_state=actor.home_state_id,
        name_en=actor.name_en,
        active_from=actor.active_from,
        active_until=actor.active_until,
    )


def _event(event):
    return KnownEvent(
        id=event.pk,
        name=event.name,
        category=Category(event.category),
        form=event.form,
        date=event.date,
        place=event.place_id,
        status=event.status,
        triggers=tuple(f"{t.text}?" if t.needs_context else t.text for t in event.triggers.all()),
        participants=tuple((p.actor_id, p.role) for p in event.participants.all()),
        parent=event.parent_id,
    )
