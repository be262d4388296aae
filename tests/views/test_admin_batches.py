"""Batches in the admin: begun from ticks or filters, seen and steered by those who may."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from suggesting import make_actor, suggest

from corpus_app import dispatch
from corpus_app.models import ReviewJob, Suggestion
from corpus_app.services import batches


@pytest.fixture
def suggestions(make_article):
    lavrov, turkey = make_actor("سيرغي لافروف"), make_actor("تركيا", kind="state")
    articles = [make_article(f"خبر {number}") for number in range(3)]
    return [suggest(article, actor, kind=actor.kind) for article in articles for actor in (lavrov, turkey)]


@pytest.fixture
def moderator_client(moderator):
    client = Client()
    client.force_login(moderator)
    return client


def begin(client, **data):
    return client.post(reverse("corpus_admin:begin_batch"), {"decision": "accept"} | data)


def url(name, job):
    return reverse(f"corpus_admin:{name}", args=[job.pk])


def chosen():
    return set(ReviewJob.objects.get().items.values_list("suggestion", flat=True))


def test_with_those_that_are_ticked(editor_client, editor, suggestions):
    ids = [suggestions[0].pk, suggestions[3].pk]
    response = begin(editor_client, suggestion=ids, decision="reject")
    job = ReviewJob.objects.get()
    assert response.url == url("batch", job)
    assert (chosen(), job.user, job.decision) == (set(ids), editor, "reject")


def test_with_all_that_the_filters_find(editor_client, suggestions):
    key = suggestions[1].key
    confirm = editor_client.get(reverse("corpus_admin:confirm_batch"), {"target": key}).context
    assert (confirm["count"], confirm["articles"]) == (3, 3)
    begin(editor_client, query=f"target={key}", newest=confirm["newest"])
    assert chosen() == {suggestions[1].pk, suggestions[3].pk, suggestions[5].pk}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"decision": "reject", "reason": "background"}, "background"),
        ({"decision": "reject", "reason": "background", "why": " نادٍ آخر "}, "نادٍ آخر"),
        ({"decision": "accept", "reason": "background"}, ""),
        ({"decision": "reject"}, ""),
    ],
)
def test_a_rejection_may_have_its_reason(editor_client, suggestions, data, why):
    begin(editor_client, suggestion=[suggestions[0].pk], **data)
    job = ReviewJob.objects.get()
    assert job.why == why
    batches.work(job.pk)
    suggestions[0].refresh_from_db()
    assert suggestions[0].why == why


def test_the_reason_is_told_in_the_readers_language(editor_client, suggestions):
    begin(editor_client, suggestion=[suggestions[0].pk], decision="reject", reason="background")
    html = editor_client.get(url("batch", ReviewJob.objects.get())).content.decode()
    assert "<bdi>background" not in html and "خلفية" in html


def test_what_came_after_the_question_is_left_alone(editor_client, suggestions, make_article):
    newest = editor_client.get(reverse("corpus_admin:confirm_batch")).context["newest"]
    suggest(make_article(), make_actor("إيران", kind="state"))
    begin(editor_client, newest=newest)
    assert len(chosen()) == 6


@pytest.mark.parametrize(
    "data", [{}, {"suggestion": ["x", "9" * 30, "-1"]}, {"decision": "explode", "newest": 5}, {"newest": 0}]
)
def test_a_batch_of_nothing_is_not_begun(editor_client, suggestions, data):
    assert begin(editor_client, **data).url.startswith(reverse("corpus_admin:review"))
    assert not ReviewJob.objects.exists()


def test_nobody_begins_one_on_articles_that_are_not_theirs(django_user_model, client, suggestions):
    user = django_user_model.objects.create_user("outsider")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert begin(client, suggestion=[suggestions[0].pk]).status_code == 302
    assert not ReviewJob.objects.exists()


def test_only_who_may_publish_is_offered_it(editor_client, moderator_client, suggestions):
    page = reverse("corpus_admin:confirm_batch")
    assert b'name="publish"' not in editor_client.get(page).content
    assert b'name="publish"' in moderator_client.get(page).content


@pytest.fixture
def job(editor, suggestions):
    return batches.begin(Suggestion.objects.all(), editor, "accept")


def test_its_page_names_what_was_left_out_and_why(editor_client, job, suggestions, moderator):
    page = suggestions[0].page
    page.locked, page.locked_by, page.draft_title = True, moderator, "<script>alert(1)</script>"
    page.save()
    batches.work(job.pk)
    for name in ("batch", "batch_status"):
        html = editor_client.get(url(name, job)).content.decode()
        assert "&lt;script&gt;alert(1)" in html and "<script>alert" not in html
        assert "سيرغي لافروف" in html
        assert 'value="6"' in html and 'max="6"' in html


def test_it_is_cancelled_and_undone_from_its_page(editor_client, job):
    editor_client.post(url("cancel_batch", job))
    batches.work(job.pk)
    job.refresh_from_db()
    assert job.state == "cancelled"
    editor_client.post(url("undo_batch", job))
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_undo(editor_client, job):
    batches.work(job.pk)
    editor_client.post(url("undo_batch", job))
    job.refresh_from_db()
    assert job.state == "undoing"
    batches.work(job.pk)
    assert not Suggestion.objects.exclude(state="pending").exists()


@pytest.mark.parametrize("name", ["batch", "batch_status", "cancel_batch", "undo_batch"])
def test_it_is_nobody_elses(moderator_client, job, name):
    ask = moderator_client.post if name in ("cancel_batch", "undo_batch") else moderator_client.get
    assert ask(url(name, job)).status_code == 302
    job.refresh_from_db()
    assert job.state == "working" and not job.cancelled
    assert not moderator_client.get(reverse("corpus_admin:batches")).context["jobs"]


def test_an_administrator_sees_and_steers_all(admin_client, job):
    assert list(admin_client.get(reverse("corpus_admin:batches")).context["jobs"]) == [job]
    admin_client.post(url("cancel_batch", job))
    job.refresh_from_db()
    assert job.cancelled


@pytest.mark.parametrize("name", ["cancel_batch", "undo_batch"])
def test_a_link_steers_nothing(editor_client, job, name):
    assert editor_client.get(url(name, job)).status_code == 405


def test_a_worker_is_called_once_the_batch_is_stored(
    editor_client, suggestions, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr(dispatch.current_app, "send_task", lambda *args, **options: sent.append((args, options)))
    with django_capture_on_commit_callbacks(execute=True):
        begin(editor_client, suggestion=[suggestions[0].pk])
    assert sent == [(("corpus_app.decide", (ReviewJob.objects.get().pk,)), {"queue": "bulk"})]
