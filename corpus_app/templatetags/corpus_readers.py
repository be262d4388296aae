"""Template tags of the readers' pages. Any page type built on ``TaggedArticle`` can use them in its own templates."""

import json

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from corpus_app.event_forms import form_label
from corpus_app.jsonld import article_data, wikidata_address
from corpus_app.language.edtf_display import display_date, display_term
from corpus_app.models import SectionPage
from corpus_app.services.article_tags import article_tags, machine_date, stated_date, web_address
from corpus_app.services.published import Published
from corpus_app.ui.reader_reasons import reader_reasons
from corpus_app.views.readers.common import paged, published_of
from corpus_app.views.readers.threads import thread_context
from corpus_app.wording import comma

register = template.Library()
register.simple_tag(comma, name="comma")
register.filter("form_label", form_label)
register.filter("reader_reasons", reader_reasons)
register.filter("machine_date", machine_date)
register.filter("web_address", web_address)
register.filter("wikidata_address", wikidata_address)

_FRONT_ACTORS = 16
_FRONT_EVENTS = 6
_FRONT_THREADS = 6


@register.filter
def edtf(value):
    """An EDTF date in Arabic words; what is none stays as it is."""
    try:
        return display_date(value)
    except ValueError:
        return value


@register.filter
def term(record):
    """The time that a record with ``since`` and ``until`` held, in Arabic words."""
    try:
        return display_term(record.since, record.until)
    except ValueError:
        return f"{record.since}–{record.until}"


@register.filter
def stated_day(page):
    """An article's date in Arabic words, as precisely as it is known."""
    return display_date(stated_date(page))


@register.simple_tag(takes_context=True)
def corpus_frame(context):
    """What every page's frame shows: the site's name, its home page's address, its public sections."""
    request = context["request"]
    published = Published.of(request)
    if published is None:  # the page that says so is framed as well
        return {"name": settings.WAGTAIL_SITE_NAME, "address": "/", "sections": []}
    home = published.site.root_page
    sections = published.pages.child_of(home).type(SectionPage).order_by("path")
    return {"name": published.site.site_name or home.title, "address": home.get_url(request), "sections": sections}


@register.simple_tag(takes_context=True)
def corpus_front(context):
    """The newest story threads, the most present actors and the latest events of the site."""
    published = published_of(context["request"])
    return {
        "threads": list(published.threads[:_FRONT_THREADS]),
        "actors": published.most_present_actors(_FRONT_ACTORS),
        "events": published.events.select_related("place")[:_FRONT_EVENTS],
    }


@register.simple_tag(takes_context=True)
def corpus_listing(context, page):
    """The public articles below a page, paginated, its newest public story threads and its public subsections."""
    published = published_of(context["request"])
    return {
        "articles": paged(context["request"], published.articles.descendant_of(page).specific()),
        "threads": list(published.threads.descendant_of(page)[:_FRONT_THREADS]),
        "sections": published.pages.child_of(page).type(SectionPage).order_by("path"),
    }


@register.simple_tag(takes_context=True)
def corpus_article(context, page):
    """The tags and links of an article, and its structured data."""
    request = context["request"]
    tags = article_tags(page, published_of(request))
    return {"tags": tags, "data": article_data(page, tags, request)}


@register.simple_tag(takes_context=True)
def corpus_thread(context, page):
    """The timeline of a story thread, its further articles, and its structured data."""
    return thread_context(context["request"], page)


@register.simple_tag(takes_context=True)
def corpus_breadcrumbs(context, page):
    """The public pages above a page, from the home page down."""
    published = published_of(context["request"])
    return list(published.pages.ancestor_of(page).order_by("path"))


@register.simple_tag
def json_ld(data):
    """``data`` as a JSON-LD element that no text in it can break out of; nothing for empty data."""
    if not data:
        return ""
    # The escapes of django.utils.html.json_script, which cannot give the element this type.
    text = json.dumps(data, ensure_ascii=False).translate({ord(char): f"\\u{ord(char):04X}" for char in "<>&"})
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
