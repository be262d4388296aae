"""Knowledge files: what is read, and what is said about a faulty line."""

import pytest

from corpus_app.analysis.knowledge_files import COLUMNS, KnowledgeFileError, read_knowledge, read_rows

ACTORS = {
    "russia": {"name": "روسيا", "kind": "state", "demonyms": "روسي|روس", "metonyms": "موسكو|الكرملين?"},
    "lavrov": {"name": "سيرغي لافروف", "kind": "person", "home_state": "russia", "aliases": "لافروف?"},
}


@pytest.fixture
def write(tmp_path):
    def write_file(file, rows, columns=None):
        names = columns or COLUMNS[file.split("-")[0].split(".")[0]].split()
        lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
        (tmp_path / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return write_file


def _actors(**changes):
    return [{"slug": slug, **values, **changes.get(slug, {})} for slug, values in ACTORS.items()]


def test_files_of_one_kind_are_read_as_one(write):
    write("actors.csv", _actors()[:1])
    write("actors-persons.csv", _actors()[1:])
    directory = write(
        "offices.csv", [{"person": "lavrov", "title": "وزير الخارجية", "of": "russia", "since": "2004-03-09"}]
    )
    knowledge = read_knowledge(directory)
    assert [actor.id for actor in knowledge.actors] == ["lavrov", "russia"] or {"lavrov", "russia"} == {
        actor.id for actor in knowledge.actors
    }
    assert knowledge.offices[0].person == "lavrov"


def test_names_keep_their_kind_and_their_need_of_context(write):
    knowledge = read_knowledge(write("actors.csv", _actors()))
    names = {name.text: (name.kind, name.needs_context) for actor in knowledge.actors for name in actor.names}
    assert names["روس"] == ("demonym", False)
    assert names["الكرملين"] == ("metonym", True)
    assert names["لافروف"] == ("alias", True)


@pytest.mark.parametrize(
    ("changes", "line", "message"),
    [
        ({"lavrov": {"kind": "minister"}}, 3, "unknown kind: 'minister'"),
        ({"lavrov": {"home_state": "atlantis"}}, 3, "unknown home_state: 'atlantis'"),
        ({"lavrov": {"slug": "russia"}}, 3, "duplicate slug 'russia'"),
        ({"lavrov": {"name": "روسيا"}}, 3, "duplicate name 'روسيا'"),
        ({"russia": {"active_from": "1991-13"}}, 2, "active_from"),
        ({"russia": {"name": ""}}, 2, "name is empty"),
    ],
)
def test_a_fault_names_its_file_and_line(write, changes, line, message):
    with pytest.raises(KnowledgeFileError) as raised:
        read_knowledge(write("actors.csv", _actors(**changes)))
    assert (raised.value.file, raised.value.line) == ("actors.csv", line)
    assert message in raised.value.message


def test_missing_columns_and_a_wrong_encoding_are_told(write, tmp_path):
    write("places.csv", [], columns=["slug", "name"])
    with pytest.raises(KnowledgeFileError, match=r"places.csv:1: missing columns: name_en, country"):
        read_knowledge(tmp_path)
    (tmp_path / "places.csv").write_bytes("slug,name\nx,حلب\n".encode("cp1256"))
    with pytest.raises(KnowledgeFileError, match=r"places.csv:2: not UTF-8"):
        read_knowledge(tmp_path)


def test_a_collector_gets_every_fault_and_the_rest_is_read(write):
    faults = []
    rows = read_rows(write("actors.csv", _actors(lavrov={"kind": "minister"})), faults.append)
    assert [row["slug"] for row in rows["actors"]] == ["russia"]
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"category": "FIGHT"}, "unknown category"),
        ({"form": "party_time"}, "unknown form"),
        ({"date": "in May"}, "date"),
        ({"participants": "russia:guest"}, "not slug:role"),
        ({"participants": "nobody:host"}, "unknown actor 'nobody'"),
        ({"place": "nowhere"}, "unknown place"),
    ],
)
def test_faults_of_events_are_told(write, changes, message):
    write("actors.csv", _actors())
    event = {"slug": "talks", "name": "محادثات", "category": "CONSULT", "form": "talks", "date": "2017-05", **changes}
    with pytest.raises(KnowledgeFileError, match=message):
        read_knowledge(write("events.csv", [event]))
