"""Related articles as readers get them: chosen, automatic, corrections."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from corpus_app.models import AutomaticLink, RelatedLink, SectionPage
from corpus_app.services.linked_articles import linked_articles
from corpus_app.services.published import Published

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(site_tree):
    section = site_tree[1]
    section.fill_links_to = 3
    section.save()
    return section


@pytest.fixture
def page(section, make_article):
    return make_article("المقال")


def fill(page, *targets, kind="background", reasons=()):
    for target in targets:
        position = AutomaticLink.objects.filter(page=page).count()
        AutomaticLink.objects.create(
            page=page, target=target, kind=kind, position=position, score=0.5, reasons=list(reasons)
        )


def links_of(page):
    page = type(page).objects.get(pk=page.pk)
    return linked_articles(page, Published(Site.objects.get(is_default_site=True)))


def shown(page):
    return [link.page.title for link in links_of(page)]


def html(client, page):
    return client.get(page.url).content.decode()


def test_chosen_links_come_first_the_pinned_ones_before_the_others(page, make_article):
    articles = [make_article(f"خبر {number}") for number in range(5)]
    for order, (target, pinned) in enumerate(zip(articles[:3], (False, True, False), strict=True)):
        RelatedLink.objects.create(page=page, target=target, sort_order=2 - order, pinned=pinned)
    fill(page, *articles[3:])
    assert shown(page) == ["خبر 1", "خبر 2", "خبر 0"]
    RelatedLink.objects.filter(target=articles[2]).delete()
    assert shown(page) == ["خبر 1", "خبر 0", "خبر 3"]


def test_the_system_fills_up_to_the_sections_number_and_no_further(page, section, make_article):
    fill(page, *(make_article(f"خبر {number}") for number in range(5)))
    assert shown(page) == ["خبر 0", "خبر 1", "خبر 2"]
    section.fill_links_to = 1
    section.save()
    assert shown(page) == ["خبر 0"]
    section.fill_links_to = 0
    section.save()
    assert shown(page) == []


def test_a_section_within_takes_the_number_of_the_one_above_unless_it_has_its_own(section, make_article):
    inner = section.add_child(instance=SectionPage(title="محافظات", slug="inner"))
    page = make_article("المقال", parent=inner)
    fill(page, *(make_article(f"خبر {number}") for number in range(4)))
    assert len(shown(page)) == 3
    inner.fill_links_to = 2
    inner.save()
    assert len(shown(page)) == 2


def test_what_the_public_cannot_open_never_shows(page, site_tree, make_article):
    draft, private, expired, below_private, good = (
        make_article(f"خبر {number}", live=number != 0) for number in range(5)
    )
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired.expire_at = timezone.now() - timedelta(minutes=1)
    expired.save()
    closed = site_tree[0].add_child(instance=SectionPage(title="مغلق", slug="closed"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    below_private.move(closed, pos="last-child")
    fill(page, draft, private, expired, below_private, good)
    assert shown(page) == ["خبر 4"]
    AutomaticLink.objects.all().delete()
    for target in (draft, private, expired, below_private, good):
        RelatedLink.objects.create(page=page, target=target)
    assert shown(page) == ["خبر 4"]


def test_a_rejected_link_goes_at_once(page, make_article):
    rejected, other = make_article("مرفوض"), make_article("مقبول")
    fill(page, rejected, other)
    page.suggestions.create(kind="article", key=f"article:{rejected.pk}", target=rejected, score=0.5, state="rejected")
    assert shown(page) == ["مقبول"]


@pytest.mark.parametrize("count", [0, 12])
def test_chosen_and_automatic_links_take_one_query_and_write_nothing(page, make_article, count):
    articles = [make_article(f"خبر {number}", date=date(2019, 1, 1)) for number in range(count)]
    for target in articles[:2]:
        RelatedLink.objects.create(page=page, target=target)
    fill(page, *articles)
    page = type(page).objects.get(pk=page.pk)
    published = Published(Site.objects.get(is_default_site=True))
    # The site's own bookkeeping is asked for once per process.
    linked_articles(page, published)
    with CaptureQueriesContext(connection) as queries:
        links = linked_articles(page, published)
        days = [link.page.date for link in links]
    assert days == [date(2019, 1, 1)] * min(count, 3)
    assert len(queries) == 1
    assert not re.match("INSERT|UPDATE|DELETE", queries[0]["sql"])


def test_readers_see_that_a_link_is_automatic_what_it_is_and_why(client, page, make_article):
    chosen, filled = make_article("مقال مختار"), make_article("مقال آلي", date=date(2019, 2, 4))
    RelatedLink.objects.create(page=page, target=chosen, kind="opposite")
    reasons = [
        {"code": "shared_actors", "params": {"ids": [7, 8]}},
        {"code": "shared_words", "params": {"words": ["سر"]}},
        {"code": "days_apart", "params": {"days": -2}},
        {"code": "something_new", "params": {}},
    ]
    fill(page, filled, reasons=reasons)
    text = html(client, page)
    of_chosen, of_filled = text[text.index("مقال مختار") :].split("مقال آلي")
    assert "رأي مخالف" in of_chosen and "اختيار آلي" not in of_chosen
    for words in ("اختيار آلي", "خلفية", "جهتان مشتركتان", "قبله بيومين"):
        assert words in of_filled
    assert "سر<" not in of_filled


def test_a_correction_stands_at_the_top_of_the_corrected_article(client, page, make_article):
    correction = make_article("تصويب: العدد عشرون")
    RelatedLink.objects.create(page=page, target=correction, kind="correction")
    text = html(client, page)
    assert text.count("تصويب: العدد عشرون") == 1
    assert f'"correction": ["{correction.full_url}"]' in text
    assert text.index("<h1>") < text.index("تصحيح") < text.index("تصويب: العدد عشرون") < text.index('class="body"')
    correction.unpublish()
    assert "تصحيح" not in html(client, page)


def test_a_preview_shows_the_links_of_the_draft(page, make_article):
    fill(page, make_article("مقال آلي"))
    page.related_links.add(RelatedLink(target=make_article("مقال في المسودة"), kind="background"))
    text = page.make_preview_request().content.decode()
    assert text.index("مقال في المسودة") < text.index("مقال آلي")
