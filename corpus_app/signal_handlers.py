"""Receivers only: what a save sets off."""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Revision
from wagtail.signals import page_published, page_unpublished

from . import dispatch
from .link_signals import register_link_signals
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
from .services.distinct import pairs_of
from .services.holding import hold
from .services.name_words import forget_words, keep_words
from .services.reconciling import reconcile
from .services.related import return_links_to, withdraw_links_to
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


def page_put_up(sender, instance, **kwargs):
    """Readers can open the page, maybe again."""
    return_links_to(instance.pk)


def page_taken_down(sender, instance, **kwargs):
    """Readers can no longer open the page."""
    withdraw_links_to(instance.pk)


def knowledge_changed(sender, raw=False, **kwargs):
    """A name, an office, an event… changed: workers take a fresh snapshot before their next analysis."""
    KnowledgeVersion.bump()


def record_gone(sender, instance, **kwargs):
    """An actor or event was deleted: whom it was told apart from no longer matters."""
    pairs_of(instance).delete()


def name_saved(sender, instance, **kwargs):
    """An actor or one of its further names was written: it is found by its words as they are now."""
    keep_words([instance])


def name_gone(sender, instance, **kwargs):
    """An actor or one of its further names was deleted."""
    forget_words(sender, [instance.pk])


def _text_saved(model, page_id, content, user):
    with transaction.atomic():
        # An autosave would come to the page last, a publication comes from it.
        hold(page_id)
        waiting = note_request(page_id, model.corpus_digest(content))
        reconcile(page_id, content, user)
        if waiting:
            dispatch.wake(page_id)


def register_signal_handlers():
    """Connect the receivers; called once by the app's ``ready()``."""
    post_save.connect(revision_saved, sender=Revision, dispatch_uid="corpus_revision_saved")
    page_published.connect(page_put_up, dispatch_uid="corpus_page_put_up")
    page_unpublished.connect(page_taken_down, dispatch_uid="corpus_page_taken_down")
    article_types = [model for model in apps.get_models() if issubclass(model, TaggedArticle)]
    for model in article_types:
        post_save.connect(page_saved, sender=model, dispatch_uid=f"corpus_page_saved_{model._meta.label}")
    register_link_signals(article_types)
    for model in (Actor, Event):
        post_delete.connect(record_gone, sender=model, dispatch_uid=f"corpus_record_gone_{model.__name__}")
    for model in (Actor, ActorName):
        post_save.connect(name_saved, sender=model, dispatch_uid=f"corpus_name_saved_{model.__name__}")
        post_delete.connect(name_gone, sender=model, dispatch_uid=f"corpus_name_gone_{model.__name__}")
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
