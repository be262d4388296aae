"""What the calendar brings up: plans that passed, anniversaries, and events recorded twice."""

from datetime import date

import pytest
from suggesting import make_actor

from corpus_app.models import Event, Participant, Place
from corpus_app.services.event_calendar import anniversaries, near_twins, planned_past, twins_of

TODAY = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("day", "status", "listed"),
    [
        ("2019-12-31", "planned", True),
        ("2019-12", "planned", True),
        ("2020-01-01", "planned", False),
        ("2020", "planned", False),
        ("2019-12-31", "happened", False),
        ("", "planned", False),
    ],
)
def test_plans_whose_last_day_has_passed_await_confirmation(db, day, status, listed):
    Event.objects.create(name="قمة", category="CONSULT", date=day, status=status)
    assert planned_past(TODAY).exists() == listed


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        ("2011-01-01", True),
        ("2011-12-29", True),
        ("2011-01-04", True),
        ("2011-01-05", False),
        ("2011-12-28", False),
        ("2011-01", False),
        ("2011", False),
        ("2011-01-01/2011-03-05", True),
        ("2020-01-01", False),
    ],
)
def test_events_of_these_days_in_earlier_years(db, day, listed):
    Event.objects.create(name="ثورة", category="PROTEST", date=day)
    assert anniversaries(TODAY).exists() == listed


@pytest.fixture
def record(db):
    people = {name: make_actor(name, "state") for name in ("روسيا", "تركيا")}
    places = {name: Place.objects.create(name=name, slug=slug) for name, slug in (("سوتشي", "a"), ("إدلب", "b"))}

    def make(name, day="2018-09-17", place="سوتشي", who=("روسيا", "تركيا"), parent=None, category="CONSULT"):
        event = Event(name=name, category=category, form="meeting", date=day, place=places[place], parent=parent)
        event.participants = [Participant(actor=people[each], role="party") for each in who]
        event.save()
        return event

    return make


def test_one_event_recorded_twice_is_found(record):
    one, other = record("لقاء في سوتشي"), record("قمة روسية تركية")
    [(score, *pair)] = near_twins()
    assert set(pair) == {one, other}
    assert score <= 1


@pytest.mark.parametrize("apart", [{"day": "2018-10-27"}, {"place": "إدلب", "who": ()}, {"category": "AGREE"}])
def test_what_differs_in_day_place_or_kind_is_no_twin(record, apart):
    record("لقاء في سوتشي")
    record("لقاء آخر", **apart)
    assert near_twins() == []


def test_part_and_whole_are_no_twins(record):
    record("جلسة مغلقة", parent=record("لقاء في سوتشي"))
    assert near_twins() == []


def test_an_event_just_recorded_finds_its_twin(record):
    one = record("لقاء في سوتشي")
    record("لقاء آخر", day="2018-10-27")
    record("جلسة مغلقة", parent=one)
    assert twins_of(record("قمة روسية تركية"))[0] == one
    assert twins_of(record("لقاء بلا يوم", day="")) == []
