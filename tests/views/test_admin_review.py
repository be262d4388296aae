"""The review queue: whose it is, what it shows and in which order, and decisions from it."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from suggesting import SENTENCE, make_actor, suggest
from wagtail.models import GroupPagePermission

from corpus_app.models import ActorTag, Event, ReviewJob, SectionPage, Suggestion
from corpus_app.services.review_queue import PER_PAGE

QUEUE = "corpus_admin:review"


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


@pytest.fixture
def article(make_article):
    return make_article("لقاء في سوتشي")


@pytest.fixture
def outsider_client(db, django_user_model):
    """Somebody who may enter the admin but edit no article."""
    user = django_user_model.objects.create_user("outsider")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


def shown(client, **query):
    """Titles of the cards on the queue's page."""
    groups = client.get(reverse(QUEUE), query).context["groups"]
    return [card.suggestion.title for group in groups for card in group.cards]


def decide(client, suggestion, decision, **data):
    return client.post(reverse("corpus_admin:decide_closed", args=[suggestion.pk, decision]), data)


class TestListing:
    def test_shows_the_sentence_its_words_marked_under_its_article(self, editor_client, article, lavrov):
        suggest(article, lavrov)
        html = editor_client.get(reverse(QUEUE)).content.decode()
        assert "التقى <mark>لافروف</mark> نظيره التركي أمس." in html
        assert "لقاء في سوتشي" in html and "سياسة" in html

    def test_the_newest_article_comes_first_and_in_it_the_surest(self, editor_client, make_article, lavrov):
        old, new = make_article(), make_article()
        suggest(old, lavrov)
        suggest(new, make_actor("تركيا", kind="state"), score=0.6)
        suggest(new, make_actor("إيران", kind="state"), score=0.8)
        assert shown(editor_client) == ["إيران", "تركيا", "سيرغي لافروف"]

    def test_decided_ones_are_left_out(self, editor_client, article, lavrov):
        suggest(article, lavrov)
        Suggestion.objects.update(state="rejected")
        assert shown(editor_client) == []

    def test_only_articles_that_the_user_may_edit(self, editor, editor_client, site_tree, make_article, lavrov):
        home, section = site_tree
        sports = home.add_child(instance=SectionPage(title="رياضة", slug="sports"))
        suggest(make_article(), lavrov)
        suggest(make_article(parent=sports), make_actor("نادٍ", kind="other"))
        GroupPagePermission.objects.filter(group__name="Editors").delete()
        change = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=editor.groups.get(), page=sports, permission=change)
        assert shown(editor_client) == ["نادٍ"]

    def test_an_author_sees_what_is_theirs(self, editor, editor_client, make_article, lavrov):
        GroupPagePermission.objects.filter(group__name="Editors", permission__codename="change_page").delete()
        own = make_article(owner=editor)
        suggest(own, lavrov)
        suggest(make_article(), make_actor("تركيا", kind="state"))
        assert shown(editor_client) == ["سيرغي لافروف"]

    def test_nobody_else_gets_in(self, outsider_client, client):
        assert outsider_client.get(reverse(QUEUE)).status_code == 302
        assert "login" in client.get(reverse(QUEUE)).url

    @pytest.mark.parametrize("view", [{}, {"by": "target"}])
    def test_asks_no_query_a_row(self, editor_client, make_article, lavrov, view):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                editor_client.get(reverse(QUEUE), view)
            return len(captured)

        suggest(make_article(), lavrov)
        editor_client.get(reverse(QUEUE), view)
        before = queries()
        for _ in range(8):
            suggest(make_article(), lavrov)
        assert queries() <= before + 1


class TestFilters:
    @pytest.fixture
    def many(self, site_tree, make_article, lavrov):
        home, _section = site_tree
        sports = home.add_child(instance=SectionPage(title="رياضة", slug="sports"))
        suggest(make_article(parent=sports), lavrov, score=0.9)
        event = Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14")
        suggest(make_article(), event, of="event", score=0.7)
        ruled = suggest(make_article(), make_actor("تركيا", kind="state"), score=0.55)
        ruled.evidence = [SENTENCE | {"rule": "demonym"}]
        ruled.save()
        return sports

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ({"kind": "event"}, ["قمة سوتشي"]),
            ({"band": "sure"}, ["سيرغي لافروف"]),
            ({"band": "likely"}, ["قمة سوتشي"]),
            ({"band": "unsure"}, ["تركيا"]),
            ({"rule": "demonym"}, ["تركيا"]),
            ({"until": "2001-01-01"}, []),
            ({"since": "2001-01-01", "kind": "event"}, ["قمة سوتشي"]),
            ({"state": "unsure"}, []),
        ],
    )
    def test_narrow_the_queue(self, editor_client, many, query, titles):
        assert shown(editor_client, **query) == titles

    def test_section(self, editor_client, many):
        assert shown(editor_client, section=many.pk) == ["سيرغي لافروف"]

    @pytest.mark.parametrize(
        "query",
        [
            {"kind": "<script>"},
            {"section": "9999999999999999999999"},
            {"since": "yesterday"},
            {"after": "1:nan"},
            {"after": "x:y:z"},
            {"after": "9999999999999999999999999:0.5:1"},
            {"after": "1:nan:1"},
            {"article": "1e9"},
            {"by": "target", "after": "99999999999999999999999:x"},
        ],
    )
    def test_nonsense_in_the_address_breaks_nothing(self, editor_client, many, query):
        response = editor_client.get(reverse(QUEUE), query)
        assert response.status_code == 200
        assert b"<script>&" not in response.content


