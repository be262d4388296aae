"""Relations read from their other end."""

from django.utils.translation import gettext_lazy as _

from corpus_app.models.choices import RelationKind

# An alliance holds both ways and keeps its label.
INVERSE_RELATIONS = {
    RelationKind.MEMBER_OF: _("Members"),
    RelationKind.PART_OF: _("Parts"),
    RelationKind.WING_OF: _("Wings"),
    RelationKind.LEADS: _("Led by"),
    RelationKind.ALLIED_WITH: RelationKind.ALLIED_WITH.label,
    RelationKind.SUCCESSOR_OF: _("Succeeded by"),
}
