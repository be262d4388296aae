"""The dialog that puts a new name on record: what it fills in, shows, refuses and records."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from suggesting import make_actor, suggest

from corpus_app.models import Actor, Event, Place

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def article(make_article):
    return make_article("لقاء في سوتشي", live=False)


def address(suggestion):
    return reverse("corpus_admin:record", args=[suggestion.pk])


def record(client, suggestion, **data):
    return client.post(address(suggestion), data)


class TestActors:
    def test_what_the_text_tells_is_filled_in(self, editor_client, article):
        syria = make_actor("سوريا", kind="state")
        suggestion = suggest(article, name="أحمد العلي", kind="armed_group", home_state=syria.pk)
        html = editor_client.get(address(suggestion)).content.decode()
        assert 'value="أحمد العلي"' in html
        assert '<option value="armed_group" selected>' in html
        assert f'name="home_state" value="{syria.pk}"' in html
        assert 'value="سوريا"' in html

    def test_records_what_was_entered_and_keeps_the_texts_own_name(self, editor_client, article):
        syria = make_actor("سوريا", kind="state")
        suggestion = suggest(article, name="العلي", kind="person")
        data = {"name": "لواء أحمد العلي", "name_en": "Ahmad al-Ali Brigade", "kind": "armed_group"}
        answer = record(editor_client, suggestion, home_state=syria.pk, **data).json()
        actor = Actor.objects.get(pk=answer["row"]["id"])
        assert answer["state"] == "accepted"
        assert (actor.name, actor.name_en, actor.kind, actor.home_state) == (*data.values(), syria)
        assert [name.text for name in actor.names.all()] == ["العلي"]

    def test_a_name_that_is_on_record_leads_to_it(self, editor_client, article):
        known = make_actor("لواء أحمد العلي", kind="armed_group")
        suggestion = suggest(article, name="العلي", kind="person")
        html = editor_client.get(
            address(suggestion), {"near": "لواء احمد العلى", "kind": "armed_group"}
        ).content.decode()
        assert f'data-corpus-record-id-param="{known.pk}"' in html
        answer = record(editor_client, suggestion, name="لواء أحمد العلي", kind="armed_group").json()
        assert answer["row"]["id"] == known.pk

    def test_what_was_recorded_and_whose_answer_got_lost_is_answered_again(self, editor_client, article):
        suggestion = suggest(article, name="العلي", kind="person")
        rows = [record(editor_client, suggestion, name="علي العلي", kind="person").json()["row"] for _ in range(2)]
        assert rows[0]["id"] == rows[1]["id"] == Actor.objects.get().pk

    @pytest.mark.parametrize("data", [{"name": " ", "kind": "person"}, {"name": "العلي", "kind": "king"}, {}])
    def test_errors_are_shown_in_the_form(self, editor_client, article, data):
        response = record(editor_client, suggest(article, name="العلي", kind="person"), **data)
        assert response.status_code == 422
        assert "error-message" in response.content.decode()
        assert not Actor.objects.exists()

    def test_a_name_too_long_is_refused(self, editor_client, article):
        suggestion = suggest(article, name="العلي", kind="person")
        assert record(editor_client, suggestion, name="x" * 201, kind="person").status_code == 422

    def test_hostile_names_stay_text(self, editor_client, article):
        make_actor(HOSTILE)
        suggestion = suggest(article, name=HOSTILE, kind="person")
        assert HOSTILE not in editor_client.get(address(suggestion)).content.decode()


class TestEvents:
    def test_place_and_participants_are_filled_in_and_recorded(self, editor_client, article):
        sochi = Place.objects.create(name="سوتشي", slug="sochi")
        russia, turkey = make_actor("روسيا", kind="state"), make_actor("تركيا", kind="state")
        people = [{"id": russia.pk, "name": "روسيا", "role": "host"}, {"id": None, "name": "تركيا", "role": "party"}]
        told = {"category": "CONSULT", "date": "2019-02", "place_name": "سوتشي", "participants": people}
        suggestion = suggest(article, of="event", name="قمة", **told)
        html = editor_client.get(address(suggestion)).content.decode()
        assert f'name="place" value="{sochi.pk}"' in html
        assert html.count('name="participant"') == 3  # one of them is the pattern for others
        data = {"name": "قمة سوتشي", "name_en": "Sochi summit", "category": "CONSULT", "date": "2019-02-14"}
        data |= {"place": sochi.pk, "participant": [russia.pk, turkey.pk], "role": ["host", "mediator"]}
        event = Event.objects.get(pk=record(editor_client, suggestion, **data).json()["row"]["id"])
        assert (event.name, event.name_en, event.date, event.place) == (
            "قمة سوتشي",
            "Sochi summit",
            "2019-02-14",
            sochi,
        )
        assert {(p.actor, p.role) for p in event.participants.all()} == {(russia, "host"), (turkey, "mediator")}
        assert event.triggers.get().text == "قمة"

    def test_an_emptied_place_stays_empty(self, editor_client, article):
        Place.objects.create(name="سوتشي", slug="sochi")
        suggestion = suggest(article, of="event", name="قمة", category="CONSULT", place_name="سوتشي")
        record(editor_client, suggestion, name="قمة", category="CONSULT", date="", place="")
        assert Event.objects.get().place is None

    @pytest.mark.parametrize("data", [{"date": "أمس"}, {"place": "999"}, {"participant": ["x"], "role": ["party"]}])
    def test_senseless_values_are_told(self, editor_client, article, data):
        suggestion = suggest(article, of="event", name="قمة", category="CONSULT")
        response = record(editor_client, suggestion, **({"name": "قمة", "category": "CONSULT"} | data))
        assert response.status_code == 422
        assert not Event.objects.exists()


class TestWhoMay:
    def test_not_without_the_right_to_record(self, editor_client, article):
        Permission.objects.get(codename="add_actor").group_set.clear()
        suggestion = suggest(article, name="العلي", kind="person")
        for response in (editor_client.get(address(suggestion)), record(editor_client, suggestion, name="العلي")):
            assert response.status_code == 403
            assert response.json()["message"]
        assert not Actor.objects.exists()

    def test_not_on_an_article_that_somebody_else_has_locked(self, editor_client, article, moderator):
        article.locked, article.locked_by = True, moderator
        article.save()
        suggestion = suggest(article, name="العلي", kind="person")
        assert record(editor_client, suggestion, name="العلي", kind="person").status_code == 403

    def test_a_stale_tab_is_told(self, editor_client, article):
        suggestion = suggest(article, name="العلي", kind="person")
        suggestion.state = "rejected"
        suggestion.save()
        assert record(editor_client, suggestion, name="العلي", kind="person").status_code == 409
        link = suggest(article, article, of="article")
        assert editor_client.get(address(link)).status_code == 409
