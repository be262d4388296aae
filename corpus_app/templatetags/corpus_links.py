"""What the article's form asks about its related links."""

from django import template
from django.urls import reverse

from corpus_app.services.exclusions import may_exclude
from corpus_app.ui.links import link_row

register = template.Library()


@register.simple_tag(takes_context=True)
def may_exclude_target(context, suggestion):
    """Whether the user may keep the target of a suggested link out of all suggestions."""
    return may_exclude(context["request"].user, suggestion.target)


@register.inclusion_tag("corpus_app/admin/links/row.html")
def related_link_row(panel):
    """The state of the target of one row of the form; ``panel`` is the bound panel beside the row's fields."""
    page_id = (panel.request.resolver_match.kwargs if panel.request.resolver_match else {}).get("page_id", 0)
    target_id = panel.instance.target_id
    state = link_row(page_id, target_id, panel.request.user) if target_id else {}
    # The browser puts in the ids that are not known yet.
    return state | {"page_id": page_id, "chosen": target_id, "url": reverse("corpus_admin:link_state", args=[0, 0])}
