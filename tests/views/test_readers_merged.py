"""Addresses of merged actors and events, as readers have kept them."""

import pytest
from suggesting import make_actor

from corpus_app.models import ActorTag, Event, EventTag, SlugRedirect


@pytest.fixture
def lavrov(site_tree):
    actor = make_actor("سيرغي لافروف", slug="lavrov")
    SlugRedirect.objects.create(kind="actor", slug="lavroff", actor=actor)
    return actor


def test_a_merged_actors_address_leads_to_the_survivor(client, lavrov, make_article):
    ActorTag.objects.create(content_object=make_article(), tag=lavrov)
    for old, new in (
        ("/actors/lavroff/", "/actors/lavrov/"),
        ("/actors/lavroff/?page=2", "/actors/lavrov/?page=2"),
        ("/actors/lavroff/feed/", "/actors/lavrov/feed/"),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
    assert client.get("/actors/lavrov/").status_code == 200
    assert client.get("/events/lavroff/").status_code == 404


def test_what_is_not_public_is_not_led_to(client, lavrov, make_article):
    assert client.get("/actors/lavroff/").status_code == 404
    ActorTag.objects.create(content_object=make_article(live=False), tag=lavrov)
    assert client.get("/actors/lavroff/").status_code == 404


def test_a_record_of_that_address_comes_first(client, lavrov, make_article):
    ActorTag.objects.create(content_object=make_article(), tag=make_actor("لافروف آخر", slug="lavroff"))
    assert client.get("/actors/lavroff/").status_code == 200


def test_events_too(client, make_article):
    event = Event.objects.create(name="قمة سوتشي", category="CONSULT")
    SlugRedirect.objects.create(kind="event", slug="قديم", event=event)
    EventTag.objects.create(content_object=make_article(), tag=event)
    response = client.get("/events/قديم/")
    assert (response.status_code, response["Location"]) == (301, event.get_absolute_url())
