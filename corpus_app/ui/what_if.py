"""The preview of an effect: the button beneath a form, and what it shows of the sample."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from corpus_app.event_forms import FORM_LABELS
from corpus_app.models import CorpusSettings
from corpus_app.models.choices import ActorKind, Category, LinkKind
from corpus_app.services.documents import evidence_of
from corpus_app.services.review_queue import LIKELY, SURE

from .suggestions import passages

_MOST_TARGETS = 30
_MOST_ARTICLES = 5


def media():
    """What the panel needs."""
    return forms.Media(
        css={"all": [versioned_static("corpus_app/css/what-if.css")]},
        js=[versioned_static(f"corpus_app/js/{name}.js") for name in ("server", "what-if-controller")],
    )


@dataclass(frozen=True)
class ArticleRow:
    """An article in which a target appears or disappears: its passage or None, and what editors decided of it."""

    page: object
    passage: dict | None
    decided: str


@dataclass(frozen=True)
class TargetRows:
    """A target with its articles, of which the first few are shown."""

    name: str
    kind: str
    count: int
    articles: list

    @property
    def more(self):
        return self.count - len(self.articles)


class WhatIfPanel(Panel):
    """A button that shows what saving the form would do to the suggestions, and the place for the answer."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "corpus_app/admin/what_if/panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"what_if_url": _address(self.instance)}

        @property
        def media(self):
            return super().media + media()


class ScoresPanel(Panel):
    """What a score means, in the one place that says so."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "corpus_app/admin/what_if/scores.html"

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"sure": f"{SURE:.2f}", "likely": f"{LIKELY:.2f}"}


def effect_context(effect):
    """What the template shows of an Effect: the targets that appear and disappear, each with its articles."""
    found = effect.difference
    return {
        "effect": effect,
        "appearing": [_target(change, effect.decided) for change in found.appearing[:_MOST_TARGETS]],
        "disappearing": [_target(change, effect.decided) for change in found.disappearing[:_MOST_TARGETS]],
        "appear": sum(len(change.found) for change in found.appearing),
        "disappear": sum(len(change.found) for change in found.disappearing),
        "more_appearing": max(len(found.appearing) - _MOST_TARGETS, 0),
        "more_disappearing": max(len(found.disappearing) - _MOST_TARGETS, 0),
    }


def _address(instance):
    if isinstance(instance, CorpusSettings):
        return reverse("corpus_admin:what_if_settings", args=[instance.site_id])
    return reverse("corpus_admin:what_if_actor", args=[instance.pk or 0])


def _target(change, decided):
    rows = [
        ArticleRow(read.page, _passage(read, shown), decided.get((read.page.pk, change.key), ""))
        for read, shown in change.found[:_MOST_ARTICLES]
    ]
    return TargetRows(change.name, _kind(change.kind, change.found[0][1].proposal), len(change.found), rows)


def _kind(kind, proposal):
    if kind == "actor":
        return ActorKind(proposal.kind).label
    if kind == "article":
        return LinkKind(proposal.kind).label
    return FORM_LABELS.get(proposal.form) or Category(proposal.category).label


def _passage(read, shown):
    evidence = evidence_of(read.document, getattr(shown.proposal, "mentions", ()), most=1)
    return next(iter(passages(evidence)), None)
