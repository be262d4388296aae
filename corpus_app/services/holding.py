"""One order of locks: the page first, then its request for analysis, then its suggestions."""

from django.db import connection
from wagtail.models import Page


def hold(page_id):
    """The page, held until the caller's transaction ends: drafts of one article are written one after another.

    Rows that point to the page may still be written meanwhile. Raises Page.DoesNotExist.
    """
    # A database that knows no weaker lock gets the plain one; SQLite has one writer and needs none.
    weaker = connection.features.has_select_for_no_key_update
    return Page.objects.select_for_update(no_key=weaker).get(pk=page_id)
