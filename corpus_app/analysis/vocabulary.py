"""The closed word lists that the engine, the models and the knowledge files share."""

from enum import StrEnum


class ActorKind(StrEnum):
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    PERSON = "person"
    ARMED_GROUP = "armed_group"
    MILITARY_FORCE = "military_force"
    POLITICAL_PARTY = "political_party"
    ORGANISATION = "organisation"
    COALITION = "coalition"
    MEDIA = "media"
    COMPANY = "company"
    COMMUNITY = "community"
    OTHER = "other"


class NameKind(StrEnum):
    OFFICIAL = "official"
    ALIAS = "alias"
    ACRONYM = "acronym"
    NICKNAME = "nickname"
    DEMONYM = "demonym"
    METONYM = "metonym"


class Category(StrEnum):
    """PLOVER event categories, and OTHER (elections, accidents, appointments)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    DEMAND = "DEMAND"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    OTHER = "OTHER"


class EventStatus(StrEnum):
    HAPPENED = "happened"
    PLANNED = "planned"
    ALLEGED = "alleged"
    NEGATED = "negated"
    CANCELLED = "cancelled"


class ActorRole(StrEnum):
    """What an actor does in an article."""

    SUBJECT = "subject"
    SPEAKER = "speaker"
    MENTIONED = "mentioned"


class EventRelation(StrEnum):
    """What an article does with an event."""

    REPORTS = "reports"
    BACKGROUND = "background"
    FORESEES = "foresees"
    COMMENTS = "comments"


class ParticipantRole(StrEnum):
    INITIATOR = "initiator"
    TARGET = "target"
    HOST = "host"
    PARTY = "party"
    VICTIM = "victim"
    MEDIATOR = "mediator"


class LinkKind(StrEnum):
    """How a related article relates to the one that links to it. The last two only editors choose."""

    SAME_EVENT = "same_event"
    BACKGROUND = "background"
    FOLLOW_UP = "follow_up"
    DUPLICATE = "duplicate"
    OPPOSITE = "opposite"
    CORRECTION = "correction"


class RelationKind(StrEnum):
    """Relations between actors, read from the first to the second."""

    MEMBER_OF = "member_of"
    PART_OF = "part_of"
    WING_OF = "wing_of"
    LEADS = "leads"
    ALLIED_WITH = "allied_with"
    SUCCESSOR_OF = "successor_of"


class PlaceKind(StrEnum):
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    TOWN = "town"
    DISTRICT = "district"
    NATURAL = "natural"
    FACILITY = "facility"


# Forms of events by category: PLOVER modes where it has them, news forms where it lacks them
# (air strikes, meetings, elections). The form says what happened, the category what it means.
EVENT_FORMS = {
    Category.AGREE: ("agreement", "truce", "treaty"),
    Category.CONSULT: ("meeting", "summit", "visit", "call", "talks", "conference"),
    Category.SUPPORT: ("support", "recognition"),
    Category.CONCEDE: ("concession", "easing"),
    Category.COOPERATE: ("cooperation", "exercise", "founding", "joining"),
    Category.AID: ("aid", "reconstruction", "financing"),
    Category.RETREAT: (
        "withdrawal",
        "release",
        "return",
        "disarmament",
        "ceasefire",
        "access",
        "resignation",
        "defeat",
    ),
    Category.DEMAND: ("demand", "appeal"),
    Category.ACCUSE: ("accusation", "condemnation", "lawsuit"),
    Category.REJECT: ("rejection", "veto"),
    Category.THREATEN: ("threat", "warning", "claim"),
    Category.PROTEST: ("demonstration", "strike", "riot"),
    Category.SANCTION: ("sanctions", "expulsion", "boycott", "severance"),
    Category.MOBILIZE: ("deployment", "mobilization", "weapons_test"),
    Category.COERCE: ("arrest", "trial", "ban", "siege", "seizure", "displacement"),
    Category.ASSAULT: (
        "air_strike",
        "shelling",
        "bombing",
        "suicide_attack",
        "battle",
        "clash",
        "attack",
        "assassination",
        "execution",
        "abduction",
        "invasion",
        "campaign",
    ),
    Category.OTHER: (
        "election",
        "appointment",
        "accident",
        "disaster",
        "death",
        "decision",
        "publication",
        "statement",
        "match",
        "coup",
    ),
}
