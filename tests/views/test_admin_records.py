"""Actors, events and places in the admin: found by any name, counted, edited with all that hangs on them."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from suggesting import make_actor, suggest
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from corpus_app.models import Actor, ActorTag, ArticleWords, Event, EventTag, Participant, Place, Suggestion
from corpus_app.services.usage import usage_of

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


class TestNames:
    def save(self, client, actor, *names, wanted=302):
        data = nested_form_data(
            {
                "name": actor.name,
                "kind": actor.kind,
                "slug": actor.slug,
                "names": inline_formset([{"text": text, "kind": "alias"} for text in names]),
                "relations": inline_formset([]),
                "offices": inline_formset([]),
            }
        )
        response = client.post(url("actor", "edit", actor.pk), data)
        assert response.status_code == wanted
        return response

    def test_several_of_one_kind(self, editor_client, db):
        actor = make_actor("سيرغي لافروف")
        self.save(editor_client, actor, "سيرجي لافروف", "لافروف", "سرغي لافروف")
        assert actor.names.count() == 3

    def test_the_same_in_another_spelling_is_refused_in_words(self, editor_client, db):
        actor = make_actor("هيئة الشام", kind="armed_group")
        response = self.save(editor_client, actor, "هيئه", "هيئة", wanted=200)
        errors = response.context["form"].formsets["names"].non_form_errors()
        assert len(errors) == 1 and "folded" not in errors[0]
        assert not actor.names.exists()

    def test_sixty_are_sixty_lines_of_one_table(self, editor_client, db):
        actor = make_actor("سيرغي لافروف", names=[f"لافروف {number}" for number in range(60)])
        html = editor_client.get(url("actor", "edit", actor.pk)).content.decode()
        rows = re.findall(r'<tr data-inline-panel-child id="inline_child_names-\d+"', html)
        assert len(rows) == 60


class TestUsage:
    @pytest.fixture
    def lavrov(self, db):
        return make_actor("سيرغي لافروف")

    def write(self, make_article, lavrov, day, state="", **fields):
        article = make_article(f"خبر {day}", date=day, **fields)
        ArticleWords.objects.create(page_id=article.pk, published=day, headline="")
        if not state:
            ActorTag.objects.create(content_object=article, tag=lavrov)
        else:
            Suggestion.objects.filter(pk=suggest(article, lavrov).pk).update(state=state)
        return article

    def shown(self, client, record, model="actor"):
        return client.get(url(model, "edit", record.pk)).content.decode()

    def test_counts_dates_and_the_way_to_the_queue(self, editor, editor_client, make_article, lavrov):
        self.write(make_article, lavrov, date(2018, 11, 3))
        self.write(make_article, lavrov, date(2019, 2, 6), live=False)
        self.write(make_article, lavrov, date(2019, 1, 9), "pending")
        self.write(make_article, lavrov, date(2020, 1, 1), "rejected")
        usage = usage_of(lavrov, editor)
        assert (usage.articles, usage.drafts, usage.pending) == (1, 1, 1)
        assert (usage.first.page.title, usage.last.page.title) == ("خبر 2018-11-03", "خبر 2019-02-06")
        assert [count for _day, count in usage.periods] == [1, 0, 1, 1]
        html = self.shown(editor_client, lavrov)
        assert f"?target=actor%3A{lavrov.pk}" in html
        assert html.count('<rect class="corpus-chart__bar"') == 4

    def test_many_years_are_counted_by_year(self, editor, make_article, lavrov):
        for year in (2010, 2010, 2019):
            self.write(make_article, lavrov, date(year, 5, 1))
        usage = usage_of(lavrov, editor)
        assert usage.by_year and [(day.year, count) for day, count in usage.periods][:2] == [(2010, 2), (2011, 0)]
        assert len(usage.periods) == 10

    def test_nothing_of_articles_that_the_user_may_not_edit(self, client, django_user_model, make_article, lavrov):
        self.write(make_article, lavrov, date(2019, 2, 6))
        keeper = django_user_model.objects.create_user("keeper")
        keeper.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_actor"]))
        client.force_login(keeper)
        assert usage_of(lavrov, keeper).articles == 0
        assert "خبر 2019" not in self.shown(client, lavrov)

    def test_of_an_event_and_of_one_never_named(self, editor, editor_client, make_article, lavrov):
        event = Event.objects.create(name="قمة سوتشي", category="CONSULT")
        article = make_article()
        ArticleWords.objects.create(page_id=article.pk, published=date(2019, 2, 14), headline="")
        EventTag.objects.create(content_object=article, tag=event)
        assert usage_of(event, editor).articles == 1
        assert "corpus-chart" in self.shown(editor_client, event, "event")
        assert "corpus-chart" not in self.shown(editor_client, lavrov)


def test_english_names_say_that_they_are(editor_client, db):
    make_actor("تركيا", kind="state", name_en="Turkey")
    assert '<span lang="en" dir="auto">Turkey</span>' in editor_client.get(url("actor", "list")).content.decode()
