"""Type-ahead over the actors and events on record, for the editor's panel."""

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_GET

from corpus_app.models import Actor, Event
from corpus_app.services.lookup import find_actors, find_events

_FINDERS = {"actor": find_actors, "event": find_events}
_MOST = 8
_LONGEST_QUERY = 200


@require_GET
def lookup(request, kind):
    """Answers JSON {results: [{id, title, about}]}, best first; few, since the editor types on."""
    if kind not in _FINDERS:
        raise Http404
    records = _FINDERS[kind](request.GET.get("q", "")[:_LONGEST_QUERY])[:_MOST]
    return JsonResponse({"results": [{"id": r.pk, "title": r.name, "about": _about(r)} for r in records]})


def _about(record):
    parts = {
        Actor: lambda: (record.get_kind_display(), record.name_en),
        Event: lambda: (record.get_category_display(), record.date),
    }[type(record)]()
    return " · ".join(str(part) for part in parts if part)
