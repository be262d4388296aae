"""Actors, events and places in the admin: found by any name, counted, edited with all that hangs on them."""

import re

import pytest
from django.urls import reverse
from suggesting import make_actor
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from corpus_app.models import Actor, ActorTag, Event, EventTag, Participant, Place

TYPES = ["actor", "event", "place"]


def url(model, name, *args):
    return reverse(f"wagtailsnippets_corpus_app_{model}:{name}", args=args)


@pytest.fixture
def records(db):
    turkey = make_actor("تركيا", kind="state", names=["الجمهورية التركية"])
    make_actor("أبو بكر البغدادي", names=["إبراهيم عواد البدري"], home_state=turkey)
    make_actor("روسيا", kind="state")
    place = Place.objects.create(slug="sochi", name="سوتشي", country=turkey)
    Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14", place=place)
    return turkey


@pytest.mark.parametrize(
    ("model", "query", "found", "left_out"),
    [
        ("actor", "ابراهيم", "أبو بكر البغدادي", "روسيا"),
        ("actor", "الجمهوريه", "تركيا", "البغدادي"),
        ("event", "قمه", "قمة سوتشي", "تركيا"),
        ("place", "سوتشى", "سوتشي", "قمة"),
    ],
)
def test_listing_and_chooser_find_any_spelling(editor_client, records, model, query, found, left_out):
    listing = editor_client.get(url(model, "list_results"), {"q": query}).content.decode()
    chooser = reverse(f"wagtailsnippetchoosers_corpus_app_{model}:choose_results")
    choices = editor_client.get(chooser, {"q": query}).content.decode()
    for html in (listing, choices):
        rows = html.split("<tbody>")[1]
        assert found in rows
        assert f">{left_out}" not in rows.replace("\n", "").replace(" ", "")


def test_the_listing_tells_how_many_articles_tag_it(editor_client, records, make_article):
    for _ in range(3):
        ActorTag.objects.create(content_object=make_article(), tag=records)
    EventTag.objects.create(content_object=make_article(), tag=Event.objects.get())
    response = editor_client.get(url("actor", "list"), {"ordering": "-uses"})
    assert [actor.uses for actor in response.context["object_list"]] == [3, 0, 0]
    assert editor_client.get(url("event", "list")).context["object_list"][0].uses == 1
    assert editor_client.get(url("place", "list")).context["object_list"][0].uses == 1


@pytest.mark.parametrize("model", TYPES)
def test_the_listing_asks_no_query_a_row(editor_client, records, model, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    editor_client.get(url(model, "list"))
    with CaptureQueriesContext(connection) as few:
        editor_client.get(url(model, "list"))
    for number in range(10):
        actor = make_actor(f"ممثل {number}", home_state=records)
        place = Place.objects.create(slug=f"p{number}", name=f"مكان {number}", country=actor)
        Event.objects.create(name=f"حدث {number}", category="CONSULT", place=place)
    with django_assert_max_num_queries(len(few)):
        editor_client.get(url(model, "list"))


def test_the_filter_narrows_by_kind(editor_client, records):
    response = editor_client.get(url("actor", "list"), {"kind": "state"})
    assert [actor.name for actor in response.context["object_list"]] == ["تركيا", "روسيا"]


@pytest.mark.parametrize("model", TYPES)
def test_a_hostile_name_stays_text(editor_client, model):
    hostile = "<script>alert(1)</script>"
    fields = {"actor": {"kind": "person"}, "event": {"category": "CONSULT"}, "place": {"slug": "x"}}[model]
    record = {"actor": Actor, "event": Event, "place": Place}[model].objects.create(name=hostile, **fields)
    for page in (url(model, "list"), url(model, "edit", record.pk)):
        assert hostile not in editor_client.get(page).content.decode()


def test_an_actor_is_saved_with_names_relations_and_offices(editor_client, records):
    actor = Actor.objects.get(name__startswith="أبو")
    group = make_actor("تنظيم الدولة", kind="armed_group")
    data = nested_form_data(
        {
            "name": actor.name,
            "kind": "person",
            "slug": actor.slug,
            "names": inline_formset([{"text": "أبو بكر", "kind": "nickname"}]),
            "relations": inline_formset([{"kind": "leads", "target": group.pk, "since": "2010", "until": ""}]),
            "offices": inline_formset([{"title": "زعيم", "of": group.pk, "since": "2010", "until": "2019-10-27"}]),
        }
    )
    response = editor_client.post(url("actor", "edit", actor.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    assert actor.relations_from_others.count() == 0 == group.relations.count()
    assert group.relations_from_others.get().source == actor
    assert str(group.office_holders.get().latest) == "2019-10-27"


def test_an_event_is_saved_with_participants_and_phrases(editor_client, records):
    event = Event.objects.get()
    data = nested_form_data(
        {
            "name": event.name,
            "slug": event.slug,
            "category": "CONSULT",
            "form": "summit",
            "date": "2019-02-14",
            "status": "happened",
            "participants": inline_formset([{"actor": records.pk, "role": "party"}]),
            "triggers": inline_formset([{"text": "لقاء سوتشي"}]),
        }
    )
    response = editor_client.post(url("event", "edit", event.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    assert Participant.objects.get().actor == records
    assert event.triggers.get().folded == "لقاء سوتشي"


def create_by_chooser(client, model, **data):
    return client.post(reverse(f"wagtailsnippetchoosers_corpus_app_{model}:create"), data).json()


def test_a_chooser_records_what_is_missing(editor_client, records):
    actor = create_by_chooser(editor_client, "actor", name="أحمد العلي", kind="person")
    assert actor["result"]["id"] == str(Actor.objects.get(name="أحمد العلي").pk)
    event = create_by_chooser(editor_client, "event", name="قمة طهران", category="CONSULT", date="2018-09-07")
    assert event["result"]["string"] == "قمة طهران"


def test_a_chooser_refuses_a_name_on_record_in_another_spelling(editor_client, records):
    answer = create_by_chooser(editor_client, "actor", name="الجمهوريه التركيه", kind="state")
    assert answer["step"] == "reshow_creation_form"
    assert "تركيا" in answer["htmlFragment"]
    assert Actor.objects.filter(kind="state").count() == 2


@pytest.mark.parametrize("model", TYPES)
def test_who_works_in_english_reads_english(editor, editor_client, model):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})
    chooser = editor_client.get(reverse(f"wagtailsnippetchoosers_corpus_app_{model}:choose")).json()["html"]
    listing = editor_client.get(url(model, "list")).content.decode()
    assert not re.findall("[\u0621-\u064a]+", chooser + listing)


def test_the_menu_gathers_them(editor_client):
    html = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    for model in TYPES:
        assert url(model, "list") in html
