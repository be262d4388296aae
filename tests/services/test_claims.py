"""What articles claim of an event stays with them as long as they are tagged with it."""

from datetime import date

import pytest
from suggesting import suggest

from corpus_app.models import Event, EventClaim
from corpus_app.services.analysis import analyse_page
from corpus_app.services.claims import claims_by_article
from corpus_app.services.decisions import accept, reject, undo
from corpus_app.services.requests import note_request

CLAIMS = [
    {"what": "killed", "low": 12, "high": 12, "attributed_to": "وزارة الصحة", "quote": "مقتل 12 شخصا"},
    {"what": "injured", "low": 20, "high": None, "attributed_to": "", "quote": "عشرات الجرحى"},
]


@pytest.fixture
def blast(db):
    return Event.objects.create(name="انفجار المرفأ", category="OTHER", form="accident", date="2019-02-06")


def test_accepted_events_bring_their_claims_and_lose_them_with_the_tag(make_article, blast, editor):
    suggestion = suggest(make_article(live=False), blast, of="event", claims=CLAIMS)
    accept(suggestion, editor)
    assert [(claim.what, claim.low, claim.high) for claim in blast.claims.all()] == [
        ("killed", 12, 12),
        ("injured", 20, None),
    ]
    undo(suggestion, editor)
    assert not EventClaim.objects.exists()
    reject(suggestion, editor)
    assert not EventClaim.objects.exists()


def test_claims_of_several_articles_stand_side_by_side(make_article, blast, editor):
    for title, low in (("الخبر الأول", 12), ("الخبر الثاني", 30)):
        claim = CLAIMS[0] | {"low": low, "high": low}
        accept(suggest(make_article(title, live=False), blast, of="event", claims=[claim]), editor)
    told = claims_by_article(blast)
    assert [(told_by.page.title, [claim.low for claim in told_by.claims]) for told_by in told] == [
        ("الخبر الأول", [12]),
        ("الخبر الثاني", [30]),
    ]


def test_the_analysis_gives_an_event_the_numbers_told_with_it(make_article, db):
    page = make_article(
        "انفجار سيارة مفخخة في سوق شعبي",
        ["انفجرت سيارة مفخخة في سوق شعبي الأربعاء، ما أسفر عن مقتل 12 شخصا وإصابة نحو 30 آخرين، بحسب الشرطة."],
        date=date(2019, 2, 6),
    )
    note_request(page.pk, "wanted")
    analyse_page(page.pk)
    [told] = [s.proposal["claims"] for s in page.suggestions.filter(kind="event") if s.proposal["claims"]]
    assert {(claim["what"], claim["low"]) for claim in told} == {("killed", 12), ("injured", 30)}
    assert {claim["attributed_to"] for claim in told} == {"الشرطة"}
