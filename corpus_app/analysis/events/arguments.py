"""What goes with one trigger: its date, its place, and who takes part in which role."""

import re
from dataclasses import dataclass, field

from corpus_app.language.edtf import bounds

from ..reading import fold_words
from ..vocabulary import ActorKind, Category, ParticipantRole
from .scene import BODY, HEADLINE

REACH = 14
_SINCE, _SINCE_REACH = ("منذ", "ومنذ"), 6
_FIRSTS = fold_words("الأولى الأول لأول أول مرة للمرة أكبر أعلى أدنى أسوأ الأكبر الأعلى الأعنف الأسوأ")
_DATE_REACH, _LEAD_REACH = 26, 40
_TOWARDS = fold_words("على ضد نحو إلى تجاه بحق")
_WITH = fold_words("مع بين وبين ومع ونظيره ونظيرها نظيره")
_BY = fold_words("قبل يد أيدي بيد بأيدي برصاص نفذه نفذها نفذته نفذتها شنه شنها شنته شنتها بواسطة بنيران تنفيذ")
_THROUGH = fold_words("بوساطة برعاية بإشراف وساطة رعاية")
_SAYING = fold_words(
    "قال قالت أعلن أعلنت أكد أكدت ذكر ذكرت أفاد أفادت أضاف أضافت أوضح أوضحت صرح صرحت كشف كشفت نقلت نقل أشار أشارت"
    " حسبما بحسب وفقا وفق يقول تقول وقال وقالت وأعلن وأعلنت وأكد وأكدت وذكر وذكرت وأفاد وأفادت وأضاف وأوضح لوكالة"
)
_LOCATIVE = fold_words(
    "في قرب بالقرب داخل شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط على إلى من عند قبالة بمدينة مدينة"
    " بلدة محافظة منطقة قرية ولاية حي إقليم ضواحي ريف العاصمة نحو مطار ميناء معبر وفي بريف بمحافظة"
)
# Before the name of a state these mean the place, as others (على، من، إلى) do not.
_WITHIN = _LOCATIVE - fold_words("على من إلى نحو عند")
_SETTLEMENT = fold_words("مدينة بلدة محافظة منطقة قرية ولاية حي إقليم جزيرة مخيم ضاحية معبر مقاطعة قضاء")
_AGENTS = (ActorKind.STATE, ActorKind.MILITARY_FORCE, ActorKind.ARMED_GROUP, ActorKind.COALITION,
           ActorKind.GOVERNMENT_BODY)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Arguments:
    """``roles`` maps actor indices to roles; the distances tell how near date and place stand."""

    date: str = ""
    date_distance: int = 99
    place: object = None
    place_name: str = ""
    place_distance: int = 99
    roles: dict[int, ParticipantRole] = field(default_factory=dict)
    subject: bool = False


def arguments_of(scene, hit, others, planned=False):
    """Read the Arguments of a hit; ``others`` are the word numbers of all hits of the scene.

    What is ``planned`` takes no date that lies behind, nor that of the announcement.
    """
    arguments = Arguments()
    _date(scene, hit, others, arguments, planned)
    _place(scene, hit, arguments)
    _participants(scene, hit, others, arguments)
    return arguments


def _date(scene, hit, others, arguments, planned):
    """The nearest temporal expression of the clause, else of the sentence, other triggers in between counted."""
    best = None
    for placed in scene.dates:
        if not scene.same_sentence(placed.first, hit.first):
            continue
        if planned and _is_behind(scene, placed) or _only_compares(scene, placed):
            continue
        after = placed.first > hit.first
        low, high = (hit.last, placed.first) if after else (placed.last, hit.first)
        cost = scene.distance(hit.first, placed.first)
        cost += 4 * sum(low < other < high for other in others)
        if any(scene.words[between].text in _SAYING for between in range(low, high)):
            cost += 8
        if not after:
            cost += 2
        if best is None or cost < best[0]:
            best = cost, _since(scene, hit, placed)
    alone = sum(scene.same_sentence(placed.first, hit.first) for placed in scene.dates) == 1
    if best and best[0] <= (_LEAD_REACH if alone or scene.zone[hit.first] != BODY else _DATE_REACH):
        arguments.date_distance, arguments.date = best


def _is_behind(scene, placed):
    """Whether a date ended before publication, or is the day on which somebody spoke: أعلن الوزير الأربعاء أن …"""
    published = scene.document.published
    if published is None:
        return False
    try:
        last = bounds(placed.value)[1]
    except ValueError:
        return False
    if last is None or last > published:
        return False
    spoken = any(scene.before(placed.first, step) in _SAYING for step in range(1, 9))
    return last < published or spoken


def _since(scene, hit, placed):
    """The date itself; after منذ, from then to publication, in the precision of the date."""
    edtf, published = placed.value, scene.document.published
    if "/" in edtf and not edtf.endswith("/..") or not published:
        return edtf
    between = range(max(hit.first, placed.first - _SINCE_REACH) + 1, placed.first)
    since = scene.before(placed.first) in _SINCE or any(scene.words[index].text in _SINCE for index in between)
    if not since and not edtf.endswith("/.."):
        return edtf
    start = edtf.removesuffix("/..")
    until = published.isoformat()[: len(start)]
    return f"{start}/{until}" if start < until else start


