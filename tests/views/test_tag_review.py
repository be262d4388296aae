"""The tag review as a step of Wagtail's workflows: what holds an approval back, and who may give it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _
from suggesting import make_actor, suggest
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from corpus_app.models import ActorTag, Event, EventTag, Participant, TagReviewTask
from corpus_app.models.review_task import NotReady
from corpus_app.services.applying import accept_closed
from corpus_app.services.tag_review import missing_before_publishing


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


@pytest.fixture
def task(site_tree):
    task = TagReviewTask.objects.create(name="مراجعة الوسوم")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="النشر")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.update_or_create(page=site_tree[0], defaults={"workflow": workflow})
    return task


@pytest.fixture
def article(make_article, task):
    return make_article("لقاء في سوتشي", live=False)


@pytest.fixture
def submit(article, editor):
    def submit_for_review():
        article.refresh_from_db()
        if not article.latest_revision:
            article.save_revision(user=editor)
        article.get_workflow().start(article, editor)
        return type(article).objects.get(pk=article.pk)

    return submit_for_review


@pytest.fixture
def moderator_client(moderator):
    client = Client()
    client.force_login(moderator)
    return client


def tag(article, actor, user=None, main=True, **more):
    draft = article.get_latest_revision_as_object()
    draft.actor_tags.add(ActorTag(tag=actor, main=main))
    for event in more.get("events", ()):
        draft.event_tags.add(EventTag(tag=event))
    draft.save_revision(user=user)
    article.refresh_from_db()


def approve(page, user):
    page.current_workflow_task.on_action(page.current_workflow_task_state, user, "approve")
    page.refresh_from_db()


def modal_url(page, action="approve"):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, page.current_workflow_task_state.pk])


class TestWhatIsMissing:
    def test_a_complete_article_is_approved_and_goes_live(self, article, lavrov, submit, moderator, editor):
        tag(article, lavrov, editor)
        approve(page := submit(), moderator)
        assert page.live

    def test_a_main_actor(self, article, lavrov, submit, moderator, editor):
        tag(article, lavrov, editor, main=False)
        page = submit()
        with pytest.raises(NotReady):
            approve(page, moderator)
        page.refresh_from_db()
        assert not page.live and page.workflow_in_progress

    def test_an_event_when_the_task_asks_for_one(self, article, lavrov, submit, task, moderator, editor):
        task.needs_event, task.needs_main_actor = True, False
        task.save()
        page = submit()
        assert len(task.missing_from(page, moderator)) == 1
        event = Event.objects.create(name="قمة سوتشي", category="CONSULT", date="2019-02-14")
        tag(article, lavrov, editor, events=[event])
        assert not task.missing_from(type(article).objects.get(pk=article.pk), moderator)

    @pytest.mark.parametrize(
        ("score", "state", "held"),
        [(0.9, "pending", True), (0.9, "unsure", True), (0.8, "pending", False), (0.9, "rejected", False)],
    )
    def test_a_decision_on_what_is_sure(self, article, lavrov, submit, task, moderator, editor, score, state, held):
        tag(article, lavrov, editor)
        suggestion = suggest(article, make_actor("تركيا", kind="state"), score=score)
        suggestion.state = state
        suggestion.save()
        missing = task.missing_from(submit(), moderator)
        assert bool(missing) == held
        assert not held or "تركيا" in missing[0]

    def test_no_decision_is_asked_for_without_a_score(self, article, lavrov, submit, task, moderator, editor):
        tag(article, lavrov, editor)
        suggest(article, make_actor("تركيا", kind="state"), score=1)
        TagReviewTask.objects.update(sure_score=None)
        task.refresh_from_db()
        assert not task.missing_from(submit(), moderator)

    def test_rejecting_needs_nothing(self, submit, moderator):
        page = submit()
        page.current_workflow_task.on_action(page.current_workflow_task_state, moderator, "reject")
        assert page.current_workflow_state is None or page.current_workflow_state.status == "needs_changes"


class TestSecondPairOfEyes:
    @pytest.fixture
    def accusation(self, lavrov):
        event = Event.objects.create(name="اتهام بالقصف", category="ACCUSE", date="2019-02-14")
        Participant.objects.create(event=event, actor=lavrov, role="target")
        return event

    def test_who_accepted_it_does_not_approve_it(
        self, article, lavrov, accusation, submit, task, moderator, admin_user
    ):
        accept_closed(suggest(article, lavrov, main=True), moderator)
        accept_closed(suggest(article, accusation, of="event"), moderator)
        page = submit()
        missing = task.missing_from(page, moderator)
        assert len(missing) == 1 and "سيرغي لافروف" in missing[0] and "اتهام بالقصف" in missing[0]
        with pytest.raises(NotReady):
            approve(page, moderator)
        approve(page, admin_user)
        assert page.live

    def test_nor_who_tagged_it_by_hand(self, article, lavrov, accusation, submit, task, moderator, editor, admin_user):
        article.save_revision(user=editor)
        tag(article, lavrov, moderator, events=[accusation])
        # Somebody else's later save does not make it theirs.
        article.get_latest_revision_as_object().save_revision(user=admin_user)
        page = submit()
        assert task.missing_from(page, moderator)
        assert not task.missing_from(page, admin_user)

    @pytest.mark.parametrize(
        ("kind", "role", "category"),
        [("state", "target", "ACCUSE"), ("person", "mediator", "ACCUSE"), ("person", "target", "CONSULT")],
    )
    def test_only_persons_in_grave_roles_of_grave_events(self, article, submit, task, moderator, kind, role, category):
        actor = make_actor("جهة", kind=kind)
        event = Event.objects.create(name="حدث", category=category, date="2019-02-14")
        Participant.objects.create(event=event, actor=actor, role=role)
        accept_closed(suggest(article, actor, main=True), moderator)
        accept_closed(suggest(article, event, of="event"), moderator)
        assert not task.missing_from(submit(), moderator)

    def test_not_where_the_task_does_not_ask_for_it(self, article, lavrov, accusation, submit, task, moderator):
        TagReviewTask.objects.update(second_pair_of_eyes=False)
        task.refresh_from_db()
        accept_closed(suggest(article, lavrov, main=True), moderator)
        accept_closed(suggest(article, accusation, of="event"), moderator)
        assert not task.missing_from(submit(), moderator)


class TestInTheAdmin:
    def test_the_dialog_says_what_is_missing(self, submit, moderator_client):
        html = moderator_client.get(modal_url(submit())).json()["html"]
        assert "<form" not in html and "<li" in html

    def test_hostile_names_in_the_dialog_are_escaped(self, article, submit, moderator_client):
        suggest(article, make_actor("<script>alert(1)</script>"), score=0.95)
        html = moderator_client.get(modal_url(submit())).json()["html"]
        assert "<script>" not in html and "&lt;script&gt;" in html

    def test_the_dialog_approves_what_is_complete(self, article, lavrov, submit, moderator_client, editor):
        tag(article, lavrov, editor)
        page = submit()
        assert "<form" in moderator_client.get(modal_url(page)).json()["html"]
        moderator_client.post(modal_url(page), {"comment": "جيد"})
        page.refresh_from_db()
        assert page.live

    def test_a_post_past_the_dialog_approves_nothing(self, submit, moderator_client):
        page = submit()
        moderator_client.post(modal_url(page), {"comment": ""})
        page.refresh_from_db()
        assert not page.live and page.workflow_in_progress

    def test_who_is_no_reviewer_approves_nothing(self, article, lavrov, submit, editor_client, editor):
        tag(article, lavrov, editor)
        page = submit()
        assert editor_client.get(modal_url(page)).status_code == 302
        editor_client.post(modal_url(page), {"comment": ""})
        page.refresh_from_db()
        assert not page.live

    def test_the_editor_keeps_the_changes_and_says_what_is_missing(self, submit, moderator_client):
        page = submit()
        form = {
            "title": "لقاء في أنقرة",
            "slug": page.slug,
            "body": streamfield([("text", rich_text("<p>نص.</p>"))]),
            "date": "2019-02-06",
            "date_precision": "day",
            "actor_tags": inline_formset([]),
            "event_tags": inline_formset([]),
            "related_links": inline_formset([]),
            "sources": inline_formset([]),
            "comments": inline_formset([]),
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
        }
        response = moderator_client.post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(form), follow=True
        )
        page.refresh_from_db()
        assert not page.live and page.draft_title == "لقاء في أنقرة"
        assert len(response.context["messages"]) == 1

    def test_reviewers_see_the_panel_and_what_is_missing_in_it(self, article, submit, moderator_client):
        suggest(article, make_actor("تركيا", kind="state"), score=0.95)
        body = reverse("corpus_admin:suggestions", args=[submit().pk])
        html = moderator_client.get(body).content.decode()
        assert "corpus-suggestions__missing" in html and 'data-may-decide="true"' in html

    def test_the_panel_hears_of_a_save(self, article, lavrov, submit, moderator_client, editor):
        body = reverse("corpus_admin:suggestions", args=[submit().pk])
        etag = moderator_client.get(body).headers["ETag"]
        assert moderator_client.get(body, headers={"if-none-match": etag}).status_code == 304
        tag(article, lavrov, editor)
        assert b"__missing" not in moderator_client.get(body, headers={"if-none-match": etag}).content

    def test_outside_a_review_nothing_is_asked_for(self, make_article, editor_client, task):
        body = reverse("corpus_admin:suggestions", args=[make_article().pk])
        assert b"__missing" not in editor_client.get(body).content

    def test_a_reviewer_without_other_rights_may_decide(self, article, submit, task, django_user_model):
        desk = Group.objects.create(name="مكتب المراجعة")
        desk.permissions.add(Permission.objects.get(codename="access_admin"))
        task.groups.add(desk)
        reviewer = django_user_model.objects.create_user("reviewer")
        reviewer.groups.add(desk)
        client = Client()
        client.force_login(reviewer)
        suggestion = suggest(article, make_actor("تركيا", kind="state"), score=0.95)
        submit()
        assert client.post(reverse("corpus_admin:decide", args=[suggestion.pk, "reject"])).status_code == 200

    def test_made_in_wagtails_own_settings(self, admin_client, site_tree):
        url = reverse("wagtailadmin_workflows:add_task", args=["corpus_app", "tagreviewtask"])
        page = admin_client.get(url).content.decode()
        assert 'name="sure_score"' in page and 'name="second_pair_of_eyes"' in page
        group = Group.objects.get(name="Moderators").pk
        admin_client.post(url, {"name": "مراجعة", "groups": [group], "sure_score": "0.9", "needs_event": "on"})
        task = Task.objects.get(name="مراجعة").specific
        assert (task.sure_score, task.needs_event, task.needs_main_actor) == (0.9, True, False)

    def test_wagtails_mails_and_reports_know_it(self, article, lavrov, submit, moderator, moderator_client, editor):
        tag(article, lavrov, editor)
        page = submit()
        assert [moderator.email] in [message.to for message in mail.outbox]
        for report in ("workflow", "workflow_tasks"):
            assert "لقاء في سوتشي" in moderator_client.get(reverse(f"wagtailadmin_reports:{report}")).content.decode()
        assert "لقاء في سوتشي" in moderator_client.get(reverse("wagtailadmin_home")).content.decode()
        mail.outbox.clear()
        approve(page, moderator)
        assert [editor.email] in [message.to for message in mail.outbox]


class TestPublishingPastIt:
    @pytest.fixture
    def accusation(self, lavrov):
        event = Event.objects.create(name="اتهام بالقصف", category="ACCUSE", date="2019-02-14")
        Participant.objects.create(event=event, actor=lavrov, role="target")
        return event

    def publish_many(self, client, *pages, **data):
        ids = "&".join(f"id={page.pk}" for page in pages)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        return client.post(f"{url}?{ids}", data, follow=True)

    def publish(self, client, article, *tags):
        text = streamfield([("text", rich_text("<p>نص.</p>"))])
        data = {"title": article.title, "slug": article.slug, "body": text, "date_precision": "day"}
        data |= {"related_links": inline_formset([]), "comments": inline_formset([]), "event_tags": inline_formset([])}
        rows = [{"tag": actor.pk, "role": "subject", "main": "on"} for actor in tags]
        data = nested_form_data(data | {"actor_tags": inline_formset(rows), "action-publish": "Publish"})
        return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data, follow=True)

    @pytest.mark.parametrize("strict", [True, False])
    def test_in_the_editor_the_draft_is_kept_and_it_is_said_why(
        self, article, task, moderator_client, admin_user, strict
    ):
        TagReviewTask.objects.update(strict=strict)
        response = self.publish(moderator_client, article)
        article.refresh_from_db()
        assert article.live != strict and article.revisions.exists()
        assert (str(_("No main actor is tagged.")) in response.content.decode()) == strict
        client = Client()
        client.force_login(admin_user)
        self.publish(client, article)
        article.refresh_from_db()
        assert article.live != strict

    def test_what_is_complete_is_published(self, article, lavrov, task, moderator_client):
        self.publish(moderator_client, article, lavrov)
        article.refresh_from_db()
        assert article.live

    def test_several_at_once(self, article, site_tree, lavrov, moderator_client, editor):
        article.save_revision(user=editor)
        self.publish_many(moderator_client, article)
        article.refresh_from_db()
        assert not article.live
        self.publish_many(moderator_client, site_tree[1], include_descendants="on")
        article.refresh_from_db()
        assert not article.live
        tag(article, lavrov, editor)
        self.publish_many(moderator_client, article)
        article.refresh_from_db()
        assert article.live

    def test_at_once_from_the_queue(self, make_article, lavrov, accusation, task, moderator):
        live = make_article()
        accept_closed(suggest(live, lavrov, main=True), moderator, publish=True)
        assert ActorTag.objects.filter(tag=lavrov).exists()
        accept_closed(suggest(live, accusation, of="event"), moderator, publish=True)
        assert not EventTag.objects.exists()
        live.refresh_from_db()
        assert live.get_latest_revision_as_object().event_tags.exists()

    def test_what_another_has_approved_is_seen(self, article, lavrov, accusation, submit, moderator, admin_user):
        tag(article, lavrov, moderator, events=[accusation])
        page = submit()
        assert missing_before_publishing(page, moderator)
        approve(page, admin_user)
        page.save_revision(user=moderator)
        page.refresh_from_db()
        assert not missing_before_publishing(page, moderator)

    def test_sections_and_articles_without_such_a_workflow_are_free(self, make_article, site_tree, task, moderator):
        section = site_tree[1]
        section.save_revision()
        assert not missing_before_publishing(section, moderator)
        article = make_article()
        article.save_revision()
        WorkflowPage.objects.all().delete()
        assert not missing_before_publishing(article, moderator)
