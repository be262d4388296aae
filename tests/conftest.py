"""Shared fixtures, and what a run leaves out.

CORPUS_REQUIRE names what must not be left out (``browser``, ``servers``): then its absence fails the run.
"""

import io
import itertools
import os
import shutil
import sys
from datetime import date

import pytest
from django.conf import settings

REQUIRED = set(filter(None, os.environ.get("CORPUS_REQUIRE", "").split(",")))


def _absent():
    """What this run cannot do: marker → why."""
    absent = {}
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        absent["browser"] = "no Chromium found"
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"] or not settings.REDIS_URL:
        absent["servers"] = "no PostgreSQL and Redis named by DATABASE_URL and REDIS_URL"
    return absent


def pytest_collection_modifyitems(config, items):
    absent = _absent()
    if missing := REQUIRED & absent.keys():
        raise pytest.UsageError("; ".join(f"{marker} tests are required, but {absent[marker]}" for marker in missing))
    for item in items:
        for marker, why in absent.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=why))


def pytest_terminal_summary(terminalreporter):
    if absent := _absent():
        left_out = "; ".join(f"{marker} tests ({why})" for marker, why in absent.items())
        terminalreporter.write_line(f"Left out: {left_out}.")


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch):
    """No test inherits the compiled engine or the broken broker of another."""
    from corpus_app import dispatch

    monkeypatch.setattr(dispatch, "_broker_rests_until", 0.0)
    yield
    if snapshots := sys.modules.get("corpus_app.services.snapshots"):
        snapshots.forget_engine()


@pytest.fixture
def site_tree(db):
    """(home, section) of a prepared newsroom."""
    from django.core.management import call_command
    from wagtail.models import Site

    from corpus_app.models import SectionPage

    call_command("create_newsroom", hostname="testserver", stdout=io.StringIO())
    home = Site.objects.get(is_default_site=True).root_page.specific
    section = home.add_child(instance=SectionPage(title="سياسة", slug="politics"))
    return home, section


@pytest.fixture
def make_article(site_tree):
    """Makes articles: ``make_article(title=…, paragraphs=[…], live=True, parent=section, **fields)``."""
    from django.utils.html import format_html_join

    from corpus_app.models import ArticlePage

    numbers = itertools.count(1)

    def make(title="عنوان", paragraphs=("نص.",), *, live=True, parent=None, **fields):
        fields.setdefault("slug", f"article-{next(numbers)}")
        fields.setdefault("date", date(2019, 2, 6))
        html = format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in paragraphs))
        page = ArticlePage(title=title, body=[("text", html)] if paragraphs else [], live=live, **fields)
        return (parent or site_tree[1]).add_child(instance=page)

    return make


@pytest.fixture
def editor(site_tree, django_user_model):
    """A user of Wagtail's Editors group: may edit articles and actors, not publish."""
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("editor", "editor@example.org", "secret")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def moderator(site_tree, django_user_model):
    """A user of Wagtail's Moderators group: may publish."""
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("moderator", "moderator@example.org", "secret")
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


@pytest.fixture
def editor_client(editor, client):
    client.force_login(editor)
    return client
