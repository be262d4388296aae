"""Where editors manage articles, actors, events and places in the admin."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .analysis.vocabulary import EVENT_FORMS
from .event_forms import FORM_LABELS
from .models import Actor, ArticlePage, CorpusSettings, Event, Place
from .models.choices import Category
from .ui.claims import ClaimsPanel
from .ui.dates import date_in_words
from .ui.tables import TableInlinePanel
from .ui.usage import UsagePanel
from .ui.what_if import ScoresPanel, WhatIfPanel
from .views.admin_choosers import ActorChooserViewSet, EventChooserViewSet, RecordChooserViewSet
from .views.admin_editor import ArticleCreateView, ArticleEditView, ArticleRevertView
from .views.admin_records import EnglishColumn, RecordCreateView, RecordEditView, RecordIndexView

_FORMS = forms.Select(
    choices=[
        ("", "—"),
        *(
            (Category(category.value).label, [(form, FORM_LABELS[form]) for form in forms_of_it])
            for category, forms_of_it in EVENT_FORMS.items()
        ),
    ]
)


class ArticleViewSet(PageViewSet):
    model = ArticlePage
    icon = "doc-full"
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    revisions_revert_view_class = ArticleRevertView


class RecordViewSet(SnippetViewSet):
    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    chooser_viewset_class = RecordChooserViewSet
    list_per_page = 50
    copy_view_enabled = False
    # Lazy, where Wagtail's own speak the language that the process started in.
    breadcrumbs_items = [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}]


class ActorViewSet(RecordViewSet):
    model = Actor
    add_view_class = RecordCreateView
    icon = "group"
    chooser_viewset_class = ActorChooserViewSet
    list_display = [
        "name",
        "kind",
        EnglishColumn("name_en", label=_("English name"), sort_key="name_en"),
        "home_state",
        NumberColumn("uses", label=_("Articles"), sort_key="uses"),
    ]
    list_filter = ["kind", "home_state"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("home_state")]),
                    FieldPanel("description"),
                    FieldRowPanel([FieldPanel("active_from"), FieldPanel("active_until")]),
                    FieldPanel("image"),
                ],
                heading=_("Actor"),
            ),
            ObjectList(
                [
                    FieldPanel("name_needs_context"),
                    TableInlinePanel(
                        "names",
                        heading=_("Names"),
                        label=_("Name"),
                        panels=[FieldPanel("text"), FieldPanel("kind"), FieldPanel("needs_context")],
                    ),
                    WhatIfPanel(),
                ],
                heading=_("Names"),
            ),
            ObjectList(
                [
                    TableInlinePanel(
                        "relations",
                        heading=_("Relations"),
                        label=_("Relation"),
                        panels=[FieldPanel(name) for name in ("kind", "target", "since", "until")],
                    ),
                    TableInlinePanel(
                        "offices",
                        heading=_("Offices"),
                        label=_("Office"),
                        panels=[FieldPanel(name) for name in ("title", "of", "since", "until")],
                    ),
                ],
                heading=_("Relations and offices"),
            ),
            ObjectList(
                [FieldPanel("slug"), FieldRowPanel([FieldPanel("code"), FieldPanel("wikidata")])],
                heading=_("Identifiers"),
            ),
            ObjectList([UsagePanel()], heading=_("Usage")),
        ]
    )


class EventViewSet(RecordViewSet):
    model = Event
    add_view_class = RecordCreateView
    icon = "date"
    chooser_viewset_class = EventChooserViewSet
    list_display = [
        "name",
        Column("date", label=_("Date"), accessor=lambda event: date_in_words(event.date), sort_key="earliest"),
        "category",
        "place",
        "status",
        NumberColumn("uses", label=_("Articles"), sort_key="uses"),
    ]
    list_filter = ["category", "status"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
                    FieldRowPanel([FieldPanel("category"), FieldPanel("form", widget=_FORMS)]),
                    FieldRowPanel([FieldPanel("date"), FieldPanel("status")]),
                    FieldRowPanel([FieldPanel("place"), FieldPanel("place_precision")]),
                    FieldPanel("parent"),
                    FieldPanel("description"),
                ],
                heading=_("Event"),
            ),
            ObjectList(
                [
                    TableInlinePanel(
                        "participants",
                        heading=_("Participants"),
                        label=_("Participant"),
                        panels=[FieldPanel("actor"), FieldPanel("role")],
                    )
                ],
                heading=_("Participants"),
            ),
            ObjectList(
                [
                    TableInlinePanel(
                        "triggers",
                        heading=_("Trigger phrases"),
                        label=_("Phrase"),
                        panels=[FieldPanel("text"), FieldPanel("needs_context")],
                    )
                ],
                heading=_("Trigger phrases"),
            ),
            ObjectList([ClaimsPanel()], heading=_("Claims")),
            ObjectList([FieldPanel("slug"), FieldPanel("sources")], heading=_("Sources")),
            ObjectList([UsagePanel()], heading=_("Usage")),
        ]
    )


class PlaceViewSet(RecordViewSet):
    model = Place
    icon = "site"
    list_display = [
        "name",
        "kind",
        EnglishColumn("name_en", label=_("English name"), sort_key="name_en"),
        "country",
        NumberColumn("uses", label=_("Events"), sort_key="uses"),
    ]
    list_filter = ["kind", "country"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("slug"),
        TableInlinePanel("names", heading=_("Names"), label=_("Name"), panels=[FieldPanel("text")]),
    ]


class CorpusViewSetGroup(SnippetViewSetGroup):
    items = (ActorViewSet, EventViewSet, PlaceViewSet)
    menu_label = _("Corpus")
    menu_icon = "snippet"
    menu_order = 150
    submenu_hook = "register_corpus_menu_item"


CorpusSettings.edit_handler = ObjectList(
    [
        ScoresPanel(),
        MultiFieldPanel([FieldPanel("actor_threshold"), FieldPanel("event_threshold")], heading=_("Actors and events")),
        MultiFieldPanel([FieldPanel("link_threshold"), FieldPanel("most_links")], heading=_("Related articles")),
        WhatIfPanel(),
    ]
)
