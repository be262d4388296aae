"""A split moves articles to another actor and can be taken back, except for what was changed since."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from suggesting import make_actor, suggest
from wagtail.models import ModelLogEntry, PageLogEntry

from corpus_app.models import Actor, ActorName, ActorTag, SplitRecord, Suggestion
from corpus_app.services.errors import Conflict
from corpus_app.services.merging import merge, undo_merge
from corpus_app.services.splitting import split, undo_split

STATE = ["page", "key", "state", "stored", "why", "decided_by", "decided_at"]


@pytest.fixture
def source(db):
    return make_actor("محمد علي")


@pytest.fixture
def articles(source, make_article):
    """Three drafts tagged with the actor, its suggestion accepted in two of them."""
    articles = [make_article(f"مقال {number}", live=False) for number in range(3)]
    for article in articles:
        article.actor_tags.set([ActorTag(tag=source, role="speaker", main=True)])
        article.save()
        article.save_revision()
    for article in articles[:2]:
        suggestion = suggest(article, source)
        Suggestion.objects.filter(pk=suggestion.pk).update(state="accepted", stored=True)
    return articles


def everything():
    """Tags, suggestions and drafts as they stand."""
    drafts = [page.get_latest_revision().content["actor_tags"] for page in _pages()]
    return (
        list(ActorTag.objects.order_by("pk").values()),
        list(Suggestion.objects.order_by("pk").values_list(*STATE)),
        drafts,
    )


def _pages():
    from corpus_app.models import ArticlePage

    return ArticlePage.objects.order_by("pk")


def last():
    return SplitRecord.objects.latest("pk")


def test_a_split_is_recorded(source, articles, moderator):
    target, moved, _left = split(source, articles[:2], moderator, name="محمد علي باشا")
    record = last()
    assert (record.source_id, record.target_id, record.recorded) == (source.pk, target.pk, True)
    assert record.articles == [page.pk for page in moved] == [page.pk for page in articles[:2]]
    split(source, articles[2:], moderator, name="محمد علي باشا")
    assert (last().target_id, last().recorded) == (target.pk, False)


def test_a_split_that_moves_nothing_is_none(source, make_article, editor):
    live = make_article()
    ActorTag.objects.create(content_object=live, tag=source)
    split(source, [live], editor, target=make_actor("محمد علي كلاي"))
    assert not SplitRecord.objects.exists()


class TestUndo:
    def test_restores_exactly_what_was_there(self, source, articles, moderator):
        target = make_actor("محمد علي كلاي")
        ActorTag.objects.create(content_object=articles[0], tag=target)
        rejected = suggest(articles[1], target)
        Suggestion.objects.filter(pk=rejected.pk).update(state="rejected", why="غيره")
        before = everything()
        split(source, articles, moderator, target=target)
        assert everything() != before
        restored, changed = undo_split(last(), moderator)
        assert everything() == before
        assert not changed and restored["corpus_app.actortag"]
        assert ModelLogEntry.objects.filter(action="corpus.unsplit", user=moderator).exists()
        assert PageLogEntry.objects.filter(action="corpus.unsplit", page=articles[0].pk).exists()
        assert (last().undone_by, last().undone_at is None) == (moderator, False)

    def test_an_actor_recorded_for_the_split_goes_with_it(self, source, articles, moderator):
        split(source, articles[:1], moderator, name="محمد علي باشا")
        undo_split(last(), moderator)
        assert list(Actor.objects.all()) == [source]

    @pytest.mark.parametrize("use", ["name", "draft", "home"])
    def test_but_stays_when_it_is_named_elsewhere(self, source, articles, moderator, use):
        target, *_ = split(source, articles[:1], moderator, name="محمد علي باشا")
        if use == "name":
            ActorName.objects.create(actor=target, text="والي مصر")
        elif use == "draft":
            draft = articles[2].get_latest_revision_as_object()
            draft.actor_tags.add(ActorTag(tag=target))
            draft.save_revision()
        else:
            make_actor("قائد", home_state=target)
        undo_split(last(), moderator)
        assert Actor.objects.filter(pk=target.pk).exists()
        assert articles[0].actor_tags.get().tag == source

    def test_leaves_what_was_changed_since_and_says_so(self, source, articles, moderator):
        target, *_ = split(source, articles[:2], moderator, target=make_actor("محمد علي كلاي"))
        articles[0].actor_tags.filter(tag=target).first().delete()
        ActorTag.objects.filter(content_object=articles[0]).delete()
        _restored, changed = undo_split(last(), moderator)
        assert changed["corpus_app.actortag"] == 1
        assert not ActorTag.objects.filter(content_object=articles[0]).exists()
        assert ActorTag.objects.get(content_object=articles[1]).tag == source

    def test_happens_once(self, source, articles, moderator):
        split(source, articles, moderator, target=make_actor("محمد علي كلاي"))
        undo_split(last(), moderator)
        with pytest.raises(Conflict):
            undo_split(last(), moderator)

    def test_a_merge_since_is_undone_first(self, source, articles, admin_user):
        target, final = make_actor("محمد علي كلاي"), make_actor("كاسيوس كلاي")
        split(source, articles, admin_user, target=target)
        record = merge(final, target, admin_user).record
        with pytest.raises(Conflict, match="كلاي"):
            undo_split(last(), admin_user)
        undo_merge(record, admin_user)
        undo_split(last(), admin_user)
        assert source.actor_tags.count() == 3

    def test_an_actor_deleted_since_stands_in_the_way(self, source, articles, moderator):
        split(source, articles[:1], moderator, target=make_actor("محمد علي كلاي"))
        source.delete()
        with pytest.raises(Conflict, match="محمد علي"):
            undo_split(last(), moderator)

    def test_an_article_deleted_since_does_not(self, source, articles, moderator):
        split(source, articles, moderator, target=make_actor("محمد علي كلاي"))
        articles[0].delete()
        undo_split(last(), moderator)
        assert source.actor_tags.count() == 2

    def test_needs_the_right_to_change_actors_and_articles(self, source, articles, moderator, editor):
        split(source, articles, moderator, target=make_actor("محمد علي كلاي"))
        articles[0].get_latest_revision().publish()
        with pytest.raises(PermissionDenied, match="مقال 0"):
            undo_split(last(), editor)
        Permission.objects.get(codename="change_actor").group_set.clear()
        with pytest.raises(PermissionDenied):
            undo_split(last(), type(moderator).objects.get(pk=moderator.pk))
        assert last().undone_at is None
