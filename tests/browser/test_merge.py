"""Merging two actors from the edit page to the list of merges, as an editor does it."""

import pytest
from django.contrib.auth.models import Permission
from suggesting import make_actor, suggest

from corpus_app.models import Actor, ActorTag


@pytest.fixture
def chief(editor):
    editor.user_permissions.add(*Permission.objects.filter(codename="delete_actor"))
    return editor


@pytest.fixture
def actors(make_article):
    kept, gone = make_actor("سيرغي لافروف", names=["لافروف"]), make_actor("سيرجي لافروف", names=["سيرغي فيكتوروفيتش"])
    for number, tagged in enumerate([(kept, gone), (gone,), (gone,)]):
        article = make_article(f"لافروف يزور دمشق {number}", live=False)
        article.actor_tags.set([ActorTag(tag=actor) for actor in tagged])
        article.save()
        article.save_revision()
        for actor in tagged:
            suggest(article, actor)
    return kept, gone


@pytest.mark.parametrize("language", ["ar", "en"])
def test_merge_preview_and_undo(new_tab, chief, actors, shot, eventually, language):
    kept, gone = actors
    tab = new_tab(chief, language)
    tab.goto(f"/admin/corpus/merge/actor/{gone.pk}/")
    tab.locator(".unchosen [data-chooser-action-choose]").click()
    tab.locator(".modal-body input[name=q]").first.fill("سيرغي")
    row = tab.locator(".modal-body tbody tr")
    eventually(lambda: row.count() == 2, tab)
    tab.locator(".modal-body tbody a", has_text="سيرغي لافروف").click()
    eventually(lambda: tab.locator("input[name=into]").first.input_value() == str(kept.pk), tab)
    tab.locator(".corpus-desk form button[type=submit]").click()
    tab.locator("#corpus-merge-preview").wait_for()
    shot(tab, f"merge-{language}")
    tab.locator(".corpus-desk button.serious").click()
    tab.wait_for_url(f"**/actor/edit/{kept.pk}/")
    assert not Actor.objects.filter(pk=gone.pk).exists()
    assert kept.actor_tags.count() == 3
    shot(tab, f"merged-{language}")

    tab.goto("/admin/corpus/merges/")
    shot(tab, f"merges-{language}")
    tab.locator("form[action$='/undo/'] button").click()
    eventually(lambda: Actor.objects.filter(pk=gone.pk).exists(), tab)
    assert (kept.actor_tags.count(), gone.actor_tags.count()) == (1, 3)


def test_articles_are_moved_to_another_actor(new_tab, chief, actors, shot, eventually):
    kept, gone = actors
    tab = new_tab(chief, "ar")
    tab.goto(f"/admin/corpus/split/{gone.pk}/")
    tab.get_by_label("لافروف يزور دمشق 1").check()
    tab.locator("#id_name").fill("لافروف الممثل")
    shot(tab, "split-ar")
    tab.locator(".corpus-desk form button[type=submit]").click()
    eventually(lambda: Actor.objects.filter(name="لافروف الممثل", actor_tags__isnull=False).count() == 1, tab)
    assert gone.actor_tags.count() == 2
