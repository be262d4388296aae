"""The readers' pages in a browser: on a phone, by keyboard, without script."""

from datetime import date

import pytest

from corpus_app.models import Actor, ActorName, ActorTag, Event, EventTag, Participant

ENDLESS = "أ" * 120


@pytest.fixture
def paths(site_tree, make_article):
    """Every kind of page, filled with names and words that do not fit a line."""
    actor = Actor.objects.create(name=f"جهة {ENDLESS}", name_en="W" * 90, kind="organisation", slug="long")
    ActorName.objects.create(actor=actor, text="x" * 100)
    event = Event.objects.create(name=ENDLESS[:100], category="OTHER", date="2014-08-08/2017-12-09", slug="long")
    Participant.objects.create(event=event, actor=actor)
    page = make_article(ENDLESS, [f"كلمة {ENDLESS * 3}"], kicker=ENDLESS[:100], standfirst=ENDLESS, outlet="y" * 100)
    for number in range(25):
        other = make_article(f"خبر {number}", date=date(2014, 1, 1))
        ActorTag.objects.create(content_object=other, tag=actor)
    ActorTag.objects.create(content_object=page, tag=actor, main=True)
    EventTag.objects.create(content_object=page, tag=event)
    home, section = site_tree
    records = ["/actors/", "/actors/long/", "/events/", "/events/long/", f"/search/?q={ENDLESS}", "/no-such-page/"]
    return [home.url, section.url, page.url, *records]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(new_tab, paths, width, shot):
    tab = new_tab(width=width)
    for number, path in enumerate(paths):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
        shot(tab, f"readers-{width}-{number}")


def test_the_keyboard_reaches_the_content_at_once(new_tab, site_tree, make_article):
    tab = new_tab(width=390)
    tab.goto(make_article("عنوان").url)
    tab.keyboard.press("Tab")
    skip = tab.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


def test_a_reader_walks_from_article_to_actor_to_event_and_back(new_tab, site_tree, make_article):
    page = make_article("عنوان الخبر")
    actor = Actor.objects.create(name="السلطة القضائية", kind="government_body")
    event = Event.objects.create(name="جلسة المحكمة", category="COERCE", form="trial", date="2019-01")
    Participant.objects.create(event=event, actor=actor)
    ActorTag.objects.create(content_object=page, tag=actor, main=True)
    EventTag.objects.create(content_object=page, tag=event)
    tab = new_tab()
    tab.goto(page.url)
    for name in ("السلطة القضائية", "جلسة المحكمة", "عنوان الخبر"):
        tab.get_by_role("main").get_by_role("link", name=name).click()
        assert tab.get_by_role("heading", level=1).inner_text() == name
    tab.get_by_role("searchbox").fill("القضائيه")
    tab.keyboard.press("Enter")
    tab.get_by_role("main").get_by_role("link", name="السلطة القضائية").wait_for()
