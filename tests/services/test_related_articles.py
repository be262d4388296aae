"""Related articles of the archive: what is found, what readers may open, what is taken back."""

import random
from datetime import date
from unittest import mock

import pytest
from wagtail.models import PageViewRestriction

from corpus_app.models import Actor, ActorTag, AnalysisRequest, ArticleWords, ExcludedArticle, Suggestion
from corpus_app.services import analysis

pytestmark = pytest.mark.django_db

FLOOD = ("فيضانات تجتاح مدينة السمارة", ["غمرت المياه أحياء السمارة وأجلت فرق الإنقاذ مئات الأسر قرب السد القديم."])
RESCUE = ("إجلاء مئات الأسر من السمارة", ["واصلت فرق الإنقاذ إجلاء الأسر من السمارة خوفا من انهيار السد القديم."])
MARKET = ("أسعار القمح ترتفع", ["ارتفعت أسعار القمح في الأسواق بعد وقف التصدير وتراجع المحصول."])


@pytest.fixture
def analysed(make_article):
    """``analysed(text, **fields)``: an article that a worker has read."""

    def make(text, **fields):
        page = make_article(*text, **fields)
        analysis.analyse_page(page.pk)
        return page

    return make


def links_of(page):
    return page.suggestions.filter(kind="article", state=Suggestion.State.PENDING)


def targets_of(page):
    return list(links_of(page).values_list("target", flat=True))


def analyse_again(page):
    AnalysisRequest.objects.update(state="waiting")
    analysis.analyse_page(page.pk)


def test_the_same_story_is_found_by_its_words_alone(analysed):
    older = analysed(FLOOD)
    analysed(MARKET)
    page = analysed(RESCUE)
    assert targets_of(page) == [older.pk]


def test_a_later_article_is_a_follow_up_for_an_older_one(analysed):
    older = analysed(FLOOD, date=date(2019, 2, 6))
    newer = analysed(RESCUE, date=date(2019, 3, 20))
    analyse_again(older)
    link = links_of(older).get()
    assert (link.target_id, link.proposal["kind"]) == (newer.pk, "follow_up")
    assert {"code": "days_apart", "params": {"days": 42}} in link.reasons


def test_undated_articles_are_found_too(analysed):
    older = analysed(FLOOD, date=None)
    assert targets_of(analysed(RESCUE)) == [older.pk]
    assert older.pk in targets_of(analysed(("السمارة: السد القديم ينهار", RESCUE[1]), date=None))


def test_drafts_and_private_articles_are_not_proposed(analysed):
    analysed(FLOOD, live=False)
    private = analysed(FLOOD)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert targets_of(analysed(RESCUE)) == []


def test_an_excluded_article_is_not_proposed(analysed):
    excluded, other = analysed(FLOOD), analysed((f"{FLOOD[0]} مجددا", [*FLOOD[1], *MARKET[1]]))
    ExcludedArticle.objects.create(page=excluded)
    assert targets_of(analysed(RESCUE)) == [other.pk]


def test_a_draft_is_proposed_once_it_is_published(analysed):
    draft = analysed(FLOOD, live=False)
    page = analysed(RESCUE)
    draft.save_revision().publish()
    analyse_again(page)
    assert targets_of(page) == [draft.pk]


def test_taking_a_page_down_takes_back_its_proposals(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    older.unpublish()
    assert targets_of(page) == []
    analyse_again(page)
    assert targets_of(page) == []


def publish(page):
    page.save_revision().publish()


def test_publishing_it_again_brings_its_proposals_back(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    older.unpublish()
    publish(older)
    assert targets_of(page) == [older.pk]


def test_what_an_analysis_took_back_stays_away_when_its_target_is_published(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    page.title, page.body = MARKET[0], [("text", f"<p>{MARKET[1][0]}</p>")]
    publish(page)
    analysis.analyse_page(page.pk)
    publish(older)
    assert targets_of(page) == []


def test_a_rejected_proposal_does_not_come_back_with_its_target(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    links_of(page).update(state=Suggestion.State.REJECTED)
    older.unpublish()
    publish(older)
    assert targets_of(page) == []


def test_a_page_that_came_back_as_private_is_not_proposed(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    older.unpublish()
    PageViewRestriction.objects.create(page=older, restriction_type=PageViewRestriction.LOGIN)
    publish(older)
    assert targets_of(page) == []


def test_a_link_that_an_editor_accepted_outlasts_taking_down(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    links_of(page).update(state=Suggestion.State.ACCEPTED)
    older.unpublish()
    assert page.suggestions.get(target=older).state == Suggestion.State.ACCEPTED


def test_a_deleted_page_leaves_nothing_behind(analysed):
    older = analysed(FLOOD)
    page = analysed(RESCUE)
    gone = older.pk
    older.delete()
    assert not ArticleWords.objects.filter(pk=gone).exists()
    analyse_again(page)
    assert targets_of(page) == []


def test_an_edited_article_is_found_by_its_new_words(analysed):
    page = analysed(MARKET)
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    draft.title, draft.body = FLOOD[0], [("text", f"<p>{FLOOD[1][0]}</p>")]
    draft.save_revision().publish()
    analysis.analyse_page(page.pk)
    assert targets_of(analysed(RESCUE)) == [page.pk]


def test_an_actor_that_an_editor_tagged_counts_where_the_words_differ(analysed):
    governor = Actor.objects.create(name="سالم الرقيبي", kind="person")
    other = analysed(("لقاء في البلدية", ["ناقش الحاضرون خطة المياه."]))
    ActorTag.objects.create(content_object=other, tag=governor)
    page = analysed(("سالم الرقيبي يستقيل", ["أعلن سالم الرقيبي استقالته أمس."]))
    proposals = {link.target_id: link for link in page.suggestions.filter(kind="article")}
    if other.pk in proposals:
        assert {"code": "shared_actors", "params": {"ids": [governor.pk]}} in proposals[other.pk].reasons


def test_a_repost_is_found_years_apart_among_many_of_its_words(analysed):
    words = f"{RESCUE[0]} {RESCUE[1][0]} {FLOOD[0]} {FLOOD[1][0]}".split()
    text = " ".join(random.Random(1).choices(words, k=60))
    original = analysed(("السمارة بعد الفيضان", [text]), date=date(2009, 2, 6))
    # Others of the same words fill every place that is left to them.
    for number in range(6):
        mixed = " ".join(random.Random(number + 2).choices(words, k=60))
        analysed((f"السمارة {number}", [mixed]), date=date(2019, 2, 5))
    limits = {"_MOST_BEFORE": 3, "_MOST_AFTER": 3, "_MOST_FAR": 3, "_MOST_SHARING": 0}
    with mock.patch.multiple("corpus_app.services.related_candidates", **limits):
        repost = analysed(("السمارة اليوم", [f"{text} ومن جديد"]))
    kinds = dict(links_of(repost).values_list("target", "proposal__kind"))
    assert kinds[original.pk] == "duplicate"


def test_reposts_are_shown_apart_and_once(analysed, site_tree):
    analysed(FLOOD)
    analysed((f"مصور: {FLOOD[0]}", FLOOD[1]))
    page = analysed(RESCUE)
    assert len(targets_of(page)) == 1
    repost = analysed((f"عاجل: {RESCUE[0]}", RESCUE[1]))
    kinds = {link.target_id: link.proposal["kind"] for link in links_of(repost)}
    assert kinds.pop(page.pk) == "duplicate"
    assert len(kinds) == 1
