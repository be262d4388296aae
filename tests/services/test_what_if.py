"""The preview of a change: what would appear and disappear on a sample, and that nothing is stored or disturbed."""

import pytest
from django.core.management import call_command
from suggesting import make_actor, suggest
from wagtail.models import Site

from corpus_app.models import (
    Actor,
    ActorName,
    AliasWeight,
    ArticlePage,
    CorpusSettings,
    KnowledgeVersion,
    RuleWeight,
    SectionPage,
    Suggestion,
)
from corpus_app.services import sampling, what_if
from corpus_app.services.documents import document_of
from corpus_app.services.snapshots import current_engine

LAVROV = "قال وزير الخارجية الروسي سيرغي لافروف اليوم إن المحادثات مستمرة."


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف")


def told(changes):
    return {change.name: [read.page.title for read, _shown in change.found] for change in changes}


def appears(variation, user):
    return told(what_if.effect(variation, user).difference.appearing)


def disappears(variation, user):
    return told(what_if.effect(variation, user).difference.disappearing)


class TestThresholds:
    def test_a_higher_one_takes_away_a_lower_one_brings(self, make_article, lavrov, editor):
        make_article("خبر", [LAVROV])
        score = next(a.score for a in current_engine()[0].analyse(_document("خبر")).actors if a.id == lavrov.pk)
        site = Site.objects.get(is_default_site=True)
        assert score < 0.95
        raised = CorpusSettings(site=site, actor_threshold=score + 0.01)
        assert disappears(what_if.of_settings(raised), editor)["سيرغي لافروف"] == ["خبر"]
        CorpusSettings.objects.create(site=site, actor_threshold=score + 0.01)
        assert appears(what_if.of_settings(CorpusSettings(site=site)), editor)["سيرغي لافروف"] == ["خبر"]

    def test_links(self, make_article, editor):
        words = ["اجتماع أستانا حول إدلب والهدنة في شمال سوريا بين موسكو وأنقرة وطهران."] * 3
        for number in range(3):
            make_article(f"محادثات أستانا {number}", words)
        call_command("analyse", "--all", "--now")
        site = Site.objects.get(is_default_site=True)
        none = CorpusSettings(site=site, most_links=0)
        assert set(disappears(what_if.of_settings(none), editor)) == {f"محادثات أستانا {n}" for n in range(3)}

    def test_settings_are_not_made_by_looking(self, make_article, editor):
        make_article("خبر", [LAVROV])
        site = Site.objects.get(is_default_site=True)
        what_if.effect(what_if.of_settings(CorpusSettings(site=site, actor_threshold=0.9)), editor)
        assert not CorpusSettings.objects.exists()


class TestActors:
    def test_a_further_name_finds_more(self, make_article, lavrov, editor):
        make_article("بلا اسم", ["قال ثعلب الدبلوماسية الروسية إن الحرب انتهت."])
        lavrov.names.add(ActorName(text="ثعلب الدبلوماسية الروسية", kind="nickname"))
        assert appears(what_if.of_actor(lavrov), editor) == {"سيرغي لافروف": ["بلا اسم"]}
        assert not ActorName.objects.exists()

    def test_a_name_taken_away_or_in_need_of_context_finds_less(self, make_article, editor):
        sham = make_actor("هيئة الشام", kind="armed_group", names=["الشام"])
        make_article("بلا سند", ["عاد الشام إلى البيت بعد الظهر ونام."])
        sham.names.clear()
        assert disappears(what_if.of_actor(sham), editor) == {"هيئة الشام": ["بلا سند"]}
        sham = Actor.objects.get()
        name = sham.names.get()
        name.needs_context = True
        sham.names.add(name)
        assert disappears(what_if.of_actor(sham), editor) == {"هيئة الشام": ["بلا سند"]}
        assert not ActorName.objects.get().needs_context

    def test_one_not_yet_recorded(self, make_article, editor):
        make_article("خبر", ["وصلت فرقة الصقور الذهبية إلى المدينة."])
        falcons = Actor(name="فرقة الصقور الذهبية", kind="armed_group")
        found = what_if.effect(what_if.of_actor(falcons), editor).difference
        assert [change.key for change in found.appearing] == ["actor:-1"]
        assert not Actor.objects.exists()

    def test_articles_with_the_words_are_sought_out(self, make_article, lavrov, editor, monkeypatch):
        monkeypatch.setattr(sampling, "SAMPLE", 4)
        make_article("القديم", ["قال ثعلب الدبلوماسية الروسية إن الحرب انتهت."])
        for number in range(8):
            make_article(f"جديد {number}")
        lavrov.names.add(ActorName(text="ثعلب الدبلوماسية الروسية"))
        effect = what_if.effect(what_if.of_actor(lavrov), editor)
        assert (effect.articles, effect.told) == (4, 1)
        assert told(effect.difference.appearing) == {"سيرغي لافروف": ["القديم"]}


