"""How likely a cluster is an event that an editor would record, and why."""

import math

from ..proposals import Reason
from ..vocabulary import ActorKind, Category, EventStatus
from .scene import HEADLINE, LEAD, RELATIVES
from .when import AFTERWARDS

# Weights of a logistic sum, set on editors' tags and rounded; the trigger's own prior enters as log-odds.
WEIGHTS = {
    "bias": -1.55,
    "prior": 1.3,
    "in_headline": 1.4,
    "in_lead": 0.7,
    "repeated": 1.1,
    "finite_verb": 0.3,
    "carried": 0.8,
    "participants": 0.3,
    "subject": 0.3,
    "date": 1.1,
    "place": 0.3,
    "supposed": -1.6,
    "asked_for": -2.0,
    "generic": -0.7,
    "only_news": 0.7,
    "quoted": -0.5,
    "pointing_back": -0.5,
    "governed": -0.8,
    "relative": -0.2,
    "present": -0.5,
    "sport": -2.0,
    "opens": 0.3,
    "aftermath": 0.3,
    "planned": 0.4,
    "casualties": -0.3,
}

# Attack, defence, captivity and defeat are the language of sport too.
_UNSPORTING = (
    Category.ASSAULT, Category.COERCE, Category.THREATEN, Category.MOBILIZE, Category.RETREAT, Category.CONCEDE,
    Category.PROTEST, Category.CONSULT,
)  # fmt: skip
_POWERS = (ActorKind.MILITARY_FORCE, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY, ActorKind.POLITICAL_PARTY)


def features_of(scene, group, only_news=False):
    """Feature → value of a cluster; 1.0 for what holds. ``only_news``: the headline tells nothing better."""
    tellings = group.tellings
    prior = max(telling.hit.trigger.prior for telling in tellings)
    best = [telling for telling in tellings if not telling.standing.supposed] or tellings
    return {
        "bias": 1.0,
        "prior": math.log(prior / (1 - prior)),
        "in_headline": float(any(telling.zone == HEADLINE for telling in tellings)),
        "in_lead": float(any(telling.zone == LEAD for telling in tellings)),
        "repeated": min(len(tellings) - 1, 3) / 3,
        "finite_verb": float(any(telling.hit.shape.tense == "perfect" for telling in tellings)),
        "carried": float(any(telling.hit.carried for telling in tellings)),
        "participants": float(any(telling.arguments.roles for telling in best)),
        "subject": float(any(telling.arguments.subject for telling in best)),
        "date": float(any(telling.arguments.date_distance <= 14 for telling in best)),
        "place": float(any(telling.arguments.place_distance <= 10 for telling in best)),
        "supposed": float(all(telling.standing.supposed for telling in tellings)),
        "asked_for": float(all(telling.asked_for for telling in tellings)),
        "generic": float(all(_generic(telling) for telling in tellings)),
        "only_news": float(only_news),
        "quoted": float(all(scene.quoted[telling.hit.first] for telling in tellings)),
        "pointing_back": float(all(telling.definite and telling.hit.shape.tense == "noun" for telling in tellings)),
        "governed": float(all(telling.governed for telling in tellings)),
        "relative": float(all(scene.before(telling.hit.first) in RELATIVES for telling in tellings)),
        # Headlines tell what happened in the imperfect; elsewhere it speaks of habit and intent.
        "present": float(
            all(telling.hit.shape.tense == "imperfect" and telling.zone != HEADLINE for telling in tellings)
        ),
        "opens": float(any(_opens(scene, telling.hit) for telling in tellings)),
        "aftermath": float(any(_is_aftermath(scene, telling.hit) for telling in tellings)),
        "planned": float(all(telling.standing.status == EventStatus.PLANNED for telling in tellings)),
        "casualties": float(all("c" in telling.hit.trigger.flags for telling in tellings)),
        "sport": float(scene.sport and group.category in _UNSPORTING and not _of_power(scene, group)),
    }


def _opens(scene, hit):
    """Whether a verb in the perfect begins its sentence, as news does."""
    return hit.shape.tense == "perfect" and not scene.same_sentence(hit.first - 1, hit.first)


def _is_aftermath(scene, hit):
    """Whether the noun is what something else followed: بعد مقتل, إثر انفجار. What brings results has happened."""
    return hit.shape.tense == "noun" and scene.before(hit.first) in AFTERWARDS


def _of_power(scene, group):
    """Whether soldiers, police, ministries or parties take part: no language of sport."""
    return any(
        scene.actors_list[actor].kind in _POWERS for telling in group.tellings for actor in telling.arguments.roles
    )


def _generic(telling):
    """A plural or bare noun with nobody, no day and no place near: اعتداءات, عنف."""
    arguments = telling.arguments
    return (
        telling.hit.shape.tense == "noun"
        and telling.zone != HEADLINE
        and not arguments.roles
        and arguments.date_distance > 14
        and arguments.place_distance > 10
    )


def score_of(features):
    """The score in [0, 1] of a cluster's features."""
    total = sum(WEIGHTS[name] * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), 4)


def reasons_of(group, features, arguments):
    """Reason records of a cluster: what spoke for it, and what speaks against it."""
    word = group.first.hit.trigger
    reasons = [Reason("trigger", {"word": word.lemma, "category": group.category.value})]
    for code in ("in_headline", "in_lead"):
        if features[code]:
            reasons.append(Reason(code))
    if len(group.tellings) > 1:
        reasons.append(Reason("repeated", {"count": str(len(group.tellings))}))
    if arguments.date:
        reasons.append(Reason("date", {"date": arguments.date}))
    if arguments.place_name:
        reasons.append(Reason("place", {"place": arguments.place_name}))
    if arguments.roles:
        reasons.append(Reason("participants", {"count": str(len(arguments.roles))}))
    status = status_of(group)
    if status.status != EventStatus.HAPPENED:
        reasons.append(Reason("status", {"status": status.status.value, "cue": status.cue}))
    reasons.extend(Reason(code) for code in ("supposed", "generic", "quoted") if features[code])
    return tuple(reasons)


def status_of(group):
    """The standing of a cluster: that of its first telling which is no mere supposition.

    A headline's bare noun leaves it open; then the first telling that has a verb or a cue decides.
    """
    firm = [telling for telling in group.tellings if not telling.standing.supposed] or group.tellings
    if firm[0].zone == HEADLINE and firm[0].hit.shape.tense == "noun" and not firm[0].standing.cue:
        settled = (
            telling for telling in firm
            if telling.zone == LEAD and (telling.standing.cue or telling.hit.shape.tense == "perfect")
        )  # fmt: skip
        decided = next(settled, None)
        if decided is None and not any(telling.hit.shape.tense == "perfect" for telling in firm):
            decided = next((telling for telling in firm if telling.standing.status == EventStatus.PLANNED), None)
        return (decided or firm[0]).standing
    return firm[0].standing
