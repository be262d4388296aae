"""Every view in both languages: no serious fault for who listens or uses the keyboard, nothing beyond the screen."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from every_view import stage

# What counts: WCAG 2.2, levels A and AA.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
# Wagtail's rich text editor leaves its field without a name, its list of headings cannot be scrolled by keyboard.
WHOLE_PAGE = {"exclude": [[".Draftail-Editor"], [".w-minimap"]]}
PHONE = {"home", "section", "article", "thread", "actors", "actor", "events", "event", "search", "not-found"}


def _press(key, shown):
    """A key pressed on the card of a new name shows what this selector finds."""

    def act(tab):
        tab.locator(".corpus-card", has_text="أحمد العلي").first.focus()
        tab.keyboard.press(key)
        tab.locator(shown).wait_for()

    return act


def _preview(tab):
    tab.locator("[data-corpus-what-if-target=button]").click()
    tab.locator("[data-corpus-what-if-target=effect] > *").first.wait_for()


# What a view shows once somebody does something there: (view, what is shown, how).
OPENED = [
    ("editor", "keys", _press("?", ".corpus-keys[open]")),
    ("editor", "new-record", _press("r", "#corpus-record form")),
    ("settings", "what-if", _preview),
]


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the pages are the same on any database: looked at on SQLite")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_view_has_a_serious_fault(new_tab, admin_user, site_tree, shot, language):
    views = stage(admin_user, site_tree[1])
    desk = new_tab(admin_user, language)
    phone = new_tab(width=390)
    faults = {}
    for name, address in views.items():
        tab = phone if name in PHONE else desk
        if tab is phone and language == "en":
            continue
        answer = tab.goto(address)
        assert answer.status == (404 if name == "not-found" else 200), f"{name}: {address}"
        tab.wait_for_timeout(200)
        faults[name] = _look(tab, f"{name}-{language}", shot)
    for view, name, act in OPENED:
        desk.goto(views[view])
        desk.wait_for_timeout(200)
        act(desk)
        faults[name] = _look(desk, f"{name}-{language}", shot)
    faults = {name: found for name, found in faults.items() if found}
    assert not faults, "\n".join(f"{name}: {found}" for name, found in faults.items())


def _look(tab, name, shot):
    shot(tab, name)
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{name} is too wide"
    return _serious(tab)


def _serious(tab):
    """What axe finds on the page: (rule, first place, how many places), the serious and critical ones."""
    found = Axe().run(tab, WHOLE_PAGE, RULES).response["violations"]
    return [
        (fault["id"], fault["nodes"][0]["target"], fault["nodes"][0]["html"][:160], len(fault["nodes"]))
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
