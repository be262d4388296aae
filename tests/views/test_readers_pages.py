"""Home, section and article as readers get them."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction, Site

from corpus_app.models import Actor, ActorTag, ArticlePage, Event, EventTag, Place, RelatedLink, SectionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def states(db):
    return [Actor.objects.create(name=name, kind="state") for name in ("تونس", "ليبيا", "مصر")]


@pytest.fixture
def visit():
    place = Place.objects.create(slug="tunis", name="مدينة تونس")
    return Event.objects.create(
        name="زيارة الوفد الليبي",
        name_en="Libyan visit",
        category="CONSULT",
        form="visit",
        date="2017-02~",
        place=place,
    )


def publish(page, actors=(), events=(), main=()):
    page.actor_tags.set([ActorTag(tag=actor, main=actor in main) for actor in actors])
    page.event_tags.set([EventTag(tag=event, relation="background") for event in events])
    page.save_revision().publish()
    return page


def html(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_home_shows_articles_sections_actors_and_events(client, site_tree, make_article, states, visit):
    home, section = site_tree
    publish(make_article("محادثات ليبية في تونس", standfirst="جولة ثالثة من المحادثات."), states[:2], [visit])
    text = html(client, home.url)
    assert '<html lang="ar" dir="rtl">' in text
    for expected in (
        "محادثات ليبية في تونس",
        "جولة ثالثة",
        section.title,
        "ليبيا",
        "زيارة الوفد الليبي",
        "فبراير/شباط 2017",
    ):
        assert expected in text
    assert "مصر" not in text


def test_an_empty_newsroom_has_a_home_page(client, site_tree):
    assert client.get(site_tree[0].url).status_code == 200


def test_a_section_lists_what_is_below_it_in_pages(client, site_tree, make_article):
    home, section = site_tree
    inner = section.add_child(instance=SectionPage(title="برلمان", slug="parliament"))
    for number in range(23):
        make_article(f"خبر رقم {number:03}", date=date(2020, 1, 1 + number), parent=inner if number == 22 else section)
    make_article("خبر خارج القسم", parent=home)
    first, second, beyond = (
        html(client, section.url),
        html(client, f"{section.url}?page=2"),
        html(client, f"{section.url}?page=99"),
    )
    assert "خبر رقم 022" in first and "خبر رقم 003" in first and "خبر رقم 002" not in first
    assert first.index("خبر رقم 022") < first.index("خبر رقم 021")
    assert "خبر رقم 002" in second and "خبر رقم 022" not in second
    assert "خبر رقم 000" in beyond
    assert "برلمان" in first and "خبر خارج القسم" not in first
    assert f"/feed/{section.pk}/" in first


def test_an_article_says_who_wrote_what_where_and_when(client, make_article):
    page = make_article(
        "عنوان المقال",
        ["أول فقرة.", "ثاني فقرة."],
        kicker="تقرير",
        standfirst="مقدمة المقال.",
        byline="ليلى حداد",
        outlet="الصحيفة",
        source_url="https://example.org/a?b=1&c=2",
        date=date(2014, 9, 23),
    )
    text = html(client, page.url)
    for expected in ("تقرير", "مقدمة المقال.", "ليلى حداد", "الصحيفة", "23 سبتمبر/أيلول 2014", "<p>ثاني فقرة.</p>"):
        assert expected in text
    assert 'href="https://example.org/a?b=1&amp;c=2"' in text
    assert 'datetime="2014-09-23"' in text


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("day", ">23 سبتمبر/أيلول 2014<"),
        ("month", ">سبتمبر/أيلول 2014<"),
        ("year", ">2014<"),
        ("estimated", ">نحو 23 سبتمبر/أيلول 2014<"),
    ],
)
def test_an_article_claims_no_more_about_its_date_than_is_known(client, make_article, precision, words):
    text = html(client, make_article(date=date(2014, 9, 23), date_precision=precision).url)
    assert words in text
    machine = {"day": "2014-09-23", "month": "2014-09", "year": "2014"}.get(precision)
    assert (f'<time datetime="{machine}">' in text) if machine else ("<time" not in text)


def test_an_articles_tags_main_actors_first(client, make_article, states, visit):
    tunisia, libya, egypt = states
    page = publish(make_article("عنوان"), [tunisia, egypt, libya], [visit], main=[libya])
    aside = html(client, page.url).partition('class="aside"')[2]
    assert aside.index("ليبيا") < aside.index(">تونس<") < aside.index("مصر")
    assert f'href="{libya.get_absolute_url()}"' in aside and f'href="{visit.get_absolute_url()}"' in aside
    assert "نحو فبراير/شباط 2017" in aside and "مدينة تونس" in aside


def test_a_draft_shows_nothing_of_itself(client, make_article, states, visit):
    page = publish(make_article("عنوان منشور"), states[:1])
    draft = page.get_latest_revision_as_object()
    draft.title = "عنوان مسودة"
    draft.actor_tags.add(ActorTag(tag=states[2]))
    draft.event_tags.add(EventTag(tag=visit))
    draft.save_revision()
    text = html(client, page.url)
    assert "عنوان منشور" in text
    for hidden in ("عنوان مسودة", "مصر", "زيارة الوفد الليبي"):
        assert hidden not in text


def test_related_links_lead_to_public_articles_only(client, site_tree, make_article):
    page = make_article("عنوان")
    shown, draft, private = make_article("مقال سابق"), make_article("مقال مسودة", live=False), make_article("مقال خاص")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.PASSWORD, password="x")
    for order, target in enumerate((draft, private, shown)):
        RelatedLink.objects.create(page=page, target=target, kind="follow_up", sort_order=order)
    text = html(client, page.url)
    assert "مقال سابق" in text and shown.url in text
    assert "مقال مسودة" not in text and "مقال خاص" not in text


def test_what_is_private_is_missing_from_every_list(client, site_tree, make_article, states, visit):
    home, section = site_tree
    publish(make_article("نبأ سري"), states, [visit])
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    for url in (home.url, "/actors/", "/events/", "/search/?q=نبأ", "/feed/", "/sitemap.xml", "/sitemap-pages.xml"):
        text = html(client, url)
        for hidden in ("نبأ سري", section.title, "ليبيا", "زيارة الوفد", "/politics"):
            assert hidden not in text, (url, hidden)


def test_an_editor_previews_a_draft_with_its_tags(site_tree, make_article, states, rf):
    page = make_article("مسودة", live=False)
    page.actor_tags.add(ActorTag(tag=states[0], main=True))
    response = page.make_preview_request()
    assert response.status_code == 200
    assert states[0].name in response.content.decode()


HOSTILE = '</script><img src=x onerror="alert(1)"> & "عنوان"'


def test_markup_in_an_articles_fields_stays_text(client, site_tree, make_article):
    actor = Actor.objects.create(name=HOSTILE, kind="other", slug="hostile", description=HOSTILE)
    event = Event.objects.create(name=HOSTILE, category="OTHER", slug="hostile", description=HOSTILE, date="2014")
    page = make_article(HOSTILE, kicker=HOSTILE, standfirst=HOSTILE, byline=HOSTILE, outlet=HOSTILE)
    publish(page, [actor], [event], main=[actor])
    urls = (
        page.url,
        site_tree[0].url,
        site_tree[1].url,
        "/actors/hostile/",
        "/events/hostile/",
        "/actors/",
        "/events/",
    )
    for url in (*urls, "/search/?q=%3C/script%3E%3Cimg%20src=x%3E", "/feed/"):
        text = html(client, url)
        assert "<img" not in text, url
        assert text.count("</script>") == text.count("<script"), url


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//", "http://[", "JaVaScRiPt://x/%0aalert(1)"]
)
def test_only_web_addresses_become_links(client, make_article, address):
    page = make_article(outlet="صحيفة")
    ArticlePage.objects.filter(pk=page.pk).update(source_url=address)
    text = html(client, page.url)
    assert "صحيفة" in text
    assert 'rel="external' not in text


def test_a_missing_page_answers_404_in_the_sites_frame(client, site_tree):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_404_where_no_site_answers(client, db):
    Site.objects.all().delete()
    assert client.get("/actors/").status_code == 404
    assert client.get("/").status_code == 404


def test_an_error_page_needs_no_database(client, site_tree, monkeypatch):
    def fail(request):
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr("corpus_app.views.readers.search.published_of", fail)
    response = client.get("/search/")
    assert response.status_code == 500
    assert 'dir="rtl"' in response.content.decode()


@pytest.mark.parametrize("path", ["home", "section", "article", "/actors/", "/events/", "/search/?q=عنوان"])
def test_pages_have_landmarks_and_one_main_heading(client, site_tree, make_article, path):
    pages = {"home": site_tree[0], "section": site_tree[1], "article": make_article("عنوان")}
    text = html(client, pages[path].url if path in pages else path)
    assert text.count("<h1") == 1 and text.count("<main") == 1
    assert 'class="skip" href="#content"' in text and '<main id="content"' in text
    assert "style=" not in text and "onclick" not in text