def test_goes_on_where_the_page_before_ended(editor_client, make_article):
    actors = [make_actor(f"جهة {number}") for number in range(6)]
    for _ in range(10):
        article = make_article()
        for actor in actors:
            suggest(article, actor, score=0.9)
    seen, address = [], reverse(QUEUE)
    while address:
        response = editor_client.get(address)
        cards = [card.key for group in response.context["groups"] for card in group.cards]
        assert len(cards) <= PER_PAGE
        seen += cards
        found = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
        address = found and reverse(QUEUE) + found[1].replace("&amp;", "&")
    assert sorted(seen) == sorted(Suggestion.objects.values_list("pk", flat=True))


class TestTargets:
    def test_the_most_frequent_first_with_its_count(self, editor_client, make_article, lavrov):
        turkey = make_actor("تركيا", kind="state")
        for number in range(3):
            article = make_article()
            suggest(article, turkey)
            if number:
                suggest(article, lavrov)
        groups = editor_client.get(reverse(QUEUE), {"by": "target"}).context["groups"]
        assert [(group.card.suggestion.title, group.count) for group in groups] == [("تركيا", 3), ("سيرغي لافروف", 2)]

    def test_one_target_alone(self, editor_client, make_article, lavrov):
        for _ in range(2):
            suggest(make_article(), lavrov)
        suggest(make_article(), make_actor("تركيا", kind="state"))
        assert shown(editor_client, target=f"actor:{lavrov.pk}") == ["سيرغي لافروف"] * 2


HOSTILE = "\"><script>alert(1)</script>{{ 7 }}%s'"


@pytest.mark.parametrize("view", [{}, {"by": "target"}])
def test_hostile_names_are_escaped(editor_client, make_article, view):
    article = make_article(HOSTILE)
    suggest(article, name=HOSTILE, kind="person")
    actor = suggest(article, make_actor(HOSTILE))
    actor.evidence = [SENTENCE | {"quote": HOSTILE, "before": HOSTILE, "after": HOSTILE, "rule": HOSTILE}]
    actor.save()
    html = editor_client.get(reverse(QUEUE), view).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    confirm = reverse("corpus_admin:confirm_batch")
    assert "<script>alert" not in editor_client.get(confirm, {"target": HOSTILE}).content.decode()


class TestDecide:
    def test_an_accepted_tag_goes_into_a_draft(self, editor_client, article, lavrov):
        response = decide(editor_client, suggest(article, lavrov), "accept")
        assert (response.status_code, response.json()["state"]) == (200, "accepted")
        article.refresh_from_db()
        assert [row.tag for row in article.get_latest_revision_as_object().actor_tags.all()] == [lavrov]
        assert not ActorTag.objects.exists()

    def test_live_at_once_only_on_demand(self, moderator, client, article, lavrov):
        client.force_login(moderator)
        decide(client, suggest(article, lavrov), "accept", publish="on")
        assert ActorTag.objects.get().tag == lavrov

    def test_undo(self, editor_client, article, lavrov):
        suggestion = suggest(article, lavrov)
        decide(editor_client, suggestion, "accept")
        assert decide(editor_client, suggestion, "undo").json()["state"] == "pending"
        article.refresh_from_db()
        assert not article.get_latest_revision_as_object().actor_tags.all()

    def test_a_locked_article_says_so(self, editor_client, article, lavrov, moderator):
        article.locked, article.locked_by = True, moderator
        article.save()
        response = decide(editor_client, suggest(article, lavrov), "accept")
        assert response.status_code == 403 and response.json()["message"]

    def test_who_may_not_edit_decides_nothing(self, outsider_client, article, lavrov):
        suggestion = suggest(article, lavrov)
        assert decide(outsider_client, suggestion, "accept").status_code == 403
        suggestion.refresh_from_db()
        assert suggestion.state == "pending"

    def test_needs_a_token_and_a_post(self, editor, editor_client, article, lavrov):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(editor)
        suggestion = suggest(article, lavrov)
        assert decide(strict, suggestion, "accept").status_code == 403
        url = reverse("corpus_admin:decide_closed", args=[suggestion.pk, "accept"])
        assert editor_client.get(url).status_code == 405
        assert strict.post(reverse("corpus_admin:begin_batch"), {"decision": "accept"}).status_code == 403
        suggestion.refresh_from_db()
        assert suggestion.state == "pending" and not ReviewJob.objects.exists()
