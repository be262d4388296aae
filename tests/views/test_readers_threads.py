"""Story threads as readers get them: the timeline, what it leaves out, and the ways that lead to it."""

import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from corpus_app.models import Event, EventTag, Place, SectionPage, ThreadArticle, ThreadEvent, ThreadPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(make_article):
    """Publishes an article on events: ``tell(title, day, {event: relation})``."""

    def make(title, day, events=None, **fields):
        page = make_article(title, date=day, **fields)
        page.event_tags.set([EventTag(tag=event, relation=relation) for event, relation in (events or {}).items()])
        page.save()
        return page

    return make


@pytest.fixture
def make_thread(site_tree):
    """Publishes a story thread: ``make_thread(events, articles, title=…, introduction=…)``."""

    def make(events=(), articles=(), *, title="أزمة السد", parent=None, live=True, **fields):
        page = ThreadPage(title=title, live=live, slug=fields.pop("slug", "dam"), **fields)
        page.thread_events = [ThreadEvent(event=event, sort_order=n) for n, event in enumerate(events)]
        page.thread_articles = [ThreadArticle(article=article, sort_order=n) for n, article in enumerate(articles)]
        page = (parent or site_tree[1]).add_child(instance=page)
        if live:
            page.save_revision().publish()
        return page

    return make


def event(name, day="", **fields):
    return Event.objects.create(name=name, category="CONSULT", date=day, **fields)


@pytest.fixture
def dam(tell, make_thread):
    """Talks on a dam: an agreement, its rounds (parts of one event), and a meeting foreseen."""
    khartoum = Place.objects.create(slug="khartoum", name="الخرطوم")
    agreement = event("اتفاق المبادئ", "2015-03-23", place=khartoum)
    rounds = event("مفاوضات واشنطن", "2019-11/2020-02")
    first = event("جولة واشنطن الأولى", "2019-11-06", parent=rounds)
    coming = event("قمة الاتحاد الأفريقي", "2020-06", status="planned")
    tell("توقيع الاتفاق", date(2015, 3, 24), {agreement: "reports"}, outlet="جريدة النيل")
    tell("انطلاق المفاوضات", date(2019, 11, 7), {first: "reports", rounds: "reports", agreement: "background"})
    tell("قمة مرتقبة", date(2020, 5, 1), {coming: "foresees"})
    return make_thread(
        [coming, agreement, rounds],
        [tell("ما هو السد؟", date(2018, 1, 1))],
        introduction="خلاف على المياه.",
    )


