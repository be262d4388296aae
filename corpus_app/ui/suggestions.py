"""Suggestions as an editor reads them: cards in groups, and the row that an accepted one adds to the form."""

import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from corpus_app.event_forms import FORM_LABELS
from corpus_app.models import Actor, AnalysisRequest, Event, Suggestion, TagReviewTask
from corpus_app.models.choices import ActorKind, ActorRole, Category, EventStatus, LinkKind
from corpus_app.services.near_names import near_recorded
from corpus_app.services.permissions import may_add, may_change, may_decide
from corpus_app.services.review_queue import LIKELY, SURE
from corpus_app.services.stale_tags import stale

from .dates import date_in_words
from .form_rows import form_row
from .reasons import named_in, reason_texts
from .workers import silence_sentence

Kind, State = Suggestion.Kind, Suggestion.State
_UNDER_WAY = (AnalysisRequest.State.WAITING, AnalysisRequest.State.RUNNING)

# Characters of a sentence shown on each side of the words that matter.
_MOST_BESIDE = 90

GROUPS = {
    "main": _("Main actors"),
    "actors": _("Other actors"),
    "events": _("Events"),
    "new": _("New names"),
    "articles": _("Related articles"),
}

# Reasons of a rejection as they are stored; what is learned from decisions knows them.
USUAL_REASONS = {
    "wrong one": _("Another is meant"),
    "not central": _("Not central"),
    "background": _("Only background"),
    "not an actor": _("Not an actor"),
}
_REASONS_OF_EVENTS = {why: USUAL_REASONS[why] for why in ("wrong one", "not central", "background")}


@dataclass(frozen=True)
class Card:
    """One suggestion as the template shows it."""

    suggestion: Suggestion
    group: str
    kind: str
    meta: str
    word: str
    level: str
    percent: int
    reasons: list
    passages: list
    alternatives: list
    blocked: str
    may_learn: bool
    stale: bool
    row: dict

    @property
    def key(self):
        return self.suggestion.pk

    @property
    def has_more(self):
        """Whether there is more to tell than the first passage and two reasons."""
        return len(self.passages) > 1 or len(self.reasons) > 2

    @property
    def roles(self):
        """The roles to choose from before an actor is accepted."""
        return ActorRole.choices if self.suggestion.kind == Kind.ACTOR else ()

    @property
    def kinds(self):
        """The kinds of actors or categories of events to choose from before one is recorded."""
        return ActorKind.choices if self.suggestion.kind == Kind.ACTOR else Category.choices

    @property
    def learnable(self):
        """The words that could be learned as a name, should another be meant; "" for who may not."""
        return self.passages[0]["quote"] if self.passages and self.may_learn else ""

    @property
    def gone(self):
        """The words that a stale tag had in the text."""
        return self.passages[0]["quote"] if self.passages else ""

    @property
    def usual_reasons(self):
        """The usual reasons of a rejection, but for the one given."""
        kind = self.suggestion.kind
        usual = USUAL_REASONS if kind == Kind.ACTOR else {} if kind == Kind.ARTICLE else _REASONS_OF_EVENTS
        return [(why, label) for why, label in usual.items() if why != self.suggestion.why]

    @property
    def why(self):
        """The reason of a rejection in words."""
        why = self.suggestion.why
        return _("removed in the editor") if why == "removed" else USUAL_REASONS.get(why, why)

    @property
    def row_json(self):
        return json.dumps(self.row, ensure_ascii=False)

    @property
    def version(self):
        """Changes whenever the card would look different."""
        suggestion = self.suggestion
        shown = (suggestion.state, suggestion.why, suggestion.stored, self.percent, self.group, suggestion.title)
        shown += (self.meta, self.reasons, self.passages, self.row, [actor.pk for actor in self.alternatives])
        shown += (self.stale,)
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Group:
    name: str
    label: str
    cards: list


def panel_context(page, user):
    """All that the panel's body shows for ``page``.

    State and error of its analysis, that no worker is about while it waits, groups, count, permission, and what it
    lacks for approval at a tag review.
    """
    groups = groups_for(page, user)
    state, error = analysis_state(page)
    task = page.current_workflow_task
    return {
        "page": page,
        "state": state,
        "error": error,
        "silence": silence_sentence() if state in _UNDER_WAY else "",
        "groups": groups,
        "pending": sum(card.suggestion.state == State.PENDING for group in groups for card in group.cards),
        "any_cards": any(group.cards for group in groups),
        "may_decide": may_decide(user, page),
        "missing": task.missing_from(page, user) if isinstance(task, TagReviewTask) else [],
    }


def groups_for(page, user):
    """The page's suggestions in groups, those that await a decision first; withdrawn ones left out."""
    suggestions = list(
        page.suggestions.exclude(state=State.WITHDRAWN).select_related("actor", "event", "event__place", "target")
    )
    cards = cards_for(suggestions, user)
    order = {State.PENDING: 0, State.UNSURE: 1, State.ACCEPTED: 2, State.REJECTED: 3}
    # What has lost its words awaits a decision as well.
    cards.sort(key=lambda card: (not card.stale and order[card.suggestion.state], -card.suggestion.score, card.key))
    return [Group(name, label, [card for card in cards if card.group == name]) for name, label in GROUPS.items()]


def cards_for(suggestions, user):
    """A Card for each suggestion, with few queries."""
    surroundings = _Surroundings(suggestions, user)
    return [_card(suggestion, surroundings) for suggestion in suggestions]


