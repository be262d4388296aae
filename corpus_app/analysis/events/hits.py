"""Trigger words found in a scene, with the reading of each that its neighbours allow."""

from typing import NamedTuple

from ..reading import fold_words
from ..vocabulary import ActorKind
from .inflection import Shape
from .lexicon import Trigger
from .scene import HEADLINE, SAYING

# A verb's subject may stand between it and the word it needs.
VERB_WINDOW, NOUN_WINDOW, LETTER_WINDOW, AVOID_WINDOW, BACK_WINDOW = 9, 4, 4, 2, 2
DEFER_WINDOW = 12
# A noun right after one of these is part of a name or an office: وزير الدفاع، مجلس التعاون، لجنة الانتخابات.
_HEADS = fold_words(
    "علماء فرقة فرق فريق طواقم طاقم رجال عمال عناصر سيارة سفينة"
    " وزارة وزير وزيرة مجلس لجنة منظمة هيئة مركز محكمة حزب حركة جبهة مكتب قسم إدارة جهاز مديرية قوة شرطة"
    " وكالة مؤسسة جمعية اتحاد رابطة صندوق معهد متحف شارع ساحة ميدان ملعب استاد قاعة مستشفى صحيفة قناة"
    " مفوضية مفوض سفير قائد رئيس عضو مستشار مدير خبير أستاذ سياسة قانون مشروع نظام حق حقوق خطر احتمال"
    " إمكانية تجنب مكافحة محاربة قواعد تهمة بتهمة غرفة سوق شركة أدوات وسائل آلية معدات فيلم مسلسل كتاب"
    " رواية مؤشر جرائم جريمة جنحة مكافحي مكافح مناهضي مناهضو معاشات"
)
# After these words a form that may be verb or noun is a noun.
_NOUN_AFTER = fold_words(
    "عن في من إلى على بعد قبل منذ خلال أثناء عقب إثر جراء بسبب بين مع ضد نتيجة رغم كل أي هذا هذه ذلك تلك"
    " إن أن حول دون بدون عملية عمليات محاولة بتهمة تهمة بتهم تهم بشبهة"
)
# بعد أن takes a verb in the perfect, where إن takes a noun.
_THEN = fold_words("بعد منذ إلى بمجرد عقب سبق")
_VERB_AFTER = fold_words("قد وقد كان كانت وكان وكانت الذي التي الذين حيث لم لن لا ما كما")
_VERB_NEXT = fold_words("هل قد لم لن سوف وقد فقد ولم")
_NUMBERS = fold_words(
    "اثنين اثنان ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرات العشرات مئات"
    " المئات مئة مائة آلاف الآلاف ألف عدد نحو حوالي شخصين جنديين مدنيين"
)


class Hit(NamedTuple):
    """A trigger on words first…last; ``start`` leaves the proclitics of the first word out.

    ``carried`` says that a verb only led to it: قررت النيابة حبس المتهمين.
    """

    trigger: Trigger
    shape: Shape
    first: int
    last: int
    start: int
    proclitic: str
    carried: bool = False


def find_hits(scene, forms):
    """The trigger words of a scene in order, at most one a word. ``forms`` as of lexicon.load()."""
    hits = [hit for index in range(len(scene.words)) if (hit := _hit_at(scene, forms, index)) is not None]
    leads = [_led_to(scene, hit, hits[number + 1 : number + 4]) for number, hit in enumerate(hits)]
    carried = {
        led.first for hit, led in zip(hits, leads, strict=True) if led is not None and hit.shape.tense == "perfect"
    }
    return [
        hit._replace(carried=hit.first in carried) for hit, led in zip(hits, leads, strict=True) if led is None
    ]  # fmt: skip


def _led_to(scene, hit, following):
    """The event to which a word only leads: قررت النيابة حبس, إلغاء الزيارة; None for what stands for itself."""
    if "d" not in hit.trigger.flags:
        return None
    upto = next((place for place, other in enumerate(following) if other.shape.tense != "noun"), len(following))
    near = [
        other for other in following[:upto]
        if other.first - hit.first <= DEFER_WINDOW
        and scene.same_sentence(other.first, hit.first)
        and scene.clause[other.first] - scene.clause[hit.first] <= (0 if hit.shape.tense == "noun" else 2)
    ]  # fmt: skip
    event = next((other for other in near if "d" not in other.trigger.flags), None)
    # What is decided may itself only lead to something that is no event: قررت الشركة إرجاء عرض الفيلم.
    return event or next((other for other in near[:1] if hit.shape.tense != "noun"), None)


