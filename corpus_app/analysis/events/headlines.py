"""News that no trigger word tells: a statement, or something the lexicon has no word for.

A statement is an event only when it is the news: nothing else in the headline says what happened. And when
neither headline nor lead holds a trigger, the verb with which the lead begins says what the news is.
"""

import re

from ..reading import fold_words
from ..vocabulary import ActorKind, Category, EventStatus
from .arguments import arguments_of
from .clusters import Cluster, Telling
from .hits import Hit
from .inflection import Shape
from .lexicon import Trigger
from .scene import HEADLINE, LEAD, OPENERS
from .status import Standing

# No known place has more words.
_LONG_PLACE = 8
_SPEAKING = fold_words(
    "قال قالت يقول تقول أكد أكدت يؤكد تؤكد صرح صرحت يصرح أعلن أعلنت يعلن تعلن شدد شددت يشدد أوضح أوضحت"
    " أضاف تعليق يعلق تعلق علق علقت يرد ترد رد ردت تصريح تصريحات وقال وقالت وأكد اعتبر اعتبرت يعتبر تعتبر"
)
# In a lead they tell that somebody spoke whom the headline quotes after a colon.
_TELLING = _SPEAKING | fold_words(
    "رأى رأت يرى ترى حذر حذرت انتقد انتقدت أشار أشارت لفت لفتت نبه نبهت جدد جددت أعرب أعربت عبر عبرت هاجم"
    " هاجمت اتهم اتهمت دافع دافعت تحدث تحدثت وصف وصفت كتب كتبت غرد نشر دعا دعت"
)
_ANNOUNCING = fold_words("أعلن أعلنت يعلن تعلن")
_REPORTING = _SPEAKING | fold_words("ذكر ذكرت أفاد أفادت نقل نقلت كشف كشفت أظهر أظهرت نشر نشرت يبدو كان كانت ليس ليست")
_NOT_VERBS = OPENERS | _REPORTING | fold_words(
    "في من على إلى عن مع بين بعد قبل منذ خلال عند يوم هذا هذه ذلك تلك كل أي ثم هل ما لا لم لن قد أول أكثر"
    " نحو عدد تحت تاريخ تقرير تقارير تنظيم تغيير تونس تجربة تجارة تم توتر تفاصيل تركيا تشاد تايلاند تايوان"
    " تويتر تحالف تعرف تشرين تموز يناير يونيو يوليو يمني يمنية يهود يهودي ياباني اليمن يد أبرز آخر أهم أحد"
    " إحدى أكبر أنباء ابن أب أم أخ أو أما إذ شاهد بالفيديو"
)  # fmt: skip
_DATELINE_END = re.compile(r".*\)?\s*[-–—]+\s*")
_PERFECT = re.compile(r"(?!ال|.*ات$)(?:\w{2,}ت|ا\w{2,5}|[^\W\dا]\w{2}|ت\w{2,5})$")
_IMPERFECT = re.compile(r"(?:ي\w{2,}|ت\w{2,})$")
_NOUN_ENDINGS = ("ه", "ات", "يه", "يا", "يم", "ير", "يل", "ين")
_STATEMENT = Trigger("verb", "قال", "تصريح", Category.OTHER, "statement", 0.55, "s", (), ())
_REFUSAL = Trigger("verb", "لا", "رفض", Category.REJECT, "rejection", 0.6, "s", (), ())
_REFUSED = fold_words(
    "تغيير تراجع تفاوض مفاوضات حوار عودة انسحاب تنازل تنازلات تسوية مساومة هدنة تطبيع نية خطط مساس تهاون تمديد"
    " وساطة لقاء صلح تأجيل استقالة"
)
_VISIT = Trigger("noun", "في", "زيارة", Category.CONSULT, "visit", 0.55, "", (), ())
# How many words into a headline a colon still follows the name of who speaks.
_COLON = 9
# How many words into a headline its first person may begin.
_OPENING = 4
_DEED = Trigger("verb", "", "", Category.OTHER, "", 0.5, "", (), ())


