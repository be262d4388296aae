"""Story threads for editors: who may add one, making it, adding to it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from corpus_app.models import Event, TaggedArticle, ThreadArticle, ThreadEvent, ThreadPage

from .applying import check_free, hold
from .errors import Conflict
from .published import publication_date

_LONGEST_TITLE = Page._meta.get_field("title").max_length


def parents_for(user):
    """The pages below which ``user`` may add a story thread, in the tree's order."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    return pages.type(*ThreadPage.allowed_parent_page_models()).order_by("path")


def may_make(user):
    """Whether ``user`` may add a story thread anywhere."""
    return parents_for(user).exists()


def make_thread(parent, title, events, articles, user):
    """A draft ThreadPage of these events and articles (ids) below ``parent``, under the user's name.

    Raises PermissionDenied, or Conflict when a thread has these events already or none of them is on record.
    """
    parent = parent.specific
    if not parent.permissions_for_user(user).can_add_subpage() or not ThreadPage.can_create_at(parent):
        raise PermissionDenied(_("You may not add a story thread there."))
    with transaction.atomic():
        events, articles = _on_record(events, articles)
        if not events:
            raise Conflict(_("None of these events is on record any more."))
        for pk, (told, _articles) in contents_of_threads().items():
            if told.issuperset(events):
                thread = ThreadPage.objects.get(pk=pk)
                raise Conflict(_("“%(name)s” tells of this already.") % {"name": thread}, [thread])
        page = ThreadPage(title=title[:_LONGEST_TITLE], live=False, has_unpublished_changes=True, owner=user)
        _add_rows(page, events, articles)
        parent.add_child(instance=page)
        page.save_revision(user=user, log_action=True, clean=False)
        return page


def add_to_thread(page_id, events, articles, user):
    """Add events and articles (ids) to a new draft of a thread; answers how many it lacked.

    Raises PermissionDenied (may not edit, or locked), or Conflict (open in an editor, or not there any more).
    """
    with transaction.atomic():
        if not ThreadPage.objects.filter(pk=page_id).exists():
            raise Conflict(_("This story thread is gone."))
        page = hold(page_id)
        check_free(page, user)
        draft = page.get_latest_revision_as_object()
        added = _add_rows(draft, *_on_record(events, articles))
        if added:
            draft.save_revision(user=user, log_action=True, clean=False)
        return added


def contents_of_threads():
    """{id: (ids of events, ids of articles)} of all threads, as their latest drafts have them."""
    contents = {}
    for page in ThreadPage.objects.select_related("latest_revision"):
        content = page.latest_revision.content if page.latest_revision else page.serializable_data()
        contents[page.pk] = (
            {row["event"] for row in content.get("thread_events", [])},
            {row["article"] for row in content.get("thread_articles", [])},
        )
    return contents


def in_time(event):
    """The key that sorts events by their first day, undated ones last."""
    return event.earliest is None, event.earliest or date.min, event.name


def _add_rows(page, events, articles):
    """Append what the page lacks; answers how many rows that were."""
    added = 0
    for relation, name, row_type, ids in (
        ("thread_events", "event_id", ThreadEvent, events),
        ("thread_articles", "article_id", ThreadArticle, articles),
    ):
        rows = getattr(page, relation)
        present = [getattr(row, name) for row in rows.all()]
        new = [pk for pk in ids if pk not in present]
        order = max((row.sort_order or 0 for row in rows.all()), default=-1) + 1
        rows.add(*(row_type(sort_order=order + number, **{name: pk}) for number, pk in enumerate(new)))
        added += len(new)
    return added


def _on_record(events, articles):
    """Those of the ids that are events, and those that are live articles, each in order of time."""
    records = sorted(Event.objects.filter(pk__in=events), key=in_time)
    live = Page.objects.live().type(TaggedArticle).filter(pk__in=articles)
    ordered = live.annotate(published_on=publication_date()).order_by("published_on", "pk")
    return [event.pk for event in records], list(ordered.values_list("pk", flat=True))
