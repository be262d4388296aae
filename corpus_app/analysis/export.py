"""The public JSON form of an analysis, as ``analyse_text --json`` prints it."""


def analysis_to_json(analysis, *, source="", published=None, place_names=None):
    """One JSON-ready dict: source, date, actors, events, dates; offsets are code points of the text given.

    ``place_names`` maps the knowledge's place ids to names; an unknown place keeps the words of the text.
    """
    place_names = place_names or {}
    return {
        "source": source,
        "date": published.isoformat() if published else None,
        "actors": [
            {
                "name": actor.name,
                "kind": actor.kind.value,
                "id": actor.id,
                "score": round(actor.score, 4),
                "role": actor.role.value,
                "main": actor.main,
                "mentions": _mentions(actor.mentions),
            }
            for actor in analysis.actors
        ],
        "events": [
            {
                "name": event.name,
                "id": event.id,
                "category": event.category.value,
                "form": event.form,
                "date": event.date,
                "told_date": event.told_date,
                "place": place_names.get(event.place, event.place_name) or None,
                "participants": [{"name": each.name, "role": each.role.value} for each in event.participants],
                "status": event.status.value,
                "relation": event.relation.value,
                "score": round(event.score, 4),
                "main": event.main,
                "claims": [
                    {"what": claim.what.value, "low": claim.low, "high": claim.high, "source": claim.attributed_to}
                    for claim in event.claims
                ],
                "mentions": _mentions(event.mentions),
            }
            for event in analysis.events
        ],
        "dates": [
            {"start": mention.start, "end": mention.end, "text": mention.text, "edtf": mention.edtf}
            for mention in analysis.dates
        ],
    }


def _mentions(mentions):
    return [
        {"start": mention.start, "end": mention.end, "text": mention.text, "rule": mention.rule} for mention in mentions
    ]
