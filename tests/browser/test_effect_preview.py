"""The preview of an effect and the rows of a record in a browser: by keyboard, in Arabic, nothing saved."""

import pytest
from suggesting import make_actor
from wagtail.models import Site

from corpus_app.models import Actor, ActorName, AliasWeight, CorpusSettings

STATUS = "[data-corpus-what-if-target=status]"


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف", names=["لافروف", "سيرجي لافروف"])


@pytest.fixture
def article(make_article):
    return make_article("بلا اسم", ["قال ثعلب الدبلوماسية الروسية إن الحرب انتهت."])


def told(tab, eventually):
    """What the preview announces, once it does."""
    return eventually(lambda: ":" in (text := tab.locator(STATUS).text_content()) and text, tab, tries=300)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_added_to_the_table_is_tried_before_it_is_saved(
    new_tab, editor, lavrov, article, shot, eventually, language
):
    tab = new_tab(editor, language)
    tab.goto(f"/admin/snippets/corpus_app/actor/edit/{lavrov.pk}/")
    tab.get_by_role("tab").nth(1).click()
    tab.locator("#id_names-1-DELETE-button").click()
    tab.locator("#id_names-ADD").click()
    tab.locator("#id_names-2-text").fill("ثعلب الدبلوماسية الروسية")
    button = tab.locator("[data-corpus-what-if-target=button]")
    button.focus()
    tab.keyboard.press("Enter")
    assert told(tab, eventually)
    assert tab.locator(".corpus-what-if__articles a").first.text_content().startswith("بلا اسم")
    assert tab.locator(".corpus-what-if mark").first.text_content() == "ثعلب الدبلوماسية الروسية"
    assert button.evaluate("node => node === document.activeElement")
    tab.locator(".corpus-what-if__targets").scroll_into_view_if_needed()
    shot(tab, f"what-if-actor-{language}")
    assert ActorName.objects.count() == 2
    tab.locator("form[action*='actor'] [type=submit]").first.click()
    tab.wait_for_url("**/actor/")
    assert set(ActorName.objects.values_list("text", flat=True)) == {"لافروف", "ثعلب الدبلوماسية الروسية"}


def test_a_form_with_an_error_says_so(new_tab, editor, lavrov, eventually):
    tab = new_tab(editor, "ar")
    tab.goto(f"/admin/snippets/corpus_app/actor/edit/{lavrov.pk}/")
    tab.locator("#id_name").fill("")
    tab.get_by_role("tab").nth(1).click()
    tab.locator("[data-corpus-what-if-target=button]").click()
    assert "الاسم" in told(tab, eventually)
    assert Actor.objects.get().name == "سيرغي لافروف"


def test_thresholds_and_weights(new_tab, admin_user, make_article, lavrov, shot, eventually):
    make_article("خبر", ["عاد سيرغي لافروف أمس."])
    site = Site.objects.get(is_default_site=True)
    tab = new_tab(admin_user, "ar")
    tab.goto(f"/admin/settings/corpus_app/corpussettings/{site.pk}/")
    tab.locator("#id_actor_threshold").fill("0.95")
    tab.locator("[data-corpus-what-if-target=button]").click()
    told(tab, eventually)
    shot(tab, "what-if-settings-ar")
    assert tab.locator(".corpus-what-if__targets strong").all_text_contents() == ["سيرغي لافروف"]
    assert CorpusSettings.objects.get().actor_threshold == 0.5
    row = AliasWeight.objects.create(actor=lavrov, alias=lavrov.folded)
    tab.goto(f"/admin/corpus/learned/names/{row.pk}/")
    tab.locator("input[value=by_hand]").check()
    tab.locator("#id_weight").fill("0")
    tab.locator("[data-corpus-what-if-target=button]").click()
    told(tab, eventually)
    shot(tab, "what-if-weight-ar")
    assert "سيرغي لافروف" in tab.locator(".corpus-what-if__targets strong").all_text_contents()
    tab.locator("form.corpus-weight [type=submit]").click()
    tab.wait_for_url("**/learned/names/")
    row.refresh_from_db()
    assert (row.weight, row.by_hand) == (0, True)


def test_the_usage_of_a_record(new_tab, editor, lavrov, make_article, shot):
    from datetime import date

    from corpus_app.models import ActorTag, ArticleWords

    for month in (3, 5, 6):
        article = make_article(f"خبر {month}", date=date(2019, month, 1))
        ArticleWords.objects.update_or_create(page_id=article.pk, defaults={"published": article.date, "headline": ""})
        ActorTag.objects.create(content_object=article, tag=lavrov)
    tab = new_tab(editor, "ar")
    tab.goto(f"/admin/snippets/corpus_app/actor/edit/{lavrov.pk}/")
    tab.get_by_role("tab").last.click()
    bars = tab.locator(".corpus-chart__bar")
    assert bars.count() == 4
    # Time runs from right to left.
    assert bars.first.bounding_box()["x"] > bars.last.bounding_box()["x"]
    tab.locator(".corpus-chart__numbers summary").click()
    assert tab.locator(".corpus-chart__numbers tbody tr").count() == 4
    shot(tab, "usage-ar")
