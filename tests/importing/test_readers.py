"""Folders, files and JSON Lines: what is read, and how what cannot be read is named."""

import datetime
import gzip
import json

import pytest

from corpus_app.importing.article import MOST_CHARACTERS, ImportFault
from corpus_app.importing.dates import read_date
from corpus_app.importing.readers import count_records, find_files, read_records
from corpus_app.importing.structure import structure

TEXT = "خطة لترميم الطرق\n\nأعلنت الحكومة اليوم خطة جديدة لترميم الطرق، وقالت إن العمل يبدأ مطلع الشهر المقبل.\n"


def records(*paths):
    return list(read_records(find_files(paths)))


def json_lines(path, *lines):
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    return path


def faults(found):
    return [str(item) for item in found if isinstance(item, ImportFault)]


def test_a_folder_with_metadata(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text(TEXT)
    (tmp_path / "notes.md").write_text("not an article")
    (tmp_path / "articles.toml").write_text(
        '["one.txt"]\noutlet = "المثال"\ndate = 2019-02-06\ndate_certainty = "sure"\nurl = "https://example.org/1"\n'
    )
    one, two = records(tmp_path)
    assert one.fields == {"outlet": "المثال", "date": "2019-02-06", "url": "https://example.org/1"}
    assert one.identities == ("https://example.org/1", f"{tmp_path.name}/one.txt")
    assert (two.fields, two.identities) == ({}, (f"{tmp_path.name}/two.txt",))


def test_a_single_file_takes_the_metadata_beside_it(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "articles.toml").write_text('["one.txt"]\noutlet = "المثال"\n')
    assert records(tmp_path / "one.txt")[0].fields == {"outlet": "المثال"}


def test_faults_in_the_metadata_are_named(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "articles.toml").write_text('["one.txt"]\noutlett = "x"\n["gone.txt"]\noutlet = "x"\n')
    found = records(tmp_path)
    assert [text.rsplit("/", 1)[1] for text in faults(found)] == [
        "articles.toml: one.txt: unknown: outlett",
        "articles.toml: gone.txt: no such file",
    ]
    assert len(found) == 3


def test_broken_metadata_leaves_the_folder_out(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "articles.toml").write_text('["one.txt"\n')
    (fault,) = records(tmp_path)
    assert "articles.toml" in str(fault)


def test_an_unreadable_file_is_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (tmp_path / "b.txt").write_bytes(TEXT.encode("cp1256"))
    bad, good = records(tmp_path)
    assert str(bad).startswith(f"{tmp_path / 'a.txt'}: cannot be read")
    assert good.text == TEXT


def test_a_book_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("كلمة " * (MOST_CHARACTERS // 4))
    (tmp_path / "b.txt").write_bytes(b"a" * (4 * MOST_CHARACTERS + 1))
    assert all("not one article" in text for text in faults(records(tmp_path)))
    assert len(records(tmp_path)) == 2


def test_paths_that_are_not_there(tmp_path):
    for path, message in ((tmp_path / "gone", "no such file"), (__file__, "not a .txt")):
        with pytest.raises(ImportFault, match=message):
            find_files([path])


def test_json_lines(tmp_path):
    article = {
        "url": "https://example.org/1",
        "headline": "خطة",
        "body": "نص أول.\nنص ثانٍ.",
        "date": "2018-03-01T10:00:00",
    }
    plain = json_lines(tmp_path / "a.jsonl", article, "", {**article, "url": None, "id": 7, "outlet": "المثال"})
    with gzip.open(tmp_path / "b.jsonl.gz", "wt") as file:
        file.write(json.dumps({"body": "<p>نص</p><p>ثان</p>", "headline": "خطة", "date": "2018"}))
    first, second, third = records(plain, tmp_path / "b.jsonl.gz")
    assert first.identities == ("https://example.org/1",)
    assert second.identities == ("المثال#7",)
    assert third.identities == ("b.jsonl.gz#خطة#2018",)
    assert [block.text for block in structure(first).blocks] == ["نص أول.", "نص ثانٍ."]
    assert [block.text for block in structure(third).blocks] == ["نص", "ثان"]
    assert structure(first).date == datetime.date(2018, 3, 1)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a JSON object"),
        ({"headline": "خطة"}, "no body"),
        ({"headline": "خطة", "body": "  "}, "no body"),
        ({"headline": ["خطة"], "body": "نص"}, "headline is not text"),
        ({"headline": "خطة", "body": {"a": 1}}, "body is not text"),
        ({"headline": "خطة", "body": "كلمة " * MOST_CHARACTERS}, "not one article"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path, line, message):
    good = {"headline": "خطة", "body": "نص."}
    found = records(json_lines(tmp_path / "a.jsonl", good, line, good))
    assert len(found) == 3
    (fault,) = faults(found)
    assert fault.startswith(f"{tmp_path / 'a.jsonl'}:2: {message}") or message in fault


def test_a_broken_archive_is_named(tmp_path):
    data = gzip.compress(json.dumps({"headline": "خطة", "body": "نص."}).encode() * 500)
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    files = find_files([tmp_path])
    assert count_records(files) == 1
    (fault,) = faults(read_records(files))
    assert "cannot be read on" in fault


def test_hostile_fields_are_tamed(tmp_path):
    line = {
        "headline": "<script>alert(1)</script> \x00\ud800 " + "خطة طويلة " * 60,
        "body": "نص\x00 أول\ud800.\nنص ثانٍ.",
        "outlet": "أ" * 500,
        "byline": "ب " * 500,
    }
    (record,) = records(json_lines(tmp_path / "a.jsonl", line))
    article = structure(record)
    assert len(article.headline) <= 255
    assert article.headline.startswith("<script>alert(1)</script> خطة")
    assert article.headline.endswith("…")
    assert (len(article.outlet), len(article.byline) <= 200) == (120, True)
    assert [block.text for block in article.blocks] == ["نص أول.", "نص ثانٍ."]
    assert "\x00" not in article.raw
    assert article.digest == record.digest


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "the day before", "not a date"),
        ("date", "2018-02-30", "no such day"),
        ("date", "31/12/2018", "not a date"),
        ("date_precision", "hour", "unknown date_precision"),
        ("url", "javascript:alert(1)", "not a web address"),
        ("url", "https://example.org/" + "a" * 500, "not a web address"),
    ],
)
def test_fields_that_cannot_be_used_name_their_article(tmp_path, field, value, message):
    (record,) = records(json_lines(tmp_path / "a.jsonl", {"headline": "خطة", "body": "نص.", field: value}))
    with pytest.raises(ImportFault, match=message) as caught:
        structure(record)
    assert caught.value.where.endswith("a.jsonl:1")