class TestWeights:
    def test_of_a_name(self, make_article, lavrov, editor):
        make_article("خبر", [LAVROV])
        row = AliasWeight.objects.create(actor=lavrov, alias=lavrov.folded, weight=1.0)
        assert "سيرغي لافروف" in disappears(what_if.of_alias_weight(row, 0.0), editor)
        assert not appears(what_if.of_alias_weight(row, 1.2), editor)

    def test_of_a_rule(self, make_article, lavrov, editor):
        make_article("خبر", ["عاد سيرغي لافروف أمس."])
        row = RuleWeight.objects.create(rule="name")
        assert "سيرغي لافروف" in disappears(what_if.of_rule_weight(row, 0.1), editor)


def test_what_editors_have_decided_is_told(make_article, lavrov, editor):
    article = make_article("خبر", [LAVROV])
    Suggestion.objects.filter(pk=suggest(article, lavrov).pk).update(state="rejected")
    row = AliasWeight.objects.create(actor=lavrov, alias=lavrov.folded)
    decided = what_if.effect(what_if.of_alias_weight(row, 0.0), editor).decided
    assert decided == {(article.pk, f"actor:{lavrov.pk}"): "rejected"}


def test_nothing_is_stored_and_the_engine_in_use_stays(make_article, lavrov, editor):
    make_article("خبر", [LAVROV])
    engine, version = current_engine()
    row = RuleWeight.objects.create(rule="name")
    what_if.effect(what_if.of_rule_weight(row, 0.1), editor)
    assert current_engine() == (engine, version)
    assert KnowledgeVersion.current() == version
    assert not Suggestion.objects.exists()
    assert RuleWeight.objects.get().weight == 1.0


class TestSample:
    def test_the_newest_of_each_section_in_turn(self, site_tree, make_article, editor, monkeypatch):
        monkeypatch.setattr(sampling, "SAMPLE", 4)
        home, _section = site_tree
        sports = home.add_child(instance=SectionPage(title="رياضة", slug="sports"))
        make_article("مباراة", parent=sports)
        for number in range(5):
            make_article(f"سياسة {number}")
        pages, told_of = sampling.sample(editor)
        assert [page.title for page in pages] == ["سياسة 4", "مباراة", "سياسة 3", "سياسة 2"]
        assert told_of == 0

    def test_only_articles_that_the_user_may_edit(self, make_article, django_user_model):
        make_article()
        assert sampling.sample(django_user_model.objects.create_user("stranger")) == ([], 0)

    def test_half_at_most_are_sought_out_and_none_twice(self, make_article, editor, monkeypatch):
        monkeypatch.setattr(sampling, "SAMPLE", 4)
        pages = [make_article(f"خبر {number}") for number in range(6)]
        found, told_of = sampling.sample(editor, [page.pk for page in pages[:3]])
        assert [page.title for page in found] == ["خبر 2", "خبر 1", "خبر 5", "خبر 4"]
        assert told_of == 2


def _document(title):
    return document_of(ArticlePage.objects.get(title=title))
