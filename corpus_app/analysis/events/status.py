"""Whether a trigger says that something happened, is planned, alleged, denied, called off, or only thought of."""

from typing import NamedTuple

from ..reading import fold_words
from ..vocabulary import Category, EventStatus

_NEGATIONS = fold_words("لم ولم فلم لن ولن ألم ليس ليست وليس")
_NEGATED_NOUN = fold_words("عدم وعدم بعدم لعدم انعدام دون بدون لا ولا يتم تتم")
_FUTURE_VERBS = fold_words(
    "يعتزم تعتزم يعتزمون ينوي تنوي يستعد تستعد يستعدون يتأهب تتأهب يتوقع تتوقع متوقع المتوقع المقرر مقرر"
    " المزمع المرتقب مرتقب مرتقبة المرتقبة مقررة المقررة سيتم ستتم سوف يخطط تخطط يسعى تسعى يمهد لإجراء يعد"
    " تعد قريبا المفترض يقضي تقضي تنص ينص يتضمن تتضمن المقبل المقبلة المقبلين القادم القادمة سيعقد ستعقد"
    " ستجرى ستجري سيجري سيكون ستكون يفترض تقترب يقترب تمهيدا استعدادا تحضيرا لعقد عزمه عزمها اعتزامه"
    " اعتزامها نيته نيتها خطة خطط يزمع تزمع بصدد سيقوم ستقوم يبدأ مزمع المنتظر سيشهد ستشهد موعد"
)
_ALLEGATION = fold_words(
    "اتهم اتهمت يتهم تتهم متهما متهمة متهمين اتهام اتهامات باتهامات بتهمة تهمة تهم باتهامه مزاعم المزعوم"
    " المزعومة يزعم تزعم زعم زعمت زاعما زاعمة ادعى ادعت يدعي تدعي ادعاءات يشتبه المشتبه شبهة شائعات إشاعات"
    " أنباء مفترض لاتهامه لاتهامهم المفترضة متورط تورط تورطه بتورط بالتورط التورط ضلوع بالضلوع شكوك محتمل"
    " محتملة المحتمل اتهامه اتهامها باتهام"
)
_CHARGES = fold_words("بتهمة تهمة بتهم تهم بشبهة")
_ACCUSING = fold_words("اتهم اتهمت يتهم تتهم متهما متهمة واتهم واتهمت زعم زعمت ادعى ادعت")
_TERMS = fold_words("ينص تنص يقضي تقضي نص ونص وينص وتنص يتضمن تتضمن ويتضمن وتتضمن ويقضي وتقضي تعهد تعهدت وتعهد وتعهدت")
_TURNS = fold_words("كما يذكر فيما بينما لكن ولكن وأضاف وأضافت وقال وقالت وأوضح وكان وكانت")
_WORDS = (Category.ACCUSE, Category.REJECT, Category.DEMAND, Category.THREATEN, Category.SUPPORT)
_DENIALS = fold_words("نفى نفت ينفي تنفي نافيا نافية نفي ونفى ونفت نفوا")
_CANCELLED = fold_words(
    "إلغاء ألغى ألغت يلغي تلغي ألغيت إلغاؤها إلغائها إلغاءه بإلغاء ملغاة الملغاة أُلغي تلغى وألغى وألغت إلغاؤه"
)
_POSTPONED = fold_words("تأجيل أجل أجلت يؤجل تؤجل تأجلت تأجل إرجاء أرجأ أرجأت يرجئ ترجئ بتأجيل")
_CONDITION = fold_words(
    "فكر فكرت يفكر تفكر التفكير أخشى يخشى تخشى خشي نخشى تخوف تخوفات"
    " إذا وإذا لو ولو ربما قد لعل ليت احتمال احتمالات إمكانية يمكن ويمكن ممكن الممكن يحتمل خشية مخافة"
    " مخاوف خوفا تحسبا لمنع لتجنب تجنب تفادي لتفادي خطر خيار فرضية هل وهل أم كلما مهما طالما إمكان بإمكان"
    " بإمكانه كاحتمال يجب ينبغي ضرورة بضرورة لضرورة أهمية ضرورية حال محاولة لمحاولة شأن الممكن أجل بهدف"
    " بغية لأجل رغبة رغبته أملا يأمل تأمل أمل آمال الآمال الرغبة السبيل مساعي المساعي جهود الجهود سعيا"
)
_UNDERGOING = fold_words(
    "تعرض تعرضت يتعرض تتعرض وتعرض وتعرضت تعرضه تعرضها تعرضهم التوصل توصل توصلت التعرض خضع خضعت وفقا تبعا نتيجة نظرا"
)
_WILL = fold_words("يريد تريد يرغب ترغب يحاول تحاول حاول حاولت")
_IMPERFECT_AFTER_QAD = fold_words("قد وقد فقد")


