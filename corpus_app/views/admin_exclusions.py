"""Exclude an article from all suggestions, with a reason, or take it back."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from corpus_app import dispatch
from corpus_app.models import ExcludedArticle, TaggedArticle
from corpus_app.services.exclusions import exclude, include, may_exclude


class ExclusionForm(forms.ModelForm):
    class Meta:
        model = ExcludedArticle
        fields = ["why"]
        labels = {"why": gettext_lazy("Why? (optional)")}
        widgets = {"why": forms.TextInput(attrs={"dir": "auto"})}


class ExcludeView(WagtailAdminTemplateMixin, View):
    """Says what excluding means, asks for a reason; of an excluded article, who did it and how to take it back."""

    template_name = "corpus_app/admin/links/exclude.html"
    page_title = gettext_lazy("Never suggest this article")
    header_icon = "no-view"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(self.page, TaggedArticle) or not may_exclude(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        here = [{"url": edit_url, "label": self.get_page_subtitle()}, {"url": "", "label": self.get_page_title()}]
        return [*super().get_breadcrumbs_items(), *here]

    def get(self, request):
        return self._show(ExclusionForm())

    def post(self, request):
        form = ExclusionForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        if exclude(self.page, request.user, form.cleaned_data["why"]):
            dispatch.go_on_ranking_links()
        messages.success(request, _("“%(title)s” is not suggested any more.") % {"title": self.page.title})
        return redirect(next_address(request, self.page))

    def _show(self, form):
        exclusion = ExcludedArticle.objects.filter(page=self.page.pk).select_related("excluded_by").first()
        context = self.get_context_data(
            form=form, page=self.page, exclusion=exclusion, next=next_address(self.request, self.page)
        )
        return self.render_to_response(context)


@require_POST
def include_again(request, page_id):
    """Take an exclusion back and go where the request wants."""
    page = get_object_or_404(Page, pk=page_id)
    if include(page, request.user):
        dispatch.go_on_ranking_links()
    messages.success(request, _("“%(title)s” may be suggested again.") % {"title": page.title})
    return redirect(next_address(request, page))


def next_address(request, page):
    """Where the request says to go on, if that is within the admin's site; else the page's form."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def exclusion_button(page, user):
    """The entry in the menu beside an article's title; None for other pages and those who may not."""
    if not issubclass(page.specific_class or Page, TaggedArticle) or not may_exclude(user, page):
        return None
    excluded = ExcludedArticle.objects.filter(page=page.pk).exists()
    label = _("Excluded from suggestions") if excluded else _("Never suggest this article")
    return Button(label, reverse("corpus_admin:exclude", args=[page.pk]), icon_name="no-view", priority=75)