def test_nothing_but_furniture_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_text("Sorry, you need to enable JavaScript to visit this website.\n\n")
    with pytest.raises(ImportFault, match="no text"):
        structure(records(tmp_path)[0])


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("", None, "day"),
        ("2014-08-26", datetime.date(2014, 8, 26), "day"),
        ("2018-02-01T10:00:33", datetime.date(2018, 2, 1), "day"),
        ("2018-02-01 23:30:00+03:00", datetime.date(2018, 2, 1), "day"),
        ("٢٠١٨-٠٢-٠١", datetime.date(2018, 2, 1), "day"),
        ("2014-08", datetime.date(2014, 8, 1), "month"),
        ("2014", datetime.date(2014, 1, 1), "year"),
        ("2014-08~", datetime.date(2014, 8, 1), "estimated"),
    ],
)
def test_dates(text, date, precision):
    assert read_date(text) == (date, precision)


def test_a_changed_text_or_field_changes_the_digest(tmp_path):
    line = {"headline": "خطة", "body": "نص.", "url": "https://example.org/1"}
    (first,) = records(json_lines(tmp_path / "a.jsonl", line))
    (same,) = records(json_lines(tmp_path / "b.jsonl", line))
    (other,) = records(json_lines(tmp_path / "c.jsonl", {**line, "headline": "خطة أخرى"}))
    assert first.digest == same.digest != other.digest
