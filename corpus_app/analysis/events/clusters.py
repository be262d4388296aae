"""Trigger mentions that speak of one event, brought together: one cluster per event and article."""

from dataclasses import dataclass, field
from datetime import timedelta

from ..reading import fold_words
from ..vocabulary import Category, EventStatus, ParticipantRole
from .agreement import days_apart, is_speech, kin_of, span_days
from .arguments import Arguments
from .hits import Hit
from .open_clusters import CONTROL, FIRST, LATEST, OpenClusters
from .scene import BODY, HEADLINE, RELATIVES
from .status import Standing

NEAR_DATE, NEAR_PLACE = 12, 8
# What a headline tells without a date happened within these days of publication.
_FRESH, _SOON = 7, 400
# A light verb and the noun it carries have the subject between them: تشن قوات النظام عملية.
_LIGHT_REACH = 9
# So near stands the second of two words for one event.
_PAIR = 2
_ARREST, _HOLDING = "arrest", ("اعتقال", "توقيف", "القبض", "احتجاز", "ضبط")
_LIKE = fold_words("مماثل مماثلة المماثل المماثلة مشابه مشابهة شبيه شبيهة")
_LIKE_REACH = 12


@dataclass(slots=True)
class Telling:
    """One mention of an event: the hit, how it stands, what goes with it, and its category in this place."""

    hit: Hit
    standing: Standing
    arguments: Arguments
    category: Category
    form: str
    zone: str
    governed: bool = False
    asked_for: bool = False

    @property
    def definite(self):
        """Whether it points back: الهجوم, and no news of its own."""
        return self.hit.shape.definite or self.hit.shape.suffixed

    @property
    def points_back(self):
        """Whether it is a definite noun in the body of the text."""
        return self.definite and self.zone == BODY and self.hit.shape.tense == "noun"

    @property
    def initiators(self):
        return {
            actor for actor, role in self.arguments.roles.items()
            if role in (ParticipantRole.INITIATOR, ParticipantRole.PARTY)
        }  # fmt: skip


@dataclass(slots=True)
class Cluster:
    """The tellings of one event, in text order."""

    category: Category
    tellings: list[Telling] = field(default_factory=list)

    @property
    def first(self):
        return self.tellings[0]

    def compared(self):
        """The tellings that another is compared with: the first and the latest, so that long texts stay cheap."""
        if len(self.tellings) <= FIRST + LATEST:
            return self.tellings
        return self.tellings[:FIRST] + self.tellings[-LATEST:]

    def actors(self):
        """Every actor index that the compared tellings take in."""
        return {actor for telling in self.compared() for actor in telling.arguments.roles}

    def dates(self):
        return [
            telling.arguments.date for telling in self.compared()
            if telling.arguments.date and telling.arguments.date_distance <= NEAR_DATE
        ]  # fmt: skip

    def places(self):
        return {
            telling.arguments.place_name for telling in self.compared()
            if telling.arguments.place_name and telling.arguments.place_distance <= NEAR_PLACE
        }  # fmt: skip


def cluster(scene, tellings):
    """Group tellings into clusters, the headline's first; every telling lands in exactly one."""
    clusters, open_clusters, last, light = [], OpenClusters(), None, None
    for telling in tellings:
        begun = next((pair for pair in (last, light) if pair and _continues(scene, pair[0], telling)), None)
        if begun:
            number = begun[1]
            clusters[number].tellings.append(telling)
        else:
            fits = [
                (score, -number)
                for number, group in open_clusters.candidates(telling)
                if (score := _fit(scene, telling, group)) > 0
            ]
            if fits:
                number = -max(fits)[1]
                clusters[number].tellings.append(telling)
            else:
                number = len(clusters)
                clusters.append(Cluster(telling.category, [telling]))
        open_clusters.note(telling, number, clusters[number])
        last = telling, number
        if not begun and "l" in telling.hit.trigger.flags:
            light = last
    return clusters


def _continues(scene, before, telling):
    """Whether a trigger noun only completes the trigger before it: استعادة السيطرة, توقيع الاتفاق, شن غارات."""
    gap = telling.hit.first - max(before.hit.first, before.hit.last)
    return _is_said_in_pair(scene, before, telling) or (
        telling.category == before.category
        and (telling.category != Category.OTHER or telling.form == before.form)
        and telling.hit.shape.tense == "noun"
        and scene.same_sentence(before.hit.first, telling.hit.first)
        and (gap <= 0 or gap <= 2 and telling.governed or gap <= _LIGHT_REACH and "l" in before.hit.trigger.flags)
    )


def _is_said_in_pair(scene, before, telling):
    """Whether two words tell one event: أدانت واستنكرت, خطف وقتل."""
    nouns = {telling.hit.shape.tense == "noun", before.hit.shape.tense == "noun"}
    return (
        telling.hit.proclitic == "و"
        and telling.category == before.category != Category.OTHER
        and len(nouns) == 1
        and telling.standing.status == before.standing.status
        and scene.same_sentence(before.hit.first, telling.hit.first)
        and telling.hit.first - before.hit.first <= (_PAIR if kin_of(telling.form) == kin_of(before.form) else 1)
    )


