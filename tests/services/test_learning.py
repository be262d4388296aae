"""A name that editors reject sinks, one they accept rises; anybody who may change actors can start it afresh."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from suggesting import SENTENCE, make_actor, suggest

from corpus_app.analysis.document import Document
from corpus_app.models import Actor, ActorName, AliasWeight, KnowledgeVersion, RuleWeight, Suggestion
from corpus_app.services.learning import CEILING, FLOOR, learn, learned_weight, reset
from corpus_app.services.snapshots import current_engine, take_snapshot

State = Suggestion.State


@pytest.fixture
def decided(make_article):
    """Makes decided suggestions: ``decided(actor, "rejected", quote="…", times=3)``."""

    def make(actor, state, quote="الفتح", *, rule="name", times=1, why="", at=None, of="actor", **proposal):
        for _ in range(times):
            suggestion = suggest(make_article("خبر"), actor, of=of, **proposal)
            suggestion.evidence = [SENTENCE | {"quote": quote, "rule": rule}]
            suggestion.state, suggestion.why, suggestion.decided_at = state, why, at or timezone.now()
            suggestion.save()

    return make


@pytest.fixture
def fatah(db):
    return make_actor("حركة فتح", "political_party", names=["الفتح"])


@pytest.fixture
def club(db):
    return make_actor("نادي الفتح", "organisation", names=["الفتح"])


def weight_of(actor, alias="الفتح"):
    names = next(known.names for known in take_snapshot().actors if known.id == actor.pk)
    return next(name.weight for name in names if name.text == alias)


@pytest.mark.parametrize(
    ("accepted", "rejected", "least", "most"),
    [
        (0, 0, 1.0, 1.0),
        (1, 0, 1.0, 1.03),
        (0, 1, 0.93, 0.99),
        (0, 3, 0.85, 0.9),
        (3, 1, 1.0, 1.0),
        (40, 0, CEILING, CEILING),
        (0, 60, FLOOR, FLOOR),
        (10_000, 0, CEILING, CEILING),
    ],
)
def test_a_handful_of_decisions_moves_little_and_many_reach_floor_or_ceiling(accepted, rejected, least, most):
    assert least <= learned_weight(accepted, rejected) <= most


def test_each_further_rejection_lowers_and_each_further_acceptance_raises():
    sinking = [learned_weight(5, rejected) for rejected in range(30)]
    rising = [learned_weight(accepted, 5) for accepted in range(30)]
    assert sinking == sorted(sinking, reverse=True)
    assert rising == sorted(rising)


def test_a_rejected_name_sinks_for_that_sense_only(fatah, club, decided):
    decided(club, State.REJECTED, times=8)
    decided(fatah, State.ACCEPTED, times=8)
    learn()
    assert weight_of(club) < 0.8
    assert weight_of(fatah) > 1.0
    assert weight_of(club, "نادي الفتح") == 1.0


def test_spellings_and_inflected_forms_count_for_their_name(decided):
    russia = make_actor("روسيا", "state")
    ActorName.objects.create(actor=russia, text="روسي", kind="demonym")
    decided(russia, State.REJECTED, "الرُّوسية", rule="demonym", times=4)
    learn()
    row = AliasWeight.objects.get()
    assert (row.alias, row.rejected) == ("روسي", 4)


def test_words_that_only_led_to_the_actor_are_no_name_of_it(fatah, decided):
    decided(fatah, State.REJECTED, "رئيس الحركة", rule="office", times=5)
    learn()
    assert not AliasWeight.objects.exists()
    assert RuleWeight.objects.get().rule == "office"


@pytest.mark.parametrize("why", ["background", "not central", "Not_central", "خلفية"])
def test_to_be_in_the_background_is_no_fault_of_the_name(fatah, decided, why):
    decided(fatah, State.REJECTED, times=6, why=why)
    assert learn() == 0
    assert not AliasWeight.objects.exists()


@pytest.mark.parametrize("state", [State.PENDING, State.UNSURE, State.WITHDRAWN])
def test_what_nobody_decided_teaches_nothing(fatah, decided, state):
    decided(fatah, state, times=6)
    assert learn() == 0


def test_a_rule_learns_from_events_and_unknown_names_too(decided):
    decided(None, State.REJECTED, rule="trigger_noun", of="event", category="ASSAULT", name="هجوم", times=2)
    decided(None, State.REJECTED, rule="model", kind="person", name="سعيد", times=2)
    learn()
    weights = take_snapshot().rule_weights
    assert weights.keys() == {"trigger_noun", "model"}
    assert all(weight < 1 for weight in weights.values())


def test_the_same_decisions_teach_the_same_and_wake_nobody_twice(fatah, club, decided):
    decided(club, State.REJECTED, times=4)
    decided(fatah, State.ACCEPTED, times=4)
    before = KnowledgeVersion.current()
    assert learn() > 0
    after, rows = KnowledgeVersion.current(), list(AliasWeight.objects.values())
    assert after > before
    assert learn() == 0
    assert (KnowledgeVersion.current(), list(AliasWeight.objects.values())) == (after, rows)


def test_a_decision_taken_back_is_forgotten(fatah, decided):
    decided(fatah, State.REJECTED, times=4)
    learn()
    Suggestion.objects.update(state=State.PENDING, decided_at=None)
    learn()
    assert not AliasWeight.objects.exists()
    assert weight_of(fatah) == 1.0


def test_after_a_reset_only_later_decisions_count(fatah, decided, moderator):
    decided(fatah, State.REJECTED, times=9)
    learn()
    row, before = AliasWeight.objects.get(), KnowledgeVersion.current()
    reset(row, moderator)
    assert weight_of(fatah) == 1.0
    assert KnowledgeVersion.current() > before
    learn()
    assert weight_of(fatah) == 1.0
    decided(fatah, State.REJECTED, times=3, at=timezone.now() + timedelta(minutes=1))
    learn()
    assert AliasWeight.objects.get().rejected == 3


def test_a_reset_is_for_those_who_may_change_actors(fatah, decided, django_user_model):
    decided(fatah, State.REJECTED, times=9)
    learn()
    with pytest.raises(PermissionDenied):
        reset(AliasWeight.objects.get(), django_user_model.objects.create_user("guest"))
    assert weight_of(fatah) < 1.0


def test_what_was_learned_changes_the_next_proposals(fatah, decided):
    text = "أعلنت حركة الشباب بيانا. وقال الفتح إنه يرفض القرار."

    def score():
        engine, _version = current_engine()
        analysis = engine.analyse(Document.from_text(text))
        return next(actor.score for actor in analysis.actors if actor.id == fatah.pk)

    before = score()
    decided(fatah, State.REJECTED, times=30)
    learn()
    assert score() < 0.5 < before


def test_the_command_says_how_much_it_learned(fatah, decided, capsys):
    decided(fatah, State.REJECTED, times=4)
    call_command("learn")
    assert capsys.readouterr().out.strip() == "2 weights changed."
    Actor.objects.all().delete()
    assert not AliasWeight.objects.exists()