class Standing(NamedTuple):
    """``status`` and whether the trigger stands in a condition, wish or fear (``supposed``)."""

    status: EventStatus
    supposed: bool = False
    cue: str = ""


def standing_of(scene, hit):
    """Read the status of a hit from its form and the words before and after it in its clause."""
    index, shape = hit.first, hit.shape
    if hit.proclitic.endswith("س"):
        return Standing(EventStatus.PLANNED, cue="س")
    before = _preceding(scene, index, 7)
    near = before[:3]
    if shape.tense != "noun" and before[:1] and before[0] in _NEGATIONS:
        status = EventStatus.NEGATED
        return Standing(status, before[0] in ("لن", "ولن"), before[0])
    if shape.tense == "imperfect" and before[:1] and before[0] in ("لا", "ولا", "ما"):
        return Standing(EventStatus.NEGATED, True, before[0])
    if shape.tense == "noun":
        if before[:1] and before[0] in _NEGATED_NOUN - {"لا", "ولا", "يتم", "تتم"} or "لا" in before[:1]:
            return Standing(EventStatus.NEGATED, True, before[0])
        if cue := _first(before[:2], _NEGATIONS):
            return Standing(EventStatus.NEGATED, cue in ("لن", "ولن"), cue)
        if _negated_after(scene, index):
            return Standing(EventStatus.NEGATED, cue="لم")
        if cue := _first(before[:5], _CANCELLED) or _first(_following(scene, index, 6), _CANCELLED):
            return Standing(EventStatus.CANCELLED, cue=cue)
        if (cue := _first(before[:3], _POSTPONED)) and not _is_sake(before, cue):
            return Standing(EventStatus.PLANNED, cue=cue)
    if cue := _first(before[:5], _DENIALS):
        return Standing(EventStatus.NEGATED, cue=cue)
    if shape.tense == "noun" and (cue := _first(before[:3], _CHARGES)):
        # What somebody is charged with belongs to the charge.
        return Standing(EventStatus.ALLEGED, True, cue)
    if (cue := _first(before, _ALLEGATION)) and not (cue == "انباء" and _future_after(scene, hit)):
        return Standing(EventStatus.ALLEGED, cue=cue)
    coordinated = shape.tense != "noun" and hit.proclitic[:1] in ("و", "ف")
    if (
        hit.trigger.category not in _WORDS
        and not coordinated
        and (cue := _first(_sentence_before(scene, index, 20), _ACCUSING))
    ):
        return Standing(EventStatus.ALLEGED, cue=cue)
    if shape.tense != "perfect" and (cue := _first(_sentence_before(scene, index, 24), _TERMS)):
        return Standing(EventStatus.PLANNED, cue=cue)
    if shape.tense == "imperfect" and before[:1] and before[0] == "عندما":
        return Standing(EventStatus.PLANNED, cue="عندما")
    if _is_purpose(scene, hit, before):
        return Standing(EventStatus.PLANNED, True, "ل")
    if shape.tense == "imperfect" and before[:1] and before[0] in _IMPERFECT_AFTER_QAD:
        return Standing(EventStatus.HAPPENED, True, before[0])
    if shape.tense != "perfect":
        if cue := _first(near if shape.tense == "noun" else before[:4], _CONDITION - _IMPERFECT_AFTER_QAD):
            return Standing(EventStatus.HAPPENED, True, cue)
        if cue := _first(before[:5], _FUTURE_VERBS) or _future_after(scene, hit):
            return Standing(EventStatus.PLANNED, cue=cue)
        if cue := _first(near, _WILL):
            return Standing(EventStatus.PLANNED, True, cue)
        if shape.tense == "imperfect" and before[:1] and before[0] in ("ان", "بان", "كي", "لكي"):
            return Standing(EventStatus.PLANNED, True, "ان")
        if shape.tense == "imperfect" and hit.proclitic.endswith("ل"):
            return Standing(EventStatus.PLANNED, True, "ل")
    elif cue := _first(near, _CONDITION - _IMPERFECT_AFTER_QAD - {"هل", "وهل", "حال"}):
        return Standing(EventStatus.HAPPENED, True, cue)
    return Standing(EventStatus.HAPPENED)


