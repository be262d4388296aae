"""A target that is clearly nearer than a link which an editor chose: suggested with that reason, never put in."""

import pytest

from corpus_app.analysis.proposals import Reason
from corpus_app.analysis.related import RelatedProposal
from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.models import AnalysisRequest, CorpusSettings, RelatedLink, Suggestion
from corpus_app.services import analysis, link_ranking
from corpus_app.services.link_suggestions import links_worth_showing, mark_nearer, suggest_nearer
from corpus_app.ui.reasons import reason_texts

pytestmark = pytest.mark.django_db

FLOOD = ("فيضانات تجتاح مدينة السمارة", ["غمرت المياه أحياء السمارة وأجلت فرق الإنقاذ مئات الأسر قرب السد القديم."])
RESCUE = ("إجلاء مئات الأسر من السمارة", ["واصلت فرق الإنقاذ إجلاء الأسر من السمارة خوفا من انهيار السد القديم."])
WINTER = ("شتاء قاس في القرى", ["قال سكان القرى إن السد القديم لم يصن منذ أعوام وإن الطرق مقطوعة والمدارس مغلقة."])


@pytest.fixture
def page(make_article):
    return make_article("المقال")


@pytest.fixture
def chosen(page, make_article):
    target = make_article("مختار")
    page.related_links.add(RelatedLink(target=target, kind="background"))
    page.save()
    return target


def proposal(target, score, kind=LinkKind.BACKGROUND, reposts=()):
    return RelatedProposal(target.pk, kind, score, (Reason("same_section"), Reason("x")), reposts=tuple(reposts))


def nearer(related):
    return [link.target_id for link in related if any(reason.code == "nearer_than" for reason in link.reasons)]


@pytest.mark.parametrize(
    ("score", "kind", "is_nearer"),
    [
        (0.7, LinkKind.BACKGROUND, True),
        (0.5, LinkKind.BACKGROUND, False),
        (0.3, LinkKind.BACKGROUND, False),
        (0.7, LinkKind.FOLLOW_UP, False),
        (0.9, LinkKind.DUPLICATE, False),
    ],
)
def test_only_what_is_clearly_nearer_in_the_same_relation(page, chosen, make_article, score, kind, is_nearer):
    other = make_article("آخر")
    marked = mark_nearer(page, [proposal(other, score, kind), proposal(chosen, 0.4)])
    assert nearer(marked) == [other.pk] * is_nearer
    assert [link.target_id for link in marked] == [other.pk, chosen.pk]


@pytest.mark.parametrize("fields", [{"pinned": True}, {"kind": "opposite"}, {"kind": "correction"}])
def test_pinned_links_and_those_of_the_editors_own_kinds_are_never_compared(page, chosen, make_article, fields):
    RelatedLink.objects.filter(target=chosen).update(**fields)
    page = type(page).objects.get(pk=page.pk)
    assert nearer(mark_nearer(page, [proposal(make_article("آخر"), 0.9), proposal(chosen, 0.3)])) == []


def test_a_repost_of_what_is_chosen_is_no_better_target(page, chosen, make_article):
    copy = proposal(make_article("آخر"), 0.9, reposts=[chosen.pk])
    assert nearer(mark_nearer(page, [copy, proposal(chosen, 0.3)])) == []


def test_a_chosen_link_that_the_ranking_does_not_find_is_not_outdone(page, chosen, make_article):
    assert nearer(mark_nearer(page, [proposal(make_article("آخر"), 0.9)])) == []


def test_it_shows_even_beyond_the_number_of_suggestions(page, chosen, make_article):
    best = [proposal(make_article(f"خبر {number}"), 0.9, LinkKind.FOLLOW_UP) for number in range(5)]
    other = proposal(make_article("آخر"), 0.7)
    marked = mark_nearer(page, [*best, other, proposal(chosen, 0.3)])
    shown = links_worth_showing(marked, CorpusSettings(most_links=5))
    assert [link.target_id for link in shown] == [link.target_id for link in [*best, other]]


def test_an_article_that_newly_becomes_the_better_target_is_suggested_and_replaces_nothing(make_article):
    distant = make_article(*WINTER)
    page = make_article(*RESCUE)
    RelatedLink.objects.create(page=page, target=distant)
    work()
    make_article(*FLOOD, live=False).save_revision().publish()
    work()
    suggestion = page.suggestions.get(kind="article", state="pending")
    assert suggestion.title == FLOOD[0]
    assert f"أقرب من المقال المختار «{WINTER[0]}»." in [
        text.replace("\u2068", "").replace("\u2069", "") for text in reason_texts(suggestion, {})
    ]
    assert list(RelatedLink.objects.filter(page=page).values_list("target_id", flat=True)) == [distant.pk]


def test_a_decision_against_it_stays(page, chosen, make_article):
    other = make_article("آخر")
    page.suggestions.create(kind="article", key=f"article:{other.pk}", target=other, score=0.5, state="rejected")
    suggest_nearer(page, [proposal(other, 0.9), proposal(chosen, 0.3)])
    assert Suggestion.objects.get(page=page).state == "rejected"


def work():
    for page_id in AnalysisRequest.objects.filter(state="waiting").values_list("page_id", flat=True):
        analysis.analyse_page(page_id)
    while link_ranking.work():
        pass
