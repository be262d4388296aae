"""What the public may see: live, unexpired, not private, and only what such pages carry."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from corpus_app.models import Actor, ActorTag, Event, EventTag, Participant, SectionPage
from corpus_app.services.published import Published


@pytest.fixture
def published(site_tree):
    def fresh():
        return Published(Site.objects.get(is_default_site=True))

    return fresh


@pytest.fixture
def actor(db):
    return Actor.objects.create(name="الحكومة اليمنية", name_en="Yemeni government", kind="government_body")


@pytest.fixture
def event(db):
    return Event.objects.create(name="مشاورات الكويت", category="CONSULT", form="talks", date="2016-04-21")


def tag(page, *records):
    for record in records:
        rows = page.actor_tags if isinstance(record, Actor) else page.event_tags
        row = ActorTag(tag=record) if isinstance(record, Actor) else EventTag(tag=record)
        rows.add(row)
    page.save()
    return page


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def seen(published, actor, event):
    """Whether (an article, the actor, the event) is public."""
    public = published()
    return public.articles.exists(), actor in public.actors, event in public.events


def test_a_live_article_makes_its_tags_public(published, make_article, actor, event):
    assert seen(published, actor, event) == (False, False, False)
    tag(make_article(), actor, event)
    assert seen(published, actor, event) == (True, True, True)


def hide_by_unpublishing(page):
    page.unpublish()


def hide_by_privacy(page):
    make_private(page)


def hide_by_a_private_section(page):
    make_private(page.get_parent())


def hide_by_a_private_ancestor(page):
    inner = page.get_parent().add_child(instance=SectionPage(title="ملفات", slug="files"))
    page.move(inner, pos="last-child")
    make_private(inner.get_parent())


def hide_by_expiry(page):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()


def hide_by_removing(page):
    page.delete()


@pytest.mark.parametrize(
    "hide",
    [
        hide_by_unpublishing,
        hide_by_privacy,
        hide_by_a_private_section,
        hide_by_a_private_ancestor,
        hide_by_expiry,
        hide_by_removing,
    ],
)
def test_what_hides_the_article_hides_its_tags(published, make_article, actor, event, hide):
    hide(tag(make_article(), actor, event))
    assert seen(published, actor, event) == (False, False, False)
    assert published().most_present_actors(5) == []


def test_the_tags_of_an_unpublished_draft_do_not_count(published, make_article, actor, event):
    page = make_article()
    page.save_revision().publish()
    page = page.get_latest_revision_as_object()
    page.actor_tags.add(ActorTag(tag=actor))
    page.event_tags.add(EventTag(tag=event))
    revision = page.save_revision()
    assert seen(published, actor, event) == (True, False, False)
    revision.publish()
    assert seen(published, actor, event) == (True, True, True)


def test_removing_a_tag_in_a_draft_leaves_the_published_one(published, make_article, actor, event):
    page = tag(make_article(), actor, event)
    page.actor_tags.clear()
    page.save_revision()
    assert seen(published, actor, event) == (True, True, True)


def test_the_parent_of_a_tagged_event_is_public_and_so_are_its_participants(published, make_article, actor, event):
    parent = Event.objects.create(name="المسار السياسي اليمني", category="CONSULT")
    grandparent = Event.objects.create(name="النزاع في اليمن", category="ASSAULT")
    parent.parent, event.parent = grandparent, parent
    parent.save()
    event.save()
    Participant.objects.create(event=parent, actor=actor)
    tag(make_article(), event)
    public = published()
    assert set(public.events) == {event, parent}
    assert list(public.actors) == [actor]


def test_a_participant_of_an_event_in_no_public_article_is_not_public(published, make_article, actor, event):
    Participant.objects.create(event=event, actor=actor)
    tag(make_article(live=False), event)
    assert seen(published, actor, event) == (False, False, False)


def test_articles_come_newest_first_by_their_own_date(published, make_article):
    old, undated, new = (
        make_article(date=date(2011, 1, 25)),
        make_article(date=None),
        make_article(date=date(2021, 5, 1)),
    )
    assert [page.pk for page in published().articles] == [new.pk, old.pk, undated.pk]
    Page.objects.filter(pk=undated.pk).update(first_published_at=datetime(2022, 3, 5, 9, tzinfo=UTC))
    assert published().articles.first().published_on == date(2022, 3, 5)


def test_another_site_shows_its_own_articles_only(published, make_article, site_tree, actor, event):
    home = site_tree[0]
    other_home = home.get_parent().add_child(instance=type(home)(title="موقع آخر", slug="other"))
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    tag(make_article(), actor, event)
    assert seen(lambda: Published(other), actor, event) == (False, False, False)


def test_the_most_present_actors_are_counted_over_public_articles(published, make_article, actor):
    other = Actor.objects.create(name="السودان", kind="state")
    for live in (True, True, False):
        tag(make_article(live=live), actor)
    for live in (True, False, False, False):
        tag(make_article(live=live), other)
    assert [(a.name, a.article_count) for a in published().most_present_actors(5)] == [(actor.name, 2), ("السودان", 1)]
    assert len(published().most_present_actors(1)) == 1