def _only_compares(scene, placed):
    """Whether the date says since when a thing had not happened: للمرة الأولى منذ 2011."""
    before = [scene.before(placed.first, step) for step in range(1, _SINCE_REACH + 4)]
    since = next((place for place, word in enumerate(before) if word in _SINCE), None)
    return since is not None and any(word in _FIRSTS for word in before[since + 1 : since + 4])


def _place(scene, hit, arguments):
    first, last = scene.sentence_bounds(hit.first)
    for placed in scene.places:
        if not first <= placed.first <= last or placed.first == hit.first:
            continue
        cost = scene.distance(hit.first, placed.first) + (0 if placed.first > hit.first else 8)
        previous = scene.before(placed.first)
        country = placed.value[2] == "country"
        located = placed.lead_in in ("ب", "وب") or previous in (_WITHIN if country else _LOCATIVE)
        if not located and (placed.first != hit.last + 1 or hit.shape.tense != "noun"):
            continue
        if country:
            cost += 5
        if cost < arguments.place_distance:
            arguments.place, arguments.place_name, arguments.place_distance = placed.value[0], placed.value[1], cost
    if arguments.place_distance > 12:
        _unknown_place(scene, hit, arguments)
    if arguments.place_distance > 24:
        arguments.place, arguments.place_name = None, ""


def _unknown_place(scene, hit, arguments):
    """A place that the words before it introduce: في مدينة …, ببلدة …"""
    for step in range(1, REACH):
        index = hit.last + step
        if not scene.same_sentence(index + 1, hit.first) or scene.clause[index] - scene.clause[hit.first] > 1:
            return
        word = scene.words[index].text
        stem = word if word in _SETTLEMENT else word[1:] if word[:1] in "بل" else ""
        if stem not in _SETTLEMENT or (stem == word and scene.before(index) not in _LOCATIVE):
            continue
        name = scene.words[index + 1]
        if not name.joined or not _LETTERS.fullmatch(name.text) or name.text in _LOCATIVE or len(name.text) < 3:
            return
        cost = scene.distance(hit.first, index)
        if cost < arguments.place_distance:
            last = index + 1
            following = scene.words[index + 2] if scene.same_sentence(index + 2, hit.first) else None
            if following and following.joined and name.text in ("دير", "عين", "بني", "تل", "خان", "بيت", "ام", "ابو"):
                last = index + 2
            arguments.place, arguments.place_name = None, scene.text(index + 1, last)
            arguments.place_distance = cost
        return


def _participants(scene, hit, others, arguments):
    verb = hit.shape.tense in ("perfect", "imperfect", "participle")
    party = "p" in hit.trigger.flags
    forward = _forward(scene, hit, others)
    subject = None
    if verb:
        subject = _subject(scene, hit, forward)
        if subject is not None:
            arguments.subject = True
            role = ParticipantRole.PARTY if party else ParticipantRole.INITIATOR
            if hit.shape.passive or _undergone(scene, hit, subject):
                role = ParticipantRole.VICTIM if hit.trigger.category == Category.ASSAULT else ParticipantRole.TARGET
            arguments.roles.setdefault(subject.value, role)
    for placed in forward:
        if placed is subject or placed.value in arguments.roles:
            continue
        role = _role(scene, hit, placed, verb, party, arguments)
        if role is not None:
            arguments.roles[placed.value] = role
    if not verb and not any(role in (ParticipantRole.INITIATOR, ParticipantRole.PARTY) for role in
                            arguments.roles.values()):  # fmt: skip
        before = _backward(scene, hit)
        if before is not None and before.value not in arguments.roles:
            arguments.roles[before.value] = ParticipantRole.PARTY if party else ParticipantRole.INITIATOR


def _forward(scene, hit, others):
    """Actor mentions after the trigger, up to another trigger's own ground or two clause boundaries on."""
    limit = hit.first
    for step in range(1, REACH + 1):
        index = hit.first + step
        if not scene.same_sentence(index, hit.first) or scene.clause[index] - scene.clause[hit.first] > 2:
            break
        if index > hit.last + 2 and index in others and scene.clause[index] != scene.clause[hit.first]:
            break
        if scene.words[index].text in _SAYING:
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
    return backward


def _backward(scene, hit):
    candidates = scene.actors_between(max(0, hit.first - 9), hit.first - 1)
    for placed in reversed(candidates):
        if not scene.same_sentence(placed.first, hit.first) or scene.clause[hit.first] - scene.clause[placed.last] > 1:
            return None
        if not _preposition(scene, placed) and placed.mention.rule != "demonym":
            return placed
    return None


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


def _role(scene, hit, placed, verb, party, arguments):
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
    if arguments.subject or ParticipantRole.INITIATOR in arguments.roles.values():
        return ParticipantRole.TARGET if placed.first - hit.last <= 9 else None
    if not verb and placed.mention.rule in ("demonym", "people") and placed.first - hit.last <= 3:
        return ParticipantRole.INITIATOR
    return None
