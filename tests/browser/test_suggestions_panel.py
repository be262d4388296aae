"""The whole panel in a browser: decide, see it in the form, save, reload."""

import pytest
from suggesting import make_actor, suggest

from corpus_app.models import AnalysisRequest, Event, Suggestion


@pytest.fixture
def lavrov():
    return make_actor("سيرغي لافروف", name_en="Sergey Lavrov")


@pytest.fixture
def article(make_article, lavrov):
    article = make_article("لافروف يلتقي نظيره التركي في سوتشي", ["التقى لافروف نظيره التركي أمس."], live=False)
    article.save_revision()
    suggest(article, lavrov, role="speaker", main=True, score=0.93)
    suggest(article, make_actor("تركيا", kind="state", name_en="Turkey"), kind="state", score=0.7)
    event = Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14")
    suggest(article, event, of="event", score=0.55)
    suggest(article, name="أحمد العلي", kind="person", score=0.6)
    other = make_article("قمة ثلاثية حول سوريا", parent=article.get_parent())
    suggest(article, other, of="article", score=0.5)
    AnalysisRequest.objects.update_or_create(
        page_id=article.pk, defaults={"state": "done", "requested_at": article.latest_revision_created_at}
    )
    return article


def card(tab, title):
    return tab.locator(".corpus-card", has_text=title)


def open_editor(tab, article):
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.wait_for_selector(".corpus-card")


def tags(article):
    article.refresh_from_db()
    return [row.tag_id for row in article.get_latest_revision_as_object().actor_tags.all()]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_panel_opens_by_itself_and_reads_well(new_tab, editor, article, shot, language):
    tab = new_tab(editor, language)
    open_editor(tab, article)
    assert card(tab, "سيرغي لافروف").is_visible()
    assert card(tab, "سيرغي لافروف").locator("mark").first.text_content() == "لافروف"
    assert tab.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    tab.wait_for_timeout(800)
    shot(tab, f"panel-{language}")


def test_accept_reject_undo_and_reload(new_tab, editor, article, lavrov, shot, eventually, saved):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "سيرغي لافروف").get_by_role("button", name="Accept").click()
    chosen = tab.locator("#id_actor_tags-0-tag")
    eventually(lambda: chosen.count() and chosen.input_value() == str(lavrov.pk), tab)
    assert tab.locator("#id_actor_tags-0-role").input_value() == "speaker"
    assert tab.locator("#id_actor_tags-0-main").is_checked()
    eventually(lambda: tags(article) == [lavrov.pk], tab)
    eventually(lambda: Suggestion.objects.get(actor=lavrov).stored, tab)

    card(tab, "تركيا").get_by_role("button", name="Reject").click()
    eventually(lambda: card(tab, "تركيا").get_attribute("data-shown") == "rejected", tab)
    card(tab, "قمة سوتشي").get_by_role("button", name="Reject").click()
    eventually(lambda: card(tab, "قمة سوتشي").get_attribute("data-shown") == "rejected", tab)
    card(tab, "قمة سوتشي").get_by_role("button", name="Undo").click()
    eventually(lambda: card(tab, "قمة سوتشي").get_attribute("data-shown") == "pending", tab)
    shot(tab, "panel-decided-en")

    saved(tab)
    tab.reload()
    tab.wait_for_selector(".corpus-card")
    assert card(tab, "سيرغي لافروف").get_attribute("data-shown") == "accepted"
    assert card(tab, "تركيا").get_attribute("data-shown") == "rejected"
    assert card(tab, "قمة سوتشي").get_attribute("data-shown") == "pending"

    card(tab, "سيرغي لافروف").get_by_role("button", name="Undo").click()
    eventually(lambda: tags(article) == [], tab)
    assert Suggestion.objects.get(actor=lavrov).state == "pending"