class _Surroundings:
    """What the cards of a page need beside their suggestions, fetched once for all."""

    def __init__(self, suggestions, user):
        actors, events = named_in(suggestions)
        alternatives = {pk for suggestion in suggestions for pk in suggestion.proposal.get("alternatives", ())}
        self.actors = Actor.objects.in_bulk(alternatives | actors)
        new = [s for s in suggestions if s.is_new and s.state in (State.PENDING, State.UNSURE)]
        new_actors = {s.pk: (s.proposal["kind"], s.proposal["name"]) for s in new if s.kind == Kind.ACTOR}
        new_events = {s.pk: ("", s.proposal["name"]) for s in new if s.kind == Kind.EVENT}
        self.near = near_recorded(Actor, new_actors) | near_recorded(Event, new_events)
        self.names = {("actor", pk): actor.name for pk, actor in self.actors.items()}
        self.names |= {("event", pk): event.name for pk, event in Event.objects.in_bulk(events).items()}
        targets = {suggestion.target_id for suggestion in suggestions} - {None}
        self.dates = {page.pk: _date_of(page) for page in Page.objects.filter(pk__in=targets).specific()}
        self.finder = AdminURLFinder(user)
        accepted = [s.pk for s in suggestions if s.state == State.ACCEPTED]
        self.stale = set(stale(Suggestion.objects.filter(pk__in=accepted)).values_list("pk", flat=True))
        self.may_learn = {Kind.ACTOR: may_change(user, Actor), Kind.EVENT: may_change(user, Event)}
        self.may_record = {Kind.ACTOR: may_add(user, Actor), Kind.EVENT: may_add(user, Event)}


def analysis_state(page):
    """(state, error) of the page's analysis; state is empty when none was ever asked for."""
    request = AnalysisRequest.objects.filter(page_id=page.pk).first()
    return (request.state, request.error) if request else ("", "")


def passages(evidence):
    """The rows of Suggestion.evidence with long sentences cut around the quote."""
    return [row | {"before": _last_words(row["before"]), "after": _first_words(row["after"])} for row in evidence]


def _first_words(text):
    return text if len(text) <= _MOST_BESIDE else text[:_MOST_BESIDE].rsplit(" ", 1)[0] + " …"


def _last_words(text):
    return text if len(text) <= _MOST_BESIDE else "…" + text[-_MOST_BESIDE:].partition(" ")[2]


def _card(suggestion, surroundings):
    blocked = ""
    if suggestion.is_new and not surroundings.may_record[suggestion.kind]:
        blocked = _("Only colleagues who may record new names can accept this.")
    word, level = _score_word(suggestion.score)
    kind, meta = _described(suggestion, surroundings.dates)
    alternatives = [surroundings.actors.get(pk) for pk in suggestion.proposal.get("alternatives", ())]
    alternatives += surroundings.near.get(suggestion.pk, ())
    return Card(
        suggestion=suggestion,
        group=_group(suggestion),
        kind=kind,
        meta=meta,
        word=word,
        level=level,
        percent=round(suggestion.score * 100),
        reasons=reason_texts(suggestion, surroundings.names),
        passages=passages(suggestion.evidence),
        alternatives=list(dict.fromkeys(filter(None, alternatives))),
        blocked=blocked,
        may_learn=surroundings.may_learn.get(suggestion.kind, False),
        stale=suggestion.pk in surroundings.stale,
        row=form_row(suggestion, surroundings.finder),
    )


def _group(suggestion):
    if suggestion.is_new:
        return "new"
    if suggestion.kind == Kind.ACTOR:
        return "main" if suggestion.proposal.get("main") else "actors"
    return "events" if suggestion.kind == Kind.EVENT else "articles"


def _score_word(score):
    if score >= SURE:
        return pgettext_lazy("score", "sure"), "sure"
    if score >= LIKELY:
        return pgettext_lazy("score", "likely"), "likely"
    return pgettext_lazy("score", "unsure"), "unsure"


def _date_of(page):
    date = getattr(page, getattr(page, "corpus_date_field", "first_published_at"), None)
    return str(date.date() if hasattr(date, "date") else date or "")


def _described(suggestion, dates):
    """(kind, further words) under the title: what it is, when and where."""
    proposal = suggestion.proposal
    if suggestion.kind == Kind.ARTICLE:
        return _label(LinkKind, proposal.get("kind")), date_in_words(dates.get(suggestion.target_id, ""))
    if suggestion.kind == Kind.ACTOR:
        known = suggestion.actor
        return _label(ActorKind, known.kind if known else proposal.get("kind")), known.name_en if known else ""
    return _described_event(suggestion)


def _described_event(suggestion):
    event, proposal = suggestion.event, suggestion.proposal
    if event:
        category, form, date, status, place = event.category, event.form, event.date, event.status, event.place
    else:
        category, form, date, status, place = map(proposal.get, ("category", "form", "date", "status", "place_name"))
    kind = FORM_LABELS.get(form) or _label(Category, category)
    unreal = _label(EventStatus, status) if status != EventStatus.HAPPENED else ""
    return kind, " · ".join(
        str(part) for part in (date_in_words(date), place, unreal, _told_elsewhere(proposal)) if part
    )


def _told_elsewhere(proposal):
    others = len(proposal.get("also_told_in", ()))
    told = ngettext("%(count)s other article tells of this", "%(count)s other articles tell of this", others)
    return told % {"count": others} if others else ""


def _label(choices, value):
    return choices(value).label if value in choices.values else ""
