"""Previews of the effect that a form would have if it were saved; nothing is stored."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.models import Site
from wagtail.permissions import policy_registry

from corpus_app.models import Actor, CorpusSettings
from corpus_app.services import what_if
from corpus_app.services.permissions import check_may_add, check_may_change
from corpus_app.ui.what_if import effect_context
from corpus_app.wording import listed

from .admin_weights import MODELS, WeightForm


@require_POST
def settings(request, pk):
    """The effect of the thresholds in the form of a site's settings."""
    site = get_object_or_404(Site, pk=pk)
    if not policy_registry.get_by_type(CorpusSettings).user_has_permission_for_instance(request.user, "change", site):
        raise PermissionDenied
    present = CorpusSettings.objects.filter(site=site).first() or CorpusSettings(site=site)
    form_class = get_setting_edit_handler(CorpusSettings).get_form_class()
    form = form_class(request.POST, instance=present, for_user=request.user)
    return _answer(request, form, lambda: what_if.of_settings(form.save(commit=False)))


@require_POST
def actor(request, pk):
    """The effect of an actor's names, offices and relations in its form; ``pk`` is 0 for one not yet recorded."""
    if pk:
        present = get_object_or_404(Actor, pk=pk)
        check_may_change(request.user, Actor)
    else:
        present = Actor()
        check_may_add(request.user, Actor)
    form_class = Actor.snippet_viewset.get_form_class(for_update=bool(pk))
    form = form_class(request.POST, instance=present, for_user=request.user)
    return _answer(request, form, lambda: what_if.of_actor(form.save(commit=False)))


@require_POST
def weight(request, what, pk):
    """The effect of the weight that is chosen in the form of a name or a rule."""
    if what not in MODELS:
        raise Http404
    row = get_object_or_404(MODELS[what], pk=pk)
    check_may_change(request.user, Actor)
    form = WeightForm(request.POST, row=row)
    vary = what_if.of_alias_weight if what == "names" else what_if.of_rule_weight
    return _answer(request, form, lambda: vary(row, form.chosen_weight))


def _answer(request, form, variation):
    if not form.is_valid():
        return render(request, "corpus_app/admin/what_if/refused.html", {"labels": _faulty(form)}, status=422)
    context = effect_context(what_if.effect(variation(), request.user))
    return render(request, "corpus_app/admin/what_if/effect.html", context)


def _faulty(form):
    """The names of the fields and of the tables of rows that have errors."""
    fields = [str(form.fields[name].label or name) for name in form.errors if name in form.fields]
    formsets = getattr(form, "formsets", {}).values()
    tables = [str(rows.model._meta.verbose_name_plural) for rows in formsets if not rows.is_valid()]
    return listed(fields + tables)
