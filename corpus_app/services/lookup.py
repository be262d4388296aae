"""Find actors, places and events as editors type them: any name, any spelling, by the beginnings of words."""

from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length

from corpus_app.language.folding import fold_name
from corpus_app.language.name_words import without_article
from corpus_app.models import Actor, ActorName, Event, EventTrigger, NameWord, Place, PlaceName

# Editors often leave the article away, or type it where a text does not.
_ARTICLE = "ال"
_EXACT, _FROM_THE_START, _SOMEWHERE = 0, 1, 2
# More words than a name has find nothing more, and would only make the query long.
_MOST_WORDS = 8
# Fewer letters begin too many words.
_TELLING = 3
# Where the further names of a record stand, and how their rows call it.
_FURTHER = {Actor: (ActorName, "actor"), Place: (PlaceName, "place"), Event: (EventTrigger, "event")}
_LAST_CHARACTER = "\U0010ffff"


def first_found(objects, query, most):
    """The best ``most`` of ``objects`` (a queryset of actors, places or events) that ``query`` names, as a list.

    For type-ahead: those of exactly this name first, then those whose name, then those of which another name begins
    with it; only when these are too few, all names are searched as by :func:`find_actors`. Short names come first.
    """
    folded = fold_name(query)
    found = []
    # One question after another: together they would keep the database from its indexes.
    for condition in _best_first(objects.model, query, folded) if folded else ():
        if len(found) < most:
            further = objects.filter(condition).exclude(pk__in=[record.pk for record in found])
            found += further.order_by(Length("folded"), "folded", "pk")[: most - len(found)]
    return found


def _best_first(model, query, folded):
    names, owner = _FURTHER[model]
    for named in (Q(folded=folded), _begins(folded)):
        yield named
        yield Q(pk__in=names.objects.filter(named).values(owner))
    yield from _by_words(model, query)


def find_actors(query, actors=None):
    """The actors that ``query`` names, best first; among ``actors`` (a queryset) when given.

    Every word of the query begins a word of the actor's names, folded, or all begin words of one further name; code
    and Wikidata id count too. A query without a letter or digit finds nothing.
    """
    return _ranked(Actor.objects.all() if actors is None else actors, query)


def find_places(query, places=None):
    """The places that ``query`` names, best first; see :func:`find_actors`."""
    return _ranked(Place.objects.all() if places is None else places, query)


def find_events(query, events=None):
    """The events that ``query`` names, by name or trigger phrase, best first; see :func:`find_actors`."""
    return _ranked(Event.objects.all() if events is None else events, query)


def actors_named(name, kind=""):
    """The actors that bear exactly this name, in any spelling; of ``kind`` if any of them is."""
    folded = fold_name(name)
    found = list(Actor.objects.filter(_bears(Actor, folded))) if folded else []
    return [actor for actor in found if actor.kind == kind] or found


def places_named(name):
    """The places that bear exactly this name, in any spelling."""
    folded = fold_name(name)
    return list(Place.objects.filter(_bears(Place, folded))) if folded else []


def events_named(name, earliest=None, latest=None):
    """The events of exactly this name, in any spelling, whose days do not rule out those given."""
    found = Event.objects.filter(folded=fold_name(name))
    if latest:
        found = found.filter(Q(earliest=None) | Q(earliest__lte=latest))
    if earliest:
        found = found.filter(Q(latest=None) | Q(latest__gte=earliest))
    return list(found)


def _bears(model, folded):
    """The record has exactly this folded name."""
    names, owner = _FURTHER[model]
    return Q(folded=folded) | Q(pk__in=names.objects.filter(folded=folded).values(owner))


def _begins(letters, field="folded"):
    """The field begins with these letters, as its index tells."""
    if connection.vendor == "sqlite":
        # Its LIKE makes no use of the index.
        return Q(**{f"{field}__gte": letters, f"{field}__lt": letters + _LAST_CHARACTER})
    return Q(**{f"{field}__startswith": letters})


def _by_words(model, query):
    """Conditions of which one holds for every record that the query names."""
    if model is Actor:
        yield from _actors_by_words(query)
        if (code := query.strip()).isascii() and code.isalnum():
            spellings = {code, code.upper(), code.lower()}
            yield Q(code__in=spellings) | Q(wikidata__in=spellings)
    else:
        names, owner = _FURTHER[model]
        yield _words(query) | _english(query)
        yield Q(pk__in=names.objects.filter(_words(query)).values(owner))


def _actors_by_words(query):
    """Each word of the query begins a word of the actor's own names, or of a further one: from the index of words."""
    own, further = Q(), ActorName.objects.all()
    words = fold_name(query).split()[:_MOST_WORDS]
    telling = [word for word in words if len(word) >= _TELLING] or words
    for word in words:
        if word not in telling:
            # So many words begin like this that looking at what the others have left is quicker.
            own &= _words(word) | _english(word)
            further = further.filter(_words(word))
            continue
        begun = NameWord.objects.filter(_begins(word, "word") | _begins(without_article(word), "word"))
        own &= Q(pk__in=begun.filter(further=False).values("record"))
        further = further.filter(pk__in=begun.filter(further=True).values("record"))
    yield own
    yield Q(pk__in=further.values("actor"))


def _words(query):
    """Each word of the query begins a word of the folded name, with or without the article."""
    condition = Q()
    for word in fold_name(query).split()[:_MOST_WORDS]:
        begins = Q()
        for stem in sorted({word, _ARTICLE + word, without_article(word)}):
            begins |= Q(folded__startswith=stem) | Q(folded__contains=f" {stem}")
        condition &= begins
    return condition if condition else Q(pk__in=())


def _english(query):
    """Each word of the query begins a word of the English name."""
    condition = Q()
    for word in query.split()[:_MOST_WORDS]:
        condition &= Q(name_en__istartswith=word) | Q(name_en__icontains=f" {word}")
    return condition if condition else Q(pk__in=())


def _ranked(objects, query):
    folded = fold_name(query)
    if not folded:
        return objects.none()
    rank = Case(
        When(folded=folded, then=Value(_EXACT)),
        When(folded__startswith=folded, then=Value(_FROM_THE_START)),
        default=Value(_SOMEWHERE),
        output_field=IntegerField(),
    )
    named = reduce(or_, _by_words(objects.model, query))
    return objects.filter(named).annotate(rank=rank).order_by("rank", *objects.model._meta.ordering)
