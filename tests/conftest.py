"""Shared fixtures, and what a run leaves out.

CORPUS_REQUIRE names what must not be left out (``browser``, ``servers``): then its absence fails the run.
"""

import io
import itertools
import os
import shutil
import subprocess
import sys
import time
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


def _plant_roots():
    """What Wagtail's migrations create and the flush after a transactional test takes away."""
    from wagtail.models import Collection, Locale, Page

    Locale.objects.get_or_create(language_code="ar")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


@pytest.fixture
def site_tree(db):
    """(home, section) of a prepared newsroom."""
    from django.core.management import call_command
    from wagtail.models import Site

    from corpus_app.models import SectionPage

    _plant_roots()
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


@pytest.fixture
def start_worker(transactional_db):
    """Starts real Celery workers on the test's database and broker: ``start_worker(queues="editing,bulk")``."""
    from django.db import connection

    url = os.environ.get("DATABASE_URL", "sqlite:///").rpartition("/")[0]
    environment = {**os.environ, "DATABASE_URL": f"{url}/{connection.settings_dict['NAME']}"}
    running = []

    def start(queues="editing,bulk"):
        command = [sys.executable, "-m", "celery", "-A", "corpus_site", "worker", "-Q", queues, "--pool", "solo"]
        running.append(
            subprocess.Popen(
                [*command, "--loglevel", "warning", "--without-mingle", "--without-gossip"], env=environment
            )
        )
        return running[-1]

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(20)


@pytest.fixture
def eventually():
    """``eventually(condition)`` waits for a condition that other processes bring about; fails after a while."""

    def wait(condition, patience=40):
        deadline = time.monotonic() + patience
        while not (result := condition()):
            assert time.monotonic() < deadline, "it never came true"
            time.sleep(0.1)
        return result

    return wait
