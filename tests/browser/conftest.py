"""A live server and a real Chromium. CORPUS_SHOTS names a folder for screenshots, if they are wanted."""

import io
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

# Playwright's synchronous API runs an event loop in this thread; the database is used outside of it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The data of migrations (root page, groups) must be there again after each flush.
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))
            # A busy machine starves a browser now and then; what fails twice is broken. The summary counts repeats.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*arguments, "--disable-sync"])
        yield browser
        browser.close()


@pytest.fixture
def new_tab(chromium, live_server):
    """Opens a tab in which ``user`` is logged in: ``new_tab(user, language="ar")``; its script errors fail the test."""
    from django.test import Client
    from wagtail.users.models import UserProfile

    contexts, errors = [], []

    def open_tab(user=None, language="ar", width=1280):
        context = chromium.new_context(base_url=live_server.url, viewport={"width": width, "height": 900})
        context.set_default_timeout(10_000)
        contexts.append(context)
        if user:
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
            client = Client()
            client.force_login(user)
            context.add_cookies(
                [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
            )
        # Wagtail's watch over the form begins two seconds after loading: see ``typing_begins``.
        context.add_init_script("document.addEventListener('w-unsaved:watch-edits', () => { window.watched = true; })")
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        return tab

    yield open_tab
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture
def typing_begins():
    """Waits until what is typed into the form counts as a change to Wagtail's autosave."""

    def wait(tab):
        tab.wait_for_function("window.watched")
        # It takes its first look twice in a row.
        tab.wait_for_timeout(300)

    return wait


@pytest.fixture
def saved():
    """Waits until Wagtail has saved all that the form holds: a save under way would outdate the next page."""

    def wait(tab):
        tab.wait_for_function(
            "() => !document.querySelector("
            "'[data-w-unsaved-has-edits-value=true], [data-w-autosave-state-value=saving]')"
        )

    return wait


@pytest.fixture
def shot():
    """Keeps a screenshot when CORPUS_SHOTS asks for them: ``shot(tab, "panel-ar")``."""
    folder = os.environ.get("CORPUS_SHOTS")

    def keep(tab, name):
        if folder:
            # Few colours do for an interface, and keep the pictures small.
            picture = Image.open(io.BytesIO(tab.screenshot())).quantize(64)
            picture.save(Path(folder) / f"{name}.png", optimize=True)

    return keep


@pytest.fixture
def eventually():
    """Waits up to ten seconds for ``condition()`` to hold: the page under test acts in its own time."""

    def wait(condition, tab, tries=100):
        for _ in range(tries):
            if result := condition():
                return result
            # Lets the browser's events be handled meanwhile.
            tab.wait_for_timeout(100)
        raise AssertionError("it never came true")

    return wait
