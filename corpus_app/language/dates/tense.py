"""Whether the words around a date speak of what was or of what is to come."""

from ..folding import fold
from .lexer import BREAK
from .unsaid_years import FUTURE, PAST

_REACH_LEFT = 14
_REACH_RIGHT = 3
_STOP = frozenset({".", "!", "؟", "?", BREAK})
_FUTURE_WORDS = frozenset(
    fold(
        "سوف المقرر مقرر المقررة مقررة يتوقع متوقع المتوقع متوقعا المتوقعة المرتقب المرتقبة مرتقب مرتقبة المزمع المزمعة"
        " مزمع يعتزم تعتزم المنتظر ينتظر يفترض موعد موعدا ستكون تمهيدا استعدادا ينوي تنوي المرجح غضون"
        " مقررا مقبلة يتأهب تستعد يستعد لغاية غاية مبكرة المحدد"
    ).split()
)
_PAST_WORDS = frozenset(
    fold(
        "قال قالت وقال وقالت أعلن أعلنت أكد أكدت ذكر ذكرت وذكرت أوضح أوضحت أضاف أضافت صرح صرحت نفى نفت كان كانت وكان"
        " وكانت قتل قتلت منذ شهد شهدت أطلق أطلقت جرى جرت وقع وقعت بدأ بدأت أدى أدت أفاد أفادت أشار أشارت حذر حذرت"
        " دعا دعت طالب طالبت التقى وصل وصلت أقر أقرت نشر نشرت أجرى أجرت تم أسفر أسفرت اتهم اتهمت نفذ نفذت أجريت عقد"
        " عقدت انتهى انتهت اعتقل اعتقلت أصدر أصدرت صدر قرر قررت اندلعت اندلع انطلقت كشف كشفت اتفقت وافق وافقت بثت بث"
        " انفجر توفي توفيت اختفى اختفت غادر غادرت عاد عادت زار زارت تولى تولت رحل استقال أقيل اغتيل خطف دخل دخلت"
        " خرج خرجت وقعت استهدف استهدفت هاجم هاجمت شن شنت سقط سقطت مقتل اغتيال عقب أصبح أصبحت"
        " قام قامت حصل حصلت فاز فازت خسر خسرت خضع تعرض تعرضت اعترف اعتبر أبلغ أثار جاء جاءت رفض رفضت طلب وضع فرض فرضت"
        " حقق سيطر سيطرت استضاف حضر تسلم الأخير الأخيرة عمل ظهر عثر عثرت توصلت توصل"
    ).split()
)
_STARTING = frozenset(fold("اعتبارا ابتداء بدءا وابتداء").split())
# قبل أن, بعد أن tell what was; على أن what is agreed for later.
_CONJUNCTIONS = {"قبل": PAST, "بعد": PAST, "علي": FUTURE}
# The present of these tells what is on the programme (يلتقي نظيره الثلاثاء).
_SCHEDULED = frozenset(
    fold(
        "يلتقي تلتقي يلتقيان يبدأ تبدأ يواجه تواجه يتوجه تتوجه ينتقل تنتقل يستضيف تستضيف يخوض تخوض يلعب تلعب يجتمع"
        " تجتمع ينطلق تنطلق يفتتح تفتتح يزور تزور يستقبل تستقبل يحتضن تحتضن ينعقد تنعقد يختتم تختتم"
        " ينتهي تنتهي تجري يحين تحين يحل تحل"
    ).split()
)
# سـ before a present-tense prefix makes a future; these beginnings are of nouns and foreign names.
_NOT_FUTURE = tuple(
    fold(
        "سيار سياس سيطر سينم سينار سياد سيرة سيرته سيرجي سيرغي سيرغو سيرخ سياق سياح سيول سيغي سيغال سيلفي"
        " سيلفا سيلفر سيلين سيليا سيليك سيلا سيمون سيميو سيمغ سيباستيا سيبيريا سيد سيفين سيفو سيناء سينغ سييا سيزار"
        " سيسوك سيسيه سيسيل سيريك سترزو سيتي سيتروين سيئ ستيف ستيرل ستيري ستين ستيوا ستوك ستولتن ستورم"
        " ستورغ ستورج ستوري ستون ستروين ستاد"
        " ستاندر ستانفو ستانل ستاني ستال ستام ستارم ستارب ستاف ستراس سترات ستريت ستريم ستريب ستروم سنغا سنتي سنتر"
        " سنتا سنجق سناب سندات سنوا سنوي سنجا سنين سنان سنة ستة ستره سيشن سياتل سيهو سيجيف سيريا سيريل سيريب"
        " سيرين سيؤول سيبير سيناتور سيراليون"
    ).split()
)
_SHORT_NOUNS = frozenset(fold("ستة ستين ستونز ستونم سنة سنين سنتين سين سير سيرك سيما سيرو سيدي سيناء").split())


def direction(tokens, start, end):
    """PAST, FUTURE or None, from the nearest verb-like word left of tokens[start:end], else right of it.

    To the right a future counts only next to the date; further on it is what was said on that day.
    """
    for position in range(start - 1, max(-1, start - 1 - _REACH_LEFT), -1):
        if tokens[position].raw in _STOP:
            break
        if cue := _cue(tokens, position):
            return cue
    for position in range(end, min(len(tokens), end + _REACH_RIGHT)):
        if tokens[position].raw in _STOP:
            break
        if (cue := _cue(tokens, position)) == PAST or cue and position == end:
            return cue
    return None


def starts_from(tokens, start):
    """Whether tokens[start] is when something takes effect: اعتبارا من نوفمبر, بحلول يونيو."""
    if tokens[start].word == "حلول":
        return True
    return start > 1 and tokens[start - 1].raw == "من" and tokens[start - 2].raw in _STARTING


def tells_past(tokens, start):
    """Whether a verb in the past stands right before tokens[start] (وصل قبل …, قتل منذ …)."""
    return any(_cue(tokens, position) == PAST for position in range(max(0, start - 3), start))


def foretells(tokens, start):
    """Whether a verb right before tokens[start] tells what will be (سيغادر بعد …), not what is agreed on."""
    near = range(max(0, start - 6), start)
    return any(_cue(tokens, position) == FUTURE and tokens[position].raw != "ان" for position in near)


def _cue(tokens, position):
    raw = tokens[position].raw
    word = raw[1:] if raw[0] in "وف" and len(raw) > 3 else raw
    if not _FUTURE_WORDS.isdisjoint((raw, word)):
        return FUTURE
    if not _PAST_WORDS.isdisjoint((raw, word)):
        return PAST
    before = tokens[position - 1].raw if position else ""
    if word == "ان":
        return _CONJUNCTIONS.get(before)
    if word == "المفترض":
        return FUTURE if before in ("من", "ومن") else None
    if word in _SCHEDULED:
        return PAST if before == "لم" else None if before == "ان" else FUTURE
    if len(word) > 3 and word[0] == "س" and word[1] in "يتن":
        return None if word in _SHORT_NOUNS or word.startswith(_NOT_FUTURE) else FUTURE
    return PAST if _is_past_feminine(word) else None


def _is_past_feminine(word):
    """أعلنت, وجهت, عاودت: a verb's ending, which few nouns share."""
    return len(word) > 3 and word[-1] == "ت" and word[-2] not in "ايو" and word[0] not in "يتن" and word[:2] != "ال"
