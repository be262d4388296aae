"""Reposts and near-duplicates: the pairs, their filters, and what differs between two texts."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from suggesting import suggest
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from corpus_app.models import SectionPage, Suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(editor):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})


@pytest.fixture
def pair(make_article):
    older = make_article("سقوط جسر", ["سقط الجسر فجر اليوم. أصيب خمسة عمال."], date=date(2019, 2, 4))
    newer = make_article("سقوط جسر", ["سقط الجسر فجر اليوم. أصيب تسعة عمال. أغلق الطريق."], date=date(2019, 2, 6))
    return older, newer


def repost(page, other, score=0.9, days=2):
    suggestion = suggest(page, other, of="article", score=score, kind="duplicate")
    reasons = [{"code": "same_text", "params": {}}, {"code": "days_apart", "params": {"days": -days}}]
    Suggestion.objects.filter(pk=suggestion.pk).update(reasons=reasons)
    return suggestion


def rows(client, **filters):
    response = client.get(reverse("corpus_admin:reposts"), filters)
    return [(row.one.title, row.other.title, row.likeness, row.days) for row in response.context["object_list"]]


def address(one, other):
    return reverse("corpus_admin:compare", args=[one.pk, other.pk])


def test_a_pair_is_listed_once_with_its_likeness_and_days(editor_client, pair):
    repost(pair[0], pair[1], 0.86)
    repost(pair[1], pair[0], 0.91)
    suggest(pair[0], pair[0].get_parent(), of="article", score=0.5)
    assert rows(editor_client) == [("سقوط جسر", "سقوط جسر", 91, 2)]
    assert address(*pair) in editor_client.get(reverse("corpus_admin:reposts")).content.decode()


def test_withdrawn_ones_are_left_out_and_the_likest_come_first(editor_client, pair, make_article):
    third, fourth = make_article("ثالث"), make_article("رابع")
    repost(pair[0], third, 0.82)
    repost(pair[1], third, 0.97)
    Suggestion.objects.filter(pk=repost(pair[0], fourth).pk).update(state="withdrawn")
    assert [likeness for _one, _other, likeness, _days in rows(editor_client)] == [97, 82]


def test_filters_by_likeness_days_and_section(editor_client, pair, make_article, site_tree):
    sport = site_tree[0].add_child(instance=SectionPage(title="رياضة", slug="sport"))
    match = make_article("مباراة", parent=sport)
    repost(pair[0], pair[1], 0.85, days=2)
    repost(pair[0], match, 0.97, days=30)
    assert [row[2] for row in rows(editor_client, likeness="95")] == [97]
    assert [row[2] for row in rows(editor_client, apart="week")] == [85]
    assert [row[2] for row in rows(editor_client, apart="later")] == [97]
    assert [row[2] for row in rows(editor_client, section=sport.pk)] == [97]
    assert len(rows(editor_client, section="x", likeness="y")) == 2


def test_the_two_texts_stand_side_by_side_with_what_differs(editor_client, pair):
    older, newer = pair
    for url in (address(older, newer), address(newer, older)):
        text = editor_client.get(url).content.decode()
        assert "only in the newer one: 1; changed: 1." in text
        assert '<del><span class="w-sr-only">Only in the older: </span>خمسة</del>' in text
        assert '<ins><span class="w-sr-only">Only in the newer: </span>تسعة</ins>' in text
        assert "أغلق الطريق.</ins>" in text
        assert text.index(f"/{older.pk}/edit/") < text.index(f"/{newer.pk}/edit/")
        assert "2019-02-04" in text


def test_equal_texts_are_said_to_be_equal(editor_client, make_article):
    one, other = make_article("خبر", ["نص واحد."]), make_article("خبر", ["نص واحد."])
    assert "The two texts say the same." in editor_client.get(address(one, other)).content.decode()


def test_markup_in_a_text_stays_text(editor_client, make_article):
    one, other = make_article("<b>خبر</b>", ["نص &lt;i&gt;أول&lt;/i&gt; هنا."]), make_article("خبر آخر", ["نص."])
    text = editor_client.get(address(one, other)).content.decode()
    assert "<b>خبر" not in text and "<i>أول" not in text


def test_the_list_is_of_articles_that_the_user_may_edit_and_drafts_of_others_stay_unread(
    client, pair, django_user_model
):
    older, newer = pair
    repost(*pair)
    group = Group.objects.create(name="Sport")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=older, permission_type="change")
    user = django_user_model.objects.create_user("sport")
    user.groups.add(group)
    client.force_login(user)
    assert rows(client) == []
    draft = newer.get_latest_revision_as_object()
    draft.title = "عنوان لم ينشر"
    draft.save_revision()
    text = client.get(address(*pair)).content.decode()
    assert "سقوط جسر" in text and "عنوان لم ينشر" not in text
    newer.refresh_from_db()
    newer.unpublish()
    assert client.get(address(*pair)).status_code in (302, 403)


def test_nobody_without_articles_to_edit_compares(client, pair, django_user_model):
    user = django_user_model.objects.create_user("visitor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(address(*pair)).status_code in (302, 403)


def test_sections_are_not_compared(editor_client, pair, site_tree):
    assert editor_client.get(address(pair[0], site_tree[1])).status_code in (302, 404)


def test_the_cards_of_a_link_lead_to_the_comparison_and_to_excluding(editor_client, pair, make_article):
    older, newer = pair
    repost(older, newer)
    suggest(older, make_article("خلفية"), of="article")
    never = reverse("corpus_admin:exclude", args=[newer.pk])
    for url in (reverse("corpus_admin:suggestions", args=[older.pk]), reverse("corpus_admin:review")):
        text = editor_client.get(url).content.decode()
        assert text.count(address(older, newer)) == 1 and text.count("/compare/") == 1
        assert never in text and text.count("/exclude/") == 2
