"""The review queue as its pages show it: filters, articles with their cards, targets with their counts."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from corpus_app.models import Suggestion
from corpus_app.services.review_queue import Filters, sections

from .rules import RULE_LABELS
from .suggestions import Card, cards_for

_ANY = [("", "—")]


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        # The only form in which browsers take it, whatever the language.
        super().__init__(format="%Y-%m-%d")


class FilterForm(forms.Form):
    """The queue's filters; a value that fits none of them narrows nothing."""

    section = forms.ModelChoiceField(Page.objects.none(), required=False, label=_("Section"), empty_label="—")
    kind = forms.ChoiceField(choices=_ANY + Suggestion.Kind.choices, required=False, label=_("Kind"))
    band = forms.ChoiceField(
        choices=[
            *_ANY,
            ("sure", pgettext_lazy("score", "sure")),
            ("likely", pgettext_lazy("score", "likely")),
            ("unsure", pgettext_lazy("score", "unsure")),
        ],
        required=False,
        label=_("Score"),
    )
    rule = forms.ChoiceField(choices=_ANY + list(RULE_LABELS.items()), required=False, label=_("Rule"))
    since = forms.DateField(required=False, label=_("Suggested from"), widget=_Day)
    until = forms.DateField(required=False, label=_("Suggested until"), widget=_Day)
    state = forms.ChoiceField(
        choices=[("pending", _("Awaiting a decision")), ("unsure", _("Left open"))], required=False, label=_("State")
    )
    target = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    article = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, data, user):
        super().__init__(data, label_suffix="")
        self.fields["section"].queryset = sections(user)
        self.fields["section"].label_from_instance = lambda page: page.draft_title

    def filters(self):
        """The Filters that the valid fields ask for."""
        self.full_clean()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Filters(**given)


@dataclass(frozen=True)
class ArticleGroup:
    """An article of the queue with the cards of its suggestions."""

    page: Page
    section: str
    cards: list


@dataclass(frozen=True)
class TargetGroup:
    """What is suggested in ``count`` articles, shown by the card of the newest suggestion."""

    card: Card
    count: int


def article_groups(suggestions, user):
    """ArticleGroups of suggestions that stand in the queue's order."""
    cards = cards_for(suggestions, user)
    paths = {suggestion.page.path[: -Page.steplen] for suggestion in suggestions}
    titles = dict(Page.objects.filter(path__in=paths).values_list("path", "draft_title"))
    groups = {}
    for card in cards:
        page = card.suggestion.page
        group = groups.setdefault(page.pk, ArticleGroup(page, titles.get(page.path[: -Page.steplen], ""), []))
        group.cards.append(card)
    return list(groups.values())


def target_groups(counted, user):
    """TargetGroups of (suggestion, count) rows."""
    cards = cards_for([suggestion for suggestion, _count in counted], user)
    return [TargetGroup(card, count) for card, (_suggestion, count) in zip(cards, counted, strict=True)]
