"""What check_rows finds in files whose every row is well-formed, and what it leaves in peace."""

import pytest

from corpus_app.analysis.knowledge_checks import check_rows
from corpus_app.analysis.knowledge_files import read_rows
from tests.knowledge_csv import write_knowledge

IRAQ = {"slug": "iraq", "name": "العراق", "kind": "state", "demonyms": "عراقي", "metonyms": "بغداد"}
ALI = {"slug": "ali", "name": "علي الكرخي", "kind": "person", "home_state": "iraq"}
OMAR = {"slug": "omar", "name": "عمر البصري", "kind": "person", "home_state": "iraq"}
FOUNDING = {"slug": "founding", "name": "تأسيس التحالف", "category": "COOPERATE", "date": "2014-09"}


@pytest.fixture
def check(tmp_path):
    """(errors, warnings) as texts without the file's name."""

    def check(**tables):
        tables.setdefault("actors", [IRAQ, ALI, OMAR])
        findings = check_rows(read_rows(write_knowledge(tmp_path, **tables)))
        errors = [str(finding) for finding in findings if finding.is_error]
        return errors, [str(finding) for finding in findings if not finding.is_error]

    return check


def minister(person, since, until="", title="وزير الخارجية"):
    return {"person": person, "title": title, "of": "iraq", "since": since, "until": until}


def test_sound_files_have_no_findings(check):
    offices = [minister("ali", "2005", "2010-06-01"), minister("omar", "2010-06-01")]
    assert check(offices=offices, events=[FOUNDING]) == ([], [])


def test_a_name_of_two_actors(check):
    (error,), _ = check(actors=[IRAQ, {**ALI, "aliases": "أبو الحسن"}, {**OMAR, "nicknames": "ابو الحسن"}])
    assert error == "actors.csv:4: 'ابو الحسن' is also a name of ali (actors.csv:3); mark one with ?"


@pytest.mark.parametrize("mine", ["أبو الحسن?", "أبو الحسن"])
def test_a_name_of_two_actors_may_ask_for_context(check, mine):
    actors = [IRAQ, {**ALI, "aliases": mine}, {**OMAR, "aliases": "أبو الحسن?"}]
    assert check(actors=actors) == ([], [])


def test_names_that_never_match(check):
    long_name = " ".join(["كلمة"] * 15)
    errors, _ = check(actors=[{**IRAQ, "aliases": f"...|{long_name}"}])
    assert ["there is no word in it" in errors[0], "more than 14 words" in errors[1]] == [True, True]


def test_a_spelling_that_folding_makes_the_same(check):
    _, (warning,) = check(actors=[{**IRAQ, "aliases": "جمهورية العراق|جمهوريه العراق"}])
    assert "is there already" in warning


def test_a_demonym_of_two_states_is_told_once(check):
    congo = {"slug": "congo", "name": "الكونغو", "kind": "state", "demonyms": "كونغولي"}
    zaire = {"slug": "zaire", "name": "زائير", "kind": "state", "demonyms": "كونغولي"}
    errors, warnings = check(actors=[congo, zaire])
    assert (errors, len(warnings)) == ([], 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (minister("ali", "2005", "2010"), minister("omar", "2010", "2014")),
        (minister("ali", "2005", "2010-06"), minister("omar", "2010-06-20")),
        (minister("ali", "2005", "2012", "نائب الرئيس"), minister("omar", "2006", "2012", "نائب الرئيس")),
        (minister("ali", "", "2012"), minister("omar", "2006", "2012")),
    ],
    ids=["same year", "same month", "shared title", "unknown start"],
)
def test_terms_that_need_not_overlap(check, first, second):
    assert check(offices=[first, second]) == ([], [])


def test_terms_that_overlap(check):
    _, (warning,) = check(offices=[minister("ali", "2005", "2012"), minister("omar", "2009", "2014")])
    assert warning.startswith("offices.csv:3: omar is ")
    _, (warning,) = check(offices=[minister("ali", "2005"), minister("omar", "2009", title="وزيرة الخارجية")])
    assert "ali has no end (offices.csv:2)" in warning


def test_two_who_came_together_cannot_be_told_apart(check):
    (error,), _ = check(offices=[minister("ali", "2005", "2012"), minister("omar", "2005", "2014")])
    assert "while ali is until 2012" in error


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"offices": [minister("iraq", "2005")]}, "'iraq' is no person"),
        ({"offices": [{**minister("ali", "2005"), "of": "omar"}]}, "is a person, not a state"),
        ({"offices": [minister("ali", "2012", "2005")]}, "it ends (2005) before it begins (2012)"),
        ({"offices": [minister("ali", "2005", "2006")] * 2}, "the same as offices.csv:2"),
        ({"actors": [IRAQ, {**ALI, "home_state": "omar"}, OMAR]}, "home_state 'omar' is no state"),
        ({"actors": [{**IRAQ, "active_from": "2010", "active_until": "1990"}]}, "before it begins"),
        ({"relations": [{"source": "ali", "kind": "leads", "target": "ali"}]}, "a relation with itself"),
        ({"places": [{"slug": "a", "name": "البصرة"}, {"slug": "b", "name": "البصره"}]}, "is also a (places.csv:2)"),
        ({"places": [{"slug": "a", "name": "البصرة", "country": "ali"}]}, "country 'ali' is no state"),
        ({"events": [FOUNDING, {**FOUNDING, "slug": "again"}]}, "is also the name of founding"),
        ({"events": [{**FOUNDING, "parent": "founding"}]}, "part of itself"),
        ({"events": [{**FOUNDING, "triggers": "«»"}]}, "can never match"),
    ],
)
def test_errors(check, tables, message):
    errors, _ = check(**tables)
    assert any(message in error for error in errors)


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ({**FOUNDING, "date": ""}, "it has no date"),
        ({**FOUNDING, "participants": "iraq:party|iraq:party"}, "stands there twice"),
    ],
)
def test_warnings(check, event, message):
    errors, (warning,) = check(events=[event])
    assert (errors, message in warning) == ([], True)


def test_a_phrase_of_two_events(check):
    siege = {"slug": "siege", "name": "حصار المدينة", "category": "COERCE", "date": "2013", "triggers": "الحصار"}
    other = {**siege, "slug": "other", "name": "حصار القرية", "triggers": "الحصار"}
    assert "also names siege" in check(events=[siege, other])[1][0]
    assert check(events=[siege, {**other, "triggers": "الحصار?"}]) == ([], [])
