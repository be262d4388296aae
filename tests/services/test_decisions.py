"""What an editor decides lasts, is theirs to decide, and is told in the page's history."""

import pytest
from django.core.exceptions import PermissionDenied
from suggesting import make_actor, suggest
from wagtail.models import PageLogEntry

from corpus_app.models import Actor, Event, Place, Suggestion
from corpus_app.services.decisions import accept, mark_unsure, reject, undo
from corpus_app.services.errors import Conflict

State = Suggestion.State


@pytest.fixture
def article(make_article):
    return make_article("لقاء في سوتشي", live=False)


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


@pytest.mark.parametrize(
    ("decide", "state"), [(accept, State.ACCEPTED), (reject, State.REJECTED), (mark_unsure, State.UNSURE)]
)
def test_a_decision_is_kept_with_its_author_and_told_in_the_history(article, lavrov, editor, decide, state):
    suggestion = suggest(article, lavrov)
    decide(suggestion, editor, why="لأن")
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by, suggestion.why) == (state, editor, "لأن")
    entry = PageLogEntry.objects.filter(page=article, action__startswith="corpus.").get()
    assert entry.user == editor
    assert entry.data["title"] == "سيرغي لافروف"
    assert "سيرغي لافروف" in str(entry.message)


def test_accepting_stores_nothing_in_the_page_by_itself(article, lavrov, editor):
    accepted = accept(suggest(article, lavrov), editor)
    assert not accepted.stored
    assert not article.actor_tags.exists()
    assert not article.revisions.exists()


def test_undo_makes_it_pending_again(article, lavrov, editor):
    suggestion = reject(suggest(article, lavrov), editor, "خطأ")
    undo(suggestion, editor)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by, suggestion.decided_at, suggestion.why) == (
        "pending",
        None,
        None,
        "",
    )


def test_the_same_decision_twice_is_one_decision(article, lavrov, editor):
    suggestion = suggest(article, lavrov)
    accept(suggestion, editor)
    accept(suggestion, editor)
    assert PageLogEntry.objects.filter(action="corpus.accept").count() == 1


def test_a_rejection_may_get_its_reason_later(article, lavrov, editor):
    suggestion = reject(suggest(article, lavrov), editor)
    reject(suggestion, editor, "شخص آخر")
    suggestion.refresh_from_db()
    assert suggestion.why == "شخص آخر"


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN])
def test_a_stale_tab_cannot_accept_over_what_happened_meanwhile(article, lavrov, editor, state):
    suggestion = suggest(article, lavrov)
    Suggestion.objects.filter(pk=suggestion.pk).update(state=state)
    with pytest.raises(Conflict):
        accept(suggestion, editor)
    suggestion.refresh_from_db()
    assert suggestion.state == state


@pytest.mark.parametrize("decide", [accept, reject, mark_unsure, undo])
def test_only_who_may_edit_the_page_decides(article, lavrov, django_user_model, decide):
    stranger = django_user_model.objects.create_user("stranger")
    suggestion = suggest(article, lavrov)
    with pytest.raises(PermissionDenied):
        decide(suggestion, stranger)
    suggestion.refresh_from_db()
    assert suggestion.state == State.PENDING


def test_a_locked_page_is_not_decided_on(article, lavrov, editor, moderator):
    article.locked, article.locked_by = True, moderator
    article.save()
    with pytest.raises(PermissionDenied):
        accept(suggest(article, lavrov), editor)


def test_the_editor_may_overrule_role_and_weight(article, lavrov, editor):
    accepted = accept(suggest(article, lavrov, role="mentioned"), editor, role="subject", main=True)
    assert (accepted.proposal["role"], accepted.proposal["main"]) == ("subject", True)


