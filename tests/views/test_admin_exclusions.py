"""Articles that are never suggested: excluded by whoever may edit them, listed, taken back."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from suggesting import suggest
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from corpus_app.models import AutomaticLink, ExcludedArticle, LinkRequest, RelatedLink, Suggestion
from corpus_app.services.exclusions import exclude, include

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(editor):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})


@pytest.fixture
def weather(make_article):
    return make_article("نشرة الطقس")


@pytest.fixture
def page(make_article):
    return make_article("المقال")


def address(name, page):
    return reverse(f"corpus_admin:{name}", args=[page.pk])


def test_excluding_withdraws_what_is_pending_and_ends_automatic_links(weather, page, make_article, editor):
    other = make_article("آخر")
    pending, accepted = suggest(page, weather, of="article"), suggest(other, weather, of="article")
    Suggestion.objects.filter(pk=accepted.pk).update(state="accepted")
    RelatedLink.objects.create(page=other, target=weather)
    AutomaticLink.objects.create(page=page, target=weather, kind="background", position=0, score=0.5)
    assert exclude(weather, editor, "تتكرر كل يوم")
    assert not exclude(weather, editor, "مرة أخرى")
    pending.refresh_from_db()
    accepted.refresh_from_db()
    assert (pending.state, accepted.state) == ("withdrawn", "accepted")
    assert not AutomaticLink.objects.exists()
    assert RelatedLink.objects.count() == 1
    assert LinkRequest.objects.filter(pk=page.pk).exists()
    row = ExcludedArticle.objects.get()
    assert (row.page_id, row.excluded_by, row.why) == (weather.pk, editor, "تتكرر كل يوم")
    assert PageLogEntry.objects.get(page=weather, action="corpus.exclude").data["title"] == "تتكرر كل يوم"


def test_taking_it_back_has_the_articles_ranked_that_it_belongs_with(weather, editor):
    exclude(weather, editor)
    assert include(weather, editor)
    assert not include(weather, editor)
    assert not ExcludedArticle.objects.exists()
    assert LinkRequest.objects.get(pk=weather.pk).spread
    assert PageLogEntry.objects.filter(page=weather, action="corpus.include").count() == 1


def test_from_the_articles_menu_to_the_report_and_back(editor_client, weather):
    edit = editor_client.get(reverse("wagtailadmin_pages:edit", args=[weather.pk])).content.decode()
    assert address("exclude", weather) in edit and "Never suggest this article" in edit
    form = editor_client.get(address("exclude", weather)).content.decode()
    assert "Links that editors chose stay." in form
    response = editor_client.post(address("exclude", weather), {"why": "<b>يومية</b>"}, follow=True)
    assert "is not suggested any more" in response.content.decode()
    report = editor_client.get(reverse("corpus_admin:excluded")).content.decode()
    assert "نشرة الطقس" in report and "&lt;b&gt;يومية" in report and address("include", weather) in report
    assert "Excluded by editor" in editor_client.get(address("exclude", weather)).content.decode()
    assert editor_client.get(address("include", weather)).status_code == 405
    response = editor_client.post(address("include", weather), {"next": reverse("corpus_admin:excluded")})
    assert response.url == reverse("corpus_admin:excluded")
    assert not ExcludedArticle.objects.exists()
    history = editor_client.get(reverse("wagtailadmin_pages:history", args=[weather.pk])).content.decode()
    assert "Never suggest this article: &lt;b&gt;" in history


def test_a_foreign_address_to_go_on_to_is_not_followed(editor_client, weather):
    response = editor_client.post(address("include", weather), {"next": "https://example.org/"})
    assert response.url == reverse("wagtailadmin_pages:edit", args=[weather.pk])


def test_who_may_not_edit_the_article_may_not_exclude_it(client, weather, django_user_model):
    user = django_user_model.objects.create_user("visitor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for url in (address("exclude", weather), address("include", weather)):
        assert client.post(url, {"why": ""}).status_code in (302, 403)
    assert client.get(reverse("corpus_admin:excluded")).status_code == 302
    assert not ExcludedArticle.objects.exists()


def test_sections_have_no_such_button(editor_client, site_tree):
    text = editor_client.get(reverse("wagtailadmin_pages:edit", args=[site_tree[1].pk])).content.decode()
    assert address("exclude", site_tree[1]) not in text
    assert editor_client.get(address("exclude", site_tree[1])).status_code in (302, 403)


def test_a_long_reason_is_refused_in_words(editor_client, weather):
    response = editor_client.post(address("exclude", weather), {"why": "س" * 300})
    assert response.status_code == 200 and "255" in response.content.decode()
    assert not ExcludedArticle.objects.exists()
