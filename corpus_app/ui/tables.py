"""Rows of a form as a compact table."""

from django import forms
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.staticfiles import versioned_static

from corpus_app.language.folding import fold_name


class _FoldedForm(WagtailAdminModelForm):
    """A row with a ``text``: rows of one folded text are told apart by it, as in the database."""

    def clean(self):
        cleaned = super().clean()
        if "text" in cleaned:
            cleaned["folded"] = fold_name(cleaned["text"])
        return cleaned


class _Rows(BaseChildFormSet):
    def get_unique_error_message(self, unique_check):
        """In the words of the model's constraint."""
        for constraint in self.model._meta.total_unique_constraints:
            if constraint.fields == unique_check and constraint.violation_error_message:
                return constraint.violation_error_message
        return super().get_unique_error_message(unique_check)


class TableInlinePanel(InlinePanel):
    """An InlinePanel of plain fields, one line a row: sixty names stay legible. Its ``panels`` are FieldPanels."""

    def get_form_options(self):
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows["formset"] = _Rows
        if "folded" in (field.name for field in self.db_field.related_model._meta.get_fields()):
            rows["form"] = _FoldedForm
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "corpus_app/admin/records/table_inline_panel.html"

        def get_context_data(self, parent_context=None):
            helps = (str(column.help_text) for column in self.empty_child.visible_children)
            return super().get_context_data(parent_context) | {"helps": list(dict.fromkeys(filter(None, helps)))}

        @property
        def media(self):
            return super().media + forms.Media(css={"all": [versioned_static("corpus_app/css/desk.css")]})
