"""A headline-like Arabic name for a new event."""

import re

from corpus_app.language.folding import fold

from ..reading import fold_words
from ..vocabulary import Category, ParticipantRole
from .hits import counts
from .scene import HEADLINE, OPENERS

LONGEST = 8
_STOPS = OPENERS | fold_words(
    "بعد قبل خلال أثناء إثر عقب منذ مساء صباح ظهر فجر ليل يوم اليوم أمس الجاري الماضي المقبل لكن قال قالت"
    " أعلن أعلنت أن تمتد تبلغ تعتبر تدعو تؤكد تقول تعلن تكشف تطالب تعتزم وسط أثر مما التي وتدعو وتؤكد"
    " وتعلن وتقول ويؤكد ويقول إنه هو هي هم كان كانت وكان وكانت قد وقد لا لم لن ثم أو كما وسط رغم بسبب جراء"
    " مشيرا مؤكدا وفق بحسب حسب ردا بحجة بدعوى بذريعة بهدف وسط بمناسبة بمشاركة"
)
_LINKS = fold_words(
    "في من إلى على عن مع بين ضد و أو ب ل بشأن حول نحو عبر لدى تحت فوق أمام عند حتى كل هذا هذه نفسه تجاه"
)
# Words that leave a name in the air: تضامن معه, التماس تقدمت به.
_DANGLING = fold_words(
    "معه معها معهم به بها بهم له لها لهم عنه عنها عنهم فيه فيها فيهم عليه عليها عليهم إليه إليها إليهم منه منها منهم"
    " بينهم بينهما التي الذي الذين حينها آنذاك يومها كلا جدا أيضا حيث"
)
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_TO = {
    Category.ASSAULT: "على", Category.SANCTION: "على", Category.ACCUSE: "ل", Category.DEMAND: "ل",
    Category.THREATEN: "ل", Category.SUPPORT: "ل", Category.AID: "ل", Category.COERCE: "ل", Category.REJECT: "ل",
}  # fmt: skip


def name_of(scene, group, arguments):
    """The name of a cluster's event: a noun phrase of the text, else one built from who did what to whom."""
    name = _name(scene, group, arguments)
    if name.count('"') % 2 or name.count("«") != name.count("»") or name.count("“") != name.count("”"):
        name = re.sub(r'["«»“”]', "", name)
    return " ".join(name.split())


def _name(scene, group, arguments):
    if group.first.hit.trigger.name in ("", "تصريح"):
        return _headline(scene)
    order = sorted(group.tellings, key=lambda telling: (telling.zone != HEADLINE, "c" in telling.hit.trigger.flags))
    for telling in order:
        hit = telling.hit
        if hit.shape.tense == "noun" and not hit.shape.suffixed and telling.category == hit.trigger.category:
            phrase = _phrase(scene, hit)
            if " " in phrase:
                return phrase
        elif hit.shape.tense != "noun" and (told := _told(scene, telling)):
            return told
    built = _built(scene, group, arguments)
    if " " in built:
        return built
    for telling in group.tellings:
        if telling.zone == HEADLINE:
            return _clause(scene, telling.hit)
    return built or _clause(scene, group.first.hit)


def _headline(scene):
    """The headline itself, at most fourteen words."""
    words = [index for index, zone in enumerate(scene.zone) if zone == HEADLINE][:14]
    return " ".join(scene.text(words[0], words[-1]).split())


