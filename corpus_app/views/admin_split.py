"""Move some articles of an actor to another, and the list of such splits with the way back.

The page shows the actor's articles with checkboxes, and asks for the other actor or a new name.
"""

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import DateColumn, NumberColumn, UserColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from corpus_app.models import Actor, SplitRecord, Suggestion
from corpus_app.services.errors import Conflict
from corpus_app.services.permissions import check_may_change, may_change
from corpus_app.services.splitting import articles_of, split, undo_split
from corpus_app.ui.suggestions import passages
from corpus_app.wording import listed

from .admin_choosers import RecordChooser
from .admin_merge import NameColumn
from .undoing import UndoColumn, answer_undo

_ARTICLES_A_PAGE = 50


class SplitForm(forms.Form):
    """``pages`` are ids among the actor's articles; either ``target`` or ``name`` says whose they are."""

    pages = forms.ModelMultipleChoiceField(Page.objects.none())
    target = forms.ModelChoiceField(Actor.objects.all(), required=False)
    name = forms.CharField(required=False, max_length=Actor._meta.get_field("name").max_length)

    def __init__(self, actor, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pages"].queryset = articles_of(actor)
        self.fields["pages"].error_messages["required"] = _("Check at least one article.")
        self.fields["target"].widget = RecordChooser(model=Actor)
        self.fields["target"].label = _("To an actor on record")
        self.fields["name"].label = _("Or to a new one of this name")
        self.fields["name"].widget.attrs["dir"] = "auto"

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("target")) == bool(cleaned.get("name")) and "target" not in self.errors:
            raise forms.ValidationError(_("Choose an actor or give a new name."))
        return cleaned


class SplitView(WagtailAdminTemplateMixin, View):
    template_name = "corpus_app/admin/merging/split.html"
    header_icon = "group"

    def dispatch(self, request, pk):
        self.actor = get_object_or_404(Actor, pk=pk)
        check_may_change(request.user, Actor)
        return super().dispatch(request)

    def get_page_title(self):
        return _("Move articles to another actor")

    def get_page_subtitle(self):
        return self.actor.name

    def get_breadcrumbs_items(self):
        edit_url = AdminURLFinder(self.request.user).get_edit_url(self.actor)
        here = [{"url": edit_url, "label": self.actor.name}, {"url": "", "label": self.get_page_title()}]
        return [*super().get_breadcrumbs_items(), *here]

    def get(self, request):
        return self._show(SplitForm(self.actor))

    def post(self, request):
        form = SplitForm(self.actor, request.POST)
        if not form.is_valid():
            return self._show(form)
        given = form.cleaned_data
        try:
            target, moved, left = split(
                self.actor, given["pages"], request.user, target=given["target"], name=given["name"]
            )
        except Conflict as conflict:
            form.add_error(None, f"{conflict} {listed(conflict.candidates)}".strip())
            return self._show(form)
        text = ngettext(
            "%(count)s article moved to “%(actor)s”.", "%(count)s articles moved to “%(actor)s”.", len(moved)
        )
        if moved:
            buttons = [messages.button(reverse("corpus_admin:splits"), _("Splits"))]
            messages.success(request, text % {"count": len(moved), "actor": target}, buttons=buttons)
        if left:
            titles = listed(page.title for page in left[:10])
            messages.warning(request, _("You may not change these articles: %(titles)s.") % {"titles": titles})
        return redirect("corpus_admin:split", self.actor.pk)

    def _show(self, form):
        page = Paginator(articles_of(self.actor), _ARTICLES_A_PAGE).get_page(self.request.GET.get("p"))
        page.object_list = list(page.object_list)
        suggestions = Suggestion.objects.filter(page__in=page.object_list, actor=self.actor)
        evidence = {row.page_id: row.evidence for row in suggestions}
        for article in page.object_list:
            article.passages = passages(evidence.get(article.pk, ())[:1])
        checked = set(self.request.POST.getlist("pages"))
        context = self.get_context_data(
            form=form, actor=self.actor, articles=page, page_obj=page, checked=checked, media=form.media
        )
        return self.render_to_response(context)


@require_POST
def undo(request, pk):
    """Take one split back and tell what stayed because it was changed since."""
    record = get_object_or_404(SplitRecord, pk=pk)
    done = _("The articles are tagged with “%(name)s” again.") % {"name": record.source_name}
    left = _("Changed since the split and left as it is: %(what)s.")
    return answer_undo(request, undo_split, record, "corpus_admin:splits", done=done, left=left)


class SplitsView(ReportView):
    """All splits, the latest first."""

    model = SplitRecord
    page_title = gettext_lazy("Splits")
    header_icon = "group"
    index_url_name = "corpus_admin:splits"
    index_results_url_name = "corpus_admin:splits_results"
    is_searchable = True
    search_fields = ["source_name", "target_name"]
    permission_required = "change"
    list_export = ["source_name", "target_name", "article_count", "split_by", "split_at", "undone_by", "undone_at"]
    export_headings = {
        "source_name": gettext_lazy("From"),
        "target_name": gettext_lazy("To"),
        "article_count": gettext_lazy("Articles"),
    }

    @staticmethod
    def allowed(user):
        """Whether ``user`` may split."""
        return may_change(user, Actor)

    def user_has_permission(self, permission):
        return self.allowed(self.request.user)

    @property
    def columns(self):
        return [
            NameColumn("source_name", label=_("From")),
            NameColumn("target_name", label=_("To")),
            NumberColumn("article_count", label=_("Articles")),
            UserColumn("split_by", label=_("By")),
            DateColumn("split_at", label=_("When")),
            UndoColumn("undo_split", label="", accessor="undone_at"),
        ]

    def get_base_queryset(self):
        return SplitRecord.objects.select_related("split_by", "undone_by").defer("journal")
