"""Do two accounts speak of one event?"""

from dataclasses import dataclass

import pytest

from corpus_app.analysis.events import agreement, same_event
from corpus_app.analysis.proposals import ProposedParticipant
from corpus_app.analysis.vocabulary import Category, ParticipantRole


@dataclass(frozen=True)
class Account:
    category: Category = Category.ASSAULT
    form: str = "bombing"
    date: str = "2018-05-03"
    place: str | None = "baghdad"
    place_name: str = "بغداد"
    participants: tuple = (ProposedParticipant("isis", "داعش", ParticipantRole.INITIATOR),)
    name: str = "تفجير سوق"


BOMB = Account()


@pytest.mark.parametrize(
    "other",
    [
        Account(name="انفجار في سوق"),
        Account(date="2018-05"),
        Account(form="attack", name="هجوم"),
        Account(place=None),
        Account(date="", name="تفجير سوق"),
        Account(date="2018-05-04"),
    ],
)
def test_the_same_event_told_otherwise(other):
    assert same_event(BOMB, other)
    assert agreement(BOMB, other) == agreement(other, BOMB)


@pytest.mark.parametrize(
    "other",
    [
        Account(category=Category.CONSULT, form="meeting"),
        Account(date="2018-05-09"),
        Account(date="2017"),
        Account(place="mosul", place_name="الموصل", participants=(), name="تفجير"),
        Account(date="", place=None, place_name="", participants=(), name="تفجير آخر"),
        Account(participants=(ProposedParticipant("us", "أميركا", ParticipantRole.INITIATOR),), place=None,
                place_name="", date="", name="قصف"),
    ],
)  # fmt: skip
def test_another_event(other):
    assert not same_event(BOMB, other)


def test_a_closer_date_agrees_more():
    assert agreement(BOMB, Account()) > agreement(BOMB, Account(date="2018-05")) > agreement(BOMB, Account(date="2018"))


def test_people_without_ids_agree_by_name():
    mine = Account(
        participants=(ProposedParticipant(None, "أحمد علي", ParticipantRole.VICTIM),), place=None, place_name=""
    )
    theirs = Account(
        participants=(ProposedParticipant(None, "احمد علي", ParticipantRole.TARGET),), place=None, place_name=""
    )
    assert same_event(mine, theirs)