def headline_events(scene, groups, named=False):
    """Clusters for what headline and lead tell beyond the trigger words: at most one, often none.

    ``named`` says that the headline names a known event.
    """
    told = [telling for group in groups for telling in group.tellings if telling.zone == HEADLINE]
    if any(telling.hit.shape.tense != "noun" for telling in told):
        return []
    headline = [index for index in range(len(scene.words)) if scene.zone[index] == HEADLINE]
    lead = [index for index in range(len(scene.words)) if scene.zone[index] == LEAD]
    if not headline:
        return []
    statement = _refusal(scene, headline) or _statement(scene, headline, lead, bool(told))
    if statement is not None:
        return [statement]
    if not told and not named and (visit := _visit(scene, headline)):
        return [visit]
    if named or told or any(group.first.zone == LEAD and not group.first.standing.supposed for group in groups):
        return []
    deed = _deed(scene, headline, lead)
    return [deed] if deed is not None else []


def _refusal(scene, headline):
    """«الوزير: لا تفاوض …» refuses, whoever says it."""
    for index in headline[1:-1]:
        said = scene.words[index].gap.strip().startswith((":", '"', "«")) or index == headline[0]
        if said and scene.words[index].text == "لا" and scene.words[index + 1].text in _REFUSED:
            return Cluster(Category.REJECT, [_telling(scene, _REFUSAL, index, index + 1, Category.REJECT)])
    return None


def _visit(scene, headline):
    """«الرئيس الفرنسي … في نيجيريا»: a headline that begins with a person in a place tells of a visit."""
    for placed in scene.actors_between(headline[0], headline[0] + _OPENING):
        at = placed.last + 1
        if scene.sport or scene.actors_list[placed.value].kind != ActorKind.PERSON or at + 1 > headline[-1]:
            continue
        if scene.words[at].text == "في" and scene.words[at].joined and scene.places_between(at + 1, at + 1):
            return Cluster(Category.CONSULT, [_telling(scene, _VISIT, at, at + 1, Category.CONSULT)])
    return None


def _statement(scene, headline, lead, told):
    # Who announces an event that the headline names makes no news of his own.
    speaking = _SPEAKING - _ANNOUNCING if told else _SPEAKING
    spoken = [index for index in headline if scene.words[index].text in speaking]
    telling = _SPEAKING if spoken else _TELLING
    said = [index for index in lead if scene.words[index].text in telling][:2]
    colon = next((index for index in headline[1:_COLON] if scene.words[index].gap.strip().startswith(":")), None)
    if colon is not None and any(
        scene.actors_list[placed.value].kind == ActorKind.STATE and placed.last == colon - 1
        for placed in scene.actors_between(headline[0], colon)
    ):
        colon = None
    if colon is not None and colon in scene.triggers:
        # Who is named before it only reports what follows: الجيش: قصف مدفعي.
        colon = None
    # A colon after a country or a topic introduces no speech, unless the lead says that somebody spoke.
    if not spoken and not (colon is not None and said):
        return None
    first = (spoken[0], spoken[0]) if spoken else (colon, headline[-1])
    tellings = [_telling(scene, _STATEMENT, *first), *(_telling(scene, _STATEMENT, index, index) for index in said)]
    return Cluster(Category.OTHER, tellings)


def _deed(scene, headline, lead):
    verbs = [index for index in headline[1:] if _is_verb(scene, index, _IMPERFECT)][:1]
    begins = [
        index for index in lead
        if not scene.same_sentence(index - 1, index) or _DATELINE_END.fullmatch(scene.words[index].gap)
    ]  # fmt: skip
    verbs += [index for index in begins if _is_verb(scene, index, _PERFECT)][:2]
    return Cluster(Category.OTHER, [_telling(scene, _DEED, index, index) for index in verbs]) if verbs else None


def _is_verb(scene, index, pattern):
    word = scene.words[index].text
    if index in scene.within_actor or index in scene.within_date or word in _NOT_VERBS:
        return False
    if any(placed.last >= index for placed in scene.places_between(index - _LONG_PLACE, index)):
        return False
    if word[0] in "وف" and word[1:] in _NOT_VERBS:
        return False
    return bool(pattern.match(word)) and not (pattern is _IMPERFECT and word.endswith(_NOUN_ENDINGS))


def _telling(scene, trigger, index, last, category=Category.OTHER):
    tense = "perfect" if scene.zone[index] == LEAD or trigger is _STATEMENT else "imperfect"
    hit = Hit(trigger, Shape(tense), index, last, scene.words[index].start, "")
    arguments = arguments_of(scene, hit, frozenset())
    return Telling(hit, Standing(EventStatus.HAPPENED), arguments, category, trigger.form, scene.zone[index])
