"""The related articles of one article as readers get them: those that editors chose, then automatic ones."""

from dataclasses import dataclass
from functools import reduce

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, FilteredRelation, Q, QuerySet, Subquery
from wagtail.models import Page

from corpus_app.models import AutomaticLink, Suggestion, TaggedArticle
from corpus_app.models.choices import LinkKind

from .link_filling import filling_sections


@dataclass(frozen=True)
class LinkedArticle:
    """A public article that readers are led to; ``reasons`` ({code, params}) only where the link is automatic."""

    page: Page
    kind: str
    automatic: bool = False
    reasons: tuple = ()

    @property
    def kind_label(self):
        return LinkKind(self.kind).label


def linked_articles(page, published):
    """The LinkedArticles of a page: pinned ones, the others that editors chose in their order, then automatic ones.

    All in one query, as long as the page is no preview (which shows the draft's own links).
    """
    links = page.related_links.all()
    drafted = None if isinstance(links, QuerySet) else {link.target_id: link for link in links}
    chosen, automatic = [], []
    for target in _targets(page, published, links if drafted is None else drafted):
        link = _Chosen.of(target) if drafted is None else drafted.get(target.pk)
        if link and link.kind:
            chosen.append(((not link.pinned, link.sort_order or 0), LinkedArticle(_specific(target), link.kind)))
        else:
            automatic.append(target)
    chosen = [linked for _place, linked in sorted(chosen, key=lambda row: row[0])]
    automatic.sort(key=lambda target: target.automatic_position)
    # A correction stands by itself and takes no link's place.
    shown = sum(link.kind != LinkKind.CORRECTION for link in chosen)
    room = max(0, automatic[0].fill_links_to - shown) if automatic else 0
    return chosen + [
        LinkedArticle(_specific(target), target.automatic_kind, True, tuple(target.automatic_reasons))
        for target in automatic[:room]
    ]


@dataclass(frozen=True)
class _Chosen:
    """The row of an editor's link, as it stands on its target in the query."""

    kind: str | None
    pinned: bool | None
    sort_order: int | None

    @classmethod
    def of(cls, target):
        return cls(target.chosen_kind, target.chosen_pinned, target.chosen_order)


def _targets(page, published, links):
    """Public articles that the page leads to, with the columns of both kinds of links and the section's number."""
    rejected = Suggestion.objects.filter(page=page.pk, state=Suggestion.State.REJECTED, target__isnull=False)
    fill = filling_sections(page).values("fill_links_to")[:1]
    stored = AutomaticLink.objects.filter(page=page.pk).exclude(target__in=rejected.values("target"))
    stored = stored.annotate(fill=Subquery(fill)).filter(fill__gt=0).order_by().values("target")
    if isinstance(links, dict):
        wanted = Q(pk__in=[*links, *stored.values_list("target", flat=True)])
    else:
        wanted = Q(pk__in=links.order_by().values("target").union(stored))
    return (
        published.articles.filter(wanted)
        .order_by()
        .annotate(
            chosen=FilteredRelation("linked_from", condition=Q(linked_from__page=page.pk)),
            automatic=FilteredRelation(
                "automatically_linked_from", condition=Q(automatically_linked_from__page=page.pk)
            ),
        )
        .annotate(
            chosen_kind=F("chosen__kind"),
            chosen_pinned=F("chosen__pinned"),
            chosen_order=F("chosen__sort_order"),
            automatic_kind=F("automatic__kind"),
            automatic_position=F("automatic__position"),
            automatic_reasons=F("automatic__reasons"),
            fill_links_to=Subquery(fill),
        )
        .select_related(*_article_paths())
    )


def _article_paths():
    """The ways from a base page to the types of articles."""
    types = [model for model in apps.get_models() if issubclass(model, TaggedArticle)]
    steps = [model._meta.get_path_from_parent(Page._meta.concrete_model) for model in types]
    return ["__".join(step.join_field.name for step in path) for path in steps]


def _specific(target):
    """The article as its own type, which the query has brought along."""
    for path in _article_paths():
        try:
            return reduce(getattr, path.split("__"), target)
        except ObjectDoesNotExist:
            continue
    return target
