"""The index of actors and the page of one actor."""

from django.db.models import Count
from django.shortcuts import render

from corpus_app.jsonld import actor_data
from corpus_app.models.choices import ActorKind, NameKind, RelationKind
from corpus_app.services.finding import clean_query
from corpus_app.services.lookup import find_actors
from corpus_app.wording import listed

from .common import get_public, paged, published_of
from .wording import INVERSE_RELATIONS

ACTORS_A_PAGE = 60
EVENTS_A_PAGE = 15
# A reader of an actor's page seeks its names; demonyms and metonyms are clues for reading texts.
_SHOWN_NAMES = (NameKind.OFFICIAL, NameKind.ALIAS, NameKind.ACRONYM, NameKind.NICKNAME)


def actor_index(request):
    """Public actors by name, of one kind or all, found by any of their names."""
    published = published_of(request)
    query = clean_query(request.GET.get("q", ""))
    found = find_actors(query, published.actors) if query else published.actors
    counts = dict(found.order_by().values_list("kind").annotate(actors=Count("pk")))
    kind = request.GET.get("kind", "")
    if kind in ActorKind.values:
        found = found.filter(kind=kind)
    page = paged(request, found, ACTORS_A_PAGE)
    page.object_list = list(page.object_list)
    published.count_articles(page.object_list)
    context = {
        "page_obj": page,
        "query": query,
        "kind": kind if kind in ActorKind.values else "",
        "kinds": [(choice.value, choice.label, counts[choice]) for choice in ActorKind if choice in counts],
        "total": sum(counts.values()),
    }
    return render(request, "corpus_app/readers/actor_index.html", context)


def actor_detail(request, slug):
    """One public actor: its record, its articles and events in order of time."""
    published = published_of(request)
    actor = get_public(published.actors.select_related("home_state", "image"), slug)
    articles = published.articles.filter(pk__in=published.actor_tags.filter(tag=actor).values("content_object"))
    events = published.events.filter(pk__in=actor.participations.values("event"))
    offices = list(actor.offices.select_related("of"))
    holders = list(actor.office_holders.select_related("person"))
    relations = list(actor.relations.select_related("target"))
    inverse = list(actor.relations_from_others.select_related("source"))
    others = [
        *(office.of for office in offices),
        *(holder.person for holder in holders),
        *(relation.target for relation in relations),
        *(relation.source for relation in inverse),
        *([actor.home_state] if actor.home_state else []),
    ]
    published.give_addresses(others)
    event_page = paged(request, events.select_related("place"), EVENTS_A_PAGE, "events")
    _label_roles(actor, event_page)
    context = {
        "actor": actor,
        "names": _names(actor),
        "offices": offices,
        "latest_office": max((office for office in offices if office.earliest), key=lambda o: o.earliest, default=None),
        "holders": [holder for holder in holders if holder.person.public_url],
        "relations": _relations(relations, inverse),
        "articles": paged(request, articles.specific()),
        "events": event_page,
        "data": actor_data(actor, request),
    }
    return render(request, "corpus_app/readers/actor_detail.html", context)


def _label_roles(actor, page):
    """Say on each event of the page what part the actor takes in it."""
    page.object_list = list(page.object_list)
    roles = {}
    for row in actor.participations.filter(event__in=page.object_list):
        roles.setdefault(row.event_id, []).append(str(row.get_role_display()))
    for event in page.object_list:
        event.role_label = listed(roles[event.pk])


def _names(actor):
    """The names to show, by the label of their kind."""
    by_kind = {}
    for name in actor.names.all():
        if name.kind in _SHOWN_NAMES and name.text != actor.name:
            by_kind.setdefault(name.kind, []).append(name.text)
    return [(kind.label, by_kind[kind]) for kind in _SHOWN_NAMES if kind in by_kind]


def _relations(own, inverse):
    """Relations as (label, [(other actor, relation)]): the actor's own, then what public others are to it."""
    groups = {}
    for relation in own:
        groups.setdefault(RelationKind(relation.kind).label, []).append((relation.target, relation))
    for relation in inverse:
        if relation.source.public_url:
            label = INVERSE_RELATIONS[RelationKind(relation.kind)]
            groups.setdefault(label, []).append((relation.source, relation))
    return list(groups.items())
