"""Type-ahead over the actors, events and places on record, for the editor's panel."""

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_GET

from corpus_app.models import Actor, Event, Place
from corpus_app.services.lookup import first_found

_MOST = 8
_LONGEST_QUERY = 200


def _sought(kind):
    """The records among which ``kind`` of a look-up finds; None for an unknown one."""
    if kind == "state":
        # What may be an actor's home state.
        return Actor.objects.complex_filter(Actor._meta.get_field("home_state").get_limit_choices_to())
    if kind == "place":
        return Place.objects.select_related("country")
    return {"actor": Actor.objects.all(), "event": Event.objects.all()}.get(kind)


@require_GET
def lookup(request, kind):
    """Answers JSON {results: [{id, title, about}]}, best first; few, since the editor types on."""
    if (sought := _sought(kind)) is None:
        raise Http404
    records = first_found(sought, request.GET.get("q", "")[:_LONGEST_QUERY], _MOST)
    return JsonResponse({"results": [{"id": r.pk, "title": r.name, "about": _about(r)} for r in records]})


def _about(record):
    parts = {
        Actor: lambda: (record.get_kind_display(), record.name_en),
        Event: lambda: (record.get_category_display(), record.date),
        Place: lambda: (record.country, record.name_en),
    }[type(record)]()
    return " · ".join(str(part) for part in parts if part)
