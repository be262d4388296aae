"""What machines get: feeds, sitemap, structured data; and what a page view costs."""

import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from corpus_app.analysis.vocabulary import EVENT_FORMS
from corpus_app.event_forms import FORM_LABELS
from corpus_app.models import (
    Actor,
    ActorName,
    ActorRelation,
    ActorTag,
    Event,
    EventTag,
    Office,
    Participant,
    Place,
    RelatedLink,
    SectionPage,
)

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def titles(client, url):
    response = client.get(url)
    assert response.status_code == 200
    feed = ElementTree.fromstring(response.content)  # noqa: S314
    return [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]


def addresses(client, url):
    tree = ElementTree.fromstring(client.get(url).content)  # noqa: S314
    return [element.text for element in tree.iterfind(".//s:loc", SITEMAP)]


def structured(client, url):
    text = client.get(url).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return [json.loads(block) for block in found]


@pytest.fixture
def story(make_article):
    """An article with a main and a secondary actor, a reported and a recalled event."""
    oman = Actor.objects.create(name="سلطنة عمان", name_en="Oman", kind="state", code="OMN", wikidata="Q842")
    minister = Actor.objects.create(name="بدر البوسعيدي", name_en="Badr Albusaidi", kind="person", wikidata="<Q1>")
    place = Place.objects.create(slug="muscat", name="مسقط", country=oman, latitude="23.588", longitude="58.408")
    talks = Event.objects.create(
        name="مشاورات مسقط", slug="talks", category="CONSULT", form="talks", date="2023-04-08/2023-04-14", place=place
    )
    denied = Event.objects.create(name="لقاء منفي", slug="denied", category="CONSULT", status="negated", date="2023-04")
    Participant.objects.create(event=talks, actor=oman, role="host")
    page = make_article(
        "مسقط تستضيف المشاورات", standfirst="بدأت <أمس>.", byline="سالم", outlet="جريدة", date=date(2023, 4, 9)
    )
    page.actor_tags.set([ActorTag(tag=oman, main=True), ActorTag(tag=minister)])
    page.event_tags.set([EventTag(tag=talks), EventTag(tag=denied, relation="background")])
    page.save_revision().publish()
    return page


# Feeds


def test_feeds_of_site_section_actor_and_event(client, site_tree, story, make_article):
    home, section = site_tree
    make_article("خبر عام", parent=home, date=date(2024, 1, 1))
    make_article("خبر غير منشور", live=False)
    expired = make_article("خبر انتهى")
    expired.expire_at = timezone.now() - timedelta(hours=1)
    expired.save()
    assert titles(client, "/feed/") == ["خبر عام", story.title]
    assert titles(client, f"/feed/{section.pk}/") == [story.title]
    assert titles(client, "/actors/oman/feed/") == [story.title]
    assert titles(client, "/events/talks/feed/") == [story.title]


def test_a_feed_entry(client, story):
    feed = ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314
    entry = feed.find("a:entry", ATOM)
    assert entry.find("a:link", ATOM).get("href") == story.full_url
    assert entry.findtext("a:published", namespaces=ATOM).startswith("2023-04-09")
    assert entry.findtext("a:summary", namespaces=ATOM) == "بدأت &lt;أمس&gt;."
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "سالم"


def test_control_characters_do_not_break_a_feed(client, make_article):
    make_article("عنوان\x0bمكسور", standfirst="سطر\x01آخر")
    assert titles(client, "/feed/") == ["عنوان مكسور"]


def test_an_empty_site_has_a_feed(client, site_tree):
    assert titles(client, "/feed/") == []


# Sitemap


def test_the_sitemap_lists_public_pages_actors_and_events(client, site_tree, story, make_article):
    draft = make_article("مسودة", live=False)
    Actor.objects.create(name="جزر القمر", name_en="Comoros", kind="state")
    parts = addresses(client, "/sitemap.xml")
    assert parts == [f"http://testserver/sitemap-{part}.xml" for part in ("pages", "actors", "events")]
    pages = addresses(client, parts[0])
    assert story.full_url in pages and site_tree[1].full_url in pages and draft.full_url not in pages
    assert set(addresses(client, parts[1])) == {
        f"http://testserver/actors/{slug}/" for slug in ("oman", "badr-albusaidi")
    }
    assert set(addresses(client, parts[2])) == {"http://testserver/events/talks/", "http://testserver/events/denied/"}
    assert client.get("/sitemap-other.xml").status_code == 404


