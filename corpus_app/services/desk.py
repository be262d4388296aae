"""What awaits the desk: articles with gaps, new names, stale tags, the state of the analyses."""

from datetime import timedelta

from django.apps import apps
from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from corpus_app.models import ActorTag, AnalysisRequest, EventTag, RelatedLink, Suggestion, TaggedArticle

from .quality import decided_by_editors
from .stale_tags import stale

State, Request = Suggestion.State, AnalysisRequest.State
GAPS = ("main", "event", "link")


def articles_for(user):
    """The articles that ``user`` may edit, as base pages."""
    types = [model for model in apps.get_models() if issubclass(model, TaggedArticle)]
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return editable.type(*types) if types else editable.none()


def with_gaps(articles):
    """The articles with ``has_main``, ``has_event`` and ``has_link``, as their stored rows have it."""
    mine = {"content_object": OuterRef("pk")}
    return articles.annotate(
        has_main=Exists(ActorTag.objects.filter(main=True, **mine)),
        has_event=Exists(EventTag.objects.filter(**mine)),
        has_link=Exists(RelatedLink.objects.filter(page=OuterRef("pk"))),
    )


def new_names(user):
    """Pending names that nobody has recorded, one dict a name: key, kind, articles, score, example (a suggestion's pk).

    Those of the most articles come first.
    """
    waiting = Suggestion.objects.filter(
        state__in=[State.PENDING, State.UNSURE], actor=None, event=None, target=None, page__in=articles_for(user)
    )
    groups = waiting.order_by().values("key", "kind")
    return groups.annotate(articles=Count("page"), best=Max("score"), example=Min("pk")).order_by(
        "-articles", "-best", "key"
    )


def stale_tags(user):
    """The accepted suggestions of the articles of ``user`` whose words have left the text."""
    return stale(Suggestion.objects.filter(page__in=articles_for(user)))


def analysis_health():
    """Counts by state, the oldest waiting request's age (timedelta or None), how many were done the last hour."""
    counts = dict(AnalysisRequest.objects.order_by().values_list("state").annotate(n=Count("pk")))
    oldest = AnalysisRequest.objects.filter(state=Request.WAITING).aggregate(oldest=Min("requested_at"))["oldest"]
    now = timezone.now()
    done = AnalysisRequest.objects.filter(state=Request.DONE, finished_at__gte=now - timedelta(hours=1)).count()
    return {
        "counts": {state: counts.get(state, 0) for state in Request.values},
        "oldest": now - oldest if oldest else None,
        "last_hour": done,
    }


def analyses_by_day(days=14):
    """[(day, analyses finished)] of the last days, oldest first; an article counts on the day of its last one."""
    first = timezone.localdate() - timedelta(days=days - 1)
    finished = AnalysisRequest.objects.filter(finished_at__date__gte=first).order_by()
    counts = dict(finished.values_list(TruncDate("finished_at")).annotate(n=Count("pk")))
    return [(day, counts.get(day, 0)) for day in (first + timedelta(days=n) for n in range(days))]


def desk_figures(user):
    """The dashboard's numbers for ``user``: pending, articles, names, gaps, failed, rate (percent or None)."""
    articles = articles_for(user)
    pending = Suggestion.objects.filter(state=State.PENDING, page__in=articles)
    counts = pending.aggregate(pending=Count("pk"), articles=Count("page", distinct=True))
    month = decided_by_editors().filter(decided_at__gte=timezone.now() - timedelta(days=30), page__in=articles)
    decided = month.aggregate(n=Count("pk"), accepted=Count("pk", filter=Q(state=State.ACCEPTED)))
    return counts | {
        "names": new_names(user).count(),
        "without_main": with_gaps(articles).filter(has_main=False).count(),
        "stale": stale_tags(user).count(),
        "failed": AnalysisRequest.objects.filter(state=Request.FAILED, page__in=articles).count(),
        "rate": round(100 * decided["accepted"] / decided["n"]) if decided["n"] else None,
    }
