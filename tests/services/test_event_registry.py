"""The registry goes out as a file and comes in again; a bad row changes nothing."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from suggesting import make_actor

from corpus_app.analysis.knowledge_files import KnowledgeFileError
from corpus_app.models import Event, EventTrigger, Participant, Place
from corpus_app.services.event_registry import EVENT_COLUMNS, event_rows, import_events


@pytest.fixture
def registry(db):
    host = make_actor("بلجيكا", "state")
    host.slug = "belgium"
    host.save()
    place = Place.objects.create(name="بروكسل", slug="brussels")
    whole = Event.objects.create(name="قمة الحلف", slug="summit", category="CONSULT", form="summit", date="2018-07-11")
    part = Event(
        name="اجتماع على هامش القمة",
        slug="side-meeting",
        category="CONSULT",
        date="2018-07-12",
        place=place,
        parent=whole,
    )
    part.triggers = [EventTrigger(text="اجتماع بروكسل", needs_context=True), EventTrigger(text="لقاء بروكسل")]
    part.participants = [Participant(actor=host, role="host")]
    part.description = 'سطر أول،\nو"سطر" ثان'
    part.save()
    return part


def _write(path, *rows):
    header = ",".join(EVENT_COLUMNS)
    lines = [",".join(row.get(column, "") for column in EVENT_COLUMNS) for row in rows]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


ROW = {"slug": "truce", "name": "هدنة", "category": "AGREE", "form": "truce", "date": "2019-02", "status": "happened"}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_goes_out_comes_in_again_unchanged(registry, tmp_path, form):
    out = io.StringIO()
    call_command("export_events", format=form, stdout=out)
    file = tmp_path / f"events.{form}"
    file.write_text(out.getvalue(), encoding="utf-8")
    before = event_rows()
    assert import_events(file) == {"unchanged": 2}
    Event.objects.all().delete()
    assert import_events(file) == {"created": 2}
    assert event_rows() == before


def test_a_row_changes_the_event_of_its_slug_with_phrases_and_participants(registry, tmp_path):
    row = ROW | {
        "slug": "side-meeting",
        "name": "اجتماع جانبي",
        "triggers": "لقاء بروكسل|لقاء جانبي?",
        "place": "brussels",
    }
    assert import_events(_write(tmp_path / "events.csv", row)) == {"changed": 1}
    registry = Event.objects.get(slug="side-meeting")
    assert (registry.name, registry.date, registry.place.slug) == ("اجتماع جانبي", "2019-02", "brussels")
    assert [(t.text, t.needs_context) for t in registry.triggers.all()] == [
        ("لقاء بروكسل", False),
        ("لقاء جانبي", True),
    ]
    assert not registry.participants.exists()
    assert Event.objects.filter(slug="summit").exists()


def test_an_event_may_be_part_of_one_further_down(db, tmp_path):
    rows = [
        ROW | {"parent": "talks"},
        ROW | {"slug": "talks", "name": "محادثات", "category": "CONSULT", "form": "talks"},
    ]
    import_events(_write(tmp_path / "events.csv", *rows))
    assert Event.objects.get(slug="truce").parent.slug == "talks"


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"category": "NONE"}, "unknown category"),
        ({"date": "2019-13"}, "date"),
        ({"place": "nowhere"}, "nothing has the slug 'nowhere'"),
        ({"participants": "nobody:host"}, "nothing has the slug 'nobody'"),
        ({"parent": "nothing"}, "nothing has the slug 'nothing'"),
        ({"parent": "war"}, "جزءا من نفسه"),
        ({"slug": "truce"}, "duplicate slug"),
        ({"slug": "Not A Slug"}, "not a slug"),
        ({"name": ""}, "name is empty"),
        ({"name": "هدنة"}, "الاسم"),
    ],
)
def test_a_bad_row_names_its_line_and_changes_nothing(db, tmp_path, bad, message):
    row = ROW | {"slug": "war", "name": "حرب", "category": "ASSAULT", "form": "campaign"} | bad
    with pytest.raises(KnowledgeFileError, match=message) as caught:
        import_events(_write(tmp_path / "events.csv", ROW, row))
    assert caught.value.line == 3
    assert not Event.objects.exists()


def test_bad_json_is_told(db, tmp_path):
    file = tmp_path / "events.json"
    file.write_text(json.dumps([{"slug": "truce", "name": "هدنة", "category": "PEACE"}]), encoding="utf-8")
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_events", str(file))
