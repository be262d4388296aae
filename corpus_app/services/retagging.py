"""Give the tags and decisions of one actor or event to another, on all pages or some, drafts included."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from corpus_app.models import Actor, ActorTag, Event, EventTag, Suggestion

State = Suggestion.State

TAGS = {Actor: ActorTag, Event: EventTag}
# The inline rows of stored pages that name a record: (relation, the column that does).
_ROWS = {Actor: [("actor_tags", "tag")], Event: [("event_tags", "tag"), ("thread_events", "event")]}
# Where both were tagged or decided on, the stronger word holds: the last.
_ROLES = ["mentioned", "speaker", "subject"]
_EVENT_RELATIONS = ["background", "comments", "foresees", "reports"]
_STATES = [State.WITHDRAWN, State.PENDING, State.UNSURE, State.REJECTED, State.ACCEPTED]
_DECISION = ("state", "stored", "decided_by_id", "decided_at", "why")


def retag_pages(journal, source, target, pages=None):
    """Move the tag rows of ``source`` to ``target``; answers the ids of the pages that carried both."""
    model = TAGS[type(source)]
    rows = model.objects.filter(tag=source)
    if pages is not None:
        rows = rows.filter(content_object__in=pages)
    present = {row.content_object_id: row for row in model.objects.filter(tag=target)}
    moved, both = [], []
    for row in rows:
        other = present.get(row.content_object_id)
        if other is None:
            moved.append(row.pk)
            continue
        both.append(row.content_object_id)
        was = _weight(vars(other))
        journal.drop(row)
        journal.set(model, [other.pk], was, _stronger(was, _weight(vars(row))))
    journal.set(model, moved, {"tag_id": source.pk}, {"tag_id": target.pk})
    return both


def retag_drafts(journal, source, target, revisions=None):
    """The same in the content of stored revisions, story threads' too, so that no draft loses what it is opened for."""
    if revisions is None:
        revisions = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Page))
    revisions = revisions.annotate(text=Cast("content", TextField()))
    for relation, column in _ROWS[type(source)]:
        naming = revisions.filter(text__contains=f'"{column}": {source.pk}')
        # All ids first: the loop writes the table that it reads.
        for pk in list(naming.values_list("pk", flat=True)):
            revision = Revision.objects.get(pk=pk)
            rows = revision.content.get(relation, [])
            if any(row[column] == source.pk for row in rows):
                journal.set_rows(revision, relation, _retagged(rows, column, source.pk, target.pk))


def named_in_drafts(record):
    """Whether a stored revision of a page names the actor or event in its rows."""
    revisions = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Page))
    revisions = revisions.annotate(text=Cast("content", TextField()))
    for relation, column in _ROWS[type(record)]:
        naming = revisions.filter(text__contains=f'"{column}": {record.pk}')
        for content in naming.values_list("content", flat=True).iterator():
            if any(row[column] == record.pk for row in content.get(relation, [])):
                return True
    return False


def _retagged(rows, column, source, target):
    """The serialised rows with ``target`` in the place of ``source``, once."""
    merged = {}
    for row in rows:
        row = row | {column: target} if row[column] == source else row
        known = merged.get(row[column])
        merged[row[column]] = {**known, **_stronger(_weight(known), _weight(row))} if known else row
    return list(merged.values())


def _weight(row):
    return {name: row[name] for name in ("role", "main", "relation") if name in row}


def _stronger(one, other):
    """The stronger of two rows' role, weight and relation."""
    order = {"role": _ROLES.index, "main": bool, "relation": _EVENT_RELATIONS.index}
    return {name: max(one[name], other[name], key=order[name]) for name in one}


def move_suggestions(journal, source, target):
    """Give the suggestions of ``source`` to ``target``; answers the ids of the pages where both were suggested.

    There the stronger decision holds (accepted, rejected, unsure, pending) and the other row is withdrawn.
    """
    kind = source._meta.model_name
    was = {"key": f"{kind}:{source.pk}", f"{kind}_id": source.pk}
    now = {"key": f"{kind}:{target.pk}", f"{kind}_id": target.pk}
    present = {row.page_id: row for row in Suggestion.objects.filter(key=now["key"])}
    moved, both = [], []
    for row in Suggestion.objects.filter(key=was["key"]):
        other = present.get(row.page_id)
        if other is None:
            moved.append(row.pk)
            continue
        both.append(row.page_id)
        if _STATES.index(row.state) > _STATES.index(other.state):
            journal.set(Suggestion, [other.pk], _decision(other), _decision(row))
        journal.set(Suggestion, [row.pk], {"state": row.state}, {"state": State.WITHDRAWN})
        journal.set(Suggestion, [row.pk], {f"{kind}_id": source.pk}, {f"{kind}_id": target.pk})
    journal.set(Suggestion, moved, was, now)
    return both


def _decision(suggestion):
    return {name: getattr(suggestion, name) for name in _DECISION}
