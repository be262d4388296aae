"""What the database itself keeps true."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from corpus_app.models import (
    Actor,
    ActorName,
    ActorRelation,
    ActorTag,
    ArticlePage,
    Event,
    EventTag,
    Office,
    Place,
    RelatedLink,
    Suggestion,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def iraq(db):
    return Actor.objects.create(name="العراق", name_en="Iraq", kind="state")


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_a_name_is_recorded_once_per_actor_in_any_spelling(iraq):
    ActorName.objects.create(actor=iraq, text="جمهورية العراق")
    refused(lambda: ActorName.objects.create(actor=iraq, text="جمهوريه العِراق"))


def test_slugs_come_from_the_english_name_and_stay_unique(iraq):
    assert iraq.slug == "iraq"
    assert Actor.objects.create(name="عراق آخر", name_en="Iraq", kind="other").slug == "iraq-1"
    assert Actor.objects.create(name="فلان الفلاني", kind="person").slug == "فلان-الفلاني"
    long = [Actor.objects.create(name=f"{'م' * 190} {number}", name_en="W" * 200, kind="other") for number in (1, 2)]
    assert [len(actor.slug) for actor in long] == [90, 92]


def test_an_actor_has_no_relation_with_itself(iraq):
    refused(lambda: ActorRelation.objects.create(source=iraq, kind="part_of", target=iraq))


@pytest.mark.parametrize(
    ("since", "until", "earliest", "latest"),
    [
        ("2014-09", "2018-10-25", date(2014, 9, 1), date(2018, 10, 25)),
        ("2014", "", date(2014, 1, 1), None),
        ("", "2019-03", None, date(2019, 3, 31)),
    ],
)
def test_terms_know_the_days_they_cover(iraq, since, until, earliest, latest):
    person = Actor.objects.create(name="حيدر العبادي", kind="person")
    office = Office.objects.create(person=person, title="رئيس الوزراء", of=iraq, since=since, until=until)
    assert (office.earliest, office.latest) == (earliest, latest)


def test_a_term_that_ends_before_it_begins_is_refused(iraq):
    person = Actor.objects.create(name="حيدر العبادي", kind="person")
    office = Office(person=person, title="رئيس الوزراء", of=iraq, since="2018", until="2014")
    with pytest.raises(ValidationError):
        office.full_clean()
    refused(office.save)


def test_an_event_knows_its_days_and_refuses_nonsense():
    event = Event.objects.create(name="معركة الموصل", category="ASSAULT", date="2016-10-17/2017-07-10")
    assert (event.earliest, event.latest) == (date(2016, 10, 17), date(2017, 7, 10))
    event.date = "17 أكتوبر 2016"
    with pytest.raises(ValidationError):
        event.full_clean()


def test_an_event_is_not_part_of_itself_however_far():
    campaign = Event.objects.create(name="الحملة", category="ASSAULT")
    battle = Event.objects.create(name="المعركة", category="ASSAULT", parent=campaign)
    campaign.parent = battle
    with pytest.raises(ValidationError):
        campaign.full_clean()


def test_a_place_lies_on_earth(iraq):
    refused(lambda: Place.objects.create(slug="nowhere", name="لا مكان", latitude=95, longitude=10))
    refused(lambda: Place.objects.create(slug="half", name="نصف مكان", latitude=33))


def test_tags_and_links_occur_once_a_page(make_article, iraq):
    page, other = make_article("أ"), make_article("ب")
    event = Event.objects.create(name="حدث", category="OTHER")
    ActorTag.objects.create(content_object=page, tag=iraq)
    EventTag.objects.create(content_object=page, tag=event)
    RelatedLink.objects.create(page=page, target=other)
    refused(lambda: ActorTag.objects.create(content_object=page, tag=iraq))
    refused(lambda: EventTag.objects.create(content_object=page, tag=event))
    refused(lambda: RelatedLink.objects.create(page=page, target=other))
    refused(lambda: RelatedLink.objects.create(page=page, target=page))


def test_one_suggestion_per_page_and_target(make_article, iraq):
    page = make_article()
    row = {"page": page, "kind": "actor", "key": f"actor:{iraq.pk}", "actor": iraq, "score": 0.9}
    Suggestion.objects.create(**row)
    refused(lambda: Suggestion.objects.create(**row))
    refused(lambda: Suggestion.objects.create(**{**row, "key": "x", "score": 1.2}))
    refused(lambda: Suggestion.objects.create(**{**row, "key": "y", "kind": "article"}))


def test_articles_are_found_by_their_tags_and_their_likes(make_article, iraq):
    first, second, third = (make_article(title) for title in "أبج")
    for page in (first, second):
        ActorTag.objects.create(content_object=page, tag=iraq, role="speaker", main=True)
    assert set(ArticlePage.objects.filter(actors__slug="iraq")) == {first, second}
    assert [page.pk for page in first.actors.similar_objects()] == [second.pk]
    assert third not in ArticlePage.objects.filter(actor_tags__tag=iraq)


def test_roles_survive_saving_publishing_and_copying(make_article, iraq):
    page = make_article()
    page.actor_tags = [ActorTag(tag=iraq, role="speaker", main=True)]
    page.save_revision().publish()
    page = ArticlePage.objects.get(pk=page.pk)
    page.title = "عنوان آخر"
    page.save_revision().publish()
    [row] = ActorTag.objects.filter(content_object=page)
    assert (row.role, row.main) == ("speaker", True)
    copy = page.copy(update_attrs={"slug": "copy"})
    assert [(tag.tag, tag.role) for tag in copy.specific.actor_tags.all()] == [(iraq, "speaker")]