def test_quick_decisions_one_after_another_are_all_stored(new_tab, editor, article, lavrov, eventually):
    """Each lands while the save of the one before is still under way."""
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    for title in ("سيرغي لافروف", "تركيا", "قمة سوتشي", "قمة ثلاثية"):
        card(tab, title).get_by_role("button", name="Accept").click()
    eventually(lambda: len(tags(article)) == 2, tab)
    eventually(lambda: Suggestion.objects.filter(page_id=article.pk, stored=True).count() == 4, tab)


def test_what_is_taken_back_at_once_stays_open(new_tab, editor, article, lavrov, eventually):
    """The save of the accepted row is still under way."""
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "سيرغي لافروف").get_by_role("button", name="Accept").click()
    tab.wait_for_selector("#id_actor_tags-0-tag", state="attached")
    tab.wait_for_timeout(450)
    card(tab, "سيرغي لافروف").get_by_role("button", name="Undo").click()
    tab.wait_for_timeout(4000)
    eventually(lambda: tags(article) == [], tab)
    eventually(lambda: Suggestion.objects.get(actor=lavrov).state == "pending", tab)
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "pending", tab)


def test_the_sure_ones_of_a_group_are_accepted_at_once(new_tab, editor, article, eventually):
    for name in ("إيران", "روسيا"):
        suggest(article, make_actor(name, kind="state"), kind="state", score=0.95)
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    assert tab.get_by_role("button", name="Accept the sure ones").count() == 1
    tab.get_by_role("button", name="Accept the sure ones").click()
    eventually(lambda: len(tags(article)) == 2, tab)
    assert card(tab, "تركيا").get_attribute("data-shown") == "pending"


def test_a_passage_is_shown_in_the_text(new_tab, editor, article, lavrov, eventually):
    block = article.get_latest_revision_as_object().body[0].id
    evidence = {"block": f"body:{block}", "before": "التقى ", "quote": "لافروف", "after": " نظيره التركي أمس."}
    Suggestion.objects.filter(actor=lavrov).update(evidence=[evidence])
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    tab.get_by_role("tab", name="Promote").click()
    card(tab, "سيرغي لافروف").locator("blockquote").click()
    shown = "[...(CSS.highlights.get('corpus-evidence') ?? [])].map(String)"
    eventually(lambda: tab.evaluate(shown) == ["لافروف"], tab)
    assert tab.locator("#id_title").is_visible()


def test_a_row_tagged_by_hand_shows_as_accepted_and_one_removed_as_open(
    new_tab, editor, article, lavrov, eventually, typing_begins
):
    from corpus_app.models import ActorTag

    article.actor_tags = [ActorTag(tag=lavrov)]
    article.save_revision()
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    assert card(tab, "سيرغي لافروف").get_attribute("data-shown") == "accepted"
    tab.get_by_role("tab", name="Actors, events, links").click()
    typing_begins(tab)
    tab.locator("#id_actor_tags-0-DELETE-button").click()
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") != "accepted", tab)
    eventually(lambda: Suggestion.objects.get(actor=lavrov).state == "rejected", tab)
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "rejected", tab)


def test_a_decision_that_no_save_stored_is_taken_up_when_the_form_opens_again(
    new_tab, editor, article, lavrov, eventually
):
    from corpus_app.services.decisions import accept

    accept(Suggestion.objects.get(actor=lavrov), editor)
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    eventually(lambda: tags(article) == [lavrov.pk], tab)
    assert tab.locator("#id_actor_tags-0-tag").count() == 1


def test_keys_decide_and_move_on_without_leaving_the_panel(new_tab, editor, article, lavrov, eventually):
    tab = new_tab(editor, "ar")
    open_editor(tab, article)
    card(tab, "سيرغي لافروف").focus()
    tab.keyboard.press("y")
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "accepted", tab)
    focused = tab.locator(".corpus-card:focus .corpus-card__title")
    eventually(lambda: focused.count() and focused.text_content() == "تركيا", tab)
    # The letter that an Arabic keyboard has on the N key.
    tab.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ى', code: 'KeyN', bubbles: true}))"
    )
    eventually(lambda: Suggestion.objects.get(actor__name="تركيا").state == "rejected", tab)
    eventually(lambda: focused.count() and focused.text_content() == "قمة سوتشي", tab)
    tab.keyboard.press("ArrowUp")
    assert focused.text_content() == "تركيا"
    tab.keyboard.press("u")
    eventually(lambda: Suggestion.objects.get(actor__name="تركيا").state == "pending", tab)
    tab.locator("#id_kicker").fill("")
    tab.locator("#id_kicker").press("y")
    assert Suggestion.objects.filter(state="accepted").count() == 1


