"""Which records are proposed for merging, and which only look alike."""

import pytest
from django.core.exceptions import PermissionDenied
from suggesting import make_actor

from corpus_app.models import ActorName, ActorTag, DistinctPair, Event, Participant, Place
from corpus_app.services.distinct import take_back_distinct, tell_apart, told_apart
from corpus_app.services.errors import Conflict
from corpus_app.services.merging import merge, undo_merge
from corpus_app.services.near_names import better_survivors, near_actors, near_events

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("سيرغي لافروف", "سيرجي لافروف", "person"),
        ("دونالد ترامب", "دونالد ترمب", "person"),
        ("حسن نصر الله", "حسن نصرالله (أمين عام)", None),
        ("بشار حافظ الأسد", "بشار الأسد", "person"),
        ("حركة طالبان", "حركة الطالبان", "armed_group"),
        ("منظمة الصحة العالمية", "منظمة الصحه العالميه", "organisation"),
        ("وزارة الدفاع السورية", "وزارة الدفاع الروسية", None),
        ("الفرقة 4", "الفرقة 5", None),
        ("محمد علي", "أحمد علي", None),
        ("علي حسن", "علي حسين", None),
        ("محمد بن سلمان", "محمد بن راشد", None),
    ],
)
def test_near_names(one, other, kind):
    first, second = make_actor(one, kind=kind or "organisation"), make_actor(other, kind=kind or "organisation")
    pairs = [(pair.one, pair.other) for pair in near_actors()]
    assert pairs == ([(first, second)] if kind else [])


def test_two_sheikhs_of_one_father_are_two():
    make_actor("الشيخ زايد")
    make_actor("الشيخ خليفة بن زايد")
    assert not near_actors()


def test_aliases_count_and_kinds_are_kept_apart():
    one = make_actor("أحمد الشرع", names=["أبو محمد الجولاني"])
    other = make_actor("أبو محمد الجولانى")
    make_actor("أبو محمد الجولانيّ", kind="armed_group")
    assert [(pair.one, pair.other, pair.score) for pair in near_actors()] == [(one, other, 100)]
    assert not near_actors("state")


def test_bodies_of_two_states_are_two():
    states = [make_actor(name, kind="state") for name in ("سوريا", "لبنان")]
    for state in states:
        make_actor(f"مجلس النواب ({state})", kind="government_body", names=["مجلس النواب"], home_state=state)
    assert not near_actors()


def test_other_codes_tell_states_apart():
    make_actor("سوريا", kind="state", code="SYR")
    make_actor("سورينام", kind="state", code="SUR")
    assert not near_actors()


def test_one_shared_word_is_no_proposal():
    make_actor("حافظ الأسد", names=["الأسد"])
    make_actor("بشار الأسد", names=["الأسد"])
    assert not near_actors()


def test_events_of_other_days_are_other_events():
    first = Event.objects.create(name="قمة سوتشي الثلاثية", category="CONSULT", date="2019-02-14")
    Event.objects.create(name="قمة سوتشي الثلاثيه", category="CONSULT", date="2017-11-22")
    third = Event.objects.create(name="قمة سوتشى الثلاثية", category="CONSULT", date="2019-02")
    assert [(pair.one, pair.other) for pair in near_events()] == [(first, third)]


def test_events_that_agree_in_all_but_their_names_are_near():
    place, states = Place.objects.create(name="سوتشي", slug="sochi"), [make_actor("روسيا"), make_actor("تركيا ثانية")]
    twins = [
        Event.objects.create(name=name, category="CONSULT", form="meeting", date="2019-02-14", place=place)
        for name in ("لقاء الرئيسين", "قمة روسية تركية")
    ]
    for event in twins:
        event.participants = [Participant(actor=actor) for actor in states]
        event.save()
    (pair,) = near_events()
    assert ([pair.one, pair.other], pair.by_name) == (twins, False)


class TestTellingApart:
    @pytest.fixture
    def pair(self):
        return make_actor("سيرغي لافروف"), make_actor("سيرجي لافروف")

    @pytest.fixture
    def keeper(self, admin_user):
        return admin_user

    def test_the_two_are_not_proposed_again_until_it_is_taken_back(self, pair, keeper):
        assert tell_apart(*reversed(pair), keeper) == tell_apart(*pair, keeper)
        assert near_actors() == []
        take_back_distinct(DistinctPair.objects.get(), keeper)
        assert len(near_actors()) == 1

    def test_events_too(self, keeper):
        events = [Event.objects.create(name=name, category="CONSULT") for name in ("قمة سوتشي", "قمة سوتشى")]
        tell_apart(*events, keeper)
        assert near_events() == []

    def test_needs_two_of_one_kind_and_the_permission(self, pair, keeper, django_user_model):
        event = Event.objects.create(name="قمة", category="CONSULT")
        for other in (pair[0], event):
            with pytest.raises(Conflict):
                tell_apart(pair[0], other, keeper)
        stranger = django_user_model.objects.create_user("stranger")
        with pytest.raises(PermissionDenied):
            tell_apart(*pair, stranger)
        found = tell_apart(*pair, keeper)
        with pytest.raises(PermissionDenied):
            take_back_distinct(found, stranger)
        assert DistinctPair.objects.exists()

    def test_deleting_a_record_forgets_its_pairs(self, pair, keeper):
        others = make_actor("سيرجي لافروفا"), make_actor("سيرجي لافروفي")
        tell_apart(*pair, keeper)
        tell_apart(*others, keeper)
        pair[0].delete()
        assert told_apart(type(pair[1])) == {tuple(other.pk for other in others)}

    def test_merging_a_record_forgets_its_pairs_and_the_undo_remembers(self, pair, keeper):
        third = make_actor("لافروف الثالث")
        tell_apart(*pair, keeper)
        before = told_apart(type(third))
        record = merge(third, pair[1], keeper).record
        assert not DistinctPair.objects.exists()
        undo_merge(record, keeper)
        assert told_apart(type(third)) == before


def test_of_two_the_more_used_is_kept(make_article):
    one, other = make_actor("سيرغي لافروف"), make_actor("سيرجي لافروف")
    assert better_survivors(near_actors()) == [one]
    ActorName.objects.create(actor=other, text="وزير الخارجية لافروف")
    assert better_survivors(near_actors()) == [other]
    ActorTag.objects.create(content_object=make_article(), tag=one)
    assert better_survivors(near_actors()) == [one]