# Structured data


def test_an_article_for_search_engines(client, story):
    (data,) = structured(client, story.url)
    assert data["@type"] == "NewsArticle" and data["headline"] == story.title
    assert data["datePublished"] == "2023-04-09" and data["author"]["name"] == "سالم"
    assert data["description"] == "بدأت <أمس>."
    oman, talks = data["about"]
    assert oman == {
        "@type": "Country",
        "name": "سلطنة عمان",
        "url": "http://testserver/actors/oman/",
        "sameAs": "https://www.wikidata.org/wiki/Q842",
    }
    assert (talks["@type"], talks["startDate"], talks["endDate"]) == ("Event", "2023-04-08", "2023-04-14")
    minister, denied = data["mentions"]
    assert minister["@type"] == "Person" and "sameAs" not in minister
    # What was denied is not stated as an event.
    assert denied["@type"] == "Thing" and "startDate" not in denied


def test_an_event_for_search_engines(client, story):
    (data,) = structured(client, "/events/talks/")
    assert data["@type"] == "Event" and data["organizer"][0]["name"] == "سلطنة عمان"
    assert data["location"]["address"]["addressCountry"] == "OMN"
    assert data["location"]["geo"]["latitude"] == 23.588
    assert structured(client, "/events/denied/") == []


def test_structured_data_cannot_be_broken_out_of(client, make_article):
    make_article(title := '</script><script>alert("1 & 2")</script>', slug="hostile")
    text = client.get("/politics/hostile/").content.decode()
    assert "<script>alert" not in text
    (data,) = structured(client, "/politics/hostile/")
    assert data["headline"] == title


# Wording


def test_every_form_of_event_has_words():
    assert set(FORM_LABELS) == {form for forms in EVENT_FORMS.values() for form in forms}


# Cost


def enrich(page, number, actor, event):
    """A further actor, event, part, office, relation and related link around the same page, actor and event."""
    other = Actor.objects.create(name=f"جهة {number}", kind="organisation")
    ActorName.objects.create(actor=actor, text=f"اسم {number}")
    ActorRelation.objects.create(source=actor, kind="member_of", target=other)
    ActorRelation.objects.create(source=other, kind="allied_with", target=actor)
    Office.objects.create(person=actor, title=f"منصب {number}", of=other)
    Office.objects.create(person=other, title=f"منصب {number}", of=actor)
    place = Place.objects.create(slug=f"place-{number}", name=f"مكان {number}")
    part = Event.objects.create(name=f"جزء {number}", category="OTHER", parent=event, date="2020", place=place)
    Participant.objects.create(event=part, actor=actor)
    Participant.objects.create(event=event, actor=other)
    section = page.get_parent().add_child(instance=SectionPage(title=f"قسم {number}", slug=f"section-{number}"))
    article = type(page)(title=f"خبر {number}", slug=f"more-{number}", date=date(2020, 1, 1))
    section.add_child(instance=article)
    for tagged in (page, article):
        ActorTag.objects.create(content_object=tagged, tag=other)
        EventTag.objects.create(content_object=tagged, tag=part)
    ActorTag.objects.create(content_object=article, tag=actor)
    EventTag.objects.create(content_object=article, tag=event)
    RelatedLink.objects.create(page=page, target=article, sort_order=number)


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


PATHS = [
    "/",
    "/politics/",
    "article",
    "/actors/oman/",
    "/events/talks/",
    "/actors/",
    "/events/",
    "/search/?q=خبر",
    "/feed/",
]


@pytest.mark.parametrize("path", PATHS)
def test_queries_do_not_grow_with_tags_and_articles(client, story, path):
    url = story.url if path == "article" else path
    actor, event = Actor.objects.get(slug="oman"), Event.objects.get(slug="talks")
    for number in range(2):
        enrich(story, number, actor, event)
    queries(client, url)  # fills the caches of sites and content types
    few = queries(client, url)
    for number in range(2, 8):
        enrich(story, number, actor, event)
    assert len(queries(client, url)) == len(few)
    assert len(few) <= 30


@pytest.mark.parametrize("path", PATHS)
def test_a_page_view_writes_nothing(client, story, path):
    for sql in queries(client, story.url if path == "article" else path):
        assert sql.lstrip("( ").startswith(("SELECT", "SAVEPOINT", "RELEASE")), sql
