"""Merge two records of one actor, or of one event, and take a merge back."""

from collections import Counter
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from corpus_app.language.folding import fold_name
from corpus_app.models import (
    Actor,
    ActorName,
    ActorTag,
    Event,
    EventTag,
    EventTrigger,
    KnowledgeVersion,
    MergeRecord,
    SlugRedirect,
    Suggestion,
)

from .distinct import pairs_of
from .errors import Conflict
from .journal import Journal, take_back
from .permissions import check_may_change, check_may_delete
from .repointing import columns_pointing_at, move_rows
from .retagging import move_suggestions, retag_drafts, retag_pages

MODELS = {"actor": Actor, "event": Event}

# What the survivor takes over where it says nothing itself; the columns of a group belong together.
_FILLED = {
    Actor: [
        ("name_en",),
        ("description",),
        ("home_state_id",),
        ("code",),
        ("wikidata",),
        ("image_id",),
        ("active_from", "active_until"),
    ],
    Event: [
        ("name_en",),
        ("description",),
        ("form",),
        ("date", "earliest", "latest"),
        ("place_id", "place_precision"),
        ("sources",),
    ],
}
_BY_HAND = {ActorTag, EventTag, Suggestion}


@dataclass
class MergeSummary:
    """What a merge does: counts by the model's label, and what both records had."""

    survivor: models.Model
    merged: models.Model
    moved: Counter = field(default_factory=Counter)
    dropped: Counter = field(default_factory=Counter)
    filled: list = field(default_factory=list)
    both_tagged: list = field(default_factory=list)
    both_decided: list = field(default_factory=list)
    drafts: int = 0
    record: MergeRecord | None = None


class _RolledBack(Exception):  # noqa: N818 - no error: it ends a rehearsal
    pass


def preview_merge(survivor, merged, user):
    """The :class:`MergeSummary` of a merge that is rehearsed and rolled back. Raises as :func:`merge`."""
    try:
        with transaction.atomic():
            summary = _merge(survivor, merged, user)
            raise _RolledBack
    except _RolledBack:
        return summary


def merge(survivor, merged, user):
    """Make ``merged`` one with ``survivor``; answers the :class:`MergeSummary` with its MergeRecord.

    Names, relations, offices, parts in events, tags (drafts' too) and suggestions move; the merged one's name becomes
    an alias, its address leads to the survivor. Raises Conflict for a record and itself, for records of different
    kinds and for what would be lost, PermissionDenied unless ``user`` may change and delete such records.
    """
    with transaction.atomic():
        return _merge(survivor, merged, user)


def undo_merge(record, user):
    """Take a merge back; answers (restored, changed since), Counters by model label.

    What was changed after the merge stays as it is. Raises Conflict when that is no longer possible, PermissionDenied.
    """
    model = MODELS[record.kind]
    check_may_change(user, model)
    check_may_delete(user, model)
    with transaction.atomic():
        record = MergeRecord.objects.select_for_update().get(pk=record.pk)
        survivor = model.objects.select_for_update().filter(pk=record.survivor_id).first()
        _check_undoable(record, model, survivor)
        restored, changed = take_back(record.journal)
        record.undone_by, record.undone_at = user, timezone.now()
        record.save()
        for instance in (survivor, model.objects.get(pk=record.merged_id)):
            instance.refresh_from_db()
            ReferenceIndex.create_or_update_for_object(instance)
        KnowledgeVersion.bump()
        log(survivor, "corpus.unmerge", user=user, data={"title": record.merged_name})
        return restored, changed


def survivor_id(model, pk):
    """The id of the record that the one with ``pk`` has become by merges; ``pk`` itself when there was none."""
    seen = set()
    while pk not in seen:
        seen.add(pk)
        merges = MergeRecord.objects.filter(kind=model._meta.model_name, merged_id=pk, undone_at=None)
        pk = merges.values_list("survivor_id", flat=True).first() or pk
    return pk


def _merge(survivor, merged, user):
    model = type(survivor)
    _check_mergeable(survivor, merged)
    check_may_change(user, model)
    check_may_delete(user, model)
    locked = model.objects.select_for_update().in_bulk([survivor.pk, merged.pk])
    if len(locked) < 2:
        raise Conflict(_("One of the two is no longer on record."))
    survivor, merged = locked[survivor.pk], locked[merged.pk]
    summary, journal = MergeSummary(survivor, merged), Journal()
    for pair in pairs_of(merged):
        journal.drop(pair)
    _point_elsewhere(journal, survivor, merged)
    both = retag_pages(journal, merged, survivor)
    retag_drafts(journal, merged, survivor)
    summary.both_tagged = list(Page.objects.filter(pk__in=both).order_by("title"))
    both = move_suggestions(journal, merged, survivor)
    summary.both_decided = list(Page.objects.filter(pk__in=both).order_by("title"))
    for column in columns_pointing_at(model):
        if column.model not in _BY_HAND:
            move_rows(journal, column, survivor, merged)
    _carry_name(journal, survivor, merged)
    _redirect(journal, survivor, merged)
    summary.filled = _fill(journal, survivor, merged)
    _move_references(journal, survivor, merged)
    _count(summary, journal)
    merged_id = merged.pk
    journal.drop(merged)
    survivor.refresh_from_db()
    ReferenceIndex.create_or_update_for_object(survivor)
    KnowledgeVersion.bump()
    summary.record = MergeRecord.objects.create(
        kind=model._meta.model_name,
        survivor_id=survivor.pk,
        survivor_name=survivor.name,
        merged_id=merged_id,
        merged_name=merged.name,
        journal=journal.entries,
        merged_by=user,
    )
    log(survivor, "corpus.merge", user=user, data={"title": merged.name, "merge": summary.record.pk})
    return summary


