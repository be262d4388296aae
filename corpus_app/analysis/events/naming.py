"""A headline-like Arabic name for a new event."""

import re

from ..reading import fold_words
from ..vocabulary import Category, ParticipantRole
from .scene import HEADLINE, OPENERS

LONGEST = 8
_STOPS = OPENERS | fold_words(
    "بعد قبل خلال أثناء إثر عقب منذ مساء صباح ظهر فجر ليل يوم اليوم أمس الجاري الماضي المقبل لكن قال قالت أعلن أعلنت أن"
    " إنه هو هي هم كان كانت وكان وكانت قد وقد لا لم لن ثم أو كما وسط رغم بسبب جراء مشيرا مؤكدا وفق بحسب حسب ردا"
)
_LINKS = fold_words(
    "في من إلى على عن مع بين ضد و أو ب ل بشأن حول نحو عبر لدى تحت فوق أمام عند حتى كل هذا هذه نفسه تجاه"
)
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_TO = {
    Category.ASSAULT: "على", Category.SANCTION: "على", Category.ACCUSE: "ل", Category.DEMAND: "ل",
    Category.THREATEN: "ل", Category.SUPPORT: "ل", Category.AID: "ل", Category.COERCE: "ل", Category.REJECT: "ل",
}  # fmt: skip


def name_of(scene, group, arguments, dates=frozenset()):
    """The name of a cluster's event: a noun phrase of the text, else one built from who did what to whom."""
    for telling in sorted(group.tellings, key=lambda telling: telling.zone != HEADLINE):
        hit = telling.hit
        if hit.shape.tense == "noun" and not hit.shape.suffixed and telling.category == hit.trigger.category:
            phrase = _phrase(scene, hit)
            if phrase.count(" ") >= 1:
                return phrase
    built = _built(scene, group, arguments)
    if " " in built:
        return built
    for telling in group.tellings:
        if telling.zone == HEADLINE:
            return _clause(scene, telling.hit)
    return _clause(scene, group.first.hit) or built


def _phrase(scene, hit):
    """The noun and what belongs to it, up to the end of its clause, no loose preposition at the end."""
    last = hit.first
    for index in range(hit.first + 1, hit.first + LONGEST):
        if not scene.same_sentence(index, hit.first) or index in scene.within_date:
            break
        word = scene.words[index]
        if scene.clause[index] != scene.clause[hit.first] or word.text in _STOPS or _is_verb(word.text):
            break
        last = index
    while last > hit.first and scene.words[last].text in _LINKS:
        last -= 1
    text = scene.document.text[hit.start : scene.words[last].end]
    text = " ".join(text.split())
    if hit.shape.definite and hit.proclitic.endswith("ل") and not text.startswith("ال"):
        return text[1:]
    return _ARTICLE.sub("", text, count=1) if hit.shape.definite else text


_VERB = re.compile(r"(?:و|ف)?س?[يت]\w{2,}(?:ون|ين)?$")
_NOT_VERBS = re.compile(
    r"ت\w*ي[هن]?$|تنظيم|تركي|تل|تونس|تحالف|تجار|تدريب|تعاون|تفجير|تهديد|تمويل|تشكيل|تعيين|يمن|يهود|يوم|يون"
)


def _is_verb(word):
    """A likely imperfect (يستهدف): headlines end their noun phrase before it."""
    return bool(_VERB.match(word)) and word[0] in "يو" and not _NOT_VERBS.match(word) and word.startswith("ي")


def _built(scene, group, arguments):
    noun = group.first.hit.trigger.name
    actors = scene.actors_list
    by_role = {}
    for actor, role in arguments.roles.items():
        by_role.setdefault(role, []).append(actors[actor].name)
    parts = [noun]
    parties = by_role.get(ParticipantRole.PARTY, [])
    doers = by_role.get(ParticipantRole.INITIATOR, [])
    undergone = by_role.get(ParticipantRole.VICTIM, []) or by_role.get(ParticipantRole.TARGET, [])
    if len(parties) > 1:
        parts.append(f"بين {parties[0]} و{parties[1]}")
    elif parties:
        parts.append(parties[0])
    elif doers:
        parts.append(doers[0])
        if undergone:
            parts.append(_attached(_TO.get(group.category, "ل"), undergone[0]))
    elif undergone:
        parts.append(undergone[0])
    if arguments.place_name and arguments.place_name not in " ".join(parts):
        parts.append(f"في {arguments.place_name}")
    return " ".join(parts)


def _attached(preposition, name):
    if len(preposition) > 1:
        return f"{preposition} {name}"
    return "لل" + name[2:] if name.startswith("ال") else preposition + name


def _clause(scene, hit):
    """The words around a trigger within its clause, at most twelve."""
    first = last = hit.first
    while scene.same_sentence(first - 1, hit.first) and scene.clause[first - 1] == scene.clause[hit.first]:
        first -= 1
        if hit.first - first >= 5:
            break
    while scene.same_sentence(last + 1, hit.first) and scene.clause[last + 1] == scene.clause[hit.first]:
        last += 1
        if last - first >= 11:
            break
    return " ".join(scene.text(first, last).split())
