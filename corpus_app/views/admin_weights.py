"""The weight of a name or a rule: as learned, set by hand, or forgotten."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from corpus_app.models import Actor, AliasWeight, RuleWeight
from corpus_app.services.learning import CEILING, learned_weight, reset, set_weight
from corpus_app.services.permissions import check_may_change
from corpus_app.ui.rules import rule_label
from corpus_app.ui.what_if import media

MODELS = {"names": AliasWeight, "rules": RuleWeight}
LEARNED, BY_HAND, FORGET = "learned", "by_hand", "forget"


def title_of(row):
    """What a weight is the weight of: the name as the knowledge base writes it (folded when gone), or the rule."""
    if isinstance(row, RuleWeight):
        return rule_label(row.rule)
    names = (row.actor, *row.actor.names.all())
    return next((str(name) for name in names if name.folded == row.alias), row.alias)


class WeightForm(forms.Form):
    """The weight of ``row``; ``chosen_weight`` is what a valid form would make it."""

    choice = forms.ChoiceField(label=gettext_lazy("Weight"), widget=forms.RadioSelect)
    weight = forms.FloatField(
        label=gettext_lazy("Weight by hand"),
        required=False,
        min_value=0,
        max_value=CEILING,
        help_text=gettext_lazy("1 is neutral, 0 silences, up to 1.2 raises. Decisions no longer change it."),
        widget=forms.NumberInput(attrs={"step": "0.01"}),
    )

    def __init__(self, *args, row, **kwargs):
        initial = {"choice": BY_HAND if row.by_hand else LEARNED, "weight": row.weight if row.by_hand else None}
        super().__init__(*args, initial=initial, label_suffix="", **kwargs)
        self.learned = learned_weight(row.accepted, row.rejected)
        values = {"weight": f"{self.learned:.2f}", "accepted": row.accepted, "rejected": row.rejected}
        learned = _("As learned: %(weight)s (accepted: %(accepted)s, rejected: %(rejected)s)") % values
        self.fields["choice"].choices = [
            (LEARNED, learned),
            (BY_HAND, _("Set by hand, as given below")),
            (FORGET, _("Forget what was learned: neutral, and only later decisions count")),
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("choice") == BY_HAND and cleaned.get("weight") is None and "weight" not in self.errors:
            self.add_error("weight", _("Give a weight."))
        return cleaned

    @property
    def chosen_weight(self):
        by_choice = {LEARNED: self.learned, BY_HAND: self.cleaned_data["weight"], FORGET: 1.0}
        return by_choice[self.cleaned_data["choice"]]


class WeightView(WagtailAdminTemplateMixin, View):
    template_name = "corpus_app/admin/learning/weight.html"
    header_icon = "sliders"

    def dispatch(self, request, what, pk):
        if what not in MODELS:
            raise Http404
        check_may_change(request.user, Actor)
        self.what, self.row = what, get_object_or_404(MODELS[what], pk=pk)
        return super().dispatch(request)

    def get_page_title(self):
        return _("Weight")

    def get_page_subtitle(self):
        return title_of(self.row)

    def get_breadcrumbs_items(self):
        listing = {"url": reverse(f"corpus_admin:learned_{self.what}"), "label": _("What the engine has learned")}
        return [*super().get_breadcrumbs_items(), listing, {"url": "", "label": title_of(self.row)}]

    def get(self, request):
        return self._show(WeightForm(row=self.row))

    def post(self, request):
        form = WeightForm(request.POST, row=self.row)
        if not form.is_valid():
            return self._show(form)
        name, choice = {"name": title_of(self.row)}, form.cleaned_data["choice"]
        if choice == FORGET:
            reset(self.row, request.user)
            messages.success(request, _("What was learned of “%(name)s” is forgotten.") % name)
        else:
            set_weight(self.row, form.chosen_weight if choice == BY_HAND else None, request.user)
            messages.success(request, _("The weight of “%(name)s” is saved.") % name)
        return redirect(f"corpus_admin:learned_{self.what}")

    def _show(self, form):
        url = reverse("corpus_admin:what_if_weight", args=[self.what, self.row.pk])
        context = self.get_context_data(form=form, row=self.row, what_if_url=url, media=form.media + media())
        return self.render_to_response(context)
