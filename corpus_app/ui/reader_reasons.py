"""Why the system chose a link, in the few words that readers get: no names, so that nothing unpublished shows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corpus_app.models.choices import LinkKind

# Farther apart, the date alone says it better.
_MOST_DAYS = 60


def reader_reasons(linked):
    """Phrases for an automatic LinkedArticle, at most three; codes that tell readers nothing are left out."""
    params = {reason.get("code"): reason.get("params") or {} for reason in linked.reasons}
    phrases = []
    if "shared_events" in params and linked.kind != LinkKind.SAME_EVENT:
        phrases.append(_("Tells of the same event"))
    if actors := params.get("shared_actors", {}).get("ids"):
        count = len(actors)
        phrases.append(ngettext("%(n)s actor in common", "%(n)s actors in common", count) % {"n": count})
    elif not phrases and "shared_words" in params:
        phrases.append(_("Similar subject"))
    days = params.get("days_apart", {}).get("days")
    if isinstance(days, int) and abs(days) <= _MOST_DAYS:
        phrases.append(_apart(days))
    return phrases


def _apart(days):
    if not days:
        return _("On the same day")
    if days < 0:
        return ngettext("%(n)s day earlier", "%(n)s days earlier", -days) % {"n": -days}
    return ngettext("%(n)s day later", "%(n)s days later", days) % {"n": days}
