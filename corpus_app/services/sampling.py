"""A few articles that stand for the archive."""

from collections import defaultdict
from itertools import chain, zip_longest

from wagtail.models import Page

from .desk import articles_for

SAMPLE = 60
# The sections are taken from among so many of the newest articles.
_NEWEST = 2000


def sample(user, telling=(), site=None):
    """(articles, told): up to ``SAMPLE`` of the articles that ``user`` may edit, base pages; below ``site`` if given.

    Up to half are the newest of ``telling`` (page ids, a list or queryset), and ``told`` says how many these are; the
    others are the newest of the archive, one section after another in turn.
    """
    articles = articles_for(user)
    if site is not None:
        articles = articles.descendant_of(site.root_page, inclusive=True)
    told = list(articles.filter(pk__in=telling).order_by("-pk").values_list("pk", flat=True)[: SAMPLE // 2])
    newest = articles.order_by("-pk").values_list("pk", "path")[:_NEWEST]
    others = [pk for pk in _in_turn(newest) if pk not in set(told)]
    ids = [*told, *others[: SAMPLE - len(told)]]
    pages = Page.objects.in_bulk(ids)
    return [pages[pk] for pk in ids if pk in pages], len(told)


def _in_turn(rows):
    """The ids of (id, path) rows: the first of each section, then the second of each…"""
    sections = defaultdict(list)
    for pk, path in rows:
        sections[path[: -Page.steplen]].append(pk)
    return [pk for pk in chain.from_iterable(zip_longest(*sections.values())) if pk is not None]
