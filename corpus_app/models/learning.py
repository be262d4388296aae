"""What editors' decisions have taught the engine, one row an alias and one a rule."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .actors import Actor


class Learned(models.Model):
    """Counts of decisions and the weight that follows; decisions up to ``reset_at`` do not count.

    ``weight`` multiplies the engine's belief: 1 is neutral, lower sinks, higher rises. One set ``by_hand`` stays as
    it is, whatever is decided.
    """

    accepted = models.PositiveIntegerField(_("accepted"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    weight = models.FloatField(_("weight"), default=1.0)
    by_hand = models.BooleanField(_("set by hand"), default=False)
    reset_at = models.DateTimeField(_("reset"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class AliasWeight(Learned):
    """``alias`` (folded) as a name of this actor; the same words as a name of another have a row of their own."""

    actor = models.ForeignKey(Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="alias_weights")
    alias = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("learned weight of a name")
        verbose_name_plural = _("learned weights of names")
        ordering = ["weight", "pk"]
        constraints = [models.UniqueConstraint(fields=["actor", "alias"], name="corpus_aliasweight_once")]

    def __str__(self):
        return self.alias


class RuleWeight(Learned):
    """A rule of the engine, as evidence rows name it."""

    rule = models.CharField(_("rule"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("learned weight of a rule")
        verbose_name_plural = _("learned weights of rules")
        ordering = ["weight", "pk"]

    def __str__(self):
        return self.rule
