"""Automatic links: what a worker stores, for which articles, and when it is ranked anew."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from corpus_app.analysis.proposals import Reason
from corpus_app.analysis.related import RelatedProposal
from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.models import (
    AnalysisRequest,
    AutomaticLink,
    CorpusSettings,
    ExcludedArticle,
    LinkRequest,
    RelatedLink,
    SectionPage,
)
from corpus_app.services import analysis, link_ranking, snapshots
from corpus_app.services.automatic_links import MOST_STORED, keep_automatic_links
from corpus_app.services.exclusions import exclude, include
from corpus_app.services.link_requests import note

pytestmark = pytest.mark.django_db

FLOOD = ("فيضانات تجتاح مدينة السمارة", ["غمرت المياه أحياء السمارة وأجلت فرق الإنقاذ مئات الأسر قرب السد القديم."])
RESCUE = ("إجلاء مئات الأسر من السمارة", ["واصلت فرق الإنقاذ إجلاء الأسر من السمارة خوفا من انهيار السد القديم."])
DAM = ("انهيار السد القديم قرب السمارة", ["انهار السد القديم قرب السمارة بعد أيام من إجلاء الأسر عن مجرى المياه."])
MARKET = ("أسعار القمح ترتفع", ["ارتفعت أسعار القمح في الأسواق بعد وقف التصدير وتراجع المحصول."])
HARVEST = ("تراجع محصول القمح", ["تراجع محصول القمح هذا العام بعد موسم جاف، وطلب المزارعون من الوزارة قروضا وبذورا."])


@pytest.fixture
def section(site_tree):
    """A section that lets the system fill up to five."""
    section = site_tree[1]
    section.fill_links_to = 5
    section.save()
    return section


@pytest.fixture
def publish(make_article):
    """``publish(text)``: an article that was written, read by a worker, published, and its links ranked."""

    def make(text, **fields):
        page = make_article(*text, live=False, **fields)
        page.save_revision().publish()
        workers()
        page.refresh_from_db()
        return page

    return make


def workers():
    """All that the workers have to do, one after another."""
    for page_id in AnalysisRequest.objects.filter(state="waiting").values_list("page_id", flat=True):
        analysis.analyse_page(page_id)
    while link_ranking.work():
        pass


def rewrite(page, text):
    """A draft of the page with another text; answers its revision."""
    draft = page.get_latest_revision_as_object()
    draft.title, draft.body = text[0], [("text", f"<p>{text[1][0]}</p>")]
    return draft.save_revision()


def targets(page):
    return list(AutomaticLink.objects.filter(page=page).values_list("target_id", flat=True))


def proposal(page, score=0.9, kind=LinkKind.BACKGROUND, reposts=()):
    return RelatedProposal(page.pk, kind, score, (Reason("same_section"),), reposts=tuple(p.pk for p in reposts))


def test_an_article_and_its_older_neighbour_are_linked_both_ways(section, publish):
    older = publish(FLOOD)
    publish(MARKET)
    newer = publish(RESCUE)
    assert targets(newer) == [older.pk]
    assert targets(older) == [newer.pk]


def test_nothing_is_stored_or_noted_where_no_section_allows_it(site_tree, publish):
    publish(FLOOD)
    publish(RESCUE)
    assert not AutomaticLink.objects.exists()
    assert not LinkRequest.objects.exists()


def test_the_nearest_section_that_says_a_number_decides(section, publish):
    inner = section.add_child(instance=SectionPage(title="محافظات", slug="inner"))
    publish(FLOOD)
    assert targets(publish(RESCUE, parent=inner))


def test_a_draft_changes_nothing_that_readers_see(section, publish):
    flood, market = publish(FLOOD), publish(MARKET)
    page = publish(RESCUE)
    draft = rewrite(page, HARVEST)
    workers()
    note([market.pk, flood.pk])
    workers()
    assert targets(page) == [flood.pk]
    assert targets(flood) == [page.pk]
    assert targets(market) == []
    draft.publish()
    workers()
    assert targets(page) == [market.pk]
    assert targets(market) == [page.pk]
    assert targets(flood) == []


def test_publishing_a_text_that_was_analysed_as_a_draft_needs_no_second_reading(
    section, make_article, publish, monkeypatch
):
    older = publish(FLOOD)
    page = make_article(*RESCUE, live=False)
    draft = page.save_revision()
    workers()
    assert targets(page) == []
    monkeypatch.setattr(snapshots, "current_engine", None)
    monkeypatch.setattr(link_ranking, "current_engine", None)
    draft.publish()
    workers()
    assert targets(page) == [older.pk]
    assert targets(older) == [page.pk]


def test_a_live_text_behind_a_newer_draft_is_read_again(section, publish):
    page = publish(RESCUE)
    rewrite(page, HARVEST)
    workers()
    flood = publish(FLOOD)
    assert targets(page) == [flood.pk]


def test_unpublishing_takes_the_links_away_and_publishing_brings_them_back(section, publish):
    older, newer = publish(FLOOD), publish(RESCUE)
    older.unpublish()
    workers()
    assert targets(newer) == [] and targets(older) == []
    older.get_latest_revision().publish()
    workers()
    assert targets(newer) == [older.pk] and targets(older) == [newer.pk]


def test_a_page_that_became_private_is_replaced_by_another(section, publish, monkeypatch):
    monkeypatch.setattr("corpus_app.services.automatic_links.MOST_STORED", 1)
    first, second, page = publish(FLOOD), publish(DAM), publish(RESCUE)
    [linked] = targets(page)
    private = first if linked == first.pk else second
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    workers()
    assert targets(page) == [({first.pk, second.pk} - {private.pk}).pop()]


def test_moving_to_a_private_section_and_deleting_too(section, publish, site_tree):
    home, _section = site_tree
    closed = home.add_child(instance=SectionPage(title="أرشيف مغلق", slug="closed"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    moved, deleted, page = publish(FLOOD), publish(DAM), publish(RESCUE)
    assert set(targets(page)) == {moved.pk, deleted.pk}
    moved.move(closed, pos="last-child")
    deleted.delete()
    assert LinkRequest.objects.filter(pk=page.pk).exists()
    workers()
    assert targets(page) == []
    assert not LinkRequest.objects.exists()


def test_switching_a_section_on_ranks_its_articles_and_off_forgets_them(site_tree, publish):
    section = site_tree[1]
    older, newer = publish(FLOOD), publish(RESCUE)
    section.fill_links_to = 3
    section.save_revision().publish()
    workers()
    assert targets(older) == [newer.pk] and targets(newer) == [older.pk]
    section.fill_links_to = 0
    section.save_revision().publish()
    workers()
    assert not AutomaticLink.objects.exists()


def test_deleting_a_whole_section_leaves_nothing_behind(section, publish):
    publish(FLOOD)
    publish(RESCUE)
    section.delete()
    workers()
    assert not AutomaticLink.objects.exists() and not LinkRequest.objects.exists()


def test_an_excluded_article_leaves_and_comes_back_when_that_is_undone(section, publish, moderator):
    older, newer = publish(FLOOD), publish(RESCUE)
    exclude(older, moderator)
    workers()
    assert targets(newer) == [] and targets(older) == [newer.pk]
    assert newer.suggestions.get(target=older).state == "withdrawn"
    AnalysisRequest.objects.filter(page=newer).update(state="waiting")
    workers()
    assert newer.suggestions.get(target=older).state == "withdrawn"
    include(older, moderator)
    workers()
    assert targets(newer) == [older.pk]
    AnalysisRequest.objects.filter(page=newer).update(state="waiting")
    workers()
    assert newer.suggestions.get(target=older).state == "pending"


def test_an_exclusion_taken_back_soon_brings_its_suggestions_back_at_once(section, publish, moderator):
    older, newer = publish(FLOOD), publish(RESCUE)
    exclude(older, moderator)
    include(older, moderator)
    assert newer.suggestions.get(target=older).state == "pending"


class TestWhatIsStored:
    @pytest.fixture
    def page(self, section, make_article):
        return make_article("المقال")

    def test_the_best_first_and_no_more_than_twenty(self, page, make_article):
        related = [proposal(make_article(f"خبر {number}"), score=0.9 - number / 100) for number in range(25)]
        keep_automatic_links(page, related)
        assert targets(page) == [link.target_id for link in related[:MOST_STORED]]

    def test_nothing_below_the_threshold_nor_reposts(self, page, make_article, site_tree):
        CorpusSettings.objects.update_or_create(site=site_tree[0].get_site(), defaults={"link_threshold": 0.4})
        good, weak, copy = (make_article(f"خبر {number}") for number in range(3))
        keep_automatic_links(page, [proposal(good), proposal(weak, 0.3), proposal(copy, kind=LinkKind.DUPLICATE)])
        assert targets(page) == [good.pk]

    def test_neither_what_is_chosen_nor_its_reposts_nor_what_was_rejected_or_excluded(self, page, make_article):
        chosen, copy_of_chosen, rejected, excluded, draft, good = (
            make_article(f"خبر {number}", live=number != 4) for number in range(6)
        )
        RelatedLink.objects.create(page=page, target=chosen)
        page.suggestions.create(
            kind="article", key=f"article:{rejected.pk}", target=rejected, score=0.5, state="rejected"
        )
        ExcludedArticle.objects.create(page=excluded)
        related = [chosen, rejected, excluded, draft, good]
        keep_automatic_links(page, [proposal(copy_of_chosen, reposts=[chosen]), *map(proposal, related)])
        assert targets(page) == [good.pk]

    def test_a_second_ranking_brings_it_up_to_date(self, page, make_article):
        one, other, third = (make_article(f"خبر {number}") for number in range(3))
        keep_automatic_links(page, [proposal(one), proposal(other, 0.8)])
        keep_automatic_links(page, [proposal(third), proposal(one, 0.7, LinkKind.FOLLOW_UP)])
        rows = AutomaticLink.objects.filter(page=page).values_list("target_id", "position", "score", "kind")
        assert list(rows) == [(third.pk, 0, 0.9, "background"), (one.pk, 1, 0.7, "follow_up")]


def test_a_request_that_keeps_failing_is_given_up(section, make_article, monkeypatch):
    make_article("خبر", date=date(2019, 1, 1))
    AnalysisRequest.objects.update(state="done")
    tries = []

    def fail(request):
        tries.append(request.pk)
        raise ValueError("broken")

    monkeypatch.setattr(link_ranking, "rank_links", fail)
    workers()
    assert len(tries) == 3
    assert not LinkRequest.objects.exists()
