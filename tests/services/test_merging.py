"""Merging two records of one actor or event: what moves, what holds where both had a say, and the way back."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.utils.translation import override
from suggesting import make_actor, suggest
from wagtail.models import ModelLogEntry, ReferenceIndex

from corpus_app.models import (
    Actor,
    ActorName,
    ActorRelation,
    ActorTag,
    Event,
    EventTag,
    KnowledgeVersion,
    Office,
    Participant,
    Place,
    SlugRedirect,
    Suggestion,
    ThreadEvent,
    ThreadPage,
)
from corpus_app.services.decisions import accept
from corpus_app.services.errors import Conflict
from corpus_app.services.merging import merge, preview_merge, survivor_id, undo_merge

State = Suggestion.State


@pytest.fixture
def chief(editor):
    """An editor who may also delete actors and events."""
    editor.user_permissions.add(*Permission.objects.filter(codename__in=["delete_actor", "delete_event"]))
    return type(editor).objects.get(pk=editor.pk)


@pytest.fixture
def kept(db):
    return make_actor("سيرغي لافروف", names=["لافروف"])


@pytest.fixture
def gone(db):
    return make_actor("سيرجي لافروف", names=["سيرغي فيكتوروفيتش لافروف"], name_en="Sergey Lavrov", slug="lavrov")


def everything():
    """All rows that a merge may touch, as comparable values."""
    models = (Actor, ActorName, ActorRelation, ActorTag, Event, EventTag, Office, Participant, SlugRedirect)
    rows = {model.__name__: sorted(map(str, model.objects.values_list())) for model in models}
    hidden = ("updated_at",)
    rows["Suggestion"] = sorted(
        str({name: value for name, value in row.items() if name not in hidden}) for row in Suggestion.objects.values()
    )
    rows["ReferenceIndex"] = sorted(map(str, ReferenceIndex.objects.values_list("object_id", "to_object_id")))
    return rows


def test_everything_that_named_the_one_names_the_other(kept, gone, chief, make_article):
    russia, party = make_actor("روسيا", kind="state"), make_actor("حزب", kind="political_party")
    Office.objects.create(person=gone, title="وزير الخارجية", of=russia)
    ActorRelation.objects.create(source=gone, kind="member_of", target=party)
    event = Event.objects.create(name="قمة سوتشي", category="CONSULT")
    Participant.objects.create(event=event, actor=gone, role="party")
    article = make_article()
    ActorTag.objects.create(content_object=article, tag=gone, role="speaker", main=True)
    suggestion = suggest(article, gone)
    version = KnowledgeVersion.current()

    summary = merge(kept, gone, chief)

    assert not Actor.objects.filter(slug="lavrov").exists()
    assert kept.offices.get().of == russia
    assert kept.relations.get().target == party
    assert kept.participations.get().event == event
    tag = article.actor_tags.get()
    assert (tag.tag, tag.role, tag.main) == (kept, "speaker", True)
    suggestion.refresh_from_db()
    assert (suggestion.actor, suggestion.key) == (kept, f"actor:{kept.pk}")
    assert {name.text for name in kept.names.all()} == {"لافروف", "سيرغي فيكتوروفيتش لافروف", "سيرجي لافروف"}
    kept.refresh_from_db()
    assert kept.name_en == "Sergey Lavrov"
    assert SlugRedirect.objects.get(slug="lavrov").actor == kept
    assert KnowledgeVersion.current() > version
    assert summary.moved["corpus_app.actortag"] == 1
    entry = ModelLogEntry.objects.filter(action="corpus.merge").get()
    assert (entry.user, entry.data["title"]) == (chief, "سيرجي لافروف")


def test_the_preview_tells_the_same_and_changes_nothing(kept, gone, chief, make_article):
    article = make_article("كلاهما")
    for actor in (kept, gone):
        ActorTag.objects.create(content_object=article, tag=actor)
        suggest(article, actor)
    before = everything()
    summary = preview_merge(kept, gone, chief)
    assert everything() == before
    assert [page.title for page in summary.both_tagged] == ["كلاهما"]
    assert [page.title for page in summary.both_decided] == ["كلاهما"]
    assert summary.dropped == {"corpus_app.actortag": 1}
    assert [str(name) for name in summary.filled] == [str(Actor._meta.get_field("name_en").verbose_name)]


def test_where_both_were_tagged_the_weightier_tag_holds(kept, gone, chief, make_article):
    article = make_article()
    ActorTag.objects.create(content_object=article, tag=kept, role="speaker")
    ActorTag.objects.create(content_object=article, tag=gone, role="mentioned", main=True)
    merge(kept, gone, chief)
    tag = article.actor_tags.get()
    assert (tag.tag, tag.role, tag.main) == (kept, "speaker", True)


@pytest.mark.parametrize(
    ("states", "result"),
    [
        (("pending", "accepted"), "accepted"),
        (("rejected", "accepted"), "accepted"),
        (("accepted", "rejected"), "accepted"),
        (("pending", "rejected"), "rejected"),
        (("unsure", "pending"), "unsure"),
        (("withdrawn", "pending"), "pending"),
    ],
)
def test_the_stronger_decision_holds(kept, gone, chief, make_article, states, result):
    article = make_article()
    rows = [suggest(article, actor) for actor in (kept, gone)]
    for row, state in zip(rows, states, strict=True):
        Suggestion.objects.filter(pk=row.pk).update(state=state, why=state)
    merge(kept, gone, chief)
    shown = article.suggestions.exclude(state=State.WITHDRAWN).get()
    assert (shown.actor, shown.key, shown.state, shown.why) == (kept, f"actor:{kept.pk}", result, result)


def test_a_draft_keeps_the_tag(kept, gone, chief, make_article):
    article = make_article(live=False)
    article.actor_tags = [ActorTag(tag=gone, role="speaker"), ActorTag(tag=make_actor("تركيا", kind="state"))]
    draft = article.save_revision()
    summary = merge(kept, gone, chief)
    assert summary.drafts == 1
    draft.refresh_from_db()
    assert [(tag.tag.name, tag.role) for tag in draft.as_object().actor_tags.all()] == [
        ("سيرغي لافروف", "speaker"),
        ("تركيا", "mentioned"),
    ]
    draft.publish()
    assert ActorTag.objects.filter(content_object=article, tag=kept).exists()


def test_a_draft_that_has_both_keeps_one(kept, gone, chief, make_article):
    article = make_article(live=False)
    article.actor_tags = [ActorTag(tag=kept, role="mentioned"), ActorTag(tag=gone, role="subject", main=True)]
    draft = article.save_revision()
    merge(kept, gone, chief)
    draft.refresh_from_db()
    tag = draft.as_object().actor_tags.get()
    assert (tag.tag, tag.role, tag.main) == (kept, "subject", True)
    draft.publish()
    assert ActorTag.objects.filter(content_object=article).count() == 1


def test_a_choice_offered_before_the_merge_means_the_survivor(kept, gone, chief, make_article):
    suggestion = suggest(make_article(live=False), make_actor("لافروف آخر"))
    pk = gone.pk
    merge(kept, gone, chief)
    assert accept(suggestion, chief, instead=pk).actor == kept


def test_nobody_is_related_to_himself_afterwards(kept, gone, chief):
    ActorRelation.objects.create(source=gone, kind="allied_with", target=kept)
    ActorRelation.objects.create(source=kept, kind="allied_with", target=gone)
    merge(kept, gone, chief)
    assert not ActorRelation.objects.exists()


def test_two_states_bring_their_actors_and_places_together(chief):
    kept, gone = make_actor("سوريا", kind="state"), make_actor("سورية (أخرى)", kind="state")
    minister = make_actor("وزير", home_state=gone)
    Place.objects.create(slug="idlib", name="إدلب", country=gone)
    merge(kept, gone, chief)
    minister.refresh_from_db()
    assert minister.home_state == kept
    assert Place.objects.get().country == kept


def test_a_place_that_both_have_is_not_lost_in_passing(chief):
    kept, gone = make_actor("سوريا", kind="state"), make_actor("سورية (أخرى)", kind="state")
    for number, country in enumerate((kept, gone)):
        Place.objects.create(slug=f"idlib-{number}", name="إدلب", country=country)
    with pytest.raises(Conflict, match="إدلب"):
        merge(kept, gone, chief)
    assert Actor.objects.count() == 2


def test_events_merge_the_same_way(chief, make_article):
    kept = Event.objects.create(name="قمة سوتشي", category="CONSULT")
    gone = Event.objects.create(name="لقاء سوتشي الثلاثي", category="CONSULT", date="2019-02-14")
    part = Event.objects.create(name="مؤتمر صحفي", category="CONSULT", parent=gone)
    Participant.objects.create(event=gone, actor=make_actor("تركيا", kind="state"))
    article = make_article()
    EventTag.objects.create(content_object=article, tag=kept, relation="background")
    EventTag.objects.create(content_object=article, tag=gone, relation="reports")
    merge(kept, gone, chief)
    kept.refresh_from_db()
    part.refresh_from_db()
    assert (kept.date, str(kept.earliest)) == ("2019-02-14", "2019-02-14")
    assert kept.triggers.get().text == "لقاء سوتشي الثلاثي"
    assert kept.participants.count() == 1
    assert part.parent == kept
    assert article.event_tags.get().relation == "reports"


def test_a_story_thread_and_its_draft_keep_the_event(chief, site_tree):
    kept, gone, third = (Event.objects.create(name=name, category="CONSULT") for name in ("قمة", "لقاء", "هدنة"))
    page = ThreadPage(title="ملف", slug="thread")
    page.thread_events = [ThreadEvent(event=event, sort_order=n) for n, event in enumerate((gone, third))]
    site_tree[1].add_child(instance=page)
    page.save_revision()
    record = merge(kept, gone, chief).record
    page = ThreadPage.objects.get()
    for version in (page, page.get_latest_revision_as_object()):
        assert [row.event for row in version.thread_events.all()] == [kept, third]
    undo_merge(record, chief)
    draft = ThreadPage.objects.get().get_latest_revision_as_object()
    assert [row.event.name for row in draft.thread_events.all()] == ["لقاء", "هدنة"]


def test_an_event_merged_with_what_it_is_part_of_is_no_part_of_itself(chief):
    whole = Event.objects.create(name="حرب", category="ASSAULT")
    middle = Event.objects.create(name="حملة", category="ASSAULT", parent=whole)
    kept = Event.objects.create(name="معركة", category="ASSAULT", parent=middle)
    merge(kept, whole, chief)
    kept.refresh_from_db()
    middle.refresh_from_db()
    assert (kept.parent, middle.parent) == (None, kept)


class TestRefusals:
    def test_a_record_and_itself(self, kept, chief):
        with pytest.raises(Conflict):
            merge(kept, Actor.objects.get(pk=kept.pk), chief)
        assert Actor.objects.filter(pk=kept.pk).exists()

    def test_records_of_different_kinds(self, kept, chief):
        with pytest.raises(Conflict):
            merge(kept, make_actor("روسيا", kind="state"), chief)
        with pytest.raises(Conflict):
            merge(kept, Event.objects.create(name="قمة", category="CONSULT"), chief)
        assert (Actor.objects.count(), Event.objects.count()) == (2, 1)

    @pytest.mark.parametrize("codename", ["change_actor", "delete_actor"])
    def test_who_may_not(self, kept, gone, chief, codename):
        permission = Permission.objects.get(codename=codename)
        permission.group_set.clear()
        permission.user_set.clear()
        user = type(chief).objects.get(pk=chief.pk)
        for use in (merge, preview_merge):
            with pytest.raises(PermissionDenied):
                use(kept, gone, user)
        assert Actor.objects.filter(pk=gone.pk).exists()


class TestUndo:
    @pytest.fixture
    def web(self, kept, gone, make_article):
        """Tags, drafts, decisions, relations and offices of both."""
        russia = make_actor("روسيا", kind="state")
        both, one = make_article("كلاهما"), make_article("أحدهما")
        ActorTag.objects.create(content_object=both, tag=kept)
        ActorTag.objects.create(content_object=both, tag=gone, role="subject", main=True)
        ActorTag.objects.create(content_object=one, tag=gone)
        for page in (both, one):
            page.refresh_from_db()
            page.save_revision()
        suggest(both, kept)
        accepted = suggest(both, gone)
        Suggestion.objects.filter(pk=accepted.pk).update(state="accepted", stored=True)
        suggest(one, gone)
        for actor in (kept, gone):
            Office.objects.create(person=actor, title="وزير الخارجية", of=russia)
        ActorRelation.objects.create(source=gone, kind="allied_with", target=kept)
        return both, one

    def test_restores_exactly_what_was_there(self, kept, gone, web, chief):
        before = everything()
        drafts = [page.get_latest_revision().content["actor_tags"] for page in web]
        pk = gone.pk
        record = merge(kept, gone, chief).record
        assert everything() != before
        restored, changed = undo_merge(record, chief)
        assert everything() == before
        assert [page.get_latest_revision().content["actor_tags"] for page in web] == drafts
        assert not changed
        assert restored["corpus_app.actor"] == 2
        assert Actor.objects.get(pk=pk).name == "سيرجي لافروف"
        assert ModelLogEntry.objects.filter(action="corpus.unmerge", user=chief).exists()

    def test_leaves_what_was_changed_since_and_says_so(self, kept, gone, web, chief):
        both, one = web
        record = merge(kept, gone, chief).record
        one.actor_tags.get().delete()
        Actor.objects.filter(pk=kept.pk).update(name_en="S. Lavrov")
        _restored, changed = undo_merge(record, chief)
        assert changed["corpus_app.actortag"] == 1
        assert changed["corpus_app.actor"] == 1
        kept.refresh_from_db()
        assert kept.name_en == "S. Lavrov"
        assert not one.actor_tags.exists()
        assert both.actor_tags.count() == 2

    def test_a_page_deleted_since_does_not_stand_in_the_way(self, kept, gone, web, chief):
        both, one = web
        record = merge(kept, gone, chief).record
        both.delete()
        undo_merge(record, chief)
        assert [tag.tag.name for tag in one.actor_tags.all()] == ["سيرجي لافروف"]

    def test_happens_once(self, kept, gone, chief):
        record = merge(kept, gone, chief).record
        undo_merge(record, chief)
        with pytest.raises(Conflict):
            undo_merge(record, chief)

    def test_of_a_chain_the_last_merge_comes_first(self, kept, gone, chief):
        final = make_actor("لافروف الأخير")
        pk = gone.pk
        first = merge(kept, gone, chief).record
        second = merge(final, kept, chief).record
        assert survivor_id(Actor, pk) == final.pk
        with override("en"), pytest.raises(Conflict, match="Undo that first"):
            undo_merge(first, chief)
        undo_merge(second, chief)
        undo_merge(first, chief)
        assert Actor.objects.count() == 3

    def test_a_name_taken_meanwhile_is_told(self, kept, gone, chief):
        record = merge(kept, gone, chief).record
        make_actor("سيرجي لافروف")
        with pytest.raises(Conflict, match="سيرجي لافروف"):
            undo_merge(record, chief)

    def test_needs_the_same_permissions(self, kept, gone, chief, django_user_model):
        record = merge(kept, gone, chief).record
        with pytest.raises(PermissionDenied):
            undo_merge(record, django_user_model.objects.create_user("visitor"))