class TestNewActors:
    @pytest.fixture
    def recorder(self, editor):
        from django.contrib.auth.models import Permission

        editor.user_permissions.add(*Permission.objects.filter(codename__in=["add_actor", "add_event"]))
        return type(editor).objects.get(pk=editor.pk)

    def test_accepting_a_new_name_records_it(self, article, recorder):
        state = make_actor("سوريا", kind="state")
        accepted = accept(suggest(article, name="أحمد العلي", kind="person", home_state=state.pk), recorder)
        assert accepted.actor == Actor.objects.get(name="أحمد العلي", kind="person", home_state=state)
        assert accepted.key == f"actor:{accepted.actor.pk}"

    def test_a_name_on_record_in_another_spelling_is_used_instead(self, article, recorder):
        known = make_actor("أبو محمد الجولاني", names=["أحمد الشرع"])
        accepted = accept(suggest(article, name="احمد الشرع", kind="person"), recorder)
        assert accepted.actor == known
        assert Actor.objects.count() == 1

    def test_the_known_actors_own_suggestion_takes_over(self, article, recorder):
        known = make_actor("أحمد الشرع")
        new, own = suggest(article, name="احمد الشرع", kind="person"), suggest(article, known)
        assert accept(new, recorder) == own
        new.refresh_from_db()
        assert new.state == State.WITHDRAWN

    def test_a_name_of_several_is_left_to_the_editor(self, article, recorder):
        first = make_actor("محمد علي (وزير)", names=["محمد علي"])
        second = make_actor("محمد علي (قائد)", names=["محمد علي"])
        suggestion = suggest(article, name="محمد علي", kind="person")
        with pytest.raises(Conflict) as conflict:
            accept(suggestion, recorder)
        assert set(conflict.value.candidates) == {first, second}
        assert accept(suggestion, recorder, instead=second.pk).actor == second

    def test_who_may_not_record_names_is_told_so(self, article, editor):
        from django.contrib.auth.models import Permission

        Permission.objects.get(codename="add_actor").group_set.clear()
        suggestion = suggest(article, name="أحمد العلي", kind="person")
        with pytest.raises(PermissionDenied):
            accept(suggestion, editor)
        assert not Actor.objects.exists()

    def test_a_recorded_actor_stays_after_undo(self, article, recorder):
        undo(accept(suggest(article, name="أحمد العلي", kind="person"), recorder), recorder)
        assert Actor.objects.filter(name="أحمد العلي").exists()

    def test_another_actor_may_be_meant(self, article, lavrov, recorder):
        other = make_actor("ميخائيل لافروف")
        suggestion = suggest(article, lavrov, alternatives=[other.pk])
        accepted = accept(suggestion, recorder, instead=other.pk)
        suggestion.refresh_from_db()
        assert (accepted.actor, accepted.state, suggestion.state) == (other, State.ACCEPTED, State.REJECTED)

    def test_a_new_event_comes_with_place_and_participants(self, article, recorder):
        turkey, russia = make_actor("تركيا", kind="state"), make_actor("روسيا", kind="state")
        place = Place.objects.create(slug="sochi", name="سوتشي")
        proposal = {
            "name": "قمة سوتشي",
            "category": "CONSULT",
            "form": "summit",
            "date": "2019-02-14",
            "status": "happened",
            "place": None,
            "place_name": "سوتشي",
            "participants": [
                {"id": turkey.pk, "name": "تركيا", "role": "party"},
                {"id": None, "name": "روسيا", "role": "host"},
                {"id": None, "name": "ضيف مجهول", "role": "party"},
            ],
        }
        event = accept(suggest(article, of="event", **proposal), recorder).event
        assert (event.place, event.form, str(event.earliest)) == (place, "summit", "2019-02-14")
        assert {(p.actor, p.role) for p in event.participants.all()} == {(turkey, "party"), (russia, "host")}

    def test_an_event_of_that_name_and_day_is_not_recorded_twice(self, article, recorder):
        event = Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02")
        proposal = {"name": "قمه سوتشي", "category": "CONSULT", "date": "2019-02-14"}
        assert accept(suggest(article, of="event", **proposal), recorder).event == event

    def test_of_several_events_of_that_name_the_editor_chooses(self, article, recorder):
        names = ["قمة سوتشي", "قمة «سوتشي»"]
        first, second = (Event.objects.create(name=name, category="CONSULT", date="2019-02") for name in names)
        suggestion = suggest(article, of="event", name="قمه سوتشي", category="CONSULT", date="2019-02-14")
        with pytest.raises(Conflict):
            accept(suggestion, recorder)
        assert accept(suggestion, recorder, instead=second.pk).event == second

    def test_the_same_event_name_in_another_year_is_another_event(self, article, recorder):
        Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2017-11-22")
        proposal = {"name": "قمة سوتشي", "category": "CONSULT", "date": "2019-02-14"}
        assert accept(suggest(article, of="event", **proposal), recorder).event.name == "قمة سوتشي (2019-02-14)"
