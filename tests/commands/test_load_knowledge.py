"""manage.py load_knowledge and check_knowledge: what the registry holds afterwards, and what editors keep."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from corpus_app.models import (
    Actor,
    ActorName,
    ActorRelation,
    Event,
    EventTrigger,
    KnowledgeVersion,
    LoadedRecord,
    Office,
    Participant,
    Place,
)
from tests.knowledge_csv import write_knowledge

IRAQ = {
    "slug": "iraq",
    "name": "العراق",
    "kind": "state",
    "name_en": "Iraq",
    "code": "IRQ",
    "aliases": "جمهورية العراق",
}
ALI = {
    "slug": "ali",
    "name": "علي الكرخي",
    "kind": "person",
    "home_state": "iraq",
    "aliases": "الكرخي?|أبو الحسن",
    "nicknames": "أبو الحسن",
}
PARTY = {"slug": "party", "name": "حزب العمران?", "kind": "political_party", "home_state": "iraq"}
FILES = {
    "actors": [IRAQ, ALI, PARTY],
    "relations": [{"source": "ali", "kind": "leads", "target": "party", "since": "2003"}],
    "offices": [{"person": "ali", "title": "وزير الخارجية", "of": "iraq", "since": "2005-06", "until": "2010"}],
    "places": [{"slug": "basra", "name": "البصرة", "country": "iraq", "latitude": "30.51", "longitude": "47.81"}],
    "events": [
        {"slug": "war", "name": "الحرب", "category": "ASSAULT", "date": "2003", "parent": ""},
        {
            "slug": "siege",
            "name": "حصار البصرة",
            "category": "COERCE",
            "form": "siege",
            "date": "2003-03-21/2003-04-06",
            "place": "basra",
            "place_precision": "city",
            "parent": "war",
            "triggers": "حصار البصرة|الحصار?",
            "participants": "iraq:target|ali:party",
        },
    ],
}


@pytest.fixture
def files(tmp_path):
    return write_knowledge(tmp_path, **FILES)


def load(directory, **options):
    out = io.StringIO()
    call_command("load_knowledge", str(directory), stdout=out, **options)
    return out.getvalue()


def contents():
    """Everything that a load may touch."""
    models = (Actor, ActorName, ActorRelation, Office, Place, Event, EventTrigger, Participant, LoadedRecord)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_everything_arrives(db, files):
    out = load(files)
    assert out.splitlines() == ["actors: 3 created", "places: 1 created", "events: 2 created"]
    ali, iraq, party = (Actor.objects.get(slug=slug) for slug in ("ali", "iraq", "party"))
    assert (ali.home_state, ali.kind, iraq.code, ali.folded) == (iraq, "person", "IRQ", "علي الكرخي")
    assert (party.name, party.name_needs_context) == ("حزب العمران", True)
    assert sorted(ali.names.values_list("text", "kind", "needs_context", "folded")) == [
        ("أبو الحسن", "alias", False, "ابو الحسن"),
        ("أبو الحسن", "nickname", False, "ابو الحسن"),
        ("الكرخي", "alias", True, "الكرخي"),
    ]
    office = Office.objects.get()
    assert (office.person, office.of, office.title) == (ali, iraq, "وزير الخارجية")
    assert (office.earliest, office.latest) == (datetime.date(2005, 6, 1), datetime.date(2010, 12, 31))
    assert ActorRelation.objects.get(source=ali, kind="leads", target=party).since == "2003"
    siege = Event.objects.get(slug="siege")
    assert (siege.place.country, siege.place.kind, siege.parent.slug) == (iraq, "city", "war")
    assert (siege.earliest, siege.latest) == (datetime.date(2003, 3, 21), datetime.date(2003, 4, 6))
    assert siege.status == "happened"
    assert list(siege.triggers.values_list("text", "needs_context")) == [("حصار البصرة", False), ("الحصار", True)]
    assert set(siege.participants.values_list("actor__slug", "role")) == {("iraq", "target"), ("ali", "party")}


def test_a_second_load_changes_nothing(db, files):
    load(files)
    before, version = contents(), KnowledgeVersion.current()
    assert load(files).splitlines() == [
        "actors: 0 created, 3 unchanged",
        "places: 0 created, 1 unchanged",
        "events: 0 created, 2 unchanged",
    ]
    assert (contents(), KnowledgeVersion.current()) == (before, version)


def test_workers_hear_of_a_load_once(db, files):
    version = KnowledgeVersion.current()
    load(files)
    assert KnowledgeVersion.current() == version + 1


def test_dry_run(db, files):
    out = load(files, dry_run=True)
    assert "actors: 3 created" in out
    assert "nothing was written" in out
    assert not Actor.objects.exists()
    assert KnowledgeVersion.current() == 0


def test_what_the_files_change_is_taken_over(db, files):
    load(files)
    changed = {**ALI, "name": "علي حسن الكرخي", "aliases": "الكرخي|علي الكرخي", "name_en": "Ali", "home_state": ""}
    offices = [{**FILES["offices"][0], "since": "2006"}]
    write_knowledge(files, actors=[IRAQ, changed, PARTY], offices=offices)
    assert "actors: 0 created, 1 changed, 2 unchanged" in load(files)
    ali = Actor.objects.get(slug="ali")
    assert (ali.name, ali.folded, ali.name_en, ali.home_state) == ("علي حسن الكرخي", "علي حسن الكرخي", "Ali", None)
    assert sorted(ali.names.values_list("text", "kind", "needs_context")) == [
        ("أبو الحسن", "nickname", False),
        ("الكرخي", "alias", False),
        ("علي الكرخي", "alias", False),
    ]
    assert [(office.since, office.earliest.year) for office in Office.objects.all()] == [("2006", 2006)]


def test_what_editors_changed_stays(db, files):
    load(files)
    ali = Actor.objects.get(slug="ali")
    ali.name = "علي بن حسن الكرخي"
    ali.save()
    ali.names.get(text="الكرخي").delete()
    ActorName.objects.create(actor=ali, text="أبو علي", kind="nickname")
    Office.objects.create(person=ali, title="رئيس الوزراء", of=Actor.objects.get(slug="iraq"), since="2012")
    write_knowledge(
        files, actors=[IRAQ, {**ALI, "description": "سياسي", "aliases": ALI["aliases"] + "|علي أبو الحسن"}, PARTY]
    )
    load(files)
    ali.refresh_from_db()
    assert (ali.name, ali.description) == ("علي بن حسن الكرخي", "سياسي")
    assert {name.text for name in ali.names.all()} == {"أبو الحسن", "أبو علي", "علي أبو الحسن"}
    assert ali.offices.count() == 2


def test_a_renaming_in_the_files_wins_over_an_older_one_by_editors(db, files):
    load(files)
    Actor.objects.filter(slug="ali").update(name="أبو الحسن الكرخي")
    write_knowledge(files, actors=[IRAQ, {**ALI, "name": "علي حسن الكرخي"}, PARTY])
    load(files)
    assert Actor.objects.get(slug="ali").name == "علي حسن الكرخي"


def test_a_slug_changed_by_editors_is_still_the_same_actor(db, files):
    load(files)
    Actor.objects.filter(slug="ali").update(slug="ali-al-karkhi")
    assert "3 unchanged" in load(files)
    assert Actor.objects.filter(kind="person").count() == 1


def test_a_record_deleted_by_editors_stays_deleted_until_asked_for(db, files):
    load(files)
    Actor.objects.get(slug="party").delete()
    assert "2 unchanged, 1 deleted by editors and left out" in load(files)
    assert not ActorRelation.objects.exists()
    assert "actors: 1 created, 1 changed, 1 unchanged" in load(files, again=True)
    assert ActorRelation.objects.get().target.slug == "party"


def test_again_lets_the_files_win_and_deletes_nothing(db, files):
    load(files)
    ali = Actor.objects.get(slug="ali")
    Actor.objects.filter(slug="ali").update(name="أبو الحسن الكرخي")
    ActorName.objects.create(actor=ali, text="أبو علي", kind="nickname")
    load(files, again=True)
    ali.refresh_from_db()
    assert ali.name == "علي الكرخي"
    assert ali.names.filter(text="أبو علي").exists()


def test_rows_that_the_files_dropped(db, files):
    load(files)
    write_knowledge(files, actors=[{**IRAQ, "aliases": ""}, ALI], relations=[], places=[], events=[FILES["events"][0]])
    out = load(files)
    assert "1 no longer in the files and kept" in out
    assert Actor.objects.filter(slug="party").exists()
    assert not ActorRelation.objects.exists()
    assert not ActorName.objects.filter(actor__slug="iraq").exists()
    assert Event.objects.count() == 2


def test_an_actor_that_editors_made_first_is_taken_up(db, files):
    made = Actor.objects.create(name="على الكرخي", kind="other")
    out = load(files)
    made.refresh_from_db()
    assert "actors: 2 created, 1 changed" in out
    assert (made.name, made.kind, Actor.objects.count()) == ("علي الكرخي", "person", 3)
    assert "3 unchanged" in load(files)


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"actors": [IRAQ, {**ALI, "kind": "wizard"}]}, "actors.csv:3: unknown kind"),
        ({"actors": [IRAQ, {**ALI, "home_state": "atlantis"}]}, "actors.csv:3: unknown home_state"),
        ({"actors": [IRAQ, {**ALI, "name": "أ" * 201}]}, "actors.csv:3: name: longer than 200"),
        ({"actors": [IRAQ, {**ALI, "aliases": "أ" * 201}]}, "actors.csv:3: aliases: longer than 200"),
        ({"actors": [IRAQ, {**ALI, "slug": "Ali K"}]}, "actors.csv:3: not a slug"),
        ({"offices": [{**FILES["offices"][0], "since": "yesterday"}]}, "offices.csv:2: since"),
        ({"events": [{**FILES["events"][0], "place_precision": "roughly"}]}, "events.csv:2: unknown place_precision"),
        ({"actors": []}, "no actors"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(db, files, tables, message):
    write_knowledge(files, relations=[], offices=[], events=[], places=[])
    write_knowledge(files, **tables)
    with pytest.raises(CommandError, match=message):
        load(files)
    assert not Actor.objects.exists()


def test_a_name_that_editors_gave_another_actor_is_told(db, files):
    load(files)
    Actor.objects.create(name="علي حسن الكرخي", kind="person", slug="somebody")
    before = contents()
    write_knowledge(files, actors=[IRAQ, {**ALI, "name": "علي حسن الكرخي"}, PARTY])
    with pytest.raises(CommandError, match="somebody"):
        load(files)
    assert contents() == before


def test_two_places_of_one_name_in_a_country_are_refused(db, files):
    write_knowledge(files, places=[*FILES["places"], {"slug": "basrah", "name": "البصره", "country": "iraq"}])
    with pytest.raises(CommandError, match="places.csv:3: .*basra"):
        load(files)
    assert not Actor.objects.exists()


def test_a_slug_that_changes_in_the_files_means_the_same_records(db, files):
    load(files)
    before = {model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in (Actor, Place, Event)}
    Actor.objects.filter(slug="ali").update(description="بقلم محرر")
    write_knowledge(
        files,
        actors=[IRAQ, {**ALI, "slug": "ali-karkhi"}, PARTY],
        relations=[{**FILES["relations"][0], "source": "ali-karkhi"}],
        offices=[{**FILES["offices"][0], "person": "ali-karkhi"}],
        places=[{**FILES["places"][0], "slug": "basrah", "kind": "city"}],
        events=[
            FILES["events"][0],
            {**FILES["events"][1], "slug": "basra-siege", "place": "basrah", "participants": "iraq:target"},
        ],
    )
    load(files)
    assert before == {
        model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in (Actor, Place, Event)
    }
    assert Actor.objects.get(name="علي الكرخي").description == "بقلم محرر"
    assert (ActorRelation.objects.count(), Office.objects.count()) == (1, 1)
    assert Event.objects.get(name="حصار البصرة").place == Place.objects.get()
    state = contents()
    load(files)
    assert contents() == state


def test_a_place_that_editors_made_first_is_taken_up(db, files):
    load(files)
    made = Place.objects.create(slug="kirkuk-city", name="كركوك", country=Actor.objects.get(slug="iraq"))
    elsewhere = Place.objects.create(slug="other-kirkuk", name="كركوك")
    write_knowledge(
        files, places=[*FILES["places"], {"slug": "kirkuk", "name": "كركوك", "country": "iraq", "kind": "town"}]
    )
    load(files)
    made.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (made.kind, elsewhere.kind, Place.objects.count()) == ("town", "city", 3)


def test_a_place_moved_by_the_files_to_where_its_name_is_taken_is_told(db, files):
    write_knowledge(
        files, actors=[IRAQ, {**IRAQ, "slug": "iran", "name": "إيران", "aliases": "", "code": "IRN"}, ALI, PARTY]
    )
    load(files)
    Place.objects.create(slug="basra-iran", name="البصرة", country=Actor.objects.get(slug="iran"))
    before = contents()
    write_knowledge(files, places=[{**FILES["places"][0], "country": "iran"}])
    with pytest.raises(CommandError, match="places.csv:2: .*basra-iran"):
        load(files)
    assert contents() == before


def test_thousands_of_names_take_few_queries(db, tmp_path, django_assert_max_num_queries):
    actors = [IRAQ] + [
        {"slug": f"actor-{n}", "name": f"فاعل {n}", "kind": "other", "aliases": f"اسم {n}|لقب {n}"} for n in range(1500)
    ]
    write_knowledge(tmp_path, actors=actors)
    with django_assert_max_num_queries(100):
        load(tmp_path)
    assert ActorName.objects.count() == 3001
    with django_assert_max_num_queries(30):
        load(tmp_path)


def test_check_knowledge_exits_with_failure_on_errors(files):
    out, err = io.StringIO(), io.StringIO()
    call_command("check_knowledge", str(files), stdout=out, stderr=err)
    assert "3 actors" in out.getvalue()
    assert ": 0 errors" in out.getvalue()
    write_knowledge(files, actors=[IRAQ, {**ALI, "aliases": "العراق"}, {**PARTY, "kind": "wizard"}], relations=[])
    with pytest.raises(CommandError):
        call_command("check_knowledge", str(files), stdout=out, stderr=err)
    assert "is also a name of iraq (actors.csv:2)" in err.getvalue()
    assert "actors.csv:4: unknown kind" in err.getvalue()


def test_the_seeds_load_and_pass_the_check(db, settings):
    directory = settings.BASE_DIR / "seeds" / "knowledge"
    load(directory)
    assert Actor.objects.filter(kind="state").count() > 190
    call_command("check_knowledge", str(directory), stdout=io.StringIO(), verbosity=0)
