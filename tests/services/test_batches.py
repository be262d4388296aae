"""Batches of decisions: every page once, the reasons of those left out, cancelled and undone as a whole."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from suggesting import make_actor, suggest
from test_applying import drafted, open_editor
from wagtail.models import ModelLogEntry, PageLogEntry

from corpus_app.models import ActorTag, ReviewItem, ReviewJob, Suggestion
from corpus_app.services import applying, batches, decisions
from corpus_app.services.errors import Conflict

State = Suggestion.State


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


@pytest.fixture
def articles(make_article):
    return [make_article(f"خبر {number}") for number in range(4)]


@pytest.fixture
def suggestions(articles, lavrov):
    return [suggest(article, lavrov) for article in articles]


@pytest.fixture
def begin(suggestions):
    def begin_with(user, decision="accept", **options):
        return batches.begin(Suggestion.objects.all(), user, decision, **options)

    return begin_with


def finish(job):
    while batches.work(job.pk):
        pass
    job.refresh_from_db()
    return {state: count for state, count in batches.progress(job).items() if count}


def states():
    return list(Suggestion.objects.order_by("pk").values_list("state", flat=True))


def test_every_article_gets_one_draft_with_its_tags(begin, articles, editor):
    suggest(articles[0], make_actor("تركيا", kind="state"))
    assert finish(job := begin(editor)) == {"done": 5}
    assert [article.revisions.count() for article in articles] == [1, 1, 1, 1]
    assert len(drafted(articles[0])) == 2
    assert {article.revisions.get().user for article in articles} == {editor}
    assert (job.state, job.total) == ("done", 5)
    assert not ActorTag.objects.exists()


def test_a_page_is_checked_and_its_rows_are_locked_once(articles, editor, django_assert_max_num_queries):
    for number in range(20):
        suggest(articles[0], make_actor(f"جهة {number}"))
    two = Suggestion.objects.values_list("pk", flat=True)[:2]
    few = batches.begin(Suggestion.objects.filter(pk__in=list(two)), editor, "reject")
    with CaptureQueriesContext(connection) as captured:
        finish(few)
    many = batches.begin(Suggestion.objects.filter(page=articles[0].pk, state="pending"), editor, "reject")
    with django_assert_max_num_queries(len(captured)):
        finish(many)
    assert states() == [State.REJECTED] * 20
    told = PageLogEntry.objects.filter(page=articles[0].pk, action="corpus.reject")
    assert {(entry.user, entry.uuid) for entry in told} == {(editor, few.log_uuid), (editor, many.log_uuid)}
    assert told.count() == 20


def test_what_is_recorded_for_one_suggestion_settles_another_of_its_article(articles, editor):
    """The record found for a new name is suggested by itself as well: the article is tagged once."""
    known = make_actor("سيرغي لافروف", names=["لافروف"])
    suggest(articles[0], name="لافروف", kind="person")
    suggest(articles[0], known)
    assert finish(batches.begin(Suggestion.objects.all(), editor, "accept")) == {"done": 2}
    assert [name for name, _, _ in drafted(articles[0])] == ["سيرغي لافروف"]
    assert states() == [State.WITHDRAWN, State.ACCEPTED]


def test_rejecting_saves_no_draft(begin, articles, editor):
    assert finish(begin(editor, "reject", why="اسم شائع")) == {"done": 4}
    assert states() == [State.REJECTED] * 4
    assert Suggestion.objects.first().why == "اسم شائع"
    assert not any(article.revisions.exists() for article in articles)


def test_published_where_asked_for_and_allowed(begin, articles, moderator):
    articles[0].save_revision()
    articles[1].unpublish()
    finish(begin(moderator, publish=True))
    assert set(ActorTag.objects.values_list("content_object", flat=True)) == {articles[2].pk, articles[3].pk}


def test_what_cannot_be_done_is_left_out_by_name_and_reason(begin, articles, editor, moderator):
    open_editor(articles[0], moderator)
    articles[1].locked, articles[1].locked_by = True, moderator
    articles[1].save()
    job = begin(editor)
    decisions.reject(Suggestion.objects.get(page=articles[2].pk), moderator)
    assert finish(job) == {"done": 1, "skipped": 3}
    assert states() == [State.PENDING, State.PENDING, State.REJECTED, State.ACCEPTED]
    reasons = list(job.items.filter(state="skipped").values_list("reason", flat=True))
    assert all(reasons) and "moderator" in reasons[0]


def test_whoever_may_edit_nothing_decides_nothing(begin, django_user_model):
    assert finish(begin(django_user_model.objects.create_user("stranger"))) == {"skipped": 4}
    assert states() == [State.PENDING] * 4


def test_a_new_name_is_recorded_once_for_all_articles(articles, editor):
    for article in articles:
        suggest(article, name="أحمد العلي", kind="person")
    job = batches.begin(Suggestion.objects.all(), editor, "accept")
    assert finish(job) == {"done": 4}
    assert {name for article in articles for name, _, _ in drafted(article)} == {"أحمد العلي"}
    assert Suggestion.objects.values("actor").distinct().count() == 1


def test_a_name_of_several_is_left_to_an_editor(articles, editor):
    make_actor("محمد علي (وزير)", names=["محمد علي"])
    make_actor("محمد علي (قائد)", names=["محمد علي"])
    suggest(articles[0], name="محمد علي", kind="person")
    suggest(articles[0], make_actor("تركيا", kind="state"))
    assert finish(batches.begin(Suggestion.objects.all(), editor, "accept")) == {"done": 1, "skipped": 1}
    assert [name for name, _, _ in drafted(articles[0])] == ["تركيا"]


def test_an_empty_batch_is_none(suggestions, editor):
    with pytest.raises(Conflict):
        batches.begin(Suggestion.objects.none(), editor, "accept")
    assert not ReviewJob.objects.exists()


class TestInterrupted:
    def test_a_worker_that_dies_on_a_page_leaves_it_as_it_was(self, begin, articles, editor, monkeypatch):
        class Killed(BaseException):
            """What no code catches."""

        job, store = begin(editor), batches.store

        def dying(page, *arguments, **options):
            if page.pk == articles[2].pk:
                raise Killed
            return store(page, *arguments, **options)

        monkeypatch.setattr(batches, "store", dying)
        with pytest.raises(Killed):
            batches.work(job.pk)
        assert states() == [State.ACCEPTED, State.ACCEPTED, State.PENDING, State.PENDING]
        monkeypatch.setattr(batches, "store", store)
        assert finish(job) == {"done": 4}
        assert [article.revisions.count() for article in articles] == [1, 1, 1, 1]

    def test_the_sweep_finds_the_batch_again(self, begin, editor):
        job = begin(editor)
        assert batches.stalled() == []
        ReviewJob.objects.update(touched_at=timezone.now() - timedelta(minutes=10))
        assert batches.stalled() == [job.pk]
        finish(job)
        ReviewJob.objects.update(touched_at=timezone.now() - timedelta(minutes=10))
        assert batches.stalled() == []

    def test_a_broken_article_stops_nobody_else(self, begin, articles, editor, monkeypatch):
        store = batches.store

        def failing(page, *arguments, **options):
            if page.pk == articles[0].pk:
                raise ValueError("broken")
            return store(page, *arguments, **options)

        monkeypatch.setattr(batches, "store", failing)
        job = begin(editor)
        assert finish(job) == {"done": 3, "skipped": 1}
        assert "broken" in job.items.get(state="skipped").reason
        assert states()[0] == State.PENDING

    def test_a_turn_ends_and_goes_on_later(self, begin, editor):
        job = begin(editor)
        assert batches.work(job.pk, turn=0)
        assert finish(job) == {"done": 4}

    def test_a_message_that_comes_twice_does_nothing_twice(self, begin, articles, editor):
        job = begin(editor)
        finish(job)
        assert not batches.work(job.pk)
        assert articles[0].revisions.count() == 1

    def test_an_article_deleted_meanwhile_is_gone_from_the_batch(self, begin, articles, editor):
        job = begin(editor)
        articles[0].delete()
        assert finish(job) == {"done": 3}


class TestCancel:
    def test_stops_before_the_next_page(self, begin, editor, monkeypatch):
        job, store = begin(editor), batches.store

        def cancelling(*arguments, **options):
            batches.cancel(job, editor)
            return store(*arguments, **options)

        monkeypatch.setattr(batches, "store", cancelling)
        assert finish(job) == {"waiting": 3, "done": 1}
        assert job.state == "cancelled"
        assert states().count(State.ACCEPTED) == 1

    def test_only_by_who_began_it_or_an_administrator(self, begin, editor, moderator, admin_user):
        job = begin(editor)
        with pytest.raises(PermissionDenied):
            batches.cancel(job, moderator)
        with pytest.raises(PermissionDenied):
            batches.begin_undo(job, moderator)
        batches.cancel(job, admin_user)
        assert finish(job) == {"waiting": 4}


class TestUndo:
    def undo(self, job, user):
        batches.begin_undo(job, user)
        return finish(job)

    def test_takes_out_what_it_put_in_and_restores_the_suggestions(self, begin, articles, suggestions, lavrov, editor):
        decisions.mark_unsure(suggestions[3], editor)
        articles[0].actor_tags.add(ActorTag(tag=lavrov, role="subject"))
        articles[0].save()
        job = begin(editor)
        Suggestion.objects.filter(pk=suggestions[0].pk).update(state=State.PENDING, stored=False)
        finish(job)
        assert self.undo(job, editor) == {"undone": 4}
        assert states() == [State.PENDING] * 3 + [State.UNSURE]
        # It was there before the batch.
        assert len(drafted(articles[0])) == 1
        assert [drafted(article) for article in articles[1:]] == [[], [], []]
        assert job.state == "undone"

    def test_of_rejections(self, begin, editor):
        finish(job := begin(editor, "reject"))
        assert self.undo(job, editor) == {"undone": 4}
        assert states() == [State.PENDING] * 4

    def test_of_what_was_done_before_it_was_cancelled(self, begin, editor, monkeypatch):
        job = begin(editor)
        batches.work(job.pk, turn=0)
        batches.cancel(job, editor)
        finish(job)
        with pytest.raises(Conflict):
            batches.begin_undo(job, editor)

    def test_keeps_what_somebody_decided_anew(self, begin, suggestions, articles, editor, moderator):
        finish(job := begin(editor))
        applying.undo_closed(suggestions[0], moderator)
        applying.accept_closed(suggestions[0], moderator)
        assert self.undo(job, editor) == {"undone": 3, "kept": 1}
        assert drafted(articles[0])

    def test_can_be_asked_for_again_for_what_was_open_elsewhere(self, begin, articles, editor, moderator):
        finish(job := begin(editor))
        session = open_editor(articles[1], moderator)
        assert self.undo(job, editor) == {"undone": 3, "kept": 1}
        assert states()[1] == State.ACCEPTED
        session.delete()
        assert self.undo(job, editor) == {"undone": 4}

    def test_a_batch_at_work_is_not_undone(self, begin, editor):
        with pytest.raises(Conflict):
            batches.begin_undo(begin(editor), editor)


def test_the_log_tells_of_the_batch_and_of_each_decision(begin, articles, editor):
    finish(job := begin(editor))
    batches.begin_undo(job, editor)
    finish(job)
    entries = ModelLogEntry.objects.filter(uuid=job.log_uuid).order_by("pk")
    assert [entry.action for entry in entries] == ["corpus.batch", "corpus.batch_undo"]
    told = PageLogEntry.objects.filter(page=articles[0].pk, uuid=job.log_uuid).values_list("action", flat=True)
    assert {"corpus.accept", "wagtail.edit", "corpus.undo"} <= set(told)


def test_many_suggestions_make_one_batch_without_a_cap(articles, editor):
    rows = [
        Suggestion(page_id=articles[0].pk, kind="actor", key=f"new-actor:person:{number}", score=0.5)
        for number in range(2500)
    ]
    Suggestion.objects.bulk_create(rows)
    job = batches.begin(Suggestion.objects.all(), editor, "unsure")
    assert (job.total, ReviewItem.objects.count()) == (2500, 2500)
