"""Receivers only: what a save sets off."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Revision
from wagtail.signals import page_unpublished

from . import dispatch
from .models import (
    Actor,
    ActorName,
    ActorRelation,
    Event,
    EventTrigger,
    KnowledgeVersion,
    Office,
    Participant,
    Place,
    PlaceName,
    TaggedArticle,
)
from .services.reconciling import reconcile
from .services.related import withdraw_links_to
from .services.requests import note_request


def revision_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """A draft was saved, by autosave, by a button or by code."""
    if raw or (update_fields and set(update_fields) <= {"approved_go_live_at"}):
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, TaggedArticle):
        _text_saved(model, int(instance.object_id), instance.content, instance.user)


def page_saved(sender, instance, raw=False, **kwargs):
    """A page's own row was saved: published, or changed by code."""
    if raw or not isinstance(instance, TaggedArticle):
        return
    if instance.latest_revision_id is None or (instance.live and not instance.has_unpublished_changes):
        _text_saved(type(instance), instance.pk, instance.serializable_data(), None)


def page_taken_down(sender, instance, **kwargs):
    """Readers can no longer open the page."""
    withdraw_links_to(instance.pk)


def knowledge_changed(sender, raw=False, **kwargs):
    """A name, an office, an event… changed: workers take a fresh snapshot before their next analysis."""
    KnowledgeVersion.bump()


def _text_saved(model, page_id, content, user):
    reconcile(page_id, content, user)
    if note_request(page_id, model.corpus_digest(content)):
        dispatch.wake(page_id)


def register_signal_handlers():
    """Connect the receivers; called once by the app's ``ready()``."""
    post_save.connect(revision_saved, sender=Revision, dispatch_uid="corpus_revision_saved")
    page_unpublished.connect(page_taken_down, dispatch_uid="corpus_page_taken_down")
    for model in Page.__subclasses__():
        _connect_article_types(model)
    for model in (
        Actor,
        ActorName,
        ActorRelation,
        Office,
        Place,
        PlaceName,
        Event,
        EventTrigger,
        Participant,
    ):
        post_save.connect(knowledge_changed, sender=model, dispatch_uid=f"corpus_knowledge_saved_{model.__name__}")
        post_delete.connect(knowledge_changed, sender=model, dispatch_uid=f"corpus_knowledge_gone_{model.__name__}")


def _connect_article_types(model):
    if issubclass(model, TaggedArticle) and not model._meta.abstract:
        post_save.connect(page_saved, sender=model, dispatch_uid=f"corpus_page_saved_{model._meta.label}")
    for child in model.__subclasses__():
        _connect_article_types(child)
