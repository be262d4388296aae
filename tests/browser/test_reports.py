"""The reports and the dashboard in a browser, in the admin's language and direction."""

from datetime import timedelta

import pytest
from suggesting import make_actor, suggest

from corpus_app.models import Suggestion


@pytest.fixture
def decisions(make_article, editor):
    make_actor("سيرجي لافروف")
    article = make_article("لافروف يزور دمشق")
    rules = ["name", "title", "title", "office", "speech", "short_form"]
    for number, rule in enumerate(rules):
        actor = make_actor("سيرغي لافروف" if not number else f"ممثل {number}")
        suggestion = suggest(article, actor, score=0.95 - number / 10)
        Suggestion.objects.filter(pk=suggestion.pk).update(
            evidence=[{"rule": rule, "block": "title", "before": "", "quote": "لافروف", "after": ""}],
            state="rejected" if number % 3 == 1 else "accepted",
            decided_by=editor,
            decided_at=suggestion.created_at + timedelta(minutes=25),
        )
    suggest(article, name="أحمد العلي", kind="person")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_charts_and_figures_stay_in_their_frame(new_tab, editor, decisions, shot, language):
    tab = new_tab(editor, language)
    for name in ("quality", "health"):
        tab.goto(f"/admin/corpus/reports/{name}/")
        shot(tab, f"report-{name}-{language}")
        outside = tab.evaluate(
            """() => {
              const frame = document.querySelector('.corpus-chart svg').getBoundingClientRect();
              const boxes = [...document.querySelectorAll('.corpus-chart text, .corpus-chart rect')]
                .map((node) => node.getBoundingClientRect());
              return boxes.filter((box) => box.left < frame.left - 1 || box.right > frame.right + 1).length;
            }"""
        )
        assert outside == 0
        if name == "quality":
            first_bar = tab.locator(".corpus-chart__bar").first.bounding_box()
            first_label = tab.locator(".corpus-chart__label").first.bounding_box()
            assert (first_label["x"] > first_bar["x"]) == (language == "ar")


def test_the_dashboard_and_the_near_equal_names(new_tab, editor, decisions, shot):
    tab = new_tab(editor, "ar")
    tab.goto("/admin/")
    assert tab.locator(".corpus-figures strong").first.text_content() == "1"
    shot(tab, "dashboard-ar")
    tab.goto("/admin/corpus/reports/near-names/")
    assert "سيرجي لافروف" in tab.locator("main tbody").first.text_content()
    shot(tab, "near-names-ar")