def _is_sake(before, cue):
    """Whether أجل stands in من أجل: for the sake of, not put off."""
    following = before.index(cue) + 1 if cue in before else len(before)
    return cue == "اجل" and before[following : following + 1] == ["من"]


def _is_purpose(scene, hit, before):
    """Whether ل makes a bare noun an aim: رفع الفائدة لإنقاذ العملة; not تعرض لهجوم, التوصل لاتفاق."""
    if hit.shape.tense != "noun" or hit.shape.definite or not hit.proclitic.endswith("ل"):
        return False
    return not (before[:1] and (_first(before[:6], _UNDERGOING) or hit.first - 1 in scene.triggers))


def _sentence_before(scene, index, size):
    """Up to ``size`` words before in the sentence, nearest first, up to a word that opens another statement."""
    words = []
    for step in range(1, size + 1):
        word = scene.before(index, step)
        if not word or word in _TURNS or word[0] == "و" and index - step in scene.verbs:
            break
        words.append(word)
    return words


def _preceding(scene, index, size):
    """Up to ``size`` words before in the sentence, nearest first, one clause boundary allowed."""
    words = []
    for step in range(1, size + 1):
        if not scene.same_sentence(index - step, index) or scene.clause[index] - scene.clause[index - step] > 1:
            break
        words.append(scene.words[index - step].text)
    return words


def _following(scene, index, size):
    words = []
    for step in range(1, size + 1):
        if not scene.same_sentence(index + step, index) or scene.clause[index + step] - scene.clause[index] > 2:
            break
        words.append(scene.words[index + step].text)
    return words


def _first(words, cues):
    return next((word for word in words if word in cues or word[:1] in "ول" and word[1:] in cues), "")


def _negated_after(scene, index):
    """«الهجوم … لم يبدأ بعد»: a nominal sentence whose verb is denied."""
    following = _following(scene, index, 9)
    for place, word in enumerate(following[:-1]):
        if word in ("لم", "لن"):
            return following[place + 1] in _BEGIN
    return False


_BEGIN = fold_words("يبدأ تبدأ يحدث تحدث يقع تقع يتم تتم ينعقد تنعقد يعقد تعقد يجر تجر يحصل تحصل يكن تكن")
_FUTURE_ADJECTIVES = fold_words(
    "المقبل المقبلة القادم القادمة المرتقب المرتقبة المقرر المقررة المزمع المزمعة مرتقبة مرتقب مقبلة المنتظرة المنتظر"
)
_FUTURE_AUX = fold_words(
    "سيعقد ستعقد ستجرى ستجري سيجري ستبدأ سيبدأ ستنطلق سينطلق سيكون ستكون سيتم ستتم المقرر يتوقع متوقع"
)


def _future_after(scene, hit):
    if hit.shape.tense != "noun":
        return ""
    following = _following(scene, hit.first, 5)
    return _first(following[:4], _FUTURE_ADJECTIVES) or _first(following, _FUTURE_AUX)
