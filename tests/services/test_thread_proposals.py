"""Story threads for editors: what is proposed, made, and added to threads there are."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from suggesting import make_actor
from wagtail.admin.models import EditingSession
from wagtail.models import PageViewRestriction

from corpus_app.models import ActorTag, Event, EventTag, ThreadArticle, ThreadEvent, ThreadPage
from corpus_app.services.errors import Conflict
from corpus_app.services.thread_proposals import find_proposals, load_proposals
from corpus_app.services.threads import add_to_thread, make_thread, may_make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget():
    """What an earlier test's tags proposed."""
    cache.clear()


def event(name, day="", **fields):
    return Event.objects.create(name=name, category="CONSULT", date=day, **fields)


@pytest.fixture
def tell(make_article):
    """Publishes an article: ``tell(title, day, events, main=actor)``."""

    def make(title, day, events=(), main=None, **fields):
        page = make_article(title, date=day, **fields)
        page.event_tags.set([EventTag(tag=each) for each in events])
        page.actor_tags.set([ActorTag(tag=main, main=True)] if main else [])
        page.save()
        return page

    return make


@pytest.fixture
def story(tell):
    """An envoy's rounds: two events and an article that tells of neither."""
    envoy = make_actor("مبعوث الأمم المتحدة")
    first, second = event("لقاء صنعاء", "2018-03-01"), event("مشاورات جنيف", "2018-03-08")
    articles = [
        tell("المبعوث يصل إلى صنعاء", date(2018, 3, 1), [first], envoy),
        tell("انطلاق المشاورات", date(2018, 3, 8), [second], envoy),
        tell("المبعوث متفائل", date(2018, 3, 12), [], envoy),
    ]
    return [first, second], articles


def proposals():
    return load_proposals(*find_proposals())


class TestProposals:
    def test_tell_name_days_and_events_of_a_chain(self, story, site_tree):
        events, articles = story
        (proposal,) = proposals()
        assert (proposal.name, proposal.article_count) == ("لقاء صنعاء", 3)
        assert (proposal.first, proposal.last) == (date(2018, 3, 1), date(2018, 3, 12))
        assert proposal.events == [(events[0], 1), (events[1], 1)]
        assert (proposal.new_events, [page.pk for page in proposal.new_articles]) == (events, [articles[2].pk])
        assert proposal.parent_id == site_tree[1].pk

    def test_name_the_whole_for_its_parts(self, tell):
        war = event("معركة الحديدة", "2018-06/2018-12")
        parts = [event(f"يوم {n}", f"2018-{n:02}", parent=war) for n in (6, 9, 12)]
        for number, part in enumerate(parts):
            tell(f"خبر {number}", part.earliest, [part])
        (proposal,) = proposals()
        assert (proposal.name, proposal.new_events) == ("معركة الحديدة", [war])
        assert len(proposal.events) == 4

    def test_count_published_and_public_articles_only(self, story, site_tree):
        _events, articles = story
        articles[0].unpublish()
        assert proposals() == []
        articles[0].save_revision().publish()
        assert len(proposals()) == 1
        PageViewRestriction.objects.create(page=site_tree[1], restriction_type=PageViewRestriction.LOGIN)
        tell_again = articles[1].event_tags.get()
        tell_again.pk = None
        articles[1].event_tags.all().delete()
        tell_again.save()
        assert proposals() == []

    def test_see_a_new_tag_at_once(self, story, tell):
        assert proposals()[0].article_count == 3
        tell("خبر رابع", date(2018, 3, 9), [story[0][1]])
        assert proposals()[0].article_count == 4

    def test_cost_as_many_queries_for_many_as_for_one(self, story, tell):
        with CaptureQueriesContext(connection) as few:
            assert len(proposals()) == 1
        for number in range(4):
            told = event(f"مؤتمر {number}", f"20{number + 10}-01-01")
            for day in range(3):
                tell(f"خبر {number} {day}", told.earliest + timedelta(day), [told])
        with CaptureQueriesContext(connection) as many:
            assert len(proposals()) == 5
        assert len(many) == len(few)


class TestCovered:
    @pytest.fixture
    def thread(self, story, site_tree, moderator):
        _events, articles = story
        return make_thread(site_tree[1], "جهود المبعوث", [story[0][0].pk], [articles[1].pk], moderator)

    def test_shows_the_thread_and_what_is_new_to_it(self, story, thread):
        (proposal,) = proposals()
        assert proposal.thread == thread
        assert (proposal.new_events, [page.pk for page in proposal.new_articles]) == (
            [story[0][1]],
            [story[1][2].pk],
        )

    def test_shows_nothing_when_nothing_is_new(self, story, thread, moderator):
        assert add_to_thread(thread.pk, [story[0][1].pk], [story[1][2].pk], moderator) == 2
        assert proposals() == []

    def test_goes_by_the_latest_draft(self, story, thread, moderator):
        draft = thread.get_latest_revision_as_object()
        draft.thread_events.add(ThreadEvent(event=story[0][1]))
        draft.thread_articles.add(ThreadArticle(article=story[1][2]))
        draft.save_revision(user=moderator)
        assert proposals() == []


