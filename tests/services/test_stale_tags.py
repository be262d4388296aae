"""A tag whose words have left the text: found after the next analysis, kept at an editor's word."""

import pytest
from django.core.exceptions import PermissionDenied
from suggesting import make_actor
from wagtail.models import PageLogEntry

from corpus_app.models import ActorTag, Suggestion
from corpus_app.services.analysis import analyse_page
from corpus_app.services.decisions import accept
from corpus_app.services.stale_tags import keep, stale


@pytest.fixture
def lavrov(db):
    return make_actor("سيرغي لافروف", names=["لافروف"])


@pytest.fixture
def tagged(make_article, lavrov):
    """An article tagged with whom its text names."""
    article = make_article("سيرغي لافروف يزور أنقرة", ["التقى لافروف نظيره."], live=False)
    analyse_page(article.pk)
    article.actor_tags = [ActorTag(tag=lavrov)]
    article.save_revision()
    return article


def rewrite(article, title):
    article = article.get_latest_revision_as_object()
    article.title = title
    article.body = [("text", "<p>نص آخر.</p>")]
    article.save_revision()
    analyse_page(article.pk)


def stale_ones():
    return [suggestion.title for suggestion in stale(Suggestion.objects.all())]


def test_found_when_its_words_have_left_the_text(tagged):
    assert stale_ones() == []
    rewrite(tagged, "وزير الخارجية يزور أنقرة")
    assert stale_ones() == ["سيرغي لافروف"]


def test_what_an_editor_chose_instead_is_not_stale_while_its_words_stand(make_article, lavrov, editor):
    meant = make_actor("ميخائيل بوغدانوف")
    article = make_article("سيرغي لافروف يزور أنقرة", live=False)
    analyse_page(article.pk)
    accept(Suggestion.objects.get(actor=lavrov), editor, instead=meant.pk)
    article.actor_tags = [ActorTag(tag=meant)]
    article.title = "سيرغي لافروف يزور أنقرة غدا"
    article.save_revision()
    analyse_page(article.pk)
    assert stale_ones() == []
    rewrite(article, "وزير الخارجية يزور أنقرة")
    assert stale_ones() == ["ميخائيل بوغدانوف"]


def test_a_kept_one_is_flagged_no_more(tagged, editor):
    rewrite(tagged, "وزير الخارجية يزور أنقرة")
    for _ in range(2):
        keep(Suggestion.objects.get(actor__name="سيرغي لافروف"), editor)
    assert stale_ones() == []
    assert PageLogEntry.objects.filter(action="corpus.keep", user=editor).count() == 1
    rewrite(tagged, "وزير الخارجية يغادر أنقرة")
    assert stale_ones() == []


def test_not_by_those_who_may_not_edit_the_article(tagged, django_user_model):
    rewrite(tagged, "وزير الخارجية يزور أنقرة")
    with pytest.raises(PermissionDenied):
        keep(Suggestion.objects.get(actor__name="سيرغي لافروف"), django_user_model.objects.create_user("outsider"))
    assert stale_ones() == ["سيرغي لافروف"]
