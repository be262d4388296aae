"""The knowledge base as the engine takes it, and the engine compiled from it."""

import threading
from collections import defaultdict
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
from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, ActorName, ActorRelation, AliasWeight, Event, KnowledgeVersion, Office, Place

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


def varied_engine(change):
    """A further engine, for what ``change(knowledge)`` makes of the Knowledge in use; the one in use stays as it is."""
    engine, _version = current_engine()
    return Engine(change(engine.knowledge), newsroom_model())


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
    return Knowledge(
        actors=_actors(),
        offices=tuple(known_office(office, office.person_id) for office in Office.objects.order_by("pk")),
        relations=tuple(
            known_relation(relation, relation.source_id) for relation in ActorRelation.objects.order_by("pk")
        ),
        places=tuple(
            KnownPlace(place.pk, place.name, tuple(n.text for n in place.names.all()), place.country_id, place.kind)
            for place in Place.objects.prefetch_related("names").order_by("pk")
        ),
        events=tuple(map(_event, Event.objects.prefetch_related("triggers", "participants").order_by("pk"))),
        version=str(version),
        rule_weights=rule_weights(),
    )


def _actors():
    """Every actor with its names; plain rows, as a large newsroom has a hundred thousand names."""
    learned, kinds, names = alias_weights(), {kind.value: kind for kind in NameKind}, defaultdict(list)
    rows = ActorName.objects.order_by("pk").values_list("actor_id", "text", "kind", "needs_context", "folded")
    for pk, text, kind, needs_context, folded in rows.iterator(chunk_size=5000):
        names[pk].append(KnownName(text, kinds[kind], needs_context, learned.get((pk, folded), 1.0)))
    rows = Actor.objects.order_by("pk").values_list(
        "pk", "name", "name_needs_context", "folded", "kind", "home_state", "name_en", "active_from", "active_until"
    )
    return tuple(
        KnownActor(
            pk,
            name,
            ActorKind(kind),
            (KnownName(name, NameKind.OFFICIAL, needs_context, learned.get((pk, folded), 1.0)), *names.get(pk, ())),
            *further,
        )
        for pk, name, needs_context, folded, kind, *further in rows.iterator(chunk_size=5000)
    )


def known_actor(actor, known_id):
    """An Actor, saved or not, with the names it holds in memory, as the engine takes it under ``known_id``."""
    learned = dict(AliasWeight.objects.filter(actor=actor.pk).values_list("alias", "weight"))
    first = (actor.name, NameKind.OFFICIAL, actor.name_needs_context)
    further = ((name.text, NameKind(name.kind), name.needs_context) for name in actor.names.all())
    return KnownActor(
        known_id,
        actor.name,
        ActorKind(actor.kind),
        tuple(KnownName(*name, learned.get(fold_name(name[0]), 1.0)) for name in (first, *further)),
        actor.home_state_id,
        actor.name_en,
        actor.active_from,
        actor.active_until,
    )


def known_office(office, person):
    """A term of office as the engine takes it, held by ``person`` (an id)."""
    return KnownOffice(person, office.title, office.of_id, office.since, office.until)


def known_relation(relation, source):
    """A relation as the engine takes it, of ``source`` (an id)."""
    return KnownRelation(source, relation.kind, relation.target_id, relation.since, relation.until)


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
