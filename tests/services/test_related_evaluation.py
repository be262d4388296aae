"""How proposals are held against the links that editors had set."""

import pytest

from corpus_app.analysis.related import RelatedProposal
from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.services import related_evaluation
from corpus_app.services.related_evaluation import Listed, Scores, rank_links


def proposal(page_id, kind=LinkKind.BACKGROUND, reposts=()):
    return RelatedProposal(page_id, kind, 0.5, (), (), tuple(reposts))


@pytest.fixture
def ranks(monkeypatch):
    """``ranks(links, pool, *proposals)``: the rank of each link where every source gets these proposals."""

    class Pages:
        def get(self, pk):
            return self

        specific = property(lambda self: self)

    class Engine:
        def analyse(self, document):
            return None

    def run(links, pool, *proposals):
        monkeypatch.setattr(related_evaluation, "Page", type("Page", (), {"objects": Pages()}))
        monkeypatch.setattr(related_evaluation, "document_of", lambda page: None)
        monkeypatch.setattr(related_evaluation, "related_proposals", lambda *args: list(proposals))
        return [rank for *_, rank in rank_links(links, pool, Engine())]

    return run


POOL = {
    "source": Listed(1, "الأولى", "2021-05-10T12:00:00", "فيضان"),
    "older": Listed(2, "الأولى", "2021-05-09T12:00:00", "مطر"),
    "oldest": Listed(3, "الأولى", "2021-05-01T12:00:00", "سد"),
    "newer": Listed(4, "الأولى", "2021-05-11T12:00:00", "إجلاء"),
    "elsewhere": Listed(5, "الثانية", "2021-05-09T12:00:00", "مطر غزير"),
    "repost": Listed(6, "الأولى", "2021-05-02T12:00:00", "سد"),
}


def test_only_older_articles_of_the_outlet_are_counted(ranks):
    found = ranks([("source", "oldest")], POOL, proposal(4), proposal(5), proposal(2), proposal(3))
    assert found == [2]


def test_reposts_of_the_source_take_no_place(ranks):
    assert ranks([("source", "oldest")], POOL, proposal(2, LinkKind.DUPLICATE), proposal(3)) == [1]


def test_a_repost_of_the_target_is_as_good(ranks):
    assert ranks([("source", "oldest")], POOL, proposal(6)) == [1]
    assert ranks([("source", "oldest")], POOL, proposal(2, reposts=[3])) == [1]


def test_what_is_not_proposed_is_missed(ranks):
    assert ranks([("source", "oldest"), ("source", "older")], POOL, proposal(2)) == [None, 1]


def test_scores_of_ranks():
    scores = Scores([1, 4, None, 7])
    assert (scores.recall(1), scores.recall(5), scores.recall(10)) == (0.25, 0.5, 0.75)
    assert scores.mean_reciprocal_rank == pytest.approx((1 + 1 / 4 + 1 / 7) / 4)
