"""The engine's closed vocabularies with the labels that editors read."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corpus_app.analysis import vocabulary


class ActorKind(models.TextChoices):
    STATE = vocabulary.ActorKind.STATE.value, pgettext_lazy("kind of actor", "State")
    GOVERNMENT_BODY = vocabulary.ActorKind.GOVERNMENT_BODY.value, _("Government body")
    PERSON = vocabulary.ActorKind.PERSON.value, _("Person")
    ARMED_GROUP = vocabulary.ActorKind.ARMED_GROUP.value, _("Armed group")
    MILITARY_FORCE = vocabulary.ActorKind.MILITARY_FORCE.value, _("Military force")
    POLITICAL_PARTY = vocabulary.ActorKind.POLITICAL_PARTY.value, _("Political party")
    ORGANISATION = vocabulary.ActorKind.ORGANISATION.value, _("Organisation")
    COALITION = vocabulary.ActorKind.COALITION.value, _("Coalition")
    MEDIA = vocabulary.ActorKind.MEDIA.value, _("Media outlet")
    COMPANY = vocabulary.ActorKind.COMPANY.value, _("Company")
    COMMUNITY = vocabulary.ActorKind.COMMUNITY.value, _("Community")
    OTHER = vocabulary.ActorKind.OTHER.value, _("Other")


class NameKind(models.TextChoices):
    OFFICIAL = vocabulary.NameKind.OFFICIAL.value, _("Official name")
    ALIAS = vocabulary.NameKind.ALIAS.value, _("Alias")
    ACRONYM = vocabulary.NameKind.ACRONYM.value, _("Acronym")
    NICKNAME = vocabulary.NameKind.NICKNAME.value, _("Nickname")
    DEMONYM = vocabulary.NameKind.DEMONYM.value, _("Demonym")
    METONYM = vocabulary.NameKind.METONYM.value, _("Metonym")


class RelationKind(models.TextChoices):
    MEMBER_OF = vocabulary.RelationKind.MEMBER_OF.value, _("Member of")
    PART_OF = vocabulary.RelationKind.PART_OF.value, _("Part of")
    WING_OF = vocabulary.RelationKind.WING_OF.value, _("Wing of")
    LEADS = vocabulary.RelationKind.LEADS.value, _("Leads")
    ALLIED_WITH = vocabulary.RelationKind.ALLIED_WITH.value, _("Allied with")
    SUCCESSOR_OF = vocabulary.RelationKind.SUCCESSOR_OF.value, _("Successor of")


class PlaceKind(models.TextChoices):
    COUNTRY = vocabulary.PlaceKind.COUNTRY.value, _("Country")
    REGION = vocabulary.PlaceKind.REGION.value, _("Region")
    CITY = vocabulary.PlaceKind.CITY.value, _("City")
    TOWN = vocabulary.PlaceKind.TOWN.value, _("Town")
    DISTRICT = vocabulary.PlaceKind.DISTRICT.value, _("District")
    NATURAL = vocabulary.PlaceKind.NATURAL.value, _("Natural feature")
    FACILITY = vocabulary.PlaceKind.FACILITY.value, _("Facility")


class PlacePrecision(models.TextChoices):
    EXACT = "exact", _("Exact spot")
    CITY = "city", _("City or town")
    REGION = "region", _("Region")
    COUNTRY = "country", _("Country")


class Category(models.TextChoices):
    AGREE = vocabulary.Category.AGREE.value, _("Agreement")
    CONSULT = vocabulary.Category.CONSULT.value, _("Consultation")
    SUPPORT = vocabulary.Category.SUPPORT.value, _("Support")
    CONCEDE = vocabulary.Category.CONCEDE.value, _("Concession")
    COOPERATE = vocabulary.Category.COOPERATE.value, _("Cooperation")
    AID = vocabulary.Category.AID.value, _("Aid")
    RETREAT = vocabulary.Category.RETREAT.value, _("Retreat")
    DEMAND = vocabulary.Category.DEMAND.value, _("Demand")
    ACCUSE = vocabulary.Category.ACCUSE.value, _("Accusation")
    REJECT = vocabulary.Category.REJECT.value, _("Rejection")
    THREATEN = vocabulary.Category.THREATEN.value, _("Threat")
    PROTEST = vocabulary.Category.PROTEST.value, _("Protest")
    SANCTION = vocabulary.Category.SANCTION.value, _("Sanction")
    MOBILIZE = vocabulary.Category.MOBILIZE.value, _("Mobilisation")
    COERCE = vocabulary.Category.COERCE.value, _("Coercion")
    ASSAULT = vocabulary.Category.ASSAULT.value, _("Assault")
    OTHER = vocabulary.Category.OTHER.value, _("Other event")


class EventStatus(models.TextChoices):
    HAPPENED = vocabulary.EventStatus.HAPPENED.value, _("Happened")
    PLANNED = vocabulary.EventStatus.PLANNED.value, _("Planned")
    ALLEGED = vocabulary.EventStatus.ALLEGED.value, _("Alleged")
    NEGATED = vocabulary.EventStatus.NEGATED.value, _("Denied")
    CANCELLED = vocabulary.EventStatus.CANCELLED.value, _("Cancelled")


class ParticipantRole(models.TextChoices):
    INITIATOR = vocabulary.ParticipantRole.INITIATOR.value, _("Initiator")
    TARGET = vocabulary.ParticipantRole.TARGET.value, _("Target")
    HOST = vocabulary.ParticipantRole.HOST.value, _("Host")
    PARTY = vocabulary.ParticipantRole.PARTY.value, _("Party")
    VICTIM = vocabulary.ParticipantRole.VICTIM.value, _("Victim")
    MEDIATOR = vocabulary.ParticipantRole.MEDIATOR.value, _("Mediator")


class ActorRole(models.TextChoices):
    SUBJECT = vocabulary.ActorRole.SUBJECT.value, _("Subject")
    SPEAKER = vocabulary.ActorRole.SPEAKER.value, _("Speaker")
    MENTIONED = vocabulary.ActorRole.MENTIONED.value, _("Mentioned")


class EventRelation(models.TextChoices):
    REPORTS = vocabulary.EventRelation.REPORTS.value, _("Reports it")
    BACKGROUND = vocabulary.EventRelation.BACKGROUND.value, _("Recalls it as background")
    FORESEES = vocabulary.EventRelation.FORESEES.value, _("Foresees it")
    COMMENTS = vocabulary.EventRelation.COMMENTS.value, _("Comments on it")


class LinkKind(models.TextChoices):
    SAME_EVENT = vocabulary.LinkKind.SAME_EVENT.value, _("Same event")
    BACKGROUND = vocabulary.LinkKind.BACKGROUND.value, _("Background")
    FOLLOW_UP = vocabulary.LinkKind.FOLLOW_UP.value, _("Follow-up")
    DUPLICATE = vocabulary.LinkKind.DUPLICATE.value, _("Duplicate")
    OPPOSITE = vocabulary.LinkKind.OPPOSITE.value, _("Opposite view")
    CORRECTION = vocabulary.LinkKind.CORRECTION.value, _("Correction of this article")


class ClaimKind(models.TextChoices):
    KILLED = "killed", _("Killed")
    INJURED = "injured", _("Injured")
    DISPLACED = "displaced", _("Displaced")
    CAPTURED = "captured", _("Captured")
    MISSING = "missing", pgettext_lazy("people", "Missing")


class DatePrecision(models.TextChoices):
    DAY = "day", _("Exact day")
    MONTH = "month", _("Month only")
    YEAR = "year", _("Year only")
    ESTIMATED = "estimated", _("Estimated from the text")
