"""Merging and splitting in the admin: who may, what the preview tells, how a refusal reads."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from suggesting import make_actor, suggest
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from corpus_app.models import Actor, ActorTag, Event, MergeRecord, SplitRecord, Suggestion
from corpus_app.services.merging import merge

HOSTILE = '<script>alert("1")</script>'


@pytest.fixture
def kept(db):
    return make_actor("سيرغي لافروف")


@pytest.fixture
def gone(db):
    return make_actor("سيرجي لافروف")


@pytest.fixture
def chief(editor):
    editor.user_permissions.add(*Permission.objects.filter(codename__in=["delete_actor", "delete_event"]))
    return type(editor).objects.get(pk=editor.pk)


@pytest.fixture
def chief_client(chief, client):
    client.force_login(chief)
    return client


def merge_url(record):
    return reverse("corpus_admin:merge", args=[record._meta.model_name, record.pk])


class TestMerge:
    def test_the_preview_tells_what_moves_and_the_merge_does_it(self, chief_client, kept, gone, make_article):
        article = make_article("لقاء في سوتشي")
        for actor in (kept, gone):
            ActorTag.objects.create(content_object=article, tag=actor)
        html = chief_client.get(merge_url(gone), {"into": kept.pk}).content.decode()
        assert "لقاء في سوتشي" in html
        assert Actor.objects.count() == 2
        response = chief_client.post(merge_url(gone), {"into": kept.pk}, follow=True)
        assert response.redirect_chain[-1][0].endswith(f"/actor/edit/{kept.pk}/")
        assert Actor.objects.get() == kept

    def test_offered_on_the_edit_page_to_those_who_may(self, editor, chief_client, kept):
        url = reverse("wagtailsnippets_corpus_app_actor:edit", args=[kept.pk])
        assert merge_url(kept) in chief_client.get(url).content.decode()
        editor.user_permissions.clear()
        assert merge_url(kept) not in chief_client.get(url).content.decode()

    def test_not_for_those_who_may_not_delete(self, editor_client, kept, gone):
        assert editor_client.get(merge_url(gone), {"into": kept.pk}).status_code == 302
        editor_client.post(merge_url(gone), {"into": kept.pk})
        assert Actor.objects.count() == 2

    def test_not_without_the_csrf_token(self, chief, kept, gone):
        client = Client(enforce_csrf_checks=True)
        client.force_login(chief)
        assert client.post(merge_url(gone), {"into": kept.pk}).status_code == 403
        assert Actor.objects.count() == 2

    def test_a_record_and_itself_or_another_kind_is_refused_with_words(self, chief_client, kept):
        state = make_actor("روسيا", kind="state")
        for other in (kept, state):
            assert "error-message" in chief_client.get(merge_url(kept), {"into": other.pk}).content.decode()
            chief_client.post(merge_url(kept), {"into": other.pk})
        assert Actor.objects.count() == 2

    @pytest.mark.parametrize("into", ["", "x", "0", "99999999", "9" * 40])
    def test_a_senseless_choice_merges_nothing(self, chief_client, kept, gone, into):
        assert chief_client.get(merge_url(gone), {"into": into}).status_code == 200
        chief_client.post(merge_url(gone), {"into": into})
        assert Actor.objects.count() == 2

    def test_an_unknown_kind_is_not_found(self, chief_client, kept):
        assert chief_client.get(reverse("corpus_admin:merge", args=["place", kept.pk])).status_code == 404

    def test_hostile_names_are_escaped(self, chief_client, kept, make_article):
        hostile = make_actor(HOSTILE)
        ActorTag.objects.create(content_object=make_article(HOSTILE), tag=hostile)
        ActorTag.objects.create(content_object=ActorTag.objects.get().content_object, tag=kept)
        assert HOSTILE not in chief_client.get(merge_url(hostile), {"into": kept.pk}).content.decode()
        response = chief_client.post(merge_url(hostile), {"into": kept.pk}, follow=True)
        assert HOSTILE not in response.content.decode()
        assert HOSTILE not in chief_client.get(reverse("corpus_admin:merges")).content.decode()

    def test_events_too(self, chief_client):
        kept, gone = (Event.objects.create(name=name, category="CONSULT") for name in ("قمة", "لقاء"))
        chief_client.post(merge_url(gone), {"into": kept.pk})
        assert Event.objects.get() == kept

    def test_a_form_open_since_before_still_saves_the_tag(self, chief, chief_client, kept, gone, make_article):
        article = make_article(live=False)
        article.save_revision()
        merge(kept, Actor.objects.get(pk=gone.pk), chief)
        data = nested_form_data(
            {
                "title": "عنوان",
                "slug": article.slug,
                "body": streamfield([]),
                "date": "2019-02-06",
                "date_precision": "day",
                "actor_tags": inline_formset([{"tag": gone.pk, "role": "speaker"}]),
                "event_tags": inline_formset([]),
                "related_links": inline_formset([]),
                "comments": inline_formset([]),
            }
        )
        chief_client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)
        article.refresh_from_db()
        assert [tag.tag for tag in article.get_latest_revision_as_object().actor_tags.all()] == [kept]


class TestMerges:
    def test_a_merge_is_undone_from_the_list(self, chief, chief_client, kept, gone):
        record = merge(kept, gone, chief).record
        html = chief_client.get(reverse("corpus_admin:merges")).content.decode()
        assert "سيرجي لافروف" in html
        chief_client.post(reverse("corpus_admin:undo_merge", args=[record.pk]))
        assert Actor.objects.filter(name="سيرجي لافروف").exists()
        html = chief_client.get(reverse("corpus_admin:merges")).content.decode()
        assert reverse("corpus_admin:undo_merge", args=[record.pk]) not in html

    def test_only_by_those_who_may_merge_and_only_by_post(self, chief, client, editor, kept, gone):
        record = merge(kept, gone, chief).record
        url = reverse("corpus_admin:undo_merge", args=[record.pk])
        client.force_login(chief)
        assert client.get(url).status_code == 405
        editor.user_permissions.clear()
        assert client.get(reverse("corpus_admin:merges")).status_code == 302
        client.post(url)
        assert MergeRecord.objects.get().undone_at is None

    def test_downloads(self, chief, chief_client, kept, gone):
        merge(kept, gone, chief)
        response = chief_client.get(reverse("corpus_admin:merges"), {"export": "csv"})
        assert "سيرجي لافروف" in b"".join(response.streaming_content).decode()
        assert chief_client.get(reverse("corpus_admin:merges"), {"export": "xlsx"}).status_code == 200


@pytest.mark.parametrize("what", ["undo_merge", "split", "undo_split"])
def test_nothing_without_the_csrf_token(chief, kept, gone, what):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    pk = merge(kept, gone, chief).record.pk if what == "undo_merge" else kept.pk
    assert client.post(reverse(f"corpus_admin:{what}", args=[pk]), {"name": "أحد"}).status_code == 403


class TestSplit:
    @pytest.fixture
    def articles(self, kept, make_article):
        articles = [make_article(f"مقال {number}", live=False) for number in range(3)]
        for article in articles:
            article.actor_tags.set([ActorTag(tag=kept, role="speaker")])
            article.save()
            article.save_revision()
            suggestion = suggest(article, kept)
            Suggestion.objects.filter(pk=suggestion.pk).update(state="accepted", stored=True)
        return articles

    @staticmethod
    def url(actor):
        return reverse("corpus_admin:split", args=[actor.pk])

    def test_some_articles_move_to_another_actor(self, editor_client, kept, gone, articles):
        html = editor_client.get(self.url(kept)).content.decode()
        assert "مقال 2" in html and "<mark>لافروف</mark>" in html
        editor_client.post(self.url(kept), {"pages": [articles[0].pk, articles[1].pk], "target": gone.pk, "name": ""})
        assert {tag.content_object_id for tag in gone.actor_tags.all()} == {articles[0].pk, articles[1].pk}
        assert [tag.content_object_id for tag in kept.actor_tags.all()] == [articles[2].pk]
        moved = articles[0]
        moved.refresh_from_db()
        assert [(t.tag, t.role) for t in moved.get_latest_revision_as_object().actor_tags.all()] == [(gone, "speaker")]
        states = {row.actor: (row.state, row.stored) for row in moved.suggestions.all()}
        assert states == {kept: ("rejected", False), gone: ("accepted", True)}
        assert PageLogEntry.objects.filter(page=moved.pk, action="corpus.split").exists()

    def test_a_new_actor_may_be_recorded_for_them(self, editor_client, kept, articles):
        editor_client.post(self.url(kept), {"pages": [articles[0].pk], "target": "", "name": "لافروف الممثل"})
        actor = Actor.objects.get(name="لافروف الممثل")
        assert (actor.kind, actor.actor_tags.count()) == ("person", 1)

    @pytest.mark.parametrize(
        "data", [{}, {"name": "أحد"}, {"pages": ["all"], "name": "أحد"}, {"pages": [0], "name": "أحد"}]
    )
    def test_nothing_checked_or_nobody_named_moves_nothing(self, editor_client, kept, articles, data):
        assert editor_client.post(self.url(kept), data).status_code == 200
        assert editor_client.post(self.url(kept), {"pages": [articles[0].pk]}).status_code == 200
        assert kept.actor_tags.count() == 3

    def test_not_to_itself(self, editor_client, kept, articles):
        response = editor_client.post(self.url(kept), {"pages": [articles[0].pk], "target": kept.pk})
        assert response.status_code == 200
        assert kept.actor_tags.count() == 3

    def test_articles_that_the_user_may_not_publish_stay(self, editor_client, kept, gone, make_article):
        live = make_article("منشور")
        ActorTag.objects.create(content_object=live, tag=kept)
        response = editor_client.post(self.url(kept), {"pages": [live.pk], "target": gone.pk}, follow=True)
        assert "منشور" in response.content.decode()
        assert ActorTag.objects.get(content_object=live).tag == kept

    def test_only_by_those_who_may_change_actors(self, editor_client, kept, gone, articles):
        Permission.objects.get(codename="change_actor").group_set.clear()
        assert editor_client.get(self.url(kept)).status_code == 302
        editor_client.post(self.url(kept), {"pages": [articles[0].pk], "target": gone.pk})
        assert not gone.actor_tags.exists()

    def test_hostile_names_are_escaped(self, editor_client, make_article):
        hostile = make_actor(HOSTILE)
        article = make_article(HOSTILE, live=False)
        ActorTag.objects.create(content_object=article, tag=hostile)
        assert HOSTILE not in editor_client.get(self.url(hostile)).content.decode()

    def test_is_undone_from_the_list(self, editor_client, kept, gone, articles):
        editor_client.post(self.url(kept), {"pages": [articles[0].pk], "target": gone.pk})
        undo = reverse("corpus_admin:undo_split", args=[SplitRecord.objects.get().pk])
        splits = reverse("corpus_admin:splits")
        assert undo in editor_client.get(splits).content.decode()
        assert editor_client.get(undo).status_code == 405
        response = editor_client.post(undo, follow=True)
        assert response.redirect_chain[-1][0] == splits
        assert kept.actor_tags.count() == 3
        assert undo not in editor_client.get(splits).content.decode()
        assert editor_client.post(undo).status_code == 302

    def test_the_list_is_for_those_who_may_split(self, editor_client, kept, gone, articles):
        editor_client.post(self.url(kept), {"pages": [articles[0].pk], "target": gone.pk})
        splits = reverse("corpus_admin:splits")
        assert splits in editor_client.get("/admin/").content.decode()
        download = editor_client.get(splits, {"export": "csv"})
        assert "سيرجي لافروف" in b"".join(download.streaming_content).decode()
        Permission.objects.get(codename="change_actor").group_set.clear()
        assert editor_client.get(splits).status_code == 302
        editor_client.post(reverse("corpus_admin:undo_split", args=[SplitRecord.objects.get().pk]))
        assert SplitRecord.objects.get().undone_at is None
