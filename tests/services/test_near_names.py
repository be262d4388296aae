"""Which records are proposed for merging, and which only look alike."""

import pytest
from suggesting import make_actor

from corpus_app.models import Event
from corpus_app.services.near_names import near_actors, near_events

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
