"""The panel's endpoints: who may ask and decide, what a stale tab hears, what is shown."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from suggesting import make_actor, suggest

from corpus_app.models import Actor, AnalysisRequest, Event, Suggestion


@pytest.fixture
def article(make_article):
    return make_article("لقاء في سوتشي", live=False)


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


@pytest.fixture
def outsider_client(db, django_user_model):
    """Somebody who may enter the admin but edit no article."""
    user = django_user_model.objects.create_user("outsider")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


def body_url(page):
    return reverse("corpus_admin:suggestions", args=[page.pk])


def decision_url(suggestion, decision):
    return reverse("corpus_admin:decide", args=[suggestion.pk, decision])


class TestBody:
    def test_shows_evidence_reason_and_score_in_words(self, editor_client, article, lavrov):
        suggest(article, lavrov, score=0.9)
        html = editor_client.get(body_url(article), headers={"accept-language": "en"}).content.decode()
        assert "التقى <mark>لافروف</mark> نظيره التركي أمس." in html
        assert "سيرغي لافروف" in html

    def test_tells_the_state_of_the_analysis(self, editor_client, article):
        AnalysisRequest.objects.filter(page_id=article.pk).update(state="failed", error="OSError: disk")
        html = editor_client.get(body_url(article)).content.decode()
        assert 'data-state="failed"' in html
        assert "OSError: disk" in html

    def test_hostile_names_are_escaped(self, editor_client, article):
        hostile = "<script>alert(1)</script>"
        suggest(article, name=hostile, kind="person")
        event = Event.objects.create(name='"><img src=x>', category="CONSULT")
        suggest(article, event, of="event")
        html = editor_client.get(body_url(article)).content.decode()
        assert hostile not in html
        assert "<img" not in html

    def test_withdrawn_suggestions_are_left_out(self, editor_client, article, lavrov):
        Suggestion.objects.filter(pk=suggest(article, lavrov).pk).update(state="withdrawn")
        assert "لافروف" not in editor_client.get(body_url(article)).content.decode()

    def test_nothing_new_is_not_sent_again(self, editor_client, article, lavrov):
        suggestion = suggest(article, lavrov)
        first = editor_client.get(body_url(article))
        again = {"If-None-Match": first.headers["ETag"]}
        assert editor_client.get(body_url(article), headers=again).status_code == 304
        editor_client.post(decision_url(suggestion, "reject"))
        assert editor_client.get(body_url(article), headers=again).status_code == 200

    def test_more_suggestions_cost_no_more_queries(
        self, editor_client, article, make_article, django_assert_max_num_queries
    ):
        def fill(numbers):
            for number in numbers:
                actor = make_actor(f"ممثل {number}")
                suggest(article, actor, alternatives=[make_actor(f"بديل {number}").pk])
                suggest(article, Event.objects.create(name=f"حدث {number}", category="CONSULT"), of="event")
                suggest(article, make_article(f"مقال {number}"), of="article")

        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        fill(range(1))
        editor_client.get(body_url(article))
        with CaptureQueriesContext(connection) as few:
            editor_client.get(body_url(article))
        fill(range(1, 8))
        with django_assert_max_num_queries(len(few)):
            editor_client.get(body_url(article))

    def test_only_for_those_who_may_edit_the_article(self, outsider_client, client, article):
        headers = {"X-Requested-With": "XMLHttpRequest"}
        assert outsider_client.get(body_url(article), headers=headers).status_code == 403
        assert client.get(body_url(article), headers=headers).status_code == 403

    def test_an_unknown_page_is_not_found(self, editor_client):
        assert editor_client.get(reverse("corpus_admin:suggestions", args=[999])).status_code == 404

    def test_somebody_elses_lock_leaves_it_to_read(self, editor_client, article, lavrov, moderator):
        article.locked, article.locked_by = True, moderator
        article.save()
        suggest(article, lavrov)
        html = editor_client.get(body_url(article)).content.decode()
        assert "لافروف" in html
        assert "data-corpus-decision" not in html


class TestDecide:
    def test_accept_answers_the_row_for_the_form(self, editor_client, article, lavrov):
        response = editor_client.post(decision_url(suggest(article, lavrov, role="speaker", main=True), "accept"))
        assert response.json()["state"] == "accepted"
        row = response.json()["row"]
        assert (row["panel"], row["field"], row["id"], row["title"]) == ("actor_tags", "tag", lavrov.pk, lavrov.name)
        assert row["values"] == {"role": "speaker", "main": True}

    @pytest.mark.parametrize("decision", ["accept", "reject", "unsure", "undo"])
    def test_not_by_those_who_may_not_edit_the_article(self, outsider_client, article, lavrov, decision):
        suggestion = suggest(article, lavrov)
        assert outsider_client.post(decision_url(suggestion, decision)).status_code == 403
        suggestion.refresh_from_db()
        assert suggestion.state == "pending"

    def test_not_without_the_csrf_token(self, editor, article, lavrov):
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        suggestion = suggest(article, lavrov)
        assert client.post(decision_url(suggestion, "accept")).status_code == 403
        suggestion.refresh_from_db()
        assert suggestion.state == "pending"

    def test_not_by_following_a_link(self, editor_client, article, lavrov):
        assert editor_client.get(decision_url(suggest(article, lavrov), "accept")).status_code == 405

    @pytest.mark.parametrize("state", ["rejected", "withdrawn"])
    def test_a_stale_tab_is_told(self, editor_client, article, lavrov, state):
        suggestion = suggest(article, lavrov)
        Suggestion.objects.filter(pk=suggestion.pk).update(state=state)
        response = editor_client.post(decision_url(suggestion, "accept"))
        assert response.status_code == 409
        assert response.json()["message"]

    def test_a_vanished_suggestion_is_told(self, editor_client, article, lavrov):
        suggestion = suggest(article, lavrov)
        url = decision_url(suggestion, "accept")
        suggestion.delete()
        assert editor_client.post(url).status_code == 404
        assert editor_client.post(decision_url(suggest(article, lavrov), "swallow")).status_code == 404

    def test_a_name_of_several_brings_the_choice(self, editor_client, article):
        bearers = [make_actor(name, names=["محمد علي"]) for name in ("محمد علي (أ)", "محمد علي (ب)")]
        suggestion = suggest(article, name="محمد علي", kind="person")
        response = editor_client.post(decision_url(suggestion, "accept"))
        assert response.status_code == 409
        assert {choice["id"] for choice in response.json()["candidates"]} == {actor.pk for actor in bearers}
        chosen = editor_client.post(decision_url(suggestion, "accept"), {"instead": bearers[1].pk})
        assert chosen.json()["row"]["id"] == bearers[1].pk

    @pytest.mark.parametrize("instead", ["", "x", "٣", "9" * 40, "-1"])
    def test_a_senseless_choice_is_no_choice(self, editor_client, article, lavrov, instead):
        response = editor_client.post(decision_url(suggest(article, lavrov), "accept"), {"instead": instead})
        assert response.json()["row"]["id"] == lavrov.pk

    def test_recording_a_name_needs_its_own_permission(self, editor, editor_client, article):
        Permission.objects.get(codename="add_actor").group_set.clear()
        suggestion = suggest(article, name="أحمد العلي", kind="person")
        assert editor_client.post(decision_url(suggestion, "accept")).status_code == 403
        assert not Actor.objects.exists()
        assert 'data-corpus-decision="accept"' not in editor_client.get(body_url(article)).content.decode()


class TestAnalyse:
    def test_has_a_failed_text_analysed_again(self, editor_client, article):
        AnalysisRequest.objects.filter(page_id=article.pk).update(state="failed", attempts=3)
        assert editor_client.post(reverse("corpus_admin:analyse", args=[article.pk])).status_code == 202
        request = AnalysisRequest.objects.get(page_id=article.pk)
        assert (request.state, request.attempts) == ("waiting", 0)

    def test_only_for_those_who_may_edit_the_article(self, outsider_client, article):
        assert outsider_client.post(reverse("corpus_admin:analyse", args=[article.pk])).status_code == 403

    def test_only_by_post(self, editor_client, article):
        assert editor_client.get(reverse("corpus_admin:analyse", args=[article.pk])).status_code == 405
