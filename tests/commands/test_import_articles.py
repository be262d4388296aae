"""manage.py import_articles: what an editor finds afterwards, and what the command says."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from corpus_app.models import AnalysisRequest, ArticlePage, ArticleSource, SectionPage

ARTICLE = {
    "url": "https://example.org/1",
    "headline": "خطة لترميم الطرق",
    "body": "أعلنت الحكومة خطة لترميم الطرق.\nالمراحل\nوقالت إن العمل يبدأ مطلع الشهر المقبل في الشمال.",
    "outlet": "المثال",
    "date": "2019-02-06",
    "section": "سياسة",
}


@pytest.fixture
def source(tmp_path):
    """Writes articles to a JSON Lines file and gives its path."""

    def source(*articles):
        path = tmp_path / "articles.jsonl"
        lines = (article if isinstance(article, str) else json.dumps(article) for article in articles)
        path.write_text("\n".join(lines))
        return path

    return source


def run(*paths, **options):
    """(stdout, stderr, whether it exited with success)."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_articles", *map(str, paths), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}", False
    return out.getvalue(), err.getvalue(), True


def test_drafts_in_their_section_awaiting_analysis(site_tree, source):
    home, section = site_tree
    out, _, success = run(source(ARTICLE))
    page = ArticlePage.objects.get()
    assert success
    assert out.strip() == "1 created, 0 changed, 0 unchanged, 0 repeated, 0 failed"
    assert (page.live, page.get_parent().specific, page.outlet, str(page.date)) == (
        False,
        section,
        "المثال",
        "2019-02-06",
    )
    assert page.latest_revision.as_object().title == page.title == "خطة لترميم الطرق"
    assert str(page.body[0].value.source).startswith("<p>أعلنت الحكومة خطة لترميم الطرق.</p><h2>المراحل</h2><p>")
    assert page.article_source.raw == ARTICLE["body"]
    request = AnalysisRequest.objects.get(page=page)
    assert (request.state, request.queue) == ("waiting", "bulk")
    assert request.wanted == ArticlePage.corpus_digest(page.latest_revision.content)


def test_publish(site_tree, source):
    run(source(ARTICLE), publish=True)
    page = ArticlePage.objects.get()
    assert page.live
    assert not page.has_unpublished_changes


def test_twice_changes_nothing(site_tree, source):
    path = source(ARTICLE)
    run(path, publish=True)
    before = ArticlePage.objects.values_list("pk", "latest_revision_id", "latest_revision_created_at").get()
    out, _, _ = run(path, publish=True)
    assert "0 created, 0 changed, 1 unchanged" in out
    assert ArticlePage.objects.values_list("pk", "latest_revision_id", "latest_revision_created_at").get() == before


def test_a_changed_source_becomes_a_revision_that_keeps_the_editors_tags(site_tree, source):
    from corpus_app.models import Actor, ActorTag

    run(source(ARTICLE), publish=True)
    page = ArticlePage.objects.get()
    page.actor_tags.add(ActorTag(tag=Actor.objects.create(name="الحكومة", kind="other")))
    page.save_revision().publish()
    out, _, _ = run(source({**ARTICLE, "headline": "خطة جديدة لترميم الطرق"}))
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert "0 created, 1 changed" in out
    assert (page.title, draft.title, page.has_unpublished_changes) == (
        "خطة لترميم الطرق",
        "خطة جديدة لترميم الطرق",
        True,
    )
    assert [tag.tag.name for tag in draft.actor_tags.all()] == ["الحكومة"]
    assert page.revisions.count() == 3
    run(source({**ARTICLE, "headline": "خطة ثالثة"}), publish=True)
    page.refresh_from_db()
    assert (page.title, page.live) == ("خطة ثالثة", True)


def test_a_changed_draft_shows_its_new_headline_in_listings(site_tree, source):
    run(source(ARTICLE))
    run(source({**ARTICLE, "headline": "خطة جديدة"}))
    page = ArticlePage.objects.get()
    assert (page.title, page.draft_title, page.live) == ("خطة جديدة", "خطة جديدة", False)


def test_a_locked_page_is_left_alone(site_tree, source):
    run(source(ARTICLE))
    ArticlePage.objects.update(locked=True)
    _, err, success = run(source({**ARTICLE, "headline": "خطة جديدة"}))
    assert not success
    assert "is locked" in err
    assert ArticlePage.objects.get().title == "خطة لترميم الطرق"


