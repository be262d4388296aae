"""A related link's row in the article's form."""

from django.urls import reverse

from corpus_app.services.link_states import TargetState, link_target, links_back
from corpus_app.services.permissions import may_decide


def link_row(page_id, target_id, user):
    """Context of ``admin/links/state.html``: target (None: gone), links_back, back_url ("" without need or right)."""
    target = link_target(target_id)
    article = target and target.state != TargetState.OTHER
    mutual = bool(article and page_id and links_back(target.page, page_id))
    back_url = ""
    if article and page_id and not mutual and page_id != target_id and may_decide(user, target.page):
        back_url = reverse("corpus_admin:link_back", args=[page_id, target_id])
    return {"target": target, "links_back": mutual, "back_url": back_url}
