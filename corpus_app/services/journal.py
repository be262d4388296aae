"""Changes that can be taken back: each is noted as it is made, and undone only where nobody changed it since.

Entries are plain JSON: {op: "set", model, pks, was, now} with columns and their values, {op: "drop" | "make", row}
with a serialised row, {op: "rows", revision, relation, was, now} for inline rows in a page revision's content.
"""

import json
from collections import Counter

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from wagtail.models import Revision

_BATCH = 500


class Journal:
    """Makes changes and notes them in ``entries``."""

    def __init__(self):
        self.entries = []

    def set(self, model, pks, was, now):
        """Set columns (attname → value) from ``was`` to ``now`` on the rows ``pks``."""
        pks = list(pks)
        if not pks or was == now:
            return
        for batch in _batches(pks):
            model._base_manager.filter(pk__in=batch).update(**now)
        entry = {"op": "set", "model": model._meta.label_lower, "pks": pks, "was": _plain(was), "now": _plain(now)}
        self.entries.append(entry)

    def drop(self, instance):
        """Delete a row that nothing hangs on."""
        self.entries.append({"op": "drop", "row": _serialised(instance)})
        instance.delete()

    def make(self, instance):
        """Save a new row."""
        instance.save()
        self.entries.append({"op": "make", "row": _serialised(instance)})

    def set_rows(self, revision, relation, rows):
        """Replace the inline rows of ``relation`` in a revision's content; no save, so that no signal fires."""
        was, revision.content[relation] = revision.content[relation], rows
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        self.entries.append({"op": "rows", "revision": revision.pk, "relation": relation, "was": was, "now": rows})


def take_back(entries):
    """Undo the entries, last first. Answers (restored, changed since): Counters by model label."""
    restored, changed = Counter(), Counter()
    for entry in reversed(entries):
        label, done, missed = _UNDO[entry["op"]](entry)
        restored[label] += done
        changed[label] += missed
    return +restored, +changed


def _unset(entry):
    model = apps.get_model(entry["model"])
    done = 0
    for batch in _batches(entry["pks"]):
        done += model._base_manager.filter(pk__in=batch, **entry["now"]).update(**entry["was"])
    return entry["model"], done, len(entry["pks"]) - done


def _undrop(entry):
    row = entry["row"]
    model = apps.get_model(row["model"])
    restored = next(serializers.deserialize("python", [row]))
    if model._base_manager.filter(pk=row["pk"]).exists() or not _targets_exist(restored.object):
        return row["model"], 0, 1
    try:
        with transaction.atomic():
            restored.save()
    except IntegrityError:
        return row["model"], 0, 1
    return row["model"], 1, 0


def _unmake(entry):
    row = entry["row"]
    instance = apps.get_model(row["model"])._base_manager.filter(pk=row["pk"]).first()
    if instance is None or _serialised(instance) != row:
        return row["model"], 0, 1
    instance.delete()
    return row["model"], 1, 0


def _unset_rows(entry):
    relation, label = entry["relation"], Revision._meta.label_lower
    revision = Revision.objects.filter(pk=entry["revision"]).first()
    if revision is None or revision.content.get(relation) != entry["now"]:
        return label, 0, 1
    revision.content[relation] = entry["was"]
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return label, 1, 0


_UNDO = {"set": _unset, "drop": _undrop, "make": _unmake, "rows": _unset_rows}


def _targets_exist(instance):
    """Whether all rows that the foreign keys of ``instance`` point at are there (SQLite would tell at commit)."""
    keys = [field for field in instance._meta.concrete_fields if field.many_to_one or field.one_to_one]
    return all(
        field.related_model._base_manager.filter(pk=getattr(instance, field.attname)).exists()
        for field in keys
        if getattr(instance, field.attname) is not None
    )


def _serialised(instance):
    return json.loads(serializers.serialize("json", [instance]))[0]


def _plain(values):
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def _batches(pks):
    return (pks[start : start + _BATCH] for start in range(0, len(pks), _BATCH))