def test_a_new_name_is_recorded_and_tagged(new_tab, editor, article, eventually):
    from corpus_app.models import Actor

    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "أحمد العلي").get_by_role("button", name="Record and accept").click()
    eventually(lambda: tags(article) == [actor.pk for actor in Actor.objects.filter(name="أحمد العلي")] != [], tab)
    eventually(lambda: card(tab, "أحمد العلي").get_attribute("data-shown") == "accepted", tab)
    assert tab.locator('[data-group="actors"] .corpus-card', has_text="أحمد العلي").count() == 1


def test_of_several_bearers_of_a_name_the_editor_chooses(new_tab, editor, article, shot, eventually):
    make_actor("أحمد العلي (وزير)", names=["أحمد العلي"])
    meant = make_actor("أحمد العلي (قائد)", names=["أحمد العلي"])
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "أحمد العلي").get_by_role("button", name="Record and accept").click()
    tab.get_by_role("button", name="أحمد العلي (قائد)").wait_for()
    shot(tab, "panel-ambiguous-en")
    tab.get_by_role("button", name="أحمد العلي (قائد)").click()
    eventually(lambda: tags(article) == [meant.pk], tab)


def test_another_actor_may_be_meant(new_tab, editor, article, lavrov, eventually):
    meant = make_actor("ميخائيل لافروف")
    suggestion = Suggestion.objects.get(actor=lavrov)
    suggestion.proposal["alternatives"] = [meant.pk]
    suggestion.save()
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    tab.get_by_role("button", name="ميخائيل لافروف").click()
    eventually(lambda: tags(article) == [meant.pk], tab)
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "rejected", tab)


def test_a_rejection_may_be_explained(new_tab, editor, article, lavrov, eventually):
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "سيرغي لافروف").get_by_role("button", name="Reject").click()
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "rejected", tab)
    card(tab, "سيرغي لافروف").hover()
    reason = card(tab, "سيرغي لافروف").get_by_label("Reason of the rejection")
    reason.fill("شخص آخر")
    reason.press("Enter")
    eventually(lambda: Suggestion.objects.get(actor=lavrov).why == "شخص آخر", tab)
    card(tab, "شخص آخر").wait_for()
    assert tab.url.endswith(f"/admin/pages/{article.pk}/edit/")


def test_a_stale_tab_is_told_what_happened(new_tab, editor, article, lavrov, eventually):
    from corpus_app.services.decisions import reject

    tab = new_tab(editor, "en")
    open_editor(tab, article)
    reject(Suggestion.objects.get(actor=lavrov), editor)
    card(tab, "سيرغي لافروف").get_by_role("button", name="Accept").click()
    eventually(lambda: card(tab, "سيرغي لافروف").get_attribute("data-shown") == "rejected", tab)
    assert tab.get_by_role("alert").filter(has_text="decided on this already").count() == 1
    assert tab.locator("#id_actor_tags-0-DELETE").input_value() == "1"


def test_a_name_that_looks_like_markup_stays_text(new_tab, editor, article, eventually):
    hostile = '<img src=x onerror="document.title=1">'
    suggest(article, name=hostile, kind="person", score=0.8)
    tab = new_tab(editor, "en")
    open_editor(tab, article)
    card(tab, "onerror").get_by_role("button", name="Record and accept").click()
    eventually(lambda: len(tags(article)) == 1, tab)
    eventually(lambda: card(tab, "onerror").get_attribute("data-shown") == "accepted", tab)
    assert tab.locator("img[src=x]").count() == 0
