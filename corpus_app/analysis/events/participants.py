"""Who takes part in an event, and in which role."""

from ..reading import fold_words
from ..vocabulary import ActorKind, Category, ParticipantRole
from .scene import HEADLINE, SAYING

_REACH = 14
_TOWARDS = fold_words("على ضد نحو إلى تجاه بحق")
_WITH = fold_words("مع بين وبين ومع ونظيره ونظيرها نظيره")
_BY = fold_words("قبل يد أيدي بيد بأيدي برصاص نفذه نفذها نفذته نفذتها شنه شنها شنته شنتها بواسطة بنيران تنفيذ")
_THROUGH = fold_words("بوساطة برعاية بإشراف وساطة رعاية")
_SOURCES = fold_words("بحسب حسب حسبما وفق وفقا نقلا وبحسب ووفق ووفقا لوكالة وكالة صحيفة")
_THE_MAN = fold_words("الرجل الأخير الأخيرة")
_AGENTS = (ActorKind.STATE, ActorKind.MILITARY_FORCE, ActorKind.ARMED_GROUP, ActorKind.COALITION,
           ActorKind.GOVERNMENT_BODY)  # fmt: skip


def roles_of(scene, hit, others):
    """(roles by actor index, whether a verb's subject is among them); ``others`` are the words of all hits."""
    roles, subject_found = {}, False
    verb = hit.shape.tense in ("perfect", "imperfect", "participle")
    party = "p" in hit.trigger.flags
    forward = _forward(scene, hit, others)
    subject = None
    if verb:
        subject = _subject(scene, hit, forward)
        if subject is not None:
            subject_found = True
            role = ParticipantRole.PARTY if party else ParticipantRole.INITIATOR
            if hit.shape.passive or _undergone(scene, hit, subject):
                role = ParticipantRole.VICTIM if hit.trigger.category == Category.ASSAULT else ParticipantRole.TARGET
            roles.setdefault(subject.value, role)
    for placed in forward:
        if placed is subject or placed.value in roles:
            continue
        role = _role(scene, hit, placed, verb, party, roles)
        if role is not None:
            roles[placed.value] = role
    if not verb and not any(role in (ParticipantRole.INITIATOR, ParticipantRole.PARTY) for role in
                            roles.values()):  # fmt: skip
        before = _backward(scene, hit)
        if before is not None and before.value not in roles:
            roles[before.value] = ParticipantRole.PARTY if party else ParticipantRole.INITIATOR
    return roles, subject_found


def _forward(scene, hit, others):
    """Actor mentions after the trigger, up to another trigger's own ground or two clause boundaries on."""
    limit = hit.first
    for step in range(1, _REACH + 1):
        index = hit.first + step
        if not scene.same_sentence(index, hit.first) or scene.clause[index] - scene.clause[hit.first] > 2:
            break
        if index > hit.last + 2 and index in others and scene.clause[index] != scene.clause[hit.first]:
            break
        if scene.words[index].text in SAYING:
            break
        limit = index
    found = scene.actors_between(hit.first + 1, limit)
    return [placed for number, placed in enumerate(found) if not _introduces(scene, placed, found[number + 1 :])]


def _introduces(scene, placed, following):
    """Whether a demonym only belongs to the title of the person named next: الرئيس التركي رجب طيب أردوغان."""
    return placed.mention.rule in ("demonym", "people") and any(
        other.first - placed.last <= 3 and scene.actors_list[other.value].kind == ActorKind.PERSON
        for other in following[:1]
    )


def _subject(scene, hit, forward):
    backward = _backward(scene, hit)
    headline = scene.zone[hit.first] == HEADLINE
    if backward is not None and (headline or hit.shape.tense == "participle" or scene.before(hit.first) in
                                 ("الذي", "التي", "الذين")):  # fmt: skip
        return backward
    for placed in forward:
        if placed.first - hit.first > 5:
            break
        if not _preposition(scene, placed):
            return placed
    if scene.after(hit.first) in _THE_MAN:
        return _person_before(scene, hit)
    return backward


def _person_before(scene, hit):
    """The person whom الرجل after the verb means: the last one named before it in the sentence."""
    first = scene.sentence_bounds(hit.first)[0]
    named = scene.actors_between(first, hit.first - 1)
    return next((p for p in reversed(named) if scene.actors_list[p.value].kind == ActorKind.PERSON), None)


def _backward(scene, hit):
    candidates = scene.actors_between(max(0, hit.first - 9), hit.first - 1)
    for placed in reversed(candidates):
        if not scene.same_sentence(placed.first, hit.first) or scene.clause[hit.first] - scene.clause[placed.last] > 1:
            return None
        if _preposition(scene, placed) or placed.mention.rule == "demonym" or _is_source(scene, placed):
            continue
        return placed
    return None


def _is_source(scene, placed):
    """Whether the actor only tells of it: بحسب تقديرات الأمم المتحدة."""
    return any(scene.before(placed.first, step) in _SOURCES for step in range(1, 4))


def _preposition(scene, placed):
    """The preposition before an actor's mention, a word or the letter written onto it."""
    if placed.lead_in and placed.lead_in[-1] in "بلك":
        return placed.lead_in[-1]
    before = scene.before(placed.first)
    if before in _TOWARDS or before in _WITH or before in _BY or before in ("في", "من", "عن"):
        return before
    return ""


def _undergone(scene, hit, subject):
    """Whether قتل, أصيب speak of their subject as victim: a person or people, not a force."""
    return "c" in hit.trigger.flags and scene.actors_list[subject.value].kind not in _AGENTS


def _role(scene, hit, placed, verb, party, roles):
    preposition = _preposition(scene, placed)
    earlier = scene.before(placed.first, 2)
    if preposition in _BY or preposition == "قبل" or earlier in ("يد", "ايدي", "بيد", "قبل"):
        return ParticipantRole.INITIATOR
    if preposition in _THROUGH or earlier in _THROUGH or scene.before(placed.first) in _THROUGH:
        return ParticipantRole.MEDIATOR
    if preposition in ("في", "من", "عن") or preposition == "ك":
        return None
    if hit.trigger.form == "visit" and scene.actors_list[placed.value].kind == ActorKind.STATE:
        return ParticipantRole.HOST
    if verb and "t" in hit.trigger.flags and not preposition:
        return None
    assault = hit.trigger.category == Category.ASSAULT
    if party and (preposition in _WITH or not preposition or preposition == "ل"):
        return ParticipantRole.PARTY
    if preposition in _TOWARDS or preposition in ("ل", "ب"):
        return ParticipantRole.TARGET
    if placed.first - hit.last <= 2:
        if "o" in hit.trigger.flags:
            return ParticipantRole.VICTIM if assault and "c" in hit.trigger.flags else ParticipantRole.TARGET
        if not verb:
            return ParticipantRole.INITIATOR
    if verb and roles or ParticipantRole.INITIATOR in roles.values():
        return ParticipantRole.TARGET if placed.first - hit.last <= 9 else None
    if not verb and placed.mention.rule in ("demonym", "people") and placed.first - hit.last <= 3:
        return ParticipantRole.INITIATOR
    return None
