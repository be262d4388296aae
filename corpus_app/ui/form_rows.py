"""The row that an accepted suggestion adds to the editor's form."""

from django.urls import reverse

from corpus_app.models import Suggestion

Kind = Suggestion.Kind


def form_row(suggestion, finder):
    """What the editor's form needs to hold the tag or link: {panel, field, id, title, edit_url, values}."""
    proposal = suggestion.proposal
    if suggestion.kind == Kind.ARTICLE:
        edit_url = reverse("wagtailadmin_pages:edit", args=[suggestion.target_id])
        return _row(
            "related_links", "target", suggestion.target_id, suggestion.title, edit_url, kind=proposal.get("kind")
        )
    target = suggestion.actor or suggestion.event
    if target is None:
        return {}
    edit_url = finder.get_edit_url(target) or ""
    if suggestion.kind == Kind.ACTOR:
        values = {"role": proposal.get("role"), "main": bool(proposal.get("main"))}
        return _row("actor_tags", "tag", target.pk, target.name, edit_url, **values)
    return _row("event_tags", "tag", target.pk, target.name, edit_url, relation=proposal.get("relation"))


def _row(panel, field, pk, title, edit_url, **values):
    values = {name: value for name, value in values.items() if value is not None}
    return {"panel": panel, "field": field, "id": pk, "title": title, "edit_url": edit_url, "values": values}
