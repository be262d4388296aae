"""A site's own scorer has a say in the order of related articles, and never breaks it."""

import pytest

from corpus_app.analysis.document import Document
from corpus_app.analysis.related import RelatedProposal
from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.services.related_scorer import with_own_scorer

pytestmark = pytest.mark.django_db
SOURCE = Document.from_text("فيضان في السمارة\nغمرت المياه المدينة.")


def by_shared_words(text, texts):
    words = set(text.split())
    return [len(words & set(other.split())) / len(words) for other in texts]


def too_few(text, texts):
    return [0.5]


def out_of_range(text, texts):
    return [2 for _ in texts]


def broken(text, texts):
    raise OSError("model not found")


@pytest.fixture
def proposals(make_article):
    """Two proposals, of which the second shares the source's words, and a repost."""
    rows = [("أسعار القمح", 0.5), ("غمرت المياه المدينة.", 0.45), ("فيضان", 0.9)]
    kinds = [LinkKind.BACKGROUND, LinkKind.BACKGROUND, LinkKind.DUPLICATE]
    return [
        RelatedProposal(make_article(text, (text,)).pk, kind, score, ())
        for (text, score), kind in zip(rows, kinds, strict=True)
    ]


def test_without_a_scorer_nothing_changes(proposals):
    assert with_own_scorer(SOURCE, proposals) == proposals


def test_a_scorer_moves_what_it_finds_nearer_and_leaves_reposts_last(proposals, settings):
    settings.CORPUS_RELATED_SCORER = f"{__name__}.by_shared_words"
    first, second, repost = with_own_scorer(SOURCE, proposals)
    assert [first.target_id, second.target_id, repost] == [proposals[1].target_id, proposals[0].target_id, proposals[2]]
    assert 1 >= first.score > second.score >= 0


@pytest.mark.parametrize("name", ["too_few", "out_of_range", "broken", "not_there"])
def test_a_scorer_that_fails_is_logged_and_ignored(proposals, settings, caplog, name):
    settings.CORPUS_RELATED_SCORER = f"{__name__}.{name}"
    assert with_own_scorer(SOURCE, proposals) == proposals
    assert name in caplog.text
