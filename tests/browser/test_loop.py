"""The whole loop as editors and readers live it, with a real worker: write, see, decide, publish, read."""

from suggesting import make_actor

from corpus_app.models import ArticlePage


def test_from_the_first_words_to_the_public_page(
    new_tab, moderator, site_tree, start_worker, typing_begins, eventually, shot
):
    lavrov = make_actor("سيرغي لافروف", name_en="Sergey Lavrov", names=["لافروف"])
    turkey = make_actor("تركيا", kind="state", name_en="Turkey")
    start_worker()
    tab = new_tab(moderator, "en")
    tab.set_default_timeout(40_000)
    tab.goto(f"/admin/pages/add/corpus_app/articlepage/{site_tree[1].pk}/")
    typing_begins(tab)
    tab.locator("#id_title").fill("سيرغي لافروف يزور تركيا")
    tab.locator("#id_title").blur()

    def card(text):
        return tab.locator(".corpus-card", has=tab.get_by_text(text, exact=True))

    card("سيرغي لافروف").get_by_role("button", name="Accept").click()
    card("تركيا").get_by_role("button", name="Reject", exact=True).click()
    eventually(lambda: ArticlePage.objects.get().suggestions.filter(actor=turkey, state="rejected").exists(), tab)

    def tagged():
        return [row.tag for row in ArticlePage.objects.get().get_latest_revision_as_object().actor_tags.all()]

    eventually(lambda: tagged() == [lavrov], tab)
    shot(tab, "loop-decided")

    tab.get_by_role("button", name="More actions").click()
    tab.get_by_role("button", name="Publish").click()
    eventually(lambda: ArticlePage.objects.live().exists(), tab)

    reader = new_tab()
    reader.goto(ArticlePage.objects.get().url_path.replace("/home", "", 1))
    assert reader.get_by_role("link", name="سيرغي لافروف").count() == 1
    assert reader.get_by_role("link", name="تركيا").count() == 0
    reader.get_by_role("link", name="سيرغي لافروف").click()
    assert reader.get_by_role("link", name="سيرغي لافروف يزور تركيا").count() == 1
