"""From a saved text to suggestions: fresh, idempotent, true to what editors decided."""

import pytest

from corpus_app.models import Actor, ActorName, ActorTag, AnalysisRequest, Suggestion
from corpus_app.services import analysis
from corpus_app.services.documents import rich_text_segments

pytestmark = pytest.mark.django_db
State = Suggestion.State


@pytest.fixture
def iraq(db):
    return Actor.objects.create(name="العراق", name_en="Iraq", kind="state")


@pytest.fixture
def syria(db):
    actor = Actor.objects.create(name="سوريا", name_en="Syria", kind="state")
    ActorName.objects.create(actor=actor, text="سورية")
    return actor


def analyse(page):
    """Analyse what is saved, as a worker would."""
    return analysis.analyse_page(page.pk)


def edit(page, **fields):
    """Save a draft, as the admin does."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return page


def state_of(page, actor):
    return page.suggestions.get(actor=actor).state


def test_known_actors_are_suggested_with_their_evidence(make_article, iraq):
    page = make_article("زيارة إلى بغداد", ["وصل الوفد إلى العراق مساء. وبحث الأمن في العراق."])
    assert analyse(page) == analysis.DONE
    suggestion = page.suggestions.get(actor=iraq)
    assert (suggestion.state, suggestion.key) == (State.PENDING, f"actor:{iraq.pk}")
    evidence = suggestion.evidence[0]
    stored = "\n".join(text for _, text in rich_text_segments(page.body[0].value.source))
    assert stored[evidence["start"] : evidence["end"]] == evidence["quote"] == "العراق"
    assert AnalysisRequest.objects.get(page=page).state == AnalysisRequest.State.DONE


def test_analysing_again_changes_nothing(make_article, iraq):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    analyse(page)
    before = list(page.suggestions.values_list("pk", "key", "score", "state"))
    AnalysisRequest.objects.update(state="waiting")
    assert analyse(page) == analysis.DONE
    assert list(page.suggestions.values_list("pk", "key", "score", "state")) == before


def test_nothing_to_do_when_the_text_is_done(make_article, iraq):
    page = make_article("العراق اليوم")
    analyse(page)
    assert analyse(page) == analysis.NOTHING


def test_the_draft_is_read_rather_than_the_published_text(make_article, iraq, syria):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    page.save_revision().publish()
    edit(page, title="سوريا اليوم", body=[("text", "<p>أعلنت سوريا موقفها.</p>")])
    analyse(page)
    assert set(page.suggestions.values_list("actor", flat=True)) == {syria.pk}


def test_a_result_for_an_outdated_text_is_thrown_away(make_article, iraq, syria, monkeypatch):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    real = analysis.related_proposals

    def type_on_meanwhile(*args):
        monkeypatch.setattr(analysis, "related_proposals", real)
        edit(page, title="سوريا اليوم", body=[("text", "<p>أعلنت سوريا موقفها.</p>")])
        return real(*args)

    monkeypatch.setattr(analysis, "related_proposals", type_on_meanwhile)
    assert analyse(page) == analysis.OUTDATED
    assert not page.suggestions.exists()
    assert analyse(page) == analysis.DONE
    assert set(page.suggestions.values_list("actor", flat=True)) == {syria.pk}


def test_the_worker_writes_neither_page_nor_revision(make_article, iraq):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    page.save_revision()
    page.refresh_from_db()
    before = (page.latest_revision_id, page.latest_revision.content, page.latest_revision_created_at)
    analyse(page)
    page.refresh_from_db()
    assert (page.latest_revision_id, page.latest_revision.content, page.latest_revision_created_at) == before


def test_a_rejected_tag_stays_away_until_its_words_change(make_article, syria):
    page = make_article("سوريا اليوم", ["أعلنت سوريا موقفها."])
    analyse(page)
    page.suggestions.update(state=State.REJECTED)
    edit(page, body=[("text", "<p>أعلنت سوريا موقفها. وفقرة أخرى.</p>")])
    analyse(page)
    assert state_of(page, syria) == State.REJECTED
    edit(page, body=[("text", "<p>أعلنت سورية موقفها.</p>")])
    analyse(page)
    assert state_of(page, syria) == State.PENDING


def test_what_is_no_longer_named_is_withdrawn_and_may_return(make_article, iraq):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    analyse(page)
    edit(page, title="خبر", body=[("text", "<p>لا أحد.</p>")])
    analyse(page)
    assert state_of(page, iraq) == State.WITHDRAWN
    edit(page, title="العراق اليوم")
    analyse(page)
    assert state_of(page, iraq) == State.PENDING


def test_a_tag_that_an_editor_added_by_hand_is_accepted(make_article, iraq):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    analyse(page)
    edit(page, actor_tags=[ActorTag(tag=iraq)])
    suggestion = page.suggestions.get(actor=iraq)
    assert (suggestion.state, suggestion.stored) == (State.ACCEPTED, True)


def test_a_tag_that_an_editor_removes_counts_as_rejected(make_article, iraq):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    analyse(page)
    edit(page, actor_tags=[ActorTag(tag=iraq)])
    edit(page, actor_tags=[])
    assert state_of(page, iraq) == State.REJECTED
    AnalysisRequest.objects.update(state="waiting")
    analyse(page)
    assert state_of(page, iraq) == State.REJECTED


def test_an_accepted_tag_that_no_save_has_stored_yet_is_not_taken_for_removed(make_article, iraq):
    page = make_article("العراق اليوم", ["أعلن العراق موقفه."])
    analyse(page)
    page.suggestions.filter(actor=iraq).update(state=State.ACCEPTED)
    edit(page, standfirst="قبل أن تصل العلامة إلى النموذج")
    assert state_of(page, iraq) == State.ACCEPTED


def test_a_failing_analysis_waits_twice_then_says_so(make_article, monkeypatch, caplog):
    page = make_article()

    def fail(page):
        raise LookupError("الفهرس مفقود")

    monkeypatch.setattr(analysis, "document_of", fail)
    states = []
    for _ in range(3):
        with pytest.raises(LookupError):
            analyse(page)
        states.append(AnalysisRequest.objects.get(page=page).state)
    assert states == ["waiting", "waiting", "failed"]
    assert "الفهرس مفقود" in AnalysisRequest.objects.get(page=page).error
    assert analyse(page) == analysis.NOTHING


def test_new_names_follow_the_knowledge(make_article, iraq):
    page = make_article("قسد تتقدم", ["أعلنت قسد موقفها من العراق."])
    analyse(page)
    sdf = Actor.objects.create(name="قوات سوريا الديمقراطية", kind="armed_group")
    ActorName.objects.create(actor=sdf, text="قسد", kind="acronym")
    AnalysisRequest.objects.update(state="waiting")
    analyse(page)
    assert page.suggestions.filter(actor=sdf).exists()


def test_related_articles_are_published_ones_that_share_actors(make_article, iraq):
    other = make_article("العراق يعلن النصر", ["أعلن العراق انتصاره على التنظيم في الموصل."])
    draft = make_article("مسودة عن العراق والموصل", ["العراق والموصل."], live=False)
    for page in (other, draft):
        analyse(page)
    page = make_article("العراق يستعيد الموصل", ["أعلن العراق استعادة الموصل من التنظيم."])
    analyse(page)
    related = page.suggestions.filter(kind="article")
    assert [suggestion.target_id for suggestion in related] == [other.pk]
    assert {"shared_actors", "shared_words"} <= {reason["code"] for reason in related[0].reasons}
