"""Any text is read to its end, and what is said of it holds in it."""

from datetime import date

import pytest
from event_stage import FINDER
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_app.analysis.document import Document
from corpus_app.analysis.events import clusters, find_claims
from corpus_app.analysis.events.open_clusters import FIRST, LATEST
from corpus_app.analysis.proposals import ActorProposal, DateMention, Mention
from corpus_app.analysis.vocabulary import ActorKind, ActorRole

WORDS = st.sampled_from(
    "قصف وقصفت سيقصف لم لن نفى اتهم غارة غارات على مدينة الموصل معركة هجمات 11 سبتمبر اجتماع بين روسيا وتركيا"
    " قتل قتيلا ما بين 20 و30 عشرات آلاف مقتل سبعة في الذي أن إلغاء الزيارة قال الوزير منذ انسحاب فوز مباراة".split()
    + [":", "،", ".", "\n", "«", "»", '"']
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(headline=TEXTS, body=TEXTS, spans=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=4))
def test_any_text_is_read_to_its_end(headline, body, spans):
    document = Document.from_parts(
        [("title", "headline", headline), ("body", "paragraph", body)], published=date(2018, 5, 10)
    )
    text = document.text
    actors = tuple(
        ActorProposal(None, f"فاعل {number}", ActorKind.STATE, 0.5, ActorRole.MENTIONED, False,
                      (Mention(start, start + size, text[start : start + size], "name"),))
        for number, (start, size) in enumerate(spans)
        if start + size <= len(text)
    )  # fmt: skip
    dates = tuple(DateMention(start, start + size, text[start : start + size], "2018-05") for start, size in spans[:1])
    events = FINDER.propose(document, actors, dates)
    assert events == FINDER.propose(document, actors, dates)
    for event in events:
        assert 0 <= event.score <= 1
        assert event.name.strip()
        assert event.mentions
        for mention in event.mentions:
            assert text[mention.start : mention.end] == mention.text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_claims_lie_where_they_say(text):
    for claim in find_claims(text):
        assert text[claim.start : claim.end] == claim.text
        assert claim.high is None or claim.low <= claim.high


def test_a_document_without_date_or_blocks_is_read():
    assert FINDER.propose(Document("قصف على حلب", ()), (), ())
    assert FINDER.propose(Document("", ()), (), ()) == ()


@pytest.mark.parametrize("sentence", ["قصف الجيش البلدة وقتل سبعة.", "اتهم الوزير خصومه.", "عقد الوزير اجتماعا."])
def test_a_telling_is_compared_with_no_more_clusters_in_a_longer_text(sentence, monkeypatch):
    compared = []
    monkeypatch.setattr(clusters, "_fit", lambda *_: compared.append(1) or 0)
    most = []
    for size in (200, 800):
        compared.clear()
        paragraphs = [(f"body:{number}", "paragraph", sentence) for number in range(size)]
        FINDER.propose(Document.from_parts([("title", "headline", "خبر"), *paragraphs], published=date(2018, 5, 10)))
        most.append(len(compared) / size)
    assert most[1] <= most[0] * 1.3


def test_a_cluster_of_many_tellings_compares_a_bounded_number_of_them():
    paragraphs = [(f"body:{number}", "paragraph", "عقد الوزير اجتماعا.") for number in range(300)]
    document = Document.from_parts([("title", "headline", "خبر"), *paragraphs], published=date(2018, 5, 10))
    assert max(len(event.mentions) for event in FINDER.propose(document)) > FIRST + LATEST
    group = clusters.Cluster(None, list(range(300)))
    assert len(group.compared()) == FIRST + LATEST
    assert group.compared()[0] == 0 and group.compared()[-1] == 299
