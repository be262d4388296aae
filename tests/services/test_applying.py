"""Decisions on closed articles: a new draft each, never behind somebody's open form, never live unless asked."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from suggesting import make_actor, suggest
from wagtail.admin.models import EditingSession

from corpus_app.models import ActorTag, Event, Suggestion
from corpus_app.services.applying import accept_closed, undo_closed
from corpus_app.services.errors import Conflict

State = Suggestion.State


@pytest.fixture
def article(make_article):
    return make_article("لقاء في سوتشي")


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


def draft(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def drafted(page):
    return [(row.tag.name, row.role, row.main) for row in draft(page).actor_tags.all()]


def open_editor(page, user, minutes_ago=0):
    seen = timezone.now() - timedelta(minutes=minutes_ago)
    return EditingSession.objects.create(
        user=user, content_type=page.cached_content_type, object_id=str(page.pk), last_seen_at=seen
    )


def test_an_accepted_tag_goes_into_a_new_draft_under_the_users_name(article, lavrov, moderator):
    accepted = accept_closed(suggest(article, lavrov, role="subject", main=True), moderator)
    assert drafted(article) == [("سيرغي لافروف", "subject", True)]
    assert article.revisions.get().user == moderator
    assert (accepted.state, accepted.stored, accepted.decided_by) == (State.ACCEPTED, True, moderator)
    article.refresh_from_db()
    assert article.live and article.has_unpublished_changes
    assert not ActorTag.objects.filter(content_object=article).exists()


def test_events_and_links_too(article, make_article, editor):
    event = Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14")
    other = make_article("قمة ثلاثية")
    accept_closed(suggest(article, event, of="event", relation="foresees"), editor)
    accept_closed(suggest(article, other, of="article", kind="follow_up"), editor)
    assert [(row.tag, row.relation) for row in draft(article).event_tags.all()] == [(event, "foresees")]
    assert [row.target_id for row in draft(article).related_links.all()] == [other.pk]


def test_it_builds_on_the_latest_draft(article, lavrov, editor):
    unpublished = article.get_latest_revision_as_object()
    unpublished.title = "عنوان لم ينشر بعد"
    unpublished.save_revision()
    accept_closed(suggest(article, lavrov), editor)
    assert draft(article).title == "عنوان لم ينشر بعد"


def test_publishing_needs_the_wish_the_right_and_no_other_changes(article, lavrov, editor, moderator):
    def live_tags():
        return {row.tag.name for row in ActorTag.objects.filter(content_object=article)}

    accept_closed(suggest(article, make_actor("تركيا", kind="state")), moderator, publish=True)
    assert live_tags() == {"تركيا"}
    accept_closed(suggest(article, make_actor("إيران", kind="state")), editor, publish=True)
    assert live_tags() == {"تركيا"}
    # Now there are unpublished changes.
    accept_closed(suggest(article, lavrov), moderator, publish=True)
    assert live_tags() == {"تركيا"}
    assert len(drafted(article)) == 3


def test_a_draft_that_was_never_live_is_not_published(make_article, lavrov, moderator):
    article = make_article(live=False)
    accept_closed(suggest(article, lavrov), moderator, publish=True)
    article.refresh_from_db()
    assert not article.live


@pytest.mark.parametrize("own", [False, True])
def test_an_article_open_in_an_editor_is_left_alone(article, lavrov, editor, moderator, own):
    open_editor(article, editor if own else moderator)
    suggestion = suggest(article, lavrov)
    with pytest.raises(Conflict, match="." if own else "moderator"):
        accept_closed(suggestion, editor)
    suggestion.refresh_from_db()
    assert suggestion.state == State.PENDING
    assert not article.revisions.exists()


def test_a_form_that_was_left_behind_does_not_count(article, lavrov, editor, moderator):
    open_editor(article, moderator, minutes_ago=30)
    accept_closed(suggest(article, lavrov), editor)
    assert drafted(article)


def test_a_locked_article_and_a_strangers_wish_change_nothing(article, lavrov, editor, moderator, django_user_model):
    suggestion = suggest(article, lavrov)
    with pytest.raises(PermissionDenied):
        accept_closed(suggestion, django_user_model.objects.create_user("stranger"))
    article.locked, article.locked_by = True, moderator
    article.save()
    with pytest.raises(PermissionDenied):
        accept_closed(suggestion, editor)
    assert not article.revisions.exists()


def test_a_tag_that_is_there_is_not_added_twice(article, lavrov, editor):
    article.actor_tags.add(ActorTag(tag=lavrov, role="subject"))
    article.save()
    suggestion = suggest(article, lavrov)
    accept_closed(suggestion, editor)
    assert [role for _, role, _ in drafted(article)] == ["subject"]
    assert not article.revisions.exists()


def test_undo_takes_the_tag_out_in_another_draft(article, lavrov, editor):
    accepted = accept_closed(suggest(article, lavrov), editor)
    accept_closed(suggest(article, make_actor("تركيا", kind="state")), editor)
    undone = undo_closed(accepted, editor)
    undone.refresh_from_db()
    assert (undone.state, undone.stored) == (State.PENDING, False)
    assert [name for name, _, _ in drafted(article)] == ["تركيا"]
    assert article.revisions.count() == 3


def test_what_the_engine_makes_up_for_a_role_becomes_the_plainest(article, lavrov, editor):
    accept_closed(suggest(article, lavrov, role="villain"), editor)
    assert drafted(article) == [("سيرغي لافروف", "mentioned", False)]
