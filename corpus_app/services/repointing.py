"""Point rows that name one record at another, for a merge."""

from django.utils.translation import gettext as _

from corpus_app.models import ActorRelation

from .errors import Conflict


def columns_pointing_at(model):
    """The foreign keys of all models to ``model``."""
    fields = model._meta.get_fields(include_hidden=True)
    return [f.field for f in fields if f.auto_created and not f.concrete and (f.one_to_many or f.one_to_one)]


def move_rows(journal, column, survivor, merged):
    """Turn a foreign key from ``merged`` to ``survivor``; rows that would say what is said already are dropped.

    Each step is written into the ``journal``. Raises Conflict for a row to be dropped that others hang on.
    """
    model, name = column.model, column.attname
    uniques = _unique_columns(model, name)
    present = {_key(row, columns) for row in model._base_manager.filter(**{name: survivor.pk}) for columns in uniques}
    moved = []
    for row in model._base_manager.filter(**{name: merged.pk}):
        if row == merged:
            continue
        doubled = any(_key(row, columns) in present for columns in uniques)
        if doubled or (model is ActorRelation and survivor.pk in (row.source_id, row.target_id)):
            _check_droppable(row)
            journal.drop(row)
        else:
            moved.append(row.pk)
    journal.set(model, moved, {name: merged.pk}, {name: survivor.pk})


def _unique_columns(model, name):
    """The other columns of each uniqueness rule that ``name`` takes part in."""
    names = [[model._meta.get_field(f).attname for f in rule.fields] for rule in model._meta.total_unique_constraints]
    names += [[field.attname] for field in model._meta.concrete_fields if field.unique]
    return [tuple(n for n in columns if n != name) for columns in names if name in columns]


def _key(row, columns):
    return columns, tuple(getattr(row, column) for column in columns)


def _check_droppable(row):
    """A row that others hang on is not thrown away in passing."""
    if columns_pointing_at(type(row)):
        raise Conflict(
            _("Both have a %(kind)s “%(name)s”. Rename or delete one of them first.")
            % {"kind": row._meta.verbose_name, "name": row}
        )
