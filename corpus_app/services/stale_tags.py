"""Tags whose words have left the text: found, and kept all the same by an editor who knows better."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.log_actions import log

from corpus_app.models import AnalysisRequest, Suggestion

from .permissions import check_may_decide

State = Suggestion.State

# What Suggestion.why says of an accepted one that stays without its words.
KEPT = "kept"


def stale(suggestions):
    """Those accepted and stored on a page that the analysis of its latest text does not make any more."""
    latest = AnalysisRequest.objects.filter(page=OuterRef("page"), state=AnalysisRequest.State.DONE)
    moved_on = Exists(latest.exclude(done=OuterRef("digest")))
    accepted = suggestions.filter(moved_on, state=State.ACCEPTED, stored=True)
    return accepted.exclude(kind=Suggestion.Kind.ARTICLE).exclude(why=KEPT)


def keep(suggestion, user, why=""):
    """Keep an accepted tag for good, whatever the text says. Raises PermissionDenied."""
    with transaction.atomic():
        suggestion = Suggestion.objects.select_for_update(of=("self",)).select_related("page").get(pk=suggestion.pk)
        check_may_decide(user, suggestion.page)
        if suggestion.state != State.ACCEPTED or suggestion.why == KEPT:
            return suggestion
        suggestion.why = KEPT
        suggestion.save(update_fields=["why", "updated_at"])
        data = {"key": suggestion.key, "title": suggestion.title, "score": suggestion.score}
        log(suggestion.page.specific, "corpus.keep", user=user, data=data)
    return suggestion