def _hit_at(scene, forms, index):
    if index in scene.within_actor or index in scene.within_date:
        return None
    word = scene.words[index]
    # Folding makes one of ة and ه, but صادرة is no صادره.
    marked = scene.document.text[word.start : word.end].endswith("ة")
    best, best_rank, verbal = None, None, _prefers_verb(scene, index)
    for offset, rest in scene.reading.forms[index]:
        candidates = forms.get(rest)
        if not candidates:
            continue
        proclitic = word.text[:offset]
        for order, (trigger, shape) in enumerate(candidates):
            if shape.suffixed and marked:
                continue
            if not _proclitic_fits(scene, index, proclitic, shape) or not _context_fits(scene, index, trigger, shape):
                continue
            last = _needed_at(scene, index, trigger, shape)
            if last is None or _avoided(scene, index, trigger, shape):
                continue
            # The fewest proclitics, then the pickiest line, then the order of the file.
            rank = (offset, not trigger.needs, (shape.tense == "noun") == verbal, order)
            if best is None or rank < best_rank:
                start = scene.reading.span(index, index, offset).start
                best, best_rank = Hit(trigger, shape, index, last, start, proclitic), rank
    return best


def _proclitic_fits(scene, index, proclitic, shape):
    particle = proclitic[-1:]
    if proclitic and scene.before(index) in _VERB_NEXT:
        # No و or ف stands between these and their verb: هل ودعت.
        return False
    if proclitic == "ف" and shape.tense == "perfect" and scene.same_sentence(index - 1, index):
        # So and then begin a clause; within one it is a name: اعتقل فايد.
        return scene.clause[index] != scene.clause[index - 1]
    if particle == "س":
        return shape.tense == "imperfect"
    if particle in ("ب", "ك") and particle:
        return shape.tense == "noun"
    if particle == "ل":
        return shape.tense in ("noun", "imperfect")
    return True


def _context_fits(scene, index, trigger, shape):
    previous = scene.before(index)
    if shape.tense == "imperfect" and trigger.lemma == "سيطر" and scene.zone[index] != HEADLINE:
        # Areas that somebody holds are no event; taking them is.
        return False
    if shape.tense == "noun":
        return previous not in _HEADS and _stripped(previous) not in _HEADS
    if previous == "بشكل" or previous in SAYING and scene.zone[index] != HEADLINE:
        # Whoever speaks stands after the verb of saying, even under a name that is a verb too: وأضاف كرم.
        return False
    if previous == "ان" and shape.tense == "perfect":
        return scene.before(index, 2) in _THEN
    return previous not in _NOUN_AFTER or previous in ("ان", "من") and shape.tense == "imperfect"


def _names_person(scene, index):
    return any(
        placed.first == index and scene.actors_list[placed.value].kind == ActorKind.PERSON
        for placed in scene.actors_between(index, index)
    )


def _stripped(word):
    return word[1:] if word[:1] in "وفبلك" and len(word) > 3 else word


def _prefers_verb(scene, index):
    """Whether a form that may be noun or verb (قصف، قتل، بحث) stands where news puts its verbs."""
    if scene.zone[index] == HEADLINE:
        return False
    if not scene.same_sentence(index - 1, index):
        return True
    return scene.before(index) in _VERB_AFTER or scene.clause[index] != scene.clause[index - 1]


def _needed_at(scene, index, trigger, shape):
    """The last word that the trigger's needs take in; None when they are not met."""
    if not trigger.needs:
        return index
    for cue in trigger.needs:
        window = LETTER_WINDOW if len(cue.words[0]) == 1 else VERB_WINDOW if trigger.pos == "verb" else NOUN_WINDOW
        found = _find_cue(scene, index, cue, window, shape)
        if found is not None:
            return found if index < found <= index + 3 else index
    return None


def _avoided(scene, index, trigger, shape):
    return any(_find_cue(scene, index, cue, AVOID_WINDOW, shape) is not None for cue in trigger.avoid)


def _find_cue(scene, index, cue, window, shape):
    word = cue.words[0]
    if word == "+":
        return index if shape.suffixed else None
    if word == "@":
        return index + 1 if _names_person(scene, index + 1) else None
    if word == "«":
        following = index + 1
        return following if scene.same_sentence(following, index) and scene.reading.opens_quote(following) else None
    steps = range(-1, -BACK_WINDOW - 1, -1) if cue.back else range(1, window + 1)
    for step in steps:
        position = index + step
        if not scene.same_sentence(position, index):
            break
        if _matches(scene, position, cue):
            return position + len(cue.words) - 1
    return None


def _matches(scene, position, cue):
    word = cue.words[0]
    if word == "#":
        return counts(scene.words[position].text)
    if not _word_matches(scene, position, word, cue.prefix and len(cue.words) == 1):
        return False
    return all(
        scene.same_sentence(position + step, position)
        and _word_matches(scene, position + step, part, cue.prefix and step == len(cue.words) - 1)
        for step, part in enumerate(cue.words[1:], 1)
    )


def counts(word):
    """Whether a folded word is a number in digits, or a word for how many."""
    return any(char.isdigit() for char in word) or word in _NUMBERS


def _word_matches(scene, position, word, prefix):
    if len(word) == 1:
        return scene.words[position].text.startswith(word)
    for _, rest in scene.reading.forms[position]:
        if rest == word or prefix and rest.startswith(word):
            return True
    return False
