"""Find actors, places and events as editors type them: any name, any spelling, by the beginnings of words."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, ActorName, Event, EventTrigger, Place, PlaceName

# Editors often leave the article away, or type it where a text does not.
_ARTICLE = "ال"
_EXACT, _FROM_THE_START, _SOMEWHERE = 0, 1, 2
# More words than a name has find nothing more, and would only make the query long.
_MOST_WORDS = 8


def find_actors(query, actors=None):
    """The actors that ``query`` names, best first; among ``actors`` (a queryset) when given.

    Every word of the query begins a word of the name or of one of the further names, folded; the English
    name, the code and the Wikidata id count too. A query without a letter or digit finds nothing.
    """
    actors = Actor.objects.all() if actors is None else actors
    named = Exists(ActorName.objects.filter(_words("folded", query), actor=OuterRef("pk")))
    codes = Q(code__iexact=query.strip()) | Q(wikidata__iexact=query.strip())
    return _ranked(actors, query, named | _words("folded", query) | _english(query) | codes)


def find_places(query, places=None):
    """The places that ``query`` names, best first; see :func:`find_actors`."""
    places = Place.objects.all() if places is None else places
    named = Exists(PlaceName.objects.filter(_words("folded", query), place=OuterRef("pk")))
    return _ranked(places, query, named | _words("folded", query) | _english(query))


def find_events(query, events=None):
    """The events that ``query`` names, by name or trigger phrase, best first; see :func:`find_actors`."""
    events = Event.objects.all() if events is None else events
    named = Exists(EventTrigger.objects.filter(_words("folded", query), event=OuterRef("pk")))
    return _ranked(events, query, named | _words("folded", query) | _english(query))


def actors_named(name, kind=""):
    """The actors that bear exactly this name, in any spelling; of ``kind`` if any of them is."""
    folded = fold_name(name)
    bearing = Exists(ActorName.objects.filter(actor=OuterRef("pk"), folded=folded))
    found = list(Actor.objects.filter(Q(folded=folded) | bearing)) if folded else []
    return [actor for actor in found if actor.kind == kind] or found


def places_named(name):
    """The places that bear exactly this name, in any spelling."""
    folded = fold_name(name)
    bearing = Exists(PlaceName.objects.filter(place=OuterRef("pk"), folded=folded))
    return list(Place.objects.filter(Q(folded=folded) | bearing)) if folded else []


def events_named(name, earliest=None, latest=None):
    """The events of exactly this name, in any spelling, whose days do not rule out those given."""
    found = Event.objects.filter(folded=fold_name(name))
    if latest:
        found = found.filter(Q(earliest=None) | Q(earliest__lte=latest))
    if earliest:
        found = found.filter(Q(latest=None) | Q(latest__gte=earliest))
    return list(found)


def _words(field, query):
    """Each word of the query begins a word of ``field``, with or without the article."""
    condition = Q()
    for word in fold_name(query).split()[:_MOST_WORDS]:
        stems = {word, _ARTICLE + word, word.removeprefix(_ARTICLE) if len(word) > 4 else word}
        begins = Q()
        for stem in stems:
            begins |= Q(**{f"{field}__startswith": stem}) | Q(**{f"{field}__contains": f" {stem}"})
        condition &= begins
    return condition if condition else Q(pk__in=())


def _english(query):
    """Each word of the query begins a word of the English name."""
    condition = Q()
    for word in query.split()[:_MOST_WORDS]:
        condition &= Q(name_en__istartswith=word) | Q(name_en__icontains=f" {word}")
    return condition if condition else Q(pk__in=())


def _ranked(objects, query, condition):
    folded = fold_name(query)
    if not folded:
        return objects.none()
    rank = Case(
        When(folded=folded, then=Value(_EXACT)),
        When(folded__startswith=folded, then=Value(_FROM_THE_START)),
        default=Value(_SOMEWHERE),
        output_field=IntegerField(),
    )
    return objects.filter(condition).annotate(rank=rank).order_by("rank", *objects.model._meta.ordering)