def test_dry_run_writes_nothing(site_tree, source):
    pages = Page.objects.count()
    out, _, success = run(source(ARTICLE, {**ARTICLE, "url": "https://example.org/2", "section": "جديد"}), dry_run=True)
    assert success
    assert "created: " in out
    assert "خطة لترميم الطرق" in out
    assert "nothing written: 2 created" in out
    assert (Page.objects.count(), ArticleSource.objects.count()) == (pages, 0)


def test_dry_run_says_what_would_change(site_tree, source):
    run(source(ARTICLE))
    out, _, _ = run(source({**ARTICLE, "headline": "خطة جديدة"}), dry_run=True)
    assert "changed: " in out
    assert "0 created, 1 changed" in out
    assert ArticlePage.objects.get().title == "خطة لترميم الطرق"


def test_an_article_listed_twice_is_one_page(site_tree, source):
    path = source(ARTICLE, {**ARTICLE, "section": "اقتصاد"})
    assert "1 created, 0 changed, 0 unchanged, 1 repeated" in run(path)[0]
    assert "0 created, 0 changed, 1 unchanged, 1 repeated" in run(path)[0]


def test_sections_are_found_or_made(site_tree, source):
    home, section = site_tree
    run(source(ARTICLE, {**ARTICLE, "url": "https://example.org/2", "section": "اقتصاد"}))
    made = SectionPage.objects.get(title="اقتصاد")
    assert made.live
    assert made.get_parent().specific == home
    assert [child.get_parent().title for child in ArticlePage.objects.order_by("pk")] == ["سياسة", "اقتصاد"]
    run(source({**ARTICLE, "url": "https://example.org/3", "section": ""}))
    assert ArticlePage.objects.order_by("pk").last().get_parent().specific == home


def test_one_section_for_all(site_tree, source):
    home, section = site_tree
    run(source(ARTICLE, {**ARTICLE, "url": "https://example.org/2", "section": "اقتصاد"}), section="politics")
    assert {page.get_parent().specific for page in ArticlePage.objects.all()} == {section}
    assert not SectionPage.objects.filter(title="اقتصاد").exists()


def test_failures_are_named_and_the_rest_goes_on(site_tree, source):
    bad_date = {**ARTICLE, "url": "https://example.org/2", "date": "yesterday"}
    path = source(ARTICLE, "{not json", bad_date, {**ARTICLE, "url": "https://example.org/4"})
    out, err, success = run(path)
    assert not success
    assert "2 created, 0 changed, 0 unchanged, 0 repeated, 2 failed" in out
    assert f"{path}:2: not JSON" in err
    assert f"{path}:3: not a date" in err
    assert ArticlePage.objects.count() == 2


def test_no_home_page(db, source):
    _, err, success = run(source(ARTICLE))
    assert not success
    assert "no home page" in err


def test_a_path_that_is_not_there(site_tree, tmp_path):
    _, err, success = run(tmp_path / "gone")
    assert not success
    assert "no such file" in err


def test_a_file_that_is_given_its_address_later_stays_one_page(site_tree, tmp_path):
    (tmp_path / "one.txt").write_text(f"{ARTICLE['headline']}\n\n{ARTICLE['body']}")
    run(tmp_path)
    (tmp_path / "articles.toml").write_text('["one.txt"]\nurl = "https://example.org/1"\n')
    out, _, _ = run(tmp_path)
    assert "0 created, 1 changed" in out
    assert ArticleSource.objects.get().identity == "https://example.org/1"
    assert "1 unchanged" in run(tmp_path)[0]


def test_markup_in_texts_reaches_readers_as_text(site_tree, source, client):
    hostile = {**ARTICLE, "headline": "<script>alert(1)</script>", "body": "قال <script>alert(2)</script> ثم مضى."}
    run(source(hostile), publish=True)
    page = ArticlePage.objects.get()
    assert page.title == "<script>alert(1)</script>"
    assert page.body[0].value.source == "<p>قال &lt;script&gt;alert(2)&lt;/script&gt; ثم مضى.</p>"


def test_the_seeds(site_tree, settings):
    out, err, success = run(settings.BASE_DIR / "seeds" / "articles", publish=True)
    assert (success, err) == (True, "")
    assert "5 created" in out
    assert ArticlePage.objects.live().count() == 5
    assert Site.objects.get().root_page.get_descendants().type(ArticlePage).count() == 5
