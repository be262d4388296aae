"""What a change would do to the suggestions, seen on a sample of the archive before anything is saved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from wagtail.models import Page

from corpus_app.analysis.comparison import Difference, Shown, difference
from corpus_app.analysis.document import Document
from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, ArticleWords, CorpusSettings, Suggestion, TaggedArticle

from .documents import document_of, latest_text
from .link_suggestions import links_worth_showing
from .proposals import actor_key, event_key
from .related import related_proposals
from .sampling import SAMPLE, sample
from .snapshots import current_engine, known_actor, known_office, known_relation, varied_engine

State = Suggestion.State
# Stands for an actor that is yet to be recorded.
_UNSAVED = -1
_MOST_NAMES_SOUGHT = 5


@dataclass(frozen=True)
class Variation:
    """What may be saved. ``change`` makes the new Knowledge of the present one; ``settings`` are a site's new ones.

    ``telling`` are ids of pages on which the change is likely to show.
    """

    change: Callable | None = None
    settings: CorpusSettings | None = None
    telling: Iterable = ()


@dataclass(frozen=True)
class Read:
    """An article of the sample as it was read."""

    page: Page
    document: Document


@dataclass(frozen=True)
class Effect:
    """The Difference over ``articles`` articles, its documents being Reads; ``told`` of them were sought out.

    ``decided`` maps (page id, Suggestion.key) to the state of what editors have decided on already.
    """

    articles: int
    told: int
    difference: Difference
    decided: dict


def of_settings(settings):
    """The Variation that saving these CorpusSettings would be."""
    return Variation(settings=settings)


def of_actor(actor):
    """The Variation that saving this Actor would be, with the names, offices and relations it holds in memory."""
    known_id = actor.pk or _UNSAVED
    known = known_actor(actor, known_id)
    offices = tuple(known_office(office, known_id) for office in actor.offices.all())
    relations = tuple(known_relation(relation, known_id) for relation in actor.relations.all())

    def change(knowledge):
        return replace(
            knowledge,
            actors=tuple(_with(knowledge.actors, known)) if actor.pk else (*knowledge.actors, known),
            offices=(*(office for office in knowledge.offices if office.person != known_id), *offices),
            relations=(*(relation for relation in knowledge.relations if relation.source != known_id), *relations),
        )

    return Variation(change, telling=[*_naming(_changed_names(actor)), *_suggested(actor=actor.pk)])


def of_alias_weight(row, weight):
    """The Variation that a new weight of an AliasWeight would be."""

    def change(knowledge):
        actors = {actor.id: actor for actor in knowledge.actors}
        known = actors[row.actor_id]
        names = (replace(name, weight=weight) if fold_name(name.text) == row.alias else name for name in known.names)
        return replace(knowledge, actors=tuple(_with(knowledge.actors, replace(known, names=tuple(names)))))

    return Variation(change, telling=_suggested(actor=row.actor_id))


def of_rule_weight(row, weight):
    """The Variation that a new weight of a RuleWeight would be."""

    def change(knowledge):
        return replace(knowledge, rule_weights=knowledge.rule_weights | {row.rule: weight})

    return Variation(change, telling=_suggested(rule=row.rule))


def effect(variation, user):
    """The Effect of a Variation on a sample of the articles that ``user`` may edit. Stores nothing."""
    engine, _version = current_engine()
    varied = varied_engine(variation.change) if variation.change else engine
    site = variation.settings and variation.settings.site
    pages, told = sample(user, variation.telling, site)
    settings, readings = _Settings(), []
    for page in filter(None, map(latest_text, pages)):
        document, present = document_of(page), settings.of(page)
        future = variation.settings or present
        analysis = engine.analyse(document)
        analysed = analysis if varied is engine else varied.analyse(document)
        before, after = _shown(analysis, present), _shown(analysed, future)
        if _links_change(present, future):
            related = _related(page, document, analysis)
            before += _links(related, present)
            after += _links(related, future)
        readings.append((Read(page, document), before, after))
    found = difference(readings)
    return Effect(len(readings), told, found, _decided(found))


class _Settings:
    """Each site's settings, looked up once and never made."""

    def __init__(self):
        self.known = {}

    def of(self, page):
        site = page.get_site()
        pk = site and site.pk
        if pk not in self.known:
            self.known[pk] = CorpusSettings.objects.filter(site=site).first() or CorpusSettings(site=site)
        return self.known[pk]


def _with(actors, known):
    """The actors, ``known`` in the place of the one of its id."""
    return (known if actor.id == known.id else actor for actor in actors)


def _changed_names(actor):
    """Names that only the actor in memory or only the one on record has, or that need context in one of them alone."""
    recorded = Actor.objects.filter(pk=actor.pk).first() if actor.pk else None
    before, after = (_names(one) if one else set() for one in (recorded, actor))
    return sorted({text for text, _kind, _needs_context in before ^ after})


def _names(actor):
    first = (actor.name, "official", actor.name_needs_context)
    return {first, *((name.text, name.kind, name.needs_context) for name in actor.names.all())}


def _naming(names):
    """Ids of pages whose text has the words of one of the names."""
    for name in names[:_MOST_NAMES_SOUGHT]:
        if words := fold_name(name):
            found = Page.objects.type(TaggedArticle).search(words, operator="and", order_by_relevance=False)
            yield from (page.pk for page in found[:SAMPLE])


def _suggested(**of_what):
    """Ids of the newest pages with such suggestions, whatever became of them."""
    rows = Suggestion.objects.filter(**of_what).order_by("-page_id")
    return rows.values_list("page_id", flat=True)[:SAMPLE] if any(of_what.values()) else []


def _shown(analysis, settings):
    """What of an Analysis reaches the thresholds."""
    actors = [Shown(actor_key(a), "actor", a.name, a.score, a) for a in analysis.actors]
    events = [Shown(event_key(e), "event", e.name, e.score, e) for e in analysis.events]
    return [one for one in actors if one.score >= settings.actor_threshold] + [
        one for one in events if one.score >= settings.event_threshold
    ]


def _links_change(present, future):
    return (present.link_threshold, present.most_links) != (future.link_threshold, future.most_links)


def _related(page, document, analysis):
    """What could be linked; of an article whose words are not kept yet (they would be now), nothing."""
    if not ArticleWords.objects.filter(pk=page.pk).exists():
        return []
    with transaction.atomic():
        related = related_proposals(page, document, analysis)
        transaction.set_rollback(True)
    return related


def _links(related, settings):
    shown = links_worth_showing(related, settings)
    titles = dict(Page.objects.filter(pk__in=[link.target_id for link in shown]).values_list("pk", "title"))
    return [
        Shown(f"article:{link.target_id}", "article", titles.get(link.target_id, ""), link.score, link)
        for link in shown
    ]


def _decided(found):
    changes = [*found.appearing, *found.disappearing]
    pages = {read.page.pk for change in changes for read, _shown in change.found}
    rows = Suggestion.objects.filter(
        page__in=pages, key__in=[change.key for change in changes], state__in=[State.ACCEPTED, State.REJECTED]
    )
    return {(page, key): state for page, key, state in rows.values_list("page_id", "key", "state")}
