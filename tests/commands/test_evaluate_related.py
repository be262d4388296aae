"""evaluate_related: a pool and editors' links in, recall and the links that were missed out; the newsroom untouched."""

import gzip
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from corpus_app.analysis.knowledge_files import COLUMNS
from corpus_app.models import Actor, ArticlePage
from tests.knowledge_csv import write_knowledge

pytestmark = pytest.mark.django_db(transaction=True)

FLOOD = "غمرت المياه أحياء السمارة وأجلت فرق الإنقاذ مئات الأسر قرب السد القديم."
MARKET = "ارتفعت أسعار القمح في الأسواق بعد وقف التصدير وتراجع المحصول هذا الموسم."
POOL = [
    ("flood", "2021-05-08T08:00:00", "فيضانات تجتاح مدينة السمارة", FLOOD),
    ("market", "2021-05-08T09:00:00", "أسعار القمح ترتفع", MARKET),
    ("rescue", "2021-05-09T08:00:00", "إجلاء الأسر من السمارة", f"{FLOOD} وواصلت الفرق عملها ليلا في شرق المدينة."),
    ("repost", "2021-05-10T08:00:00", "إجلاء الأسر من السمارة", f"{FLOOD} وواصلت الفرق عملها ليلا في شرق المدينة."),
]


@pytest.fixture
def files(tmp_path):
    """``files(*links)``: the paths of the pool and of a file with these (source, target) links."""

    def write(*links):
        pool = tmp_path / "pool.jsonl.gz"
        with gzip.open(pool, "wt", encoding="utf-8") as lines:
            for identity, moment, headline, body in POOL:
                row = {"id": identity, "outlet": "الأولى", "date": moment, "headline": headline, "body": body}
                lines.write(json.dumps({**row, "url": f"https://example.org/{identity}"}) + "\n")
        rows = [json.dumps({"src": source, "dst": target}) + "\n" for source, target in links]
        (tmp_path / "links.jsonl").write_text("".join(rows))
        (tmp_path / "knowledge").mkdir(exist_ok=True)
        actor = {"slug": "rescuers", "name": "فرق الإنقاذ", "kind": "organisation"}
        write_knowledge(tmp_path / "knowledge", actors=[actor], **{kind: [] for kind in COLUMNS if kind != "actors"})
        return pool, tmp_path / "links.jsonl"

    return write


def evaluate(paths, **options):
    out, err = io.StringIO(), io.StringIO()
    knowledge = paths[1].parent / "knowledge"
    call_command("evaluate_related", *map(str, paths), knowledge=knowledge, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_links_are_counted_where_they_stand_and_the_newsroom_is_not_touched(files, make_article):
    page, actor = make_article(), Actor.objects.create(name="سالم الرقيبي", kind="person")
    links = (("rescue", "flood"), ("rescue", "market"), ("rescue", "gone"), ("market", "flood"))
    out, err = evaluate(files(*links), limit=3, misses=True, as_json=True)
    values = json.loads(out)
    assert (values["articles"], values["links"], values["unusable"]) == (4, 2, 1)
    # The flood comes first; the price of wheat is no story of it, and is listed as missed.
    assert (values["found"], values["R@1"], values["R@10"], values["MRR"]) == (1, 0.5, 0.5, 0.5)
    assert "أسعار القمح ترتفع" in err
    assert "فيضانات تجتاح مدينة السمارة" not in err
    # In memory, where SQLite's tests run, both databases are the same one.
    if connection.vendor != "sqlite":
        assert list(ArticlePage.objects.values_list("pk", flat=True)) == [page.pk]
        assert list(Actor.objects.values_list("pk", flat=True)) == [actor.pk]


def test_knowledge_without_actors_is_told_in_a_word(files):
    paths = files(("rescue", "flood"))
    write_knowledge(paths[1].parent / "knowledge", actors=[])
    with pytest.raises(CommandError, match="no actors"):
        evaluate(paths)


@pytest.mark.parametrize("text", ["not json\n", "[1]\n"])
def test_a_broken_file_is_told_in_a_word(files, text):
    pool, links = files()
    links.write_text(text)
    with pytest.raises(CommandError, match="links.jsonl"):
        evaluate((pool, links))