def _told(scene, telling):
    """A verb turned to a noun, its subject, and the words that follow: اعتقال روسيا عالم فضاء بشبهة التجسس."""
    hit, roles = telling.hit, telling.arguments.roles
    doer = next((actor for actor, role in roles.items() if role in _DOERS), None)
    start = hit.first + 1
    if scene.words[hit.last].text in OPENERS:
        return ""
    if telling.arguments.subject and telling.zone != HEADLINE:
        mentions = [placed for placed in scene.actors_between(hit.first + 1, hit.first + 6) if placed.value == doer]
        if mentions:
            start = mentions[0].last + 1
        elif not any(placed.value == doer for placed in scene.actors_between(hit.first - 4, hit.first)):
            return ""
    if (
        hit.shape.suffixed
        or "l" in hit.trigger.flags
        or "c" in hit.trigger.flags
        and " " in hit.trigger.name
        or not scene.same_sentence(start, hit.first)
        or not scene.words[start].joined
    ):
        return ""
    last = _extent(scene, start, LONGEST - 2)
    while start <= last and scene.words[start].text in _DANGLING:
        start += 1
    if last < start:
        return ""
    tail = " ".join(scene.text(start, last).split())
    head = hit.trigger.name.split()[0]
    if fold(tail.split()[0]).removeprefix("ال") == fold(head).removeprefix("ال"):
        return tail
    words = tail.split()
    again = next((place for place, word in enumerate(words) if fold(word) == fold(head)), None)
    if again is not None:
        # ألقت السلطات القبض على …: the noun stands further on.
        return " ".join(words[again:])
    casualties = "c" in hit.trigger.flags or doer is None
    if casualties:
        return f"{head} {tail}"
    return " ".join((_ARTICLE.sub("", head), scene.actors_list[doer].name, tail))


_DOERS = (ParticipantRole.INITIATOR, ParticipantRole.PARTY)


def _phrase(scene, hit):
    """The noun and what belongs to it, up to the end of its clause, no loose preposition at the end."""
    last = max(_extent(scene, hit.first + 1, LONGEST - 1), hit.first)
    first = hit.first
    if "c" in hit.trigger.flags and scene.same_sentence(first - 1, first) and counts(scene.words[first - 1].text):
        # 80 قتيلا, سبعة جرحى: the number belongs to the name.
        return " ".join(scene.text(first - 1, last).split())
    text = scene.document.text[hit.start : scene.words[last].end]
    text = _nominative(scene, hit.first, last, text)
    if hit.shape.definite and hit.proclitic.endswith("ل") and not text.startswith("ال"):
        return text[1:]
    # An adjective agrees with its noun: القصف التركي keeps its article, or both would lose theirs.
    adjective = last > hit.first and scene.words[hit.first + 1].text.startswith("ال")
    return _ARTICLE.sub("", text, count=1) if hit.shape.definite and not adjective else text


def _nominative(scene, first, last, text):
    """The phrase without the accusative alef of its noun and adjectives: هجوما انتحاريا → هجوم انتحاري."""
    words = text.split()
    for index, word in zip(range(first, last + 1), words, strict=False):
        bare = word.rstrip("\u064b")
        if not bare.endswith("ا") or len(bare) < 4 or index in scene.within_actor or bare.startswith("ال"):
            break
        words[index - first] = bare[:-1]
    return " ".join(words)


def _extent(scene, start, size):
    """The last word of the phrase that begins at ``start``; one before it when there is none."""
    last = start - 1
    for index in range(start, start + size):
        if not scene.same_sentence(index, start - 1) or index in scene.within_date:
            break
        word = scene.words[index]
        if scene.clause[index] != scene.clause[start - 1] or word.text in _STOPS:
            break
        if index in scene.verbs or _is_verb(word.text):
            break
        last = index
    else:
        last = _whole(scene, start, last)
    while last >= start and (scene.words[last].text in _LINKS or scene.words[last].text in _DANGLING):
        last -= 1
    return last


def _whole(scene, start, last):
    """Where a phrase ends that ran out of room: with the name it was in, else before its last preposition."""
    following = last + 1
    if not scene.same_sentence(following, last) or scene.clause[following] != scene.clause[last]:
        return last
    for placed in (*scene.actors_between(start, last), *scene.places_between(start, last)):
        if last < placed.last:
            return placed.last
    if scene.words[following].text in _LINKS | _STOPS:
        return last
    for index in range(last, start + 2, -1):
        if scene.words[index].text in _LINKS or scene.words[index].text[:1] == "و" and index == last:
            return index - 1
    return last


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
    elif doers and not ("c" in group.first.hit.trigger.flags and not undergone):
        parts.append(doers[0])
        if undergone and group.category != Category.CONCEDE:
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
