"""A related link's row in the article's form: the target's state, pin and order, the link back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction
from wagtail.users.models import UserProfile

from corpus_app.models import RelatedLink
from corpus_app.services.applying import store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(editor):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})


@pytest.fixture
def article(make_article):
    return make_article("المقال")


def state(client, page, target):
    response = client.get(reverse("corpus_admin:link_state", args=[getattr(page, "pk", 0), target.pk]))
    assert response.status_code == 200
    return response.content.decode()


def edit_form(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def drafted(make_article):
    return make_article("مسودة", live=False)


def unpublished(make_article):
    page = make_article("سحب", live=False)
    page.save_revision().publish()
    page.refresh_from_db()
    page.unpublish()
    return page


def private(make_article):
    page = make_article("خاص")
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    return page


def expired(make_article):
    return make_article("قديم", expire_at=timezone.now() - timedelta(hours=1))


@pytest.mark.parametrize(
    ("make", "word"),
    [(drafted, "draft"), (unpublished, "unpublished"), (private, "private"), (expired, "expired")],
)
def test_the_row_says_why_readers_do_not_see_the_link(editor_client, article, make_article, make, word):
    target = make(make_article)
    text = state(editor_client, article, target)
    assert f'data-state="{word}"' in text
    assert "Readers do not see this link." in text


def test_the_row_says_date_and_section_of_a_live_target(editor_client, article, make_article, site_tree):
    target = make_article("سابق")
    RelatedLink.objects.create(page=article, target=target)
    for text in (state(editor_client, article, target), edit_form(editor_client, article)):
        assert 'data-state="live"' in text
        assert "2019-02-06" in text and site_tree[1].title in text
        assert "Readers do not see" not in text


def test_a_target_that_is_gone_is_said_and_the_history_tells_which(editor_client, article, make_article, editor):
    target = make_article("سابق")
    RelatedLink.objects.create(page=article, target=target)
    editor_client.post(reverse("wagtailadmin_pages:unpublish", args=[target.pk]))
    address = reverse("corpus_admin:link_state", args=[article.pk, target.pk])
    target.delete()
    assert 'data-state="gone"' in editor_client.get(address).content.decode()
    assert PageLogEntry.objects.get(page=article, action="corpus.link_lost").data["title"] == "سابق"
    history = editor_client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
    assert "A related article was deleted, its link is gone: سابق" in history


def test_the_history_tells_of_a_link_that_only_a_draft_carried(article, make_article, editor):
    target = make_article("سابق")
    suggestion = article.suggestions.create(
        kind="article", key=f"article:{target.pk}", target=target, score=0.5, state="accepted"
    )
    store(article, [suggestion], editor)
    target.delete()
    assert PageLogEntry.objects.filter(page=article, action="corpus.link_lost").count() == 1


def test_an_editor_may_call_a_link_an_opposite_view_or_a_correction(editor_client, article, make_article):
    RelatedLink.objects.create(page=article, target=make_article("ردّ"), kind="opposite")
    text = edit_form(editor_client, article)
    assert '<option value="opposite" selected>Opposite view</option>' in text
    assert '<option value="correction">Correction of this article</option>' in text


def test_a_section_as_a_target_is_no_article(editor_client, article, site_tree):
    text = state(editor_client, article, site_tree[1])
    assert 'data-state="other"' in text and "Readers do not see this link." in text and "Link back" not in text


def test_linking_back_from_the_row(editor_client, article, make_article):
    target = make_article("سابق")
    text = state(editor_client, article, target)
    url = reverse("corpus_admin:link_back", args=[article.pk, target.pk])
    assert url in text
    assert editor_client.get(url).status_code == 405
    response = editor_client.post(url, {"kind": "background"})
    assert (response.status_code, response.json()["message"]) == (200, "A draft of it links back now.")
    text = state(editor_client, article, target)
    assert url not in text and "Links back" in text
    assert editor_client.post(url).status_code == 409


def test_without_the_right_there_is_no_button_and_no_way_round_it(client, article, make_article, django_user_model):
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupPagePermission

    target = make_article("سابق")
    group = Group.objects.create(name="Sport")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=article, permission_type="change")
    user = django_user_model.objects.create_user("sport")
    user.groups.add(group)
    client.force_login(user)
    url = reverse("corpus_admin:link_back", args=[article.pk, target.pk])
    assert url not in state(client, article, target)
    assert client.post(url).status_code == 403
    assert client.get(reverse("corpus_admin:link_state", args=[target.pk, article.pk])).status_code in (302, 403)


def test_a_new_article_has_the_state_but_nothing_to_link_back_to(editor_client, make_article):
    target = make_article("سابق")
    text = state(editor_client, None, target)
    assert 'data-state="live"' in text and "Link back" not in text
