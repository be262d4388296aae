"""EDTF dates in the database: the string as given, and the days it covers for sorting and filtering."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corpus_app.language.edtf import bounds


def validate_edtf(value):
    """Raise ValidationError unless ``value`` is an EDTF date that the newsroom understands."""
    try:
        bounds(value)
    except ValueError as error:
        raise ValidationError(
            _("“%(value)s” is not a date in EDTF form, such as 2014, 2014-09, 2014-09-11 or 2014-08/2017-12."),
            code="edtf",
            params={"value": value},
        ) from error


class EdtfField(models.CharField):
    """An EDTF date; empty means unknown."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault(
            "help_text", _("EDTF: 2014, 2014-09, 2014-09-11, 2014~ (about), 2014-08/2017-12, 2014-08/.. (still on)")
        )
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_edtf]


def order_constraint(model):
    """The constraint that keeps earliest before latest in a model with those columns."""
    return models.CheckConstraint(
        condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
        name=f"corpus_{model}_earliest_before_latest",
        violation_error_message=_("It ends before it begins."),
    )


class Term(models.Model):
    """Something that held from ``since`` until ``until``; the covered days are kept beside for queries."""

    since = EdtfField(_("since"))
    until = EdtfField(_("until"))
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.set_covered_days()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.set_covered_days()
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValidationError({"until": _("It ends before it begins.")})

    def set_covered_days(self):
        """Derive ``earliest`` and ``latest``; a malformed date is left to its field's validator."""
        try:
            self.earliest, self.latest = bounds(self.since)[0], bounds(self.until)[1]
        except ValueError:
            self.earliest = self.latest = None
