"""What belongs together, what is the same text, what comes first, and why."""

from datetime import date, timedelta

import pytest

from corpus_app.analysis.document import Document
from corpus_app.analysis.related import Comparison, Reading
from corpus_app.analysis.related_words import Rarity, profile_of, stems_of
from corpus_app.analysis.vocabulary import LinkKind

DAY = date(2021, 5, 10)
FLOOD = (
    "فيضانات تجتاح مدينة السمارة",
    "غمرت مياه الفيضانات أحياء السمارة وأجلت فرق الإنقاذ مئات الأسر من بيوتها قرب السد القديم.",
)
RESCUE = (
    "إجلاء مئات الأسر من السمارة",
    "واصلت فرق الإنقاذ إجلاء الأسر بعد الفيضانات التي ضربت السمارة وهددت السد القديم بالانهيار.",
)
MATCH = (
    "المنتخب يفوز بثلاثة أهداف",
    "حقق المنتخب فوزه الثاني في التصفيات بعد مباراة قوية سجل فيها المهاجم هدفين في الشوط الأول.",
)
MARKET = ("أسعار القمح ترتفع", "ارتفعت أسعار القمح في الأسواق العالمية بعد قرار وقف التصدير وتراجع المحصول.")


def reading(number, text, *, days=0, **fields):
    """An article of (headline, lead), published ``days`` after DAY."""
    headline, lead = text
    document = Document.from_parts([("title", "headline", headline), ("body", "paragraph", lead)])
    published = None if days is None else DAY + timedelta(days=days)
    return Reading(number, profile_of(document), published, **fields)


def ranked(source, *candidates, counts=None, event_counts=None, total=100):
    return Comparison(source, Rarity(), counts or {}, event_counts or {}, total).rank(candidates)


def order(proposals):
    return [proposal.target_id for proposal in proposals]