def html(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def main_of(text):
    return text.partition("<main")[2].partition("</main>")[0].partition('<script type="application/ld+json">')[0]


def stations(text):
    """The timeline as [(event, [article titles])]."""
    timeline = text.partition('<ol class="timeline">')[2].partition("</ol>")[0]
    found = []
    for station in timeline.split('<p class="when">')[1:]:
        links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', station)
        found.append((links[0][1], [title for url, title in links[1:] if not url.startswith("/events/")]))
    return found


def order_of(text, *parts):
    positions = [text.index(part) for part in parts]
    return positions == sorted(positions)


class TestTimeline:
    def test_runs_from_the_earliest_event_to_the_latest(self, client, dam):
        text = main_of(html(client, dam.url))
        assert order_of(text, "أزمة السد", "خلاف على المياه.", "اتفاق المبادئ", "قمة الاتحاد الأفريقي", "ما هو السد؟")
        assert [name for name, _ in stations(text)] == [
            "اتفاق المبادئ",
            "مفاوضات واشنطن",
            "جولة واشنطن الأولى",
            "قمة الاتحاد الأفريقي",
        ]
        for expected in ("23 مارس/آذار 2015", "الخرطوم", "من 2015 إلى 2020", "جريدة النيل"):
            assert expected in text

    def test_the_reader_turns_it_round(self, client, dam):
        text = html(client, dam.url)
        assert 'href="?order=latest#timeline"' in text
        turned = html(client, f"{dam.url}?order=latest")
        assert [name for name, _ in stations(turned)] == [
            "قمة الاتحاد الأفريقي",
            "جولة واشنطن الأولى",
            "مفاوضات واشنطن",
            "اتفاق المبادئ",
        ]
        assert "order=latest" not in main_of(turned)

    def test_an_article_stands_with_the_most_particular_event_it_brings_news_of(self, client, dam):
        told = dict(stations(html(client, dam.url)))
        assert told["جولة واشنطن الأولى"] == ["انطلاق المفاوضات"]
        assert told["مفاوضات واشنطن"] == []
        assert told["اتفاق المبادئ"] == ["توقيع الاتفاق"]

    def test_an_article_that_only_recalls_stands_with_what_it_recalls(self, client, dam, tell):
        agreement = Event.objects.get(name="اتفاق المبادئ")
        tell("ذكرى الاتفاق", date(2014, 1, 1), {agreement: "background"})
        assert dict(stations(html(client, dam.url)))["اتفاق المبادئ"] == ["توقيع الاتفاق", "ذكرى الاتفاق"]

    def test_what_is_foreseen_is_marked(self, client, dam):
        text = main_of(html(client, dam.url))
        foreseen = text.partition('<li class="foreseen">')[2]
        assert order_of(foreseen, "قمة الاتحاد الأفريقي", str(Event(status="planned").get_status_display()))

    def test_an_undated_event_comes_last_either_way(self, client, dam, tell):
        undated = event("وساطة غير مؤرخة")
        tell("عن الوساطة", date(2016, 1, 1), {undated: "reports"})
        ThreadEvent.objects.create(page=dam, event=undated)
        for url in (dam.url, f"{dam.url}?order=latest"):
            assert stations(html(client, url))[-1] == ("وساطة غير مؤرخة", ["عن الوساطة"])

    def test_further_articles_come_by_date_and_once(self, client, dam, tell):
        told = Event.objects.get(name="اتفاق المبادئ").event_tags.first().content_object
        for article in (tell("تقرير لاحق", date(2021, 1, 1)), tell("تقرير مبكر", date(2011, 1, 1)), told):
            ThreadArticle.objects.create(page=dam, article=article)
        text = main_of(html(client, dam.url))
        further = text.partition('id="further"')[2]
        assert order_of(further, "تقرير مبكر", "ما هو السد؟", "تقرير لاحق")
        assert text.count("توقيع الاتفاق") == 1
        turned = main_of(html(client, f"{dam.url}?order=latest")).partition('id="further"')[2]
        assert order_of(turned, "تقرير لاحق", "تقرير مبكر")

    def test_a_long_thread_comes_in_pages_and_a_crowded_event_leads_to_its_own(self, client, make_thread, tell):
        events = [event(f"جولة {number:02}", f"20{number:02}") for number in range(1, 24)]
        for each in events:
            tell(f"خبر {each.name}", each.earliest, {each: "reports"})
        for day in range(1, 9):
            tell(f"تفصيل {day}", date(2001, 2, day), {events[0]: "reports"})
        thread = make_thread(events)
        first, second = (html(client, f"{thread.url}{query}") for query in ("", "?page=2"))
        assert [name for name, _ in stations(first)] == [f"جولة {number:02}" for number in range(1, 21)]
        assert [name for name, _ in stations(second)] == ["جولة 21", "جولة 22", "جولة 23"]
        assert stations(first)[0][1] == ["خبر جولة 01", *(f"تفصيل {day}" for day in range(1, 5))]
        assert f'<a class="more" href="{events[0].get_absolute_url()}">' in first
        latest = html(client, f"{thread.url}?order=latest")
        assert stations(latest)[0][0] == "جولة 23" and "order=latest&amp;page=2" in latest
        for query in ("?page=99", "?page=x&articles=-1&order=nonsense"):
            assert client.get(thread.url + query).status_code == 200


class TestPrivacy:
    def test_what_is_not_public_is_missing(self, client, dam, tell, site_tree):
        private = site_tree[0].add_child(instance=SectionPage(title="خاص", slug="private"))
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        secret, shown = event("حدث سري", "2016"), Event.objects.get(name="اتفاق المبادئ")
        hidden = [
            tell("خبر سري", date(2016, 1, 1), {secret: "reports", shown: "reports"}, parent=private),
            tell("مسودة", date(2016, 1, 1), {secret: "reports", shown: "reports"}, live=False),
        ]
        ThreadEvent.objects.create(page=dam, event=secret)
        for article in hidden:
            ThreadArticle.objects.create(page=dam, article=article)
        for url in (dam.url, f"/threads/{dam.pk}/feed/"):
            text = html(client, url)
            assert "توقيع الاتفاق" in text
            for name in ("حدث سري", "خبر سري", "مسودة"):
                assert name not in text, (url, name)

    def test_a_thread_that_is_not_public_is_nowhere(self, client, dam, site_tree):
        article = Event.objects.get(name="اتفاق المبادئ").event_tags.first().content_object
        paths = ["/", "/politics/", "/threads/", article.url, "/events/?q=x", "/search/?q=السد", "/sitemap-pages.xml"]
        paths.append(Event.objects.get(name="اتفاق المبادئ").get_absolute_url())
        assert dam.url in html(client, "/")
        dam.unpublish()
        for path in paths:
            assert dam.url not in html(client, path), path
        assert client.get(dam.url).status_code == 404
        assert client.get(f"/threads/{dam.pk}/feed/").status_code == 404

    def test_a_thread_without_anything_public_says_so(self, client, make_thread):
        thread = make_thread([event("حدث سري")])
        text = main_of(html(client, thread.url))
        assert "حدث سري" not in text and 'class="empty"' in text

    def test_markup_in_names_stays_text(self, client, make_thread, tell):
        hostile = "</script><img src=x onerror=alert(1)>"
        told = event(hostile, "2020", slug="hostile")
        thread = make_thread(
            [told], [tell(hostile, date(2020, 1, 1), {told: "reports"})], title=hostile, introduction=hostile
        )
        for url in (thread.url, "/threads/", "/", "/politics/", "/events/hostile/", f"/threads/{thread.pk}/feed/"):
            assert "<img" not in html(client, url), url


class TestWays:
    def test_lead_from_articles_events_sections_and_search(self, client, dam):
        agreement = Event.objects.get(name="اتفاق المبادئ")
        part = Event.objects.get(name="جولة واشنطن الأولى")
        further = dam.thread_articles.get().article
        paths = ["/", "/politics/", "/threads/", further.url, "/search/?q=ازمه", "/search/?q=المياة"]
        paths += [agreement.get_absolute_url(), part.get_absolute_url()]
        paths += [each.event_tags.first().content_object.url for each in (agreement, part)]
        for path in paths:
            assert f'href="{dam.url}"' in main_of(html(client, path)), path
        assert f"http://testserver{dam.url}" in html(client, "/sitemap-pages.xml")

    def test_what_no_thread_tells_of_shows_none(self, client, dam, tell):
        other = event("زلزال", "2020")
        article = tell("خبر الزلزال", date(2020, 1, 1), {other: "reports"})
        for path in (article.url, other.get_absolute_url()):
            assert dam.url not in html(client, path)

    def test_no_heading_where_there_are_none(self, client, tell):
        article = tell("خبر", date(2020, 1, 1))
        for path in ("/", "/politics/", article.url, "/search/?q=خبر"):
            assert 'id="threads"' not in html(client, path) and 'id="found-threads"' not in html(client, path)

    def test_lead_back_up(self, client, dam, site_tree):
        breadcrumbs = html(client, dam.url).partition('class="breadcrumbs"')[2].partition("</nav>")[0]
        assert re.findall(r'href="([^"]*)"', breadcrumbs) == [page.url for page in site_tree]

    def test_lead_through_the_feed(self, client, dam):
        url = f"/threads/{dam.pk}/feed/"
        assert url in html(client, dam.url)
        feed = ElementTree.fromstring(html(client, url).encode())  # noqa: S314
        titles = [entry.text for entry in feed.iterfind("{*}entry/{*}title")]
        assert titles == ["قمة مرتقبة", "انطلاق المفاوضات", "ما هو السد؟", "توقيع الاتفاق"]


def test_structured_data_names_events_and_articles(client, dam):
    text = html(client, dam.url)
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    data = json.loads(block)
    assert (data["@type"], data["name"], data["description"]) == ("CollectionPage", "أزمة السد", "خلاف على المياه.")
    assert [each["name"] for each in data["about"]][0] == "اتفاق المبادئ"
    assert {"توقيع الاتفاق", "انطلاق المفاوضات", "قمة مرتقبة", "ما هو السد؟"} == {
        each["headline"] for each in data["hasPart"]
    }


def test_a_preview_shows_the_draft(dam, tell):
    drafted = event("جولة الخرطوم", "2020-02-01")
    tell("عن جولة الخرطوم", date(2020, 2, 2), {drafted: "reports"})
    dam.thread_events.add(ThreadEvent(event=drafted))
    response = dam.make_preview_request()
    assert response.status_code == 200
    assert "جولة الخرطوم" in [name for name, _ in stations(response.content.decode())]


def test_queries_do_not_grow_with_the_thread(client, dam, tell):
    def count():
        with CaptureQueriesContext(connection) as captured:
            html(client, dam.url)
        assert not [query for query in captured.captured_queries if query["sql"].startswith(("INSERT", "UPDATE"))]
        return len(captured.captured_queries)

    count()
    few = count()
    for number in range(8):
        part = event(f"جولة {number}", f"2016-0{number + 1}", parent=Event.objects.get(name="مفاوضات واشنطن"))
        tell(f"خبر {number}", date(2016, 1, 1), {part: "reports"})
        ThreadArticle.objects.create(page=dam, article=tell(f"مقال {number}", date(2016, 1, 1)))
    assert count() == few
    assert few <= 30
