"""analyse, analyse_text and evaluate_suggestions at the shell."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from corpus_app.models import Actor, AnalysisRequest, Suggestion

pytestmark = pytest.mark.django_db

TEXT = "العراق يعلن النصر\nأعلن العراق الأحد انتصاره، وقال حيدر العبادي إن الحرب انتهت في 9 ديسمبر 2017.\n"


@pytest.fixture
def iraq(db):
    return Actor.objects.create(name="العراق", name_en="Iraq", kind="state")


@pytest.fixture
def text_file(tmp_path):
    file = tmp_path / "news.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*args, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command(*args, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_analyse_text_prints_the_public_format_and_stores_nothing(iraq, text_file):
    out, _ = run("analyse_text", str(text_file), "--date", "2017-12-10", "--json")
    result = json.loads(out)
    assert (result["source"], result["date"]) == (str(text_file), "2017-12-10")
    [actor] = [actor for actor in result["actors"] if actor["name"] == "العراق"]
    assert (actor["id"], actor["kind"]) == (iraq.pk, "state")
    for mention in [*actor["mentions"], *result["dates"]]:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    assert {date["edtf"] for date in result["dates"]} >= {"2017-12-09"}
    new = [actor for actor in result["actors"] if actor["id"] is None]
    assert [actor["name"] for actor in new] == ["حيدر العبادي"]
    assert not Suggestion.objects.exists()


def test_analyse_text_reads_any_encoding_and_names_what_it_cannot_read(iraq, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_bytes(TEXT.encode("utf-16"))
    bad.write_bytes(bytes(range(256)) * 40)
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("analyse_text", str(good), str(bad), stdout=out, stderr=err)
    assert "العراق" in out.getvalue()
    assert "bad.txt" in err.getvalue()


def test_analyse_now_needs_no_worker(make_article, iraq):
    page = make_article("العراق يعلن", ["أعلن العراق موقفه."])
    out, _ = run("analyse", "--all", "--now")
    assert "1 analysed" in out
    assert page.suggestions.filter(actor=iraq).exists()


def test_analyse_queues_for_the_bulk_workers(make_article, iraq):
    page = make_article()
    AnalysisRequest.objects.update(state="done")
    run("analyse", str(page.pk))
    request = AnalysisRequest.objects.get(page=page)
    assert (request.state, request.queue) == ("waiting", "bulk")


@pytest.mark.parametrize(
    ("args", "message"), [([], "Name the pages"), (["999999"], "999999"), (["1", "--all"], "Name")]
)
def test_analyse_says_what_is_wrong(db, args, message):
    with pytest.raises(CommandError, match=message):
        run("analyse", *args)


def test_evaluation_scores_each_kind_and_lists_errors(iraq, tmp_path):
    gold = {
        "id": "a",
        "date": "2017-12-10",
        "title": "العراق يعلن النصر",
        "text": "أعلن العراق الأحد انتصاره.",
        "actors": [
            {"name": "العراق", "kind": "state", "level": "main", "forms": ["العراق"]},
            {"name": "جماعة ما", "kind": "armed_group", "level": "must", "forms": ["جماعة ما"]},
        ],
        "events": [],
        "dates": [{"text": "الأحد", "edtf": "2017-12-10"}],
    }
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold, ensure_ascii=False) + "\n", encoding="utf-8")
    report = json.loads(run("evaluate_suggestions", str(file), "--json")[0])
    assert (report["actors"]["overall"]["precision"], report["actors"]["overall"]["recall"]) == (1.0, 0.5)
    assert report["dates"]["f1"] == 1.0
    out, _ = run("evaluate_suggestions", str(file), "--kind", "actors", "--errors")
    assert "جماعة ما" in out


def test_evaluation_names_a_bad_line(db, tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(CommandError, match="line 1"):
        run("evaluate_suggestions", str(file))