@pytest.mark.parametrize(
    "one, other",
    [
        ("الانتخابات", "انتخابات"),
        ("والمتظاهرون", "متظاهرين"),
        ("للعراق", "العراق"),
        ("بالأسلحة", "أسلحة"),
        ("القمّة", "القمة"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stems_of(one) == stems_of(other)


def test_common_words_are_no_content():
    assert stems_of("قال إن هذا هو الذي كان") == []


def test_the_same_story_comes_before_others_of_that_day():
    source = reading(1, FLOOD)
    assert order(ranked(source, reading(2, MATCH), reading(3, RESCUE), reading(4, MARKET)))[0] == 3


def test_of_two_alike_the_nearer_in_time_comes_first():
    later_version = (
        "السمارة: فرق الإنقاذ تجلي الأسر",
        "فيضانات السمارة تهدد السد القديم وفرق الإنقاذ تجلي مئات الأسر اليوم.",
    )
    source = reading(1, FLOOD)
    near, far = reading(2, RESCUE, days=-1), reading(3, later_version, days=-400)
    assert order(ranked(source, far, near)) == [2, 3]


def test_an_explainer_ages_more_slowly():
    lead = "يقع السد القديم قرب السمارة وقد بني لحماية المدينة من الفيضانات التي تتكرر فيها."
    source = reading(1, FLOOD)
    explainer = ranked(source, reading(2, ("ما هو السد القديم في السمارة؟", lead), days=-60))[0]
    report = ranked(source, reading(3, ("ترميم السد القديم في السمارة", lead), days=-60))[0]
    assert explainer.score > report.score


def test_shared_events_and_scarce_actors_lift_a_candidate():
    source = reading(1, FLOOD, actors=frozenset({7}), events=frozenset({5}))
    plain = ranked(source, reading(2, RESCUE))[0]
    with_actor = ranked(source, reading(2, RESCUE, actors=frozenset({7})), counts={7: 2})[0]
    with_event = ranked(source, reading(2, RESCUE, actors=frozenset({7}), events=frozenset({5})), counts={7: 2})[0]
    assert plain.score < with_actor.score < with_event.score


def test_a_scarce_actor_tells_more_than_one_that_is_everywhere():
    source = reading(1, FLOOD, actors=frozenset({7, 8}))
    scarce, common = reading(2, RESCUE, actors=frozenset({7})), reading(3, RESCUE, actors=frozenset({8}))
    counts = {7: 2, 8: 90}
    assert ranked(source, scarce, counts=counts)[0].score > ranked(source, common, counts=counts)[0].score


def test_a_scarce_event_tells_more_than_a_long_war():
    source = reading(1, FLOOD, events=frozenset({5, 6}))
    scarce, common = reading(2, RESCUE, events=frozenset({5})), reading(3, RESCUE, events=frozenset({6}))
    counts = {5: 2, 6: 90}
    assert ranked(source, scarce, event_counts=counts)[0].score > ranked(source, common, event_counts=counts)[0].score


def test_the_same_section_decides_between_equals():
    source = reading(1, FLOOD, section="0001")
    here, there = reading(2, RESCUE, section="0001"), reading(3, RESCUE, section="0002")
    assert ranked(source, here)[0].score > ranked(source, there)[0].score


def test_a_repost_is_told_apart_and_comes_last():
    repost = (f"عاجل | {FLOOD[0]}", FLOOD[1])
    proposals = ranked(reading(1, FLOOD), reading(2, repost), reading(3, RESCUE), reading(4, MATCH))
    assert [p.target_id for p in proposals if p.kind == LinkKind.DUPLICATE] == [2]
    assert order(proposals)[-1] == 2


def test_a_column_of_one_name_is_no_repost():
    source = reading(1, ("حديث الصباح", FLOOD[1]))
    assert ranked(source, reading(2, ("حديث الصباح", MARKET[1])))[0].kind != LinkKind.DUPLICATE


def test_reposts_among_the_candidates_take_one_place():
    again = (f"مصور: {RESCUE[0]}", RESCUE[1])
    proposals = ranked(reading(1, FLOOD), reading(2, RESCUE), reading(3, again, days=-1), reading(4, MATCH))
    assert len(proposals) == 2
    assert {proposals[0].target_id, *proposals[0].reposts} == {2, 3}


@pytest.mark.parametrize(
    "days, fields, kind",
    [
        (0, {"events": frozenset({5})}, LinkKind.SAME_EVENT),
        (40, {}, LinkKind.FOLLOW_UP),
        (-40, {}, LinkKind.BACKGROUND),
        (None, {}, LinkKind.BACKGROUND),
    ],
)
def test_the_kind_of_link(days, fields, kind):
    source = reading(1, FLOOD, events=frozenset({5}))
    assert ranked(source, reading(2, RESCUE, days=days, **fields))[0].kind == kind


def test_each_proposal_says_why():
    source = reading(1, FLOOD, actors=frozenset({7}), events=frozenset({5}), section="0001")
    other = reading(2, RESCUE, days=-2, actors=frozenset({7}), events=frozenset({5}), section="0001")
    proposal = ranked(source, other)[0]
    reasons = {reason.code: reason.params for reason in proposal.reasons}
    assert reasons["shared_events"] == {"ids": [5]}
    assert reasons["shared_actors"] == {"ids": [7]}
    assert reasons["days_apart"] == {"days": -2}
    assert "same_section" in reasons
    shown = reasons["shared_words"]["words"]
    assert shown
    assert all(word in f"{FLOOD[0]} {FLOOD[1]}" for word in shown)


def test_scores_stay_between_nothing_and_one():
    source = reading(1, FLOOD, actors=frozenset({7}), events=frozenset({5}))
    texts = (FLOOD, RESCUE, MATCH, MARKET, ("", ""))
    for proposal in ranked(source, *(reading(number, text) for number, text in enumerate(texts, 2))):
        assert 0 <= proposal.score <= 1
