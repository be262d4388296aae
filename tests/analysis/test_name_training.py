"""Teaching the name finder from a newsroom's own articles."""

import random

import pytest
from actor_samples import ACTORS

from corpus_app.analysis.document import Document
from corpus_app.analysis.gazetteer import Gazetteer
from corpus_app.analysis.name_model import NameModel
from corpus_app.analysis.name_training import common_words, train_names
from corpus_app.analysis.reading import Reading

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


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.compile(ACTORS)


@pytest.fixture(scope="module")
def documents():
    draw = random.Random(5)
    articles = []
    for number in range(60):
        names = [f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}" for _ in range(4)]
        lines = [draw.choice(SENTENCES).format(name=draw.choice(names)) for _ in range(12)]
        articles.append(
            Document.from_parts([("title", "headline", f"خبر {number}"), ("b", "paragraph", " ".join(lines))])
        )
    return articles


def test_a_trained_model_finds_names_it_has_not_seen_together(documents, gazetteer, tmp_path):
    train_names(documents, gazetteer, tmp_path / "names.crf")
    reading = Reading(Document.from_text("قال المحلل هيثم ليبسكي إن الأزمة مستمرة في البلاد."))
    guesses = NameModel(tmp_path / "names.crf").spans(reading, gazetteer.demonyms())
    assert [[word.text for word in reading.words[guess.first : guess.last + 1]] for guess in guesses] == [
        ["هيثم", "ليبسكي"]
    ]
    assert 0 < guesses[0].sure <= 1


def test_too_few_names_are_told(gazetteer, tmp_path):
    with pytest.raises(ValueError, match="too few names"):
        train_names([Document.from_text("ارتفعت أسعار النفط أمس.")], gazetteer, tmp_path / "names.crf")


def test_progress_sees_every_pass(documents, gazetteer, tmp_path):
    passes = []

    def progress(items, label):
        passes.append(label)
        return items

    train_names(documents[:40], gazetteer, tmp_path / "names.crf", progress)
    assert passes == ["read", "label", "correct"]


def test_common_words_leave_names_out(documents, gazetteer):
    words = common_words([Reading(document) for document in documents], NameModel(), gazetteer.demonyms())
    assert "الازمه" in words
    assert "مرادوف" not in words
