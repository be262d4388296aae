"""The article editor carries the panel where it belongs, and what is accepted is published."""

import pytest
from django.urls import reverse
from suggesting import make_actor, suggest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from corpus_app.models import Suggestion

PANEL = 'class="corpus-suggestions"'


@pytest.fixture
def article(make_article):
    article = make_article("لقاء في سوتشي", live=False)
    article.save_revision()
    return article


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_panel_is_there_when_writing_editing_and_reverting(editor_client, site_tree, article):
    add = reverse("wagtailadmin_pages:add", args=["corpus_app", "articlepage", site_tree[1].pk])
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, article.latest_revision_id])
    for url in (add, edit_url(article), revert):
        html = editor_client.get(url).content.decode()
        assert PANEL in html, url
        assert 'data-side-panel-toggle="corpus-suggestions"' in html


def test_other_page_types_do_without(editor_client, site_tree):
    assert PANEL not in editor_client.get(edit_url(site_tree[1])).content.decode()


def test_the_toggle_counts_what_awaits_a_decision(editor_client, article):
    for name in ("تركيا", "روسيا"):
        suggest(article, make_actor(name, kind="state"))
    html = editor_client.get(edit_url(article)).content.decode()
    toggle = html.split('data-side-panel-toggle="corpus-suggestions"')[1].split("</button>")[0]
    assert toggle.split("counter", 2)[2].split(">")[1].strip().startswith(("2", "٢"))


def test_the_panel_puts_nothing_into_the_form(editor_client, article):
    suggest(article, make_actor("تركيا", kind="state"))
    html = editor_client.get(edit_url(article)).content.decode()
    panel = html.split(PANEL)[1].split("corpus-suggestions-strings")[0]
    assert " name=" not in panel


def test_an_autosave_answers_without_the_panel(editor_client, article):
    response = editor_client.post(edit_url(article), form_of(article), headers={"accept": "application/json"})
    assert response.json()["success"]
    assert PANEL not in response.json().get("html", "")


def test_what_is_accepted_and_saved_is_stored_and_published(client, moderator, article):
    client.force_login(moderator)
    actor = make_actor("تركيا", kind="state")
    suggestion = suggest(article, actor)
    row = client.post(reverse("corpus_admin:decide", args=[suggestion.pk, "accept"])).json()["row"]
    rows = [{"tag": row["id"], **row["values"]}]
    response = client.post(edit_url(article), form_of(article, rows) | {"action-publish": "publish"})
    assert response.status_code == 302
    article.refresh_from_db()
    assert [(tag.tag, tag.role) for tag in article.actor_tags.all()] == [(actor, "speaker")]
    suggestion.refresh_from_db()
    assert suggestion.stored
    # Taken back, saved, accepted and saved once more: the row may come and go.
    client.post(reverse("corpus_admin:decide", args=[suggestion.pk, "undo"]))
    gone = [{"id": article.actor_tags.get().pk, "tag": actor.pk, "role": "speaker", "DELETE": "1"}]
    response = client.post(edit_url(article), form_of(article, [*gone, *rows], 1) | {"action-publish": "publish"})
    assert response.status_code == 302
    article.refresh_from_db()
    assert [tag.tag for tag in article.actor_tags.all()] == [actor]
    assert Suggestion.objects.get().state == "accepted"


def form_of(article, actor_tags=(), initial=0):
    """The editor's form as a browser would send it."""
    tags = inline_formset(list(actor_tags), initial=initial)
    for index, row in enumerate(actor_tags):
        if "DELETE" in row:
            tags[f"{index}-DELETE"] = row["DELETE"]
    data = {
        "title": article.title,
        "slug": article.slug,
        "date": article.date,
        "date_precision": article.date_precision,
        "body": streamfield([("text", rich_text("<p>نص.</p>"))]),
        "actor_tags": tags,
        "event_tags": inline_formset([]),
        "related_links": inline_formset([]),
    }
    return nested_form_data({name: value for name, value in data.items() if value is not None})
