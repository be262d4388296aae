"""Merge two records: choose the other, see what will happen, do it; and the list of merges with the way back."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from corpus_app.models import MergeRecord
from corpus_app.services.errors import Conflict
from corpus_app.services.merging import MODELS, merge, preview_merge, undo_merge
from corpus_app.services.permissions import check_may_change, check_may_delete, may_change, may_delete
from corpus_app.ui.merging import counted

from .admin_choosers import RecordChooser
from .undoing import UndoColumn, answer_undo


def may_merge(user, model):
    """Merging changes one record and deletes the other."""
    return may_change(user, model) and may_delete(user, model)


class _OtherForm(forms.Form):
    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = type(record)
        self.fields["into"] = forms.ModelChoiceField(
            model.objects.all(), label=_("Merge into"), widget=RecordChooser(model=model)
        )


class MergeView(WagtailAdminTemplateMixin, View):
    """GET chooses the record to merge into and, with ``?into=``, previews; POST merges."""

    template_name = "corpus_app/admin/merging/merge.html"
    header_icon = "rotate"

    def dispatch(self, request, kind, pk):
        if kind not in MODELS:
            raise Http404
        self.merged = get_object_or_404(MODELS[kind], pk=pk)
        check_may_change(request.user, MODELS[kind])
        check_may_delete(request.user, MODELS[kind])
        self.kind = kind
        return super().dispatch(request)

    def get_page_title(self):
        return _("Merge")

    def get_page_subtitle(self):
        return str(self.merged)

    def get_breadcrumbs_items(self):
        edit_url = AdminURLFinder(self.request.user).get_edit_url(self.merged)
        here = [{"url": edit_url, "label": str(self.merged)}, {"url": "", "label": _("Merge")}]
        return [*super().get_breadcrumbs_items(), *here]

    def get(self, request):
        form = _OtherForm(self.merged, request.GET if "into" in request.GET else None)
        context = self.get_context_data(form=form, merged=self.merged)
        if form.is_bound and form.is_valid():
            survivor = form.cleaned_data["into"]
            try:
                summary = preview_merge(survivor, self.merged, request.user)
            except Conflict as conflict:
                form.add_error("into", str(conflict))
            else:
                other_way = reverse("corpus_admin:merge", args=[self.kind, survivor.pk]) + f"?into={self.merged.pk}"
                context |= {
                    "survivor": survivor,
                    "summary": summary,
                    "moved": counted(summary.moved),
                    "dropped": counted(summary.dropped),
                    "other_way": other_way,
                }
        context["media"] = form.media
        return self.render_to_response(context)

    def post(self, request):
        form = _OtherForm(self.merged, request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose the record to merge into."))
            return redirect("corpus_admin:merge", self.kind, self.merged.pk)
        name = str(self.merged)
        try:
            summary = merge(form.cleaned_data["into"], self.merged, request.user)
        except Conflict as conflict:
            messages.error(request, str(conflict))
            return redirect("corpus_admin:merge", self.kind, self.merged.pk)
        text = _("“%(merged)s” is now one with “%(survivor)s”.") % {"merged": name, "survivor": summary.survivor}
        messages.success(request, text, buttons=[messages.button(reverse("corpus_admin:merges"), _("Merges"))])
        return redirect(AdminURLFinder(request.user).get_edit_url(summary.survivor))


@require_POST
def undo(request, pk):
    """Take one merge back and tell what stayed because it was changed since."""
    record = get_object_or_404(MergeRecord, pk=pk)
    done = _("“%(name)s” is a record of its own again.") % {"name": record.merged_name}
    left = _("Changed since the merge and left as it is: %(what)s.")
    return answer_undo(request, undo_merge, record, "corpus_admin:merges", done=done, left=left)


class NameColumn(Column):
    """A name of a record, in the newsroom's language."""

    cell_template_name = "corpus_app/admin/merging/name_cell.html"


class MergesView(ReportView):
    """All merges, the latest first."""

    model = MergeRecord
    page_title = gettext_lazy("Merges")
    header_icon = "rotate"
    index_url_name = "corpus_admin:merges"
    index_results_url_name = "corpus_admin:merges_results"
    is_searchable = True
    search_fields = ["merged_name", "survivor_name"]
    permission_required = "change"
    list_export = ["merged_name", "survivor_name", "merged_by", "merged_at", "undone_by", "undone_at"]
    export_headings = {"merged_name": gettext_lazy("Merged"), "survivor_name": gettext_lazy("Into")}

    @staticmethod
    def allowed(user):
        """Whether ``user`` may merge anything at all."""
        return any(may_merge(user, model) for model in MODELS.values())

    def user_has_permission(self, permission):
        return self.allowed(self.request.user)

    @property
    def columns(self):
        return [
            NameColumn("merged_name", label=_("Merged")),
            NameColumn("survivor_name", label=_("Into")),
            UserColumn("merged_by", label=_("By")),
            DateColumn("merged_at", label=_("When")),
            UndoColumn("undo_merge", label="", accessor="undone_at"),
        ]

    def get_base_queryset(self):
        kinds = [kind for kind, model in MODELS.items() if may_merge(self.request.user, model)]
        return MergeRecord.objects.filter(kind__in=kinds).select_related("merged_by", "undone_by").defer("journal")
