"""Correcting a suggestion in the panel: another record, a name learned, role and weight, the usual reasons."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from suggesting import make_actor, suggest
from wagtail.models import ModelLogEntry

from corpus_app.models import Event, Suggestion

HOSTILE = "<b>لافروف</b>"


@pytest.fixture
def article(make_article):
    return make_article("لقاء في سوتشي", live=False)


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


@pytest.fixture
def meant(db):
    return make_actor("ميخائيل لافروف", names=["المخرج"])


def accept(client, suggestion, **data):
    return client.post(reverse("corpus_admin:decide", args=[suggestion.pk, "accept"]), data)


class TestLookup:
    url = "/admin/corpus/lookup/actor/"

    def test_finds_by_any_name_and_tells_them_apart(self, editor_client, lavrov, meant):
        found = editor_client.get(self.url, {"q": "لافروف"}).json()["results"]
        assert {record["id"] for record in found} == {lavrov.pk, meant.pk}
        assert [r["title"] for r in editor_client.get(self.url, {"q": "المخرج"}).json()["results"]] == [meant.name]
        Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14")
        events = editor_client.get("/admin/corpus/lookup/event/", {"q": "سوتشي"}).json()["results"]
        assert "2019-02-14" in events[0]["about"]

    @pytest.mark.parametrize("query", ["", " ", "«»", "x" * 5000, "\0"])
    def test_finds_nothing_for_nothing(self, editor_client, lavrov, query):
        assert editor_client.get(self.url, {"q": query}).json() == {"results": []}

    def test_gives_few_and_only_to_those_in_the_admin(self, editor_client, client, lavrov):
        for number in range(12):
            make_actor(f"لافروف {number}")
        assert len(editor_client.get(self.url, {"q": "لافروف"}).json()["results"]) == 8
        client.logout()
        assert client.get(self.url, {"q": "لافروف"}).status_code == 302
        assert editor_client.get("/admin/corpus/lookup/place/").status_code in (302, 404)


class TestAnother:
    def test_the_words_are_learned_only_when_asked_for(self, editor_client, article, lavrov, meant):
        first = suggest(article, lavrov)
        assert accept(editor_client, first, instead=meant.pk).json()["row"]["id"] == meant.pk
        assert meant.names.count() == 1
        article.suggestions.all().delete()
        accept(editor_client, suggest(article, lavrov), instead=meant.pk, alias="true")
        learned = meant.names.get(text="لافروف")
        assert (learned.kind, learned.needs_context) == ("alias", True)
        assert ModelLogEntry.objects.get(action="corpus.alias").data["title"] == "لافروف"

    def test_a_name_it_bears_is_not_learned_twice(self, editor_client, article, meant):
        for name in ("سيرغي", "أندريه"):
            accept(editor_client, suggest(article, make_actor(name)), instead=meant.pk, alias="true")
            Suggestion.objects.all().delete()
        assert meant.names.filter(text="لافروف").count() == 1

    def test_who_may_not_change_actors_learns_nothing_and_is_told(self, editor_client, article, lavrov, meant):
        Permission.objects.get(codename="change_actor").group_set.clear()
        suggestion = suggest(article, lavrov)
        html = editor_client.get(reverse("corpus_admin:suggestions", args=[article.pk])).content.decode()
        assert 'data-corpus-another-target="learn"' not in html
        assert accept(editor_client, suggestion, instead=meant.pk, alias="true").status_code == 403
        suggestion.refresh_from_db()
        assert suggestion.state == "pending"
        assert accept(editor_client, suggestion, instead=meant.pk).status_code == 200

    def test_a_phrase_of_an_event_too(self, editor_client, article):
        one, meant = (Event.objects.create(name=name, category="CONSULT") for name in ("قمة", "لقاء"))
        accept(editor_client, suggest(article, one, of="event"), instead=meant.pk, alias="true")
        assert meant.triggers.get().needs_context

    def test_hostile_words_stay_words(self, editor_client, article, lavrov):
        suggestion = suggest(article, lavrov)
        Suggestion.objects.filter(pk=suggestion.pk).update(
            evidence=[{"block": "title", "before": "", "quote": HOSTILE, "after": "", "rule": "name"}]
        )
        html = editor_client.get(reverse("corpus_admin:suggestions", args=[article.pk])).content.decode()
        assert HOSTILE not in html and "&lt;b&gt;" in html


class TestChoices:
    def test_role_and_weight_are_taken_over(self, editor_client, article, lavrov):
        row = accept(editor_client, suggest(article, lavrov), role="subject", main="true").json()["row"]
        assert row["values"] == {"role": "subject", "main": True}

    @pytest.mark.parametrize("data", [{}, {"role": "king", "main": "perhaps"}, {"role": "", "main": ""}])
    def test_senseless_ones_change_nothing(self, editor_client, article, lavrov, data):
        row = accept(editor_client, suggest(article, lavrov, role="speaker"), **data).json()["row"]
        assert row["values"] == {"role": "speaker", "main": False}

    def test_a_usual_reason_is_shown_in_words(self, editor, editor_client, article, lavrov):
        from wagtail.users.models import UserProfile

        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})
        url = reverse("corpus_admin:decide", args=[suggest(article, lavrov).pk, "reject"])
        editor_client.post(url, {"why": "not central"})
        html = editor_client.get(reverse("corpus_admin:suggestions", args=[article.pk])).content.decode()
        assert "<bdi>Not central</bdi>" in html


class TestNewNames:
    def test_records_of_near_names_are_offered_first(self, editor_client, article):
        near = make_actor("سيرجي لافروف")
        make_actor("سيرغي شويغو")
        suggestion = suggest(article, name="سيرغي لافروف", kind="person")
        html = editor_client.get(reverse("corpus_admin:suggestions", args=[article.pk])).content.decode()
        assert f'data-corpus-decisions-instead-param="{near.pk}"' in html
        assert html.count("instead-param") == 1
        assert accept(editor_client, suggestion, instead=near.pk).json()["row"]["id"] == near.pk

    def test_events_too(self, editor_client, article):
        near = Event.objects.create(name="قمة سوتشي الثلاثيه", category="CONSULT")
        suggest(article, of="event", name="قمة سوتشي الثلاثية", category="AGREE", date="2019-02")
        html = editor_client.get(reverse("corpus_admin:suggestions", args=[article.pk])).content.decode()
        assert f'data-corpus-decisions-instead-param="{near.pk}"' in html
