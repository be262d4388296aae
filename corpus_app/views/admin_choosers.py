"""Choosers of actors, places and events: search by any name, and a short form for what is not on record."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from corpus_app.models import Actor, Event, Place
from corpus_app.services.lookup import actors_named, events_named, find_actors, find_events, find_places
from corpus_app.services.merging import survivor_id

FINDERS = {Actor: find_actors, Event: find_events, Place: find_places}
_MERGED = {Actor, Event}
_LONGEST_PK = 18


class FilterForm(BaseFilterForm):
    """What chooser listings search by."""

    q = forms.CharField(
        label=gettext_lazy("Search term"),
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Any name or spelling")}),
        required=False,
    )

    def filter(self, objects):
        objects = super().filter(objects)
        if query := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, query
            objects = FINDERS[objects.model](query, objects)
        return objects


class _TellingColumns:
    """Enough columns to tell two records of one name apart."""

    filter_form_class = FilterForm

    @property
    def columns(self):
        if self.model_class is Event:
            further = [Column("date", label=_("Date")), Column("category", _("Category"), "get_category_display")]
        else:
            further = [Column("kind", _("Kind"), "get_kind_display"), Column("name_en", _("English name"))]
        return [*super().columns, *further]


class RecordChooseView(_TellingColumns, ChooseView):
    pass


class RecordChooseResultsView(_TellingColumns, ChooseResultsView):
    pass


class _NewRecordForm(forms.ModelForm):
    """Refuses a name that is on record already, in this or another spelling."""

    def clean_name(self):
        name = self.cleaned_data["name"]
        if known := self.named(name):
            raise forms.ValidationError(_("This name is on record already: %(name)s."), params={"name": known[0].name})
        return name


class NewActorForm(_NewRecordForm):
    named = staticmethod(actors_named)

    class Meta:
        model = Actor
        fields = ["name", "kind", "name_en"]


class NewEventForm(_NewRecordForm):
    named = staticmethod(events_named)

    class Meta:
        model = Event
        fields = ["name", "category", "date"]


class RecordChooser(AdminSnippetChooser):
    """Speaks the language of the request; Wagtail's own takes the one the process started in."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.choose_one_text = self._about(gettext_lazy("Choose %(object)s"))
        self.choose_another_text = self._about(gettext_lazy("Choose another %(object)s"))
        self.link_to_chosen_text = self._about(gettext_lazy("Edit this %(object)s"))

    def value_from_datadict(self, data, files, name):
        """The id chosen, None for anything else.

        A form that was open during a merge still names the merged record: its survivor is meant.
        """
        value = super().value_from_datadict(data, files, name) or ""
        if not (value.isascii() and value.isdecimal() and len(value) <= _LONGEST_PK):
            return None
        return survivor_id(self.model, int(value)) if self.model in _MERGED else value

    def _about(self, text):
        return lazy(lambda: text % {"object": self.model._meta.verbose_name}, str)()


class RecordChooserViewSet(SnippetChooserViewSet):
    base_widget_class = RecordChooser
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
    # Lazy, for the reason above.
    page_title = gettext_lazy("Choose")
    search_tab_label = gettext_lazy("Search")
    create_action_label = gettext_lazy("Record")
    creation_tab_label = gettext_lazy("Record a new one")


class ActorChooserViewSet(RecordChooserViewSet):
    creation_form_class = NewActorForm


class EventChooserViewSet(RecordChooserViewSet):
    creation_form_class = NewEventForm