class TestMaking:
    def test_gives_a_draft_under_the_users_name(self, story, site_tree, editor):
        events, articles = story
        page = make_thread(site_tree[1], "لقاء صنعاء", [e.pk for e in reversed(events)], [articles[2].pk], editor)
        page = ThreadPage.objects.get(pk=page.pk)
        assert (page.live, page.owner, page.title) == (False, editor, "لقاء صنعاء")
        draft = page.get_latest_revision_as_object()
        assert [row.event for row in draft.thread_events.all()] == events
        assert [row.article_id for row in draft.thread_articles.all()] == [articles[2].pk]
        assert page.latest_revision.user == editor

    def test_a_second_time_leads_to_the_first(self, story, site_tree, editor):
        page = make_thread(site_tree[1], "ملف", [story[0][0].pk], [], editor)
        with pytest.raises(Conflict) as raised:
            make_thread(site_tree[1], "ملف", [story[0][0].pk], [], editor)
        assert raised.value.candidates == [page]
        assert ThreadPage.objects.count() == 1

    def test_two_of_one_title_have_two_addresses(self, story, site_tree, editor):
        one, other = (make_thread(site_tree[1], "ملف", [each.pk], [], editor) for each in story[0])
        assert one.slug != other.slug

    def test_takes_only_what_is_there(self, story, site_tree, editor):
        events, articles = story
        articles[2].unpublish()
        page = make_thread(site_tree[1], "ملف", [events[0].pk, 99999], [articles[2].pk, site_tree[1].pk, 88888], editor)
        assert (page.thread_events.count(), page.thread_articles.count()) == (1, 0)
        with pytest.raises(Conflict):
            make_thread(site_tree[1], "ملف", [99999], [], editor)

    def test_needs_the_permission_to_add_there(self, story, site_tree, django_user_model, make_article, editor):
        stranger = django_user_model.objects.create_user("stranger")
        assert may_make(editor) and not may_make(stranger)
        for parent, user in ((site_tree[1], stranger), (make_article(), editor), (site_tree[0].get_parent(), editor)):
            with pytest.raises(PermissionDenied):
                make_thread(parent, "ملف", [story[0][0].pk], [], user)
        assert not ThreadPage.objects.exists()


class TestAdding:
    @pytest.fixture
    def thread(self, story, site_tree, editor):
        page = make_thread(site_tree[1], "جهود المبعوث", [story[0][0].pk], [], editor)
        page.get_latest_revision().publish()
        return ThreadPage.objects.get(pk=page.pk)

    def test_makes_a_draft_and_leaves_what_readers_see(self, story, thread, editor):
        assert add_to_thread(thread.pk, [story[0][1].pk, story[0][0].pk], [story[1][2].pk], editor) == 2
        thread.refresh_from_db()
        assert [row.event for row in thread.thread_events.all()] == [story[0][0]]
        assert thread.has_unpublished_changes and thread.latest_revision.user == editor
        draft = thread.get_latest_revision_as_object()
        assert [row.event for row in draft.thread_events.all()] == story[0]
        before = thread.latest_revision_id
        assert add_to_thread(thread.pk, [story[0][1].pk], [], editor) == 0
        thread.refresh_from_db()
        assert thread.latest_revision_id == before

    def test_leaves_a_thread_alone_that_somebody_has_open(self, story, thread, editor, moderator):
        EditingSession.objects.create(
            user=moderator, content_object=ThreadPage.objects.get(pk=thread.pk), last_seen_at=timezone.now()
        )
        with pytest.raises(Conflict, match="moderator"):
            add_to_thread(thread.pk, [story[0][1].pk], [], editor)

    def test_leaves_a_locked_thread_alone(self, story, thread, editor, moderator):
        ThreadPage.objects.filter(pk=thread.pk).update(locked=True, locked_by=moderator, locked_at=timezone.now())
        with pytest.raises(PermissionDenied):
            add_to_thread(thread.pk, [story[0][1].pk], [], editor)

    def test_needs_the_permission_to_edit_it(self, story, thread, django_user_model):
        with pytest.raises(PermissionDenied):
            add_to_thread(thread.pk, [story[0][1].pk], [], django_user_model.objects.create_user("stranger"))

    def test_to_a_thread_that_is_gone_says_so(self, story, thread, editor, site_tree):
        for pk in (99999, site_tree[1].pk):
            with pytest.raises(Conflict):
                add_to_thread(pk, [story[0][1].pk], [], editor)
