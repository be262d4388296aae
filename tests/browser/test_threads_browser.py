"""A story thread in a browser: on a phone, without script, turned round."""

from datetime import date

import pytest
from django.core.cache import cache

from corpus_app.models import Event, EventTag, Place, ThreadArticle, ThreadEvent, ThreadPage

ENDLESS = "أ" * 90


@pytest.fixture
def thread(site_tree, make_article):
    """A thread with a campaign and its parts, something foreseen, and a name that does not fit a line."""
    city = Place.objects.create(slug="mosul", name="الموصل")
    campaign = Event.objects.create(name="معركة الموصل", category="ASSAULT", date="2016-10-17/2017-07-10", place=city)
    told = [
        (campaign, "بدء عملية استعادة الموصل", date(2016, 10, 17), "reports"),
        (
            ("استعادة الساحل الأيسر", "2017-01-24"),
            "القوات العراقية تعلن استعادة شرق المدينة",
            date(2017, 1, 25),
            "reports",
        ),
        (("إعلان النصر", "2017-07-10"), "رئيس الوزراء يعلن النصر من الموصل", date(2017, 7, 10), "reports"),
        ((ENDLESS, "2018-02"), f"خبر {ENDLESS}", date(2018, 2, 14), "comments"),
        (("مؤتمر إعادة الإعمار الثاني", "2019-03"), "بغداد تستعد لمؤتمر ثان", date(2018, 11, 1), "foresees"),
    ]
    events = []
    for record, title, day, relation in told:
        event = record
        if not isinstance(event, Event):
            name, when = record
            status = "planned" if relation == "foresees" else "happened"
            parent = campaign if when.startswith("2017") else None
            event = Event.objects.create(name=name, date=when, category="ASSAULT", status=status, parent=parent)
        article = make_article(title, date=day, outlet="وكالة الأنباء")
        EventTag.objects.create(content_object=article, tag=event, relation=relation)
        events.append(event)
    page = ThreadPage(title="استعادة الموصل وما بعدها", slug="mosul")
    page.introduction = "تسعة أشهر من القتال لاستعادة ثاني كبرى مدن العراق، ثم أسئلة الإعمار والعودة."
    page.thread_events = [ThreadEvent(event=event) for event in events]
    further = make_article("كيف سقطت المدينة قبل ثلاثة أعوام؟", date=date(2016, 6, 9), standfirst="عودة إلى صيف 2014.")
    page.thread_articles = [ThreadArticle(article=further)]
    site_tree[1].add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_the_screen(new_tab, thread, width, shot):
    tab = new_tab(width=width)
    for number, path in enumerate([thread.url, "/", "/politics/", "/threads/", "/politics/article-1/"]):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
        shot(tab, f"threads-{width}-{number}")
        tab.evaluate("window.scrollTo(0, 800)")
        shot(tab, f"threads-{width}-{number}-below")


def test_a_reader_turns_it_round_and_follows_an_event(new_tab, thread):
    tab = new_tab(width=360)
    tab.goto(thread.url)
    names = tab.locator(".timeline h3")
    first = names.first.inner_text()
    tab.locator(".heading a").first.click()
    assert names.first.inner_text() == "مؤتمر إعادة الإعمار الثاني"
    assert names.last.inner_text() == first == "معركة الموصل"
    tab.get_by_role("link", name="إعلان النصر").click()
    tab.get_by_role("main").get_by_role("link", name="استعادة الموصل وما بعدها").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "استعادة الموصل وما بعدها"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_editor_makes_a_thread_of_what_is_proposed(new_tab, moderator, make_article, shot, language):
    cache.clear()
    told = [("لقاء صنعاء", "2018-03-01"), ("مشاورات جنيف", "2018-03-08"), ("اتفاق ستوكهولم", "2018-12-13")]
    whole = Event.objects.create(name="جهود المبعوث الأممي في اليمن", category="CONSULT", date="2018")
    for name, day in told:
        event = Event.objects.create(name=name, category="CONSULT", date=day, parent=whole)
        EventTag.objects.create(content_object=make_article(f"خبر عن {name}", date=event.earliest), tag=event)
    tab = new_tab(moderator, language)
    tab.goto("/admin/corpus/threads/")
    shot(tab, f"threads-admin-{language}")
    tab.locator(".corpus-thread__form button").click()
    tab.wait_for_url("**/edit/")
    tab.wait_for_timeout(500)
    shot(tab, f"threads-edit-{language}")
    assert tab.locator("#id_title").input_value() == whole.name
    assert tab.locator("#id_thread_events-0-event").input_value() == str(whole.pk)
