"""The preview beneath the forms of an actor and of the settings: the form as it stands, unsaved."""

import pytest
from django.test import Client
from django.urls import reverse
from suggesting import make_actor
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from corpus_app.models import Actor, ActorName, CorpusSettings

SETTINGS = {"actor_threshold": "0.95", "event_threshold": "0.5", "link_threshold": "0.15", "most_links": "5"}


@pytest.fixture
def site(site_tree):
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


def form_of(actor, names=(), **fields):
    rows = [{"text": text, "kind": "nickname", "needs_context": ""} for text in names]
    return nested_form_data(
        {
            "name": actor.name,
            "kind": actor.kind,
            "slug": actor.slug or "x",
            "names": inline_formset(rows),
            "relations": inline_formset([]),
            "offices": inline_formset([]),
            **fields,
        }
    )


def preview(client, actor, data):
    return client.post(reverse("corpus_admin:what_if_actor", args=[actor.pk or 0]), data)


def test_an_unsaved_name_with_its_sentence_and_article(editor_client, make_article, lavrov):
    make_article("بلا اسم", ["قال ثعلب الدبلوماسية الروسية إن الحرب انتهت."])
    html = preview(editor_client, lavrov, form_of(lavrov, ["ثعلب الدبلوماسية الروسية"])).content.decode()
    assert "بلا اسم" in html
    assert "<mark>ثعلب الدبلوماسية الروسية</mark> إن الحرب انتهت." in html
    assert not ActorName.objects.exists()


def test_an_actor_not_yet_recorded(editor_client, make_article):
    make_article("خبر", ["وصلت فرقة الصقور الذهبية إلى المدينة."])
    new = Actor(name="فرقة الصقور الذهبية", kind="armed_group")
    assert "خبر" in preview(editor_client, new, form_of(new)).content.decode()
    assert not Actor.objects.exists()


def test_a_form_with_errors_says_so(editor_client, lavrov):
    response = preview(editor_client, lavrov, form_of(lavrov, [], name=""))
    assert response.status_code == 422 and response.content.strip()


def test_hostile_names_and_titles_are_escaped(editor_client, make_article, lavrov):
    make_article("<script>alert(1)</script>", ["قال ثعلب الدبلوماسية الروسية <b>إن</b> الحرب انتهت."])
    lavrov.name = "لافروف <script>alert(2)</script>"
    lavrov.save()
    html = preview(editor_client, lavrov, form_of(lavrov, ["ثعلب الدبلوماسية الروسية"])).content.decode()
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_the_thresholds_in_the_form(admin_client, make_article, lavrov, site):
    make_article("خبر", ["عاد سيرغي لافروف أمس."])
    html = admin_client.post(reverse("corpus_admin:what_if_settings", args=[site.pk]), SETTINGS).content.decode()
    assert "سيرغي لافروف" in html
    refused = admin_client.post(
        reverse("corpus_admin:what_if_settings", args=[site.pk]), SETTINGS | {"most_links": "x"}
    )
    assert refused.status_code == 422
    assert not CorpusSettings.objects.exists() or CorpusSettings.objects.get().actor_threshold == 0.5


def test_only_for_those_who_may_save_the_form(editor_client, lavrov, site, editor):
    assert editor_client.post(reverse("corpus_admin:what_if_settings", args=[site.pk]), SETTINGS).status_code == 302
    editor.groups.get().permissions.filter(codename__in=["change_actor", "add_actor"]).delete()
    new = Actor(name="جديد", kind="person")
    for actor in (lavrov, new):
        assert preview(editor_client, actor, form_of(actor)).status_code in (302, 403)


def test_needs_a_post_and_a_token(editor, editor_client, lavrov, site):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert preview(strict, lavrov, form_of(lavrov)).status_code == 403
    for name, pk in (("what_if_actor", lavrov.pk), ("what_if_settings", site.pk)):
        assert editor_client.get(reverse(f"corpus_admin:{name}", args=[pk])).status_code == 405


def test_the_forms_offer_it_and_say_what_a_score_means(admin_user, admin_client, lavrov, site):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "en"})
    edit = admin_client.get(reverse("wagtailsnippets_corpus_app_actor:edit", args=[lavrov.pk])).content.decode()
    assert reverse("corpus_admin:what_if_actor", args=[lavrov.pk]) in edit
    add = admin_client.get(reverse("wagtailsnippets_corpus_app_actor:add")).content.decode()
    assert reverse("corpus_admin:what_if_actor", args=[0]) in add
    page = admin_client.get(reverse("wagtailsettings:edit", args=["corpus_app", "corpussettings", site.pk]))
    html = page.content.decode()
    assert reverse("corpus_admin:what_if_settings", args=[site.pk]) in html
    assert "from 0.85 on" in html and reverse("corpus_admin:quality") in html
