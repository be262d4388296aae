"""Receivers only: what comes to readers or leaves them changes which articles belong together."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import dispatch
from .models import SectionPage, TaggedArticle
from .services.automatic_links import links_matter, take_away
from .services.link_states import tell_of_deletion


def article_saved(sender, instance, created=False, raw=False, **kwargs):
    """Code may put an article before readers without publishing a revision."""
    if created and not raw and instance.live:
        _came_or_went(instance.pk)


def page_went_live(sender, instance, **kwargs):
    """An article is published; or a section, whose setting may say something else now."""
    if isinstance(instance, SectionPage):
        dispatch.rank_links([instance.pk])
    elif isinstance(instance, TaggedArticle) and instance.live:
        _came_or_went(instance.pk)


def page_left(sender, instance, **kwargs):
    """Readers can no longer open the article."""
    if isinstance(instance.specific, TaggedArticle):
        _came_or_went(instance.pk)


def page_moved(sender, instance, **kwargs):
    """Another section may be private, or fill up otherwise."""
    _came_or_went(instance.pk)


def privacy_changed(sender, instance, raw=False, **kwargs):
    """A page became private or public."""
    if not raw:
        _came_or_went(instance.page_id)


def page_goes(sender, instance, **kwargs):
    """What linked to a page that is being deleted has room for another link; an editor is to hear of a chosen one."""
    tell_of_deletion(instance)
    if take_away(instance.pk):
        dispatch.go_on_ranking_links()


def _came_or_went(page_id):
    if links_matter():
        dispatch.rank_links([page_id], spread=True)


def register_link_signals(article_types):
    """Connect the receivers; called once, when all models are there."""
    page_published.connect(page_went_live, dispatch_uid="corpus_links_page_went_live")
    page_unpublished.connect(page_left, dispatch_uid="corpus_links_page_left")
    post_page_move.connect(page_moved, dispatch_uid="corpus_links_page_moved")
    pre_delete.connect(page_goes, sender=Page, dispatch_uid="corpus_links_page_goes")
    post_save.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="corpus_links_private")
    post_delete.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="corpus_links_public")
    for model in article_types:
        post_save.connect(article_saved, sender=model, dispatch_uid=f"corpus_links_saved_{model._meta.label}")
