"""Editors find a record by any of its names, in any spelling, by the beginnings of words."""

import io

import pytest
from django.core.management import call_command
from knowledge_csv import write_knowledge
from suggesting import make_actor

from corpus_app.models import Actor, Event, EventTrigger, Place, PlaceName
from corpus_app.services.lookup import (
    actors_named,
    events_named,
    find_actors,
    find_events,
    find_places,
    first_found,
)
from corpus_app.services.merging import merge, undo_merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def actors():
    make_actor("أبو بكر البغدادي", names=["إبراهيم عوّاد البدري"], name_en="Abu Bakr al-Baghdadi", wikidata="Q1")
    make_actor("تنظيم القاعدة", kind="armed_group", names=["قاعدة الجهاد"])
    make_actor("تركيا", kind="state", names=["الجمهورية التركية"], name_en="Turkey", code="TUR")
    make_actor("سيرغي لافروف", names=["سيرجي لافروف"], name_en="Sergey Lavrov")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("ابو بكر", "أبو بكر البغدادي"),
        ("أبُو بَكر", "أبو بكر البغدادي"),
        ("بغدادي", "أبو بكر البغدادي"),
        ("ابراهيم", "أبو بكر البغدادي"),
        ("عواد إبراهيم", "أبو بكر البغدادي"),
        ("baghd", "أبو بكر البغدادي"),
        ("Abu B", "أبو بكر البغدادي"),
        ("قاعده", "تنظيم القاعدة"),
        ("القاعدة", "تنظيم القاعدة"),
        ("جمهوريه", "تركيا"),
        ("tur", "تركيا"),
        ("q1", "أبو بكر البغدادي"),
        ("سيرجي", "سيرغي لافروف"),
        ("لافـروف", "سيرغي لافروف"),
        ("فروف", None),
        ("،", None),
        ("%", None),
    ],
)
def test_any_name_in_any_spelling_finds_the_actor(actors, query, name):
    assert [actor.name for actor in find_actors(query)] == ([name] if name else [])


def test_an_actor_with_two_fitting_names_is_found_once(actors):
    assert find_actors("لافروف").count() == 1


def test_the_exact_name_comes_first(actors):
    make_actor("الحكومة التركية", kind="government_body")
    make_actor("أنقرة تركيا", kind="other")
    assert [actor.name for actor in find_actors("تركيا")][0] == "تركيا"


def test_the_search_stays_within_the_given_actors(actors):
    assert not find_actors("تركيا", Actor.objects.filter(kind="person"))


def test_exact_names_decide_whether_a_new_name_is_known(actors):
    assert [actor.name for actor in actors_named("ابراهيم عواد البدري")] == ["أبو بكر البغدادي"]
    assert actors_named("ابراهيم") == [] == actors_named("…")


def test_of_homonyms_the_kind_asked_for_wins():
    make_actor("الجزيرة (قناة)", kind="media", names=["الجزيرة"])
    make_actor("الجزيرة (نادي)", kind="organisation", names=["الجزيرة"])
    assert [actor.name for actor in actors_named("الجزيره", "media")] == ["الجزيرة (قناة)"]
    assert len(actors_named("الجزيرة", "person")) == 2


def test_places_by_their_other_names():
    place = Place.objects.create(slug="raqqa", name="الرقة", name_en="Raqqa")
    PlaceName.objects.create(place=place, text="محافظة الرقة")
    assert list(find_places("رقه")) == [place] == list(find_places("محافظه")) == list(find_places("raq"))


def test_events_by_their_trigger_phrases():
    event = Event.objects.create(name="مؤتمر جنيف 2", category="CONSULT", date="2014-01-22")
    EventTrigger.objects.create(event=event, text="محادثات جنيف الثانية")
    assert list(find_events("محادثات جنيف")) == [event] == list(find_events("مؤتمر 2"))


def test_an_event_of_the_same_name_at_another_time_is_another_event():
    event = Event.objects.create(name="قمة أنقرة", category="CONSULT", date="2018-04")
    assert events_named("قمة انقره", event.earliest, event.latest) == [event]
    assert events_named("قمة أنقرة", event.latest.replace(year=2019), event.latest.replace(year=2019)) == []


def test_a_very_long_query_is_answered(db):
    assert not find_actors("ا " * 5000)
    assert not find_events("x " * 5000)


class TestFirstFound:
    """Type-ahead: the few best at once."""

    def test_exact_names_come_before_longer_ones_and_other_names_before_later_words(self):
        make_actor("بغداد الجديدة", kind="other")
        make_actor("الحكومة العراقية", kind="government_body", names=["بغداد"])
        make_actor("أمانة العاصمة", kind="other", names=["بغداد الكبرى"])
        make_actor("جامعة بغداد", kind="other")
        found = [actor.name for actor in first_found(Actor.objects.all(), "بغداد", 8)]
        assert found == ["الحكومة العراقية", "بغداد الجديدة", "أمانة العاصمة", "جامعة بغداد"]

    def test_no_more_than_asked_for_and_each_once(self, actors):
        for number in range(5):
            make_actor(f"لافروف {number}", names=[f"سيرغي لافروف {number}"])
        found = first_found(Actor.objects.all(), "لافروف", 4)
        assert len(found) == len(set(found)) == 4

    @pytest.mark.parametrize("query", ["", " ", "،", "%", "_"])
    def test_without_a_letter_nothing_is_found(self, actors, query):
        assert first_found(Actor.objects.all(), query, 8) == []


class TestWordsOfNames:
    def test_follow_a_change_of_the_name(self):
        actor = make_actor("سيرغي لافروف", names=["الوزير لافروف"])
        actor.name = "سيرغي فيكتوروفيتش"
        actor.save()
        actor.names.all()[0].delete()
        assert not find_actors("لافروف").exists()
        assert find_actors("فيكتوروفيتش").get() == actor

    def test_follow_a_merge_and_its_undoing(self, moderator):
        one, other = make_actor("سيرغي لافروف"), make_actor("سيرجي لافروف", names=["الدبلوماسي"])
        record = merge(one, other, moderator).record
        assert find_actors("دبلوماسي").get() == one
        undo_merge(record, moderator)
        assert find_actors("دبلوماسي").get().name == "سيرجي لافروف"

    def test_knowledge_files_bring_theirs(self, tmp_path):
        actor = {"slug": "lavrov", "name": "سيرغي لافروف", "name_en": "Sergey Lavrov", "kind": "person"}
        write_knowledge(tmp_path, actors=[actor | {"aliases": "رئيس الدبلوماسية"}])
        call_command("load_knowledge", str(tmp_path), stdout=io.StringIO())
        for query in ("لافروف", "lavr", "دبلوماسية"):
            assert find_actors(query).get().slug == "lavrov"
