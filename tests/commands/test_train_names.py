"""train_names: a name finder of the newsroom's own, measured, replaced in one step, never trusted when damaged."""

import io
import json
import random

import pytest
from django.core.management import CommandError, call_command
from suggesting import SENTENCE, make_actor, suggest

from corpus_app.models import KnowledgeVersion, Suggestion
from corpus_app.services import name_training
from corpus_app.services.name_models import model_path, newsroom_model
from corpus_app.services.snapshots import current_engine

GIVEN = "سامر ريم هيثم مازن فاضل كريم جابر نزار لؤي هاني".split()
FAMILY = "الراشدي النعيمي زيتونة قباني حمودة الشهابي برقاوي دياب الزعبي مرادوف كوستاني ليبسكي".split()
SENTENCES = (
    "قال المحلل {name} إن الأزمة مستمرة في البلاد.",
    "وأكدت مصادر أن الصحفي {name} وصل إلى المدينة أمس.",
    "التقى الوفد الناشط {name}، وبحث معه الملف.",
    "ارتفعت أسعار النفط في الأسواق العالمية أمس.",
    "انسحبت القوات من البلدة بعد معارك طويلة.",
    "وشدد {name} على أن الحل قريب.",
)


@pytest.fixture
def archive(make_article, settings, tmp_path, monkeypatch):
    """Fifty published articles, half of whose persons are on record."""
    settings.CORPUS_MODELS = tmp_path / "models"
    monkeypatch.setattr(name_training, "LEAST_ARTICLES", 40)
    draw = random.Random(5)
    for given in GIVEN[:5]:
        for family in FAMILY[:6]:
            make_actor(f"{given} {family}")
    pages = []
    for number in range(50):
        names = [f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}" for _ in range(4)]
        lines = [draw.choice(SENTENCES).format(name=draw.choice(names)) for _ in range(12)]
        pages.append(make_article(f"خبر {number}", [" ".join(lines)]))
    return pages


def train(*options):
    out = io.StringIO()
    call_command("train_names", *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_archive_teaches_a_model_that_workers_take_up(archive):
    before = KnowledgeVersion.current()
    out = train("--force")
    assert "Learned from 45 articles" in out
    assert "Measured on 5 articles" in out
    assert str(model_path()) in out
    assert newsroom_model() is not None
    assert KnowledgeVersion.current() > before
    current_engine()
    about = json.loads(model_path().with_suffix(".json").read_text(encoding="utf-8"))
    assert about["names"] > 50
    assert about["new"]["found"] > 0.8 * about["wanted"] > 0
    assert sorted(file.name for file in model_path().parent.iterdir()) == ["names.crfsuite", "names.json"]


def test_a_dry_run_measures_and_writes_nothing(archive):
    before = KnowledgeVersion.current()
    assert "Nothing was written" in train("--dry-run")
    assert not model_path().exists()
    assert KnowledgeVersion.current() == before


def test_words_that_editors_refused_are_counted(archive):
    suggestion = suggest(archive[0], kind="person", name="الأسواق العالمية")
    suggestion.evidence = [SENTENCE | {"quote": "الأسواق العالمية"}]
    suggestion.state = Suggestion.State.REJECTED
    suggestion.save()
    assert "0 of 1 that editors refused" in train("--dry-run")


def test_a_small_archive_is_refused_with_the_reason(make_article):
    make_article("خبر", ["نص."])
    with pytest.raises(CommandError, match="1 published articles; at least 200"):
        train()


def test_an_archive_without_names_is_refused(archive):
    for page in archive:
        page.body = [("text", "<p>ارتفعت أسعار النفط أمس.</p>")]
        page.save()
    with pytest.raises(CommandError, match="too few names"):
        train()
    assert list(model_path().parent.iterdir()) == []


def test_a_worse_model_replaces_nothing_unless_forced(archive, monkeypatch):
    class Clairvoyant:
        def spans(self, reading, demonyms):
            from corpus_app.analysis.name_model import Guess

            return [Guess(0, len(reading.words) - 1, 1.0)]

    monkeypatch.setattr(name_training, "newsroom_model", Clairvoyant)
    monkeypatch.setattr(name_training, "NameModel", lambda path: type("Blind", (), {"spans": lambda *_: []})())
    with pytest.raises(CommandError, match="finds 0 of"):
        train()
    assert not model_path().exists()
    train("--force")
    assert model_path().exists()


@pytest.mark.parametrize("damage", ["cut", "garbage", "empty", "no checksum"])
def test_a_damaged_model_is_left_alone_and_logged(archive, damage, caplog):
    train("--force")
    path = model_path()
    if damage == "no checksum":
        path.with_suffix(".json").unlink()
    else:
        whole = path.read_bytes()
        path.write_bytes({"cut": whole[: len(whole) // 2], "garbage": b"x" * 4000, "empty": b""}[damage])
    caplog.clear()
    assert newsroom_model() is None
    assert str(path) in caplog.text
    engine, _version = current_engine()
    assert engine is not None


def test_without_a_folder_there_is_no_model_of_its_own(settings):
    del settings.CORPUS_MODELS
    assert newsroom_model() is None
    with pytest.raises(CommandError, match="CORPUS_MODELS"):
        train()
