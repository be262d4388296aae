"""The reports and the dashboard: what they count, whom they show it, how it is downloaded."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from suggesting import make_actor, suggest

from corpus_app.models import ActorTag, AnalysisRequest, Event, EventTag, Suggestion
from corpus_app.services.quality import accept_rates, first_precision, median_time_to_decision

REPORTS = ["coverage", "quality", "new_names", "stale_tags", "health", "near_names", "reposts", "excluded"]
# Who may edit articles may see these.
FOR_EDITORS = ["reposts", "excluded"]
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def english(editor):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "en"})


def show(client, name, **query):
    response = client.get(reverse(f"corpus_admin:{name}"), query)
    assert response.status_code == 200
    return response.content.decode()


def decide(suggestion, state, user, after=timedelta(hours=1)):
    Suggestion.objects.filter(pk=suggestion.pk).update(
        state=state, decided_by=user, decided_at=suggestion.created_at + after
    )


@pytest.mark.parametrize("name", REPORTS)
class TestEvery:
    def test_is_empty_without_failing(self, editor_client, name):
        show(editor_client, name)
        results = editor_client.get(reverse(f"corpus_admin:{name}_results"))
        assert results.status_code == 200
        assert (b"corpus-chart" in results.content) == (name == "health")

    def test_downloads(self, editor_client, make_article, name):
        suggest(make_article(), name="=1+1", kind="person")
        url = reverse(f"corpus_admin:{name}")
        text = b"".join(editor_client.get(url, {"export": "csv"}).streaming_content).decode()
        assert "\n=1" not in text
        assert editor_client.get(url, {"export": "xlsx"}).status_code == 200

    def test_is_for_those_who_keep_the_actors_or_for_all_editors(self, editor_client, name):
        Permission.objects.get(codename="change_actor").group_set.clear()
        allowed = name in FOR_EDITORS
        assert editor_client.get(reverse(f"corpus_admin:{name}")).status_code == (200 if allowed else 302)
        assert (reverse(f"corpus_admin:{name}") in editor_client.get("/admin/").content.decode()) == allowed

    def test_is_in_the_menu(self, editor_client, name):
        assert reverse(f"corpus_admin:{name}") in editor_client.get("/admin/").content.decode()

    def test_a_senseless_filter_is_no_filter(self, editor_client, name):
        show(editor_client, name, kind="x", by="x", state="x", gap="x", live="x", p="x")


class TestCoverage:
    def test_names_what_is_missing(self, editor_client, make_article):
        ActorTag.objects.create(
            content_object=make_article("بلا حدث"), tag=make_actor("تركيا", kind="state"), main=True
        )
        event = Event.objects.create(name="قمة", category="CONSULT")
        EventTag.objects.create(content_object=make_article("بلا جهة"), tag=event)
        html = show(editor_client, "coverage", gap="main")
        assert "بلا جهة" in html and "بلا حدث" not in html
        assert "بلا حدث" in show(editor_client, "coverage", gap="event")

    def test_not_the_articles_of_others(self, client, django_user_model, make_article):
        keeper = django_user_model.objects.create_user("keeper")
        keeper.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_actor"]))
        client.force_login(keeper)
        suggest(make_article("سري"), name="أحمد العلي", kind="person")
        assert "سري" not in show(client, "coverage")
        assert "أحمد العلي" not in show(client, "new_names")


class TestQuality:
    @pytest.fixture
    def decisions(self, make_article, editor):
        article = make_article()
        for number, state in enumerate(["accepted", "accepted", "rejected", "rejected"]):
            suggestion = suggest(article, make_actor(f"ممثل {number}"), score=0.9 - number / 10)
            Suggestion.objects.filter(pk=suggestion.pk).update(evidence=[{"rule": "title" if number else "name"}])
            decide(suggestion, state, editor, timedelta(hours=number + 1))

    @pytest.mark.parametrize(
        ("by", "groups"),
        [
            ("rule", [("title", 1, 2), ("name", 1, 0)]),
            ("kind", [("actor", 2, 2)]),
            ("band", [("0.85–1", 1, 0), ("0.65–0.85", 1, 1), ("0.5–0.65", 0, 1)]),
        ],
    )
    def test_rates(self, decisions, by, groups):
        assert [(group.name, group.accepted, group.rejected) for group in accept_rates(by)] == groups

    def test_first_three_and_the_time_to_a_decision(self, decisions):
        assert first_precision() == (67, 3)
        assert median_time_to_decision() == timedelta(hours=2, minutes=30)

    def test_the_report_shows_a_chart_and_the_table_behind_it(self, editor_client, decisions):
        html = show(editor_client, "quality")
        assert html.count("<rect") == 2
        assert "67%" in html and "33% (3)" in html
        assert "2 hours" in html
        for by in ("kind", "band", "month"):
            assert "<svg viewBox" in show(editor_client, "quality", by=by)

    def test_what_the_analysis_accepted_itself_is_no_decision(self, make_article):
        suggestion = suggest(make_article(), make_actor("تركيا", kind="state"))
        decide(suggestion, "accepted", None)
        assert accept_rates("kind") == []


class TestNewNames:
    def test_the_most_wanted_come_first(self, editor_client, make_article):
        for number in range(2):
            suggest(make_article(f"مقال {number}"), name="أحمد العلي", kind="person")
        suggest(make_article(), name="خالد العلي", kind="person")
        suggest(make_article(), make_actor("تركيا", kind="state"))
        html = show(editor_client, "new_names")
        assert html.index("أحمد العلي") < html.index("خالد العلي")
        assert "تركيا" not in html

    def test_hostile_names_are_escaped(self, editor_client, make_article):
        suggest(make_article(), name=HOSTILE, kind="person")
        html = show(editor_client, "new_names")
        assert HOSTILE not in html and "&lt;script&gt;" in html


class TestStaleTags:
    def test_a_tag_that_the_latest_text_no_longer_suggests(self, editor_client, make_article):
        article = make_article("نص جديد")
        AnalysisRequest.objects.filter(page_id=article.pk).update(state="done", done="new")
        for name, digest in (("قديم", "old"), ("حاضر", "new")):
            suggestion = suggest(article, make_actor(name))
            Suggestion.objects.filter(pk=suggestion.pk).update(state="accepted", stored=True, digest=digest)
        html = show(editor_client, "stale_tags")
        assert "قديم" in html and "حاضر" not in html


class TestHealth:
    def test_failures_and_the_oldest(self, editor_client, make_article):
        waiting, failed = make_article("ينتظر"), make_article("فشل")
        hours_ago = timezone.now() - timedelta(hours=5)
        AnalysisRequest.objects.filter(page_id=waiting.pk).update(state="waiting", requested_at=hours_ago)
        AnalysisRequest.objects.filter(page_id=failed.pk).update(state="failed", error="OSError: disk")
        html = show(editor_client, "health")
        assert "OSError: disk" in html and "5 hours" in html
        assert "ينتظر" not in show(editor_client, "health", state="failed")


class TestNearNames:
    def test_offers_the_merge_to_those_who_may(self, editor, editor_client):
        one, other = make_actor("سيرغي لافروف"), make_actor("سيرجي لافروف")
        url = reverse("corpus_admin:merge", args=["actor", other.pk]) + f"?into={one.pk}"
        assert url not in show(editor_client, "near_names")
        editor.user_permissions.add(Permission.objects.get(codename="delete_actor"))
        assert url in show(editor_client, "near_names")

    def test_events_too(self, editor_client):
        for name in ("قمة سوتشي الثلاثية", "قمة سوتشى الثلاثيه"):
            Event.objects.create(name=name, category="CONSULT")
        assert "قمة سوتشي الثلاثية" in show(editor_client, "near_names", records="event")
        assert "قمة سوتشي الثلاثية" not in show(editor_client, "near_names")


def test_the_dashboard_tells_the_desks_numbers(editor_client, make_article):
    article = make_article()
    suggest(article, make_actor("تركيا", kind="state"))
    suggest(article, name="أحمد العلي", kind="person")
    html = editor_client.get("/admin/").content.decode()
    assert "<strong>2</strong>suggestions await a decision" in html
    assert "<strong>1</strong><a" in html


def test_a_download_of_tags_that_are_gone_says_the_words(editor_client, make_article):
    article = make_article("نص جديد")
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="done", done="new")
    suggestion = suggest(article, make_actor("قديم"))
    Suggestion.objects.filter(pk=suggestion.pk).update(state="accepted", stored=True, digest="old")
    url = reverse("corpus_admin:stale_tags")
    text = b"".join(editor_client.get(url, {"export": "csv"}).streaming_content).decode()
    assert "قديم" in text and "لافروف" in text
    assert "قديم" not in show(editor_client, "stale_tags", kind="event")


def test_the_figures_of_quality_follow_its_filters(editor, editor_client, make_article):
    actor = suggest(make_article(), make_actor("تركيا", kind="state"))
    event = suggest(make_article(), Event.objects.create(name="قمة", category="CONSULT"), of="event")
    decide(actor, "accepted", editor)
    decide(event, "rejected", editor, timedelta(hours=9))
    html = show(editor_client, "quality")
    assert "first three actors accepted (1 decided)" in html and "first three events accepted (1 decided)" in html
    html = show(editor_client, "quality", kind="event")
    assert "first three actors" not in html and "9 hours" in html
    html = show(editor_client, "quality", decided_at_to="2001-01-01")
    assert "first three actors accepted (0 decided)" in html


def test_months_are_named_in_the_readers_language(editor, editor_client, make_article):
    from wagtail.users.models import UserProfile

    suggestion = suggest(make_article(), make_actor("تركيا", kind="state"))
    decide(suggestion, "accepted", editor)
    Suggestion.objects.update(decided_at="2019-02-06T10:00Z")
    assert "February 2019" in show(editor_client, "quality", by="month")
    UserProfile.objects.update(preferred_language="ar")
    assert "فبراير 2019" in show(editor_client, "quality", by="month")


def test_the_columns_of_a_chart_stand_in_a_table_too(editor_client, make_article):
    article = make_article()
    AnalysisRequest.objects.filter(page_id=article.pk).update(state="done", finished_at=timezone.now())
    html = show(editor_client, "health")
    numbers = html.split('<details class="corpus-chart__numbers">')[1].split("</details>")[0]
    assert numbers.count("<tr><td>") == 14 and "<td>1</td></tr>" in numbers