def _fit(scene, telling, group):
    """How well a telling goes into a cluster; 0 when it does not."""
    if telling.category != group.category:
        return 0
    families = {other.hit.trigger.family for other in group.compared()}
    kin = kin_of(telling.form)
    same_family = telling.hit.trigger.family in families
    if telling.hit.trigger.name in CONTROL:
        same_family = any(other.hit.trigger.name in CONTROL for other in group.compared())
    if not same_family and (not kin or all(kin_of(other.form) != kin for other in group.compared())):
        return 0
    if not same_family and telling.form == _ARREST and not _held_alike(telling, group):
        return 0
    if (
        _dates_differ(scene, telling, group)
        or _status_differs(telling, group)
        or (_apart(scene, telling, group) and is_likened(scene, telling.hit.first))
    ):
        return 0
    mine, theirs = set(telling.arguments.roles), group.actors()
    shared = bool(mine & theirs)
    near = any(abs(scene.words[other.hit.first].sentence - scene.words[telling.hit.first].sentence) <= 0
               for other in group.compared())  # fmt: skip
    if is_speech(telling.category):
        speakers = {actor for other in group.compared() for actor in other.initiators}
        if telling.initiators and speakers and not telling.initiators & speakers:
            if not _is_headline_of(group) or not _may_be_one(scene, telling.initiators, speakers):
                return 0
        said = {other.arguments.date for other in group.compared() if other.arguments.date}
        if (
            telling.initiators
            and not speakers
            and telling.arguments.date
            and said
            and telling.arguments.date not in said
        ):
            return 0
    elif _places_differ(telling, group) and not shared or _undergone_differ(telling, group):
        return 0
    elif mine and theirs and not shared and not telling.definite and not near:
        if group.first.zone != HEADLINE or telling.zone == BODY:
            return 0
    return 1 + 2 * same_family + 2 * shared + near + (telling.arguments.date in group.dates()) + telling.definite


def _dates_differ(scene, telling, group):
    if not telling.arguments.date or telling.arguments.date_distance > NEAR_DATE:
        return False
    dates = group.dates()
    if not dates and group.first.zone == BODY and not telling.definite and _apart(scene, telling, group):
        # A day of its own makes the same word in another sentence news of something else.
        return True
    published = scene.document.published
    if not dates and published and group.first.zone != BODY:
        if group.first.standing.status == EventStatus.PLANNED or scene.before(group.first.hit.first) in RELATIVES:
            return False
        # A noun may announce: اجتماع الوزراء.
        open_noun = group.first.hit.shape.tense == "noun"
        until = published + timedelta(_SOON if open_noun else 0)
        dates = [f"{(published - timedelta(_FRESH)).isoformat()}/{until.isoformat()}"]
        if "/" in telling.arguments.date:
            span = span_days(telling.arguments.date) or 0
            # A week that is over gives its day to news of its own, if another word tells it.
            elsewhere = telling.hit.trigger.name != group.first.hit.trigger.name
            if span > 2 * _FRESH or elsewhere and days_apart(telling.arguments.date, published.isoformat()):
                return True
    apart = [days_apart(telling.arguments.date, date) for date in dates]
    return bool(apart) and all(days is not None and days > 0 for days in apart)


def _held_alike(telling, group):
    """Whether both hold somebody by another word: to question or to search is something else."""
    return telling.hit.trigger.name in _HOLDING and any(
        other.hit.trigger.name in _HOLDING for other in group.compared()
    )


def _undergone_differ(telling, group):
    """Whether another telling of force names others whom it befell: one is arrested, another questioned."""
    if telling.definite or telling.category not in (Category.COERCE, Category.ASSAULT):
        return False
    befell = (ParticipantRole.TARGET, ParticipantRole.VICTIM)
    mine = {actor for actor, role in telling.arguments.roles.items() if role in befell}
    theirs = {
        actor for other in group.compared() for actor, role in other.arguments.roles.items() if role in befell
    }  # fmt: skip
    return bool(mine and theirs) and not mine & theirs


def _is_headline_of(group):
    """Whether the headline names somebody, who may be another word for who speaks in the body."""
    return group.first.zone == HEADLINE and bool(group.first.initiators)


def _may_be_one(scene, some, others):
    """Whether actors may be words for one another: a state and its minister, two bodies of one state."""
    return bool(_states(scene, some) & _states(scene, others))


def _states(scene, indices):
    actors = [scene.actors_list[index] for index in indices]
    return {actor.id for actor in actors if actor.id is not None} | {
        actor.home_state for actor in actors if actor.home_state is not None
    }


def is_likened(scene, index):
    """Whether the sentence of a word says before it that it tells of another event like this one: وفي حادث مماثل …"""
    return any(scene.before(index, step) in _LIKE for step in range(1, _LIKE_REACH))


def _apart(scene, telling, group):
    here = scene.words[telling.hit.first].sentence
    return all(scene.words[other.hit.first].sentence != here for other in group.compared())


def _status_differs(telling, group):
    kinds = {other.standing.status for other in group.compared()}
    mine = telling.standing.status
    settled = (EventStatus.NEGATED, EventStatus.CANCELLED)
    if mine in settled:
        return not kinds & set(settled) and group.first.zone != HEADLINE
    if mine == EventStatus.HAPPENED and telling.hit.shape.tense == "perfect" and kinds == {EventStatus.PLANNED}:
        return not telling.definite
    if mine != EventStatus.PLANNED or EventStatus.PLANNED in kinds or telling.definite:
        return False
    # A headline's noun leaves open whether the thing has happened: انسحاب القوات.
    return not all(other.zone == HEADLINE and other.hit.shape.tense == "noun" for other in group.compared())


def _places_differ(telling, group):
    places = group.places()
    arguments = telling.arguments
    if not places or not arguments.place_name or arguments.place_distance > NEAR_PLACE:
        return False
    return arguments.place_name not in places
