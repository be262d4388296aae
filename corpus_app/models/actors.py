"""Actors: states, persons, groups, bodies… their names, relations and offices."""

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TagBase

from corpus_app.language.folding import fold_name

from .choices import ActorKind, NameKind, RelationKind
from .dating import EdtfField, Term, order_constraint

# Leaves room for the number that tells two of one name apart.
_LONGEST_SLUG = 90


class EnglishSlug:
    """Slugs from the English name where there is one, so that URLs travel well; else from the Arabic."""

    def slugify(self, tag, i=None):
        slug = (slugify(self.name_en) or slugify(tag, allow_unicode=True))[:_LONGEST_SLUG].strip("-")
        return slug if i is None else f"{slug}-{i}"


class Actor(EnglishSlug, ClusterableModel, TagBase):
    """Whoever acts in the news. ``name`` is unique; homonyms carry a clarifying bracket."""

    # As taggit has them, with labels of our own and room for long names.
    name = models.CharField(_("name"), unique=True, max_length=200)
    slug = models.SlugField(_("slug"), unique=True, max_length=100, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind, db_index=True)
    name_needs_context = models.BooleanField(
        _("name needs context"),
        default=False,
        help_text=_("The name is also a common word; it matches only where its surroundings support it."),
    )
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    home_state = models.ForeignKey(
        "self",
        verbose_name=_("home state"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="home_actors",
        limit_choices_to={"kind__in": [ActorKind.STATE, ActorKind.OTHER]},
    )
    code = models.CharField(_("ISO 3166 or PLOVER code"), max_length=12, blank=True)
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    active_from = EdtfField(_("active from"))
    active_until = EdtfField(_("active until"))
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["name"]

    def save(self, *args, **kwargs):
        self.folded = fold_name(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("corpus:actor", args=[self.slug])


class ActorName(models.Model):
    """A further name of an actor, as texts write it."""

    actor = ParentalKey(Actor, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind, default=NameKind.ALIAS)
    needs_context = models.BooleanField(_("needs context"), default=False)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "folded", "kind"],
                name="corpus_actorname_once_per_actor",
                violation_error_message=_("This actor has that name already, in this or another spelling."),
            )
        ]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.folded = fold_name(self.text)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.folded = fold_name(self.text)


class ActorRelation(Term):
    """``source`` is member of, part of, wing of… ``target``."""

    source = ParentalKey(Actor, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=16, choices=RelationKind)
    target = models.ForeignKey(
        Actor, verbose_name=_("other actor"), on_delete=models.CASCADE, related_name="relations_from_others"
    )

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target", "since"], name="corpus_relation_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")),
                name="corpus_relation_between_two",
                violation_error_message=_("An actor has no relation with itself."),
            ),
            order_constraint("relation"),
        ]

    def __str__(self):
        return f"{self.source} – {self.get_kind_display()} – {self.target}"


class Office(Term):
    """A term of office: the person held ``title`` of a state or body."""

    person = ParentalKey(Actor, on_delete=models.CASCADE, related_name="offices")
    title = models.CharField(
        pgettext_lazy("of an office", "title"),
        max_length=120,
        help_text=_("Without the state: وزير الخارجية, رئيس الوزراء"),
    )
    of = models.ForeignKey(
        Actor, verbose_name=_("of the state or body"), on_delete=models.CASCADE, related_name="office_holders"
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["-earliest", "pk"]
        indexes = [models.Index(fields=["of", "title"], name="corpus_office_of_title")]
        constraints = [
            models.UniqueConstraint(fields=["person", "title", "of", "since"], name="corpus_office_once"),
            order_constraint("office"),
        ]

    def __str__(self):
        return f"{self.title} – {self.of}"
