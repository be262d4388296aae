"""Linking back from the target of a link: into a draft there, under the editor's name, or refused."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import GroupPagePermission, PageLogEntry

from corpus_app.models import RelatedLink
from corpus_app.services.errors import Conflict
from corpus_app.services.linking_back import link_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(make_article):
    return make_article("المقال"), make_article("مقال سابق")


def links_in_draft(page):
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return [(link.target_id, link.kind) for link in draft.related_links.all()]


@pytest.mark.parametrize(
    ("kind", "seen_from_there"),
    [
        ("background", "follow_up"),
        ("follow_up", "background"),
        ("same_event", "same_event"),
        ("opposite", "opposite"),
        ("correction", "background"),
        ("", "background"),
        ("villain", "background"),
    ],
)
def test_a_draft_of_the_target_links_back_the_other_way_round(pages, editor, kind, seen_from_there):
    page, target = pages
    link_back(page, target, editor, kind)
    assert links_in_draft(target) == [(page.pk, seen_from_there)]
    revision = target.revisions.get()
    assert revision.user == editor
    target.refresh_from_db()
    assert target.live and target.has_unpublished_changes
    assert not RelatedLink.objects.filter(page=target).exists()
    entry = PageLogEntry.objects.get(page=target, action="corpus.link_back")
    assert (entry.user, entry.data["title"]) == (editor, "المقال")


def test_it_comes_after_the_links_that_are_there_and_not_twice(pages, editor, make_article):
    page, target = pages
    other = make_article("آخر")
    target.related_links.add(RelatedLink(target=other, sort_order=4))
    target.save_revision()
    link_back(page, target, editor, "same_event")
    assert links_in_draft(target) == [(other.pk, "background"), (page.pk, "same_event")]
    with pytest.raises(Conflict):
        link_back(page, target, editor)


def test_a_target_that_is_locked_or_open_elsewhere_is_left_alone(pages, editor, moderator):
    page, target = pages
    session = EditingSession.objects.create(
        user=moderator,
        content_type=target.cached_content_type,
        object_id=str(target.pk),
        last_seen_at=timezone.now(),
    )
    with pytest.raises(Conflict, match="moderator"):
        link_back(page, target, editor)
    session.delete()
    target.locked, target.locked_by = True, moderator
    target.save()
    with pytest.raises(PermissionDenied):
        link_back(page, target, editor)
    assert not target.revisions.exists()


def test_the_right_to_edit_the_target_counts(pages, site_tree, django_user_model):
    page, target = pages
    group = Group.objects.create(name="Sport")
    user = django_user_model.objects.create_user("sport")
    user.groups.add(group)
    with pytest.raises(PermissionDenied):
        link_back(page, target, user)
    GroupPagePermission.objects.create(group=group, page=target, permission_type="change")
    link_back(page, target, django_user_model.objects.get(pk=user.pk))
    assert links_in_draft(target)


def test_neither_a_section_nor_the_article_itself_links_back(pages, site_tree, moderator):
    page, _target = pages
    for target in (site_tree[1], page):
        with pytest.raises(Conflict):
            link_back(page, target, moderator)