def _check_mergeable(survivor, merged):
    if type(survivor) is not type(merged):
        raise Conflict(_("Only two actors or two events can be merged."))
    if survivor.pk == merged.pk:
        raise Conflict(_("A record cannot be merged with itself."))
    if isinstance(survivor, Actor) and survivor.kind != merged.kind:
        raise Conflict(
            _("“%(one)s” and “%(other)s” are of different kinds. If they are the same, give both the same kind first.")
            % {"one": survivor, "other": merged}
        )


def _check_undoable(record, model, survivor):
    if record.undone_at:
        raise Conflict(_("This merge has been undone already."))
    if survivor is None:
        if survivor_id(model, record.survivor_id) != record.survivor_id:
            raise Conflict(_("“%(name)s” was merged itself since. Undo that first.") % {"name": record.survivor_name})
        raise Conflict(_("“%(name)s” is no longer on record.") % {"name": record.survivor_name})
    row = record.journal[-1]["row"]["fields"]
    if taken := model.objects.filter(models.Q(name=row["name"]) | models.Q(slug=row["slug"])).first():
        raise Conflict(_("Another record bears the name or the address meanwhile: %(name)s.") % {"name": taken})


def _point_elsewhere(journal, survivor, merged):
    """What the survivor itself says of the merged one cannot become a word about itself."""
    if isinstance(survivor, Event) and merged.pk in _line(survivor):
        parent = merged.parent_id if merged.parent_id != survivor.pk else None
        journal.set(Event, [survivor.pk], {"parent_id": survivor.parent_id}, {"parent_id": parent})
    elif isinstance(survivor, Actor) and survivor.home_state_id == merged.pk:
        journal.set(Actor, [survivor.pk], {"home_state_id": merged.pk}, {"home_state_id": None})
    survivor.refresh_from_db()


def _line(event):
    """The ids of the events that ``event`` is part of."""
    line = []
    while event.parent is not None and event.parent_id not in line:
        line.append(event.parent_id)
        event = event.parent
    return line


def _carry_name(journal, survivor, merged):
    """The merged one's name stays a name by which texts are read."""
    folded = fold_name(merged.name)
    if folded == survivor.folded:
        return
    if isinstance(survivor, Event):
        if not survivor.triggers.filter(folded=folded).exists():
            journal.make(EventTrigger(event=survivor, text=merged.name, needs_context=True))
    elif not survivor.names.filter(folded=folded).exists():
        journal.make(ActorName(actor=survivor, text=merged.name, needs_context=merged.name_needs_context))


def _redirect(journal, survivor, merged):
    """Readers who come by the merged one's address find the survivor."""
    kind = survivor._meta.model_name
    if former := SlugRedirect.objects.filter(kind=kind, slug=merged.slug).first():
        journal.drop(former)
    journal.make(SlugRedirect(kind=kind, slug=merged.slug, **{kind: survivor}))


def _fill(journal, survivor, merged):
    """Take over what the survivor leaves blank; answers the labels of the fields filled."""
    filled = []
    for columns in _FILLED[type(survivor)]:
        was, now = ({name: getattr(record, name) for name in columns} for record in (survivor, merged))
        if not any(was.values()) and any(now.values()) and now[columns[0]] != survivor.pk:
            journal.set(type(survivor), [survivor.pk], was, now)
            filled.append(type(survivor)._meta.get_field(columns[0].removesuffix("_id")).verbose_name)
    return filled


def _move_references(journal, survivor, merged):
    """Wagtail's index of uses, without reading every page again."""
    kind = ContentType.objects.get_for_model(merged)
    rows = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(merged.pk))
    was, now = {"to_object_id": str(merged.pk)}, {"to_object_id": str(survivor.pk)}
    journal.set(ReferenceIndex, rows.values_list("pk", flat=True), was, now)


def _count(summary, journal):
    """Sum up the journal by the models that editors know."""
    step = (summary.merged.pk, summary.survivor.pk)
    for entry in journal.entries:
        if entry["op"] == "rows":
            summary.drafts += 1
        elif entry["op"] == "drop":
            summary.dropped[entry["row"]["model"]] += 1
        elif entry["op"] == "set":
            columns = [name for name in entry["was"] if name.endswith("_id") and name != "decided_by_id"]
            if any((entry["was"][name], entry["now"][name]) == step for name in columns):
                summary.moved[entry["model"]] += len(entry["pks"])
