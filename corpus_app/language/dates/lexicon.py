"""The words that date expressions are made of, folded."""

from ..folding import fold
from ..numbers import CARDINAL_WORDS, ORDINAL_WORDS
from .months import FIRST_WORDS


def _folded(text):
    return frozenset(fold(text).split())


WEEKDAYS = {
    fold(name): number
    for number, names in enumerate(
        (
            "الاثنين الإثنين الأثنين",
            "الثلاثاء الثلثاء",
            "الأربعاء",
            "الخميس",
            "الجمعة",
            "السبت",
            "الأحد",
        )
    )
    for name in names.split()
}

# Parts of a day that may stand before its name (مساء الخميس) or before أمس, اليوم, غد.
PERIODS = _folded("صباح مساء فجر ظهر عصر ليل ليلة نهار ضحى ظهيرة عشاء مغرب سحر غروب أمسية منتصف ساعات")
DAY_NOUNS = _folded("يوم نهار")
DUALS = _folded("يومي ليلتي ليلي عامي سنتي شهري عقدي")
PLURALS = _folded("أيام أعوام سنوات سنين")

YESTERDAY = _folded("أمس الأمس البارحة")
TOMORROW = _folded("غدا غد الغد غدٍ")
TODAY = fold("اليوم")

# How a tense word moves the unit it follows.
TENSES = {
    word: shift
    for shift, words in {
        -1: "الماضي الماضية الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الماضيين الماضيتين الخالي",
        0: "الجاري الجارية الحالي الحالية الراهن الراهنة",
        1: "المقبل المقبلة القادم القادمة الآتي الآتية المقبلين القادمين المنتظر المنتظرة الوشيك الداخل",
    }.items()
    for word in _folded(words)
}
# These take the unit of the date told before: في العام نفسه, في العام التالي.
SAME = _folded("نفسه نفسها ذاته ذاتها عينه عينها")
NEXT = _folded("التالي التالية اللاحق اللاحقة")
PREVIOUS = _folded("السابق السابقة")
THIS = _folded("هذا هذه هذي")
THAT = _folded("ذلك تلك ذاك")

UNITS = {
    fold(name): unit
    for unit, names in {
        "day": "يوم يوما أيام اليوم",
        "week": "أسبوع أسبوعا أسابيع الأسبوع",
        "month": "شهر شهرا أشهر شهور الشهر",
        "year": "عام عاما أعوام سنة سنوات سنين العام السنة",
        "decade": "عقد عقدا عقود العقد",
        "century": "قرن قرنا قرون القرن",
    }.items()
    for name in names.split()
}
DUAL_UNITS = {
    fold(name): unit
    for unit, names in {
        "day": "يومين",
        "week": "أسبوعين",
        "month": "شهرين",
        "year": "عامين سنتين",
        "decade": "عقدين",
    }.items()
    for name in names.split()
}
YEAR_NOUNS = _folded("عام العام سنة السنة عامي سنتي أعوام سنوات عامين العامين")
DEFINITE_UNITS = _folded("الأسبوع الشهر العام السنة العقد القرن")

SEASONS = {
    fold(article + name): code
    for name, code in {"ربيع": 21, "صيف": 22, "خريف": 23, "شتاء": 24}.items()
    for article in ("", "ال")
}
DECADES = {
    fold(article + stem + ending): decade
    for stem, decade in {
        "عشرين": 20, "ثلاثين": 30, "أربعين": 40, "خمسين": 50,
        "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90,
    }.items()
    for ending in ("ات", "يات")
    for article in ("", "ال")
}  # fmt: skip
PARTS = _folded("مطلع أوائل أول بداية بدايات مستهل منتصف أواسط وسط أواخر آخر نهاية نهايات ختام مشارف غضون حلول")
ENDS = _folded("نهاية نهايات")
PORTIONS = _folded("النصف الربع الثلث العقد الربعين الأشهر")

AGO = _folded("قبل منذ")
AFTER = fold("بعد")
ABOUT = _folded("نحو حوالي حوالى قرابة زهاء")
UNTIL = _folded("إلى حتى ولغاية لغاية وحتى وإلى")
TWIN = _folded("الموافق الموافقة المصادف الواقع الموافقين")
BETWEEN = fold("بين")
CHRISTIAN = _folded("م ميلادي ميلادية للميلاد الميلادي الميلادية")
MUSLIM = _folded("ه هجري هجرية للهجرة الهجري الهجرية")

DAY_WORDS = ORDINAL_WORDS | CARDINAL_WORDS | {"الفاتح", "فاتح", "غره"}

# Words that an expression begins with of itself, and words that begin one when such a word follows.
STARTERS = frozenset(
    (*WEEKDAYS, *PERIODS, *DAY_NOUNS, *DUALS, *PLURALS, *YESTERDAY, *TOMORROW, TODAY, *YEAR_NOUNS, *DEFINITE_UNITS,
     *SEASONS, *DECADES, *PORTIONS, *FIRST_WORDS, *DAY_WORDS, "شهر", "فصل", "الليله", "عيد")
)  # fmt: skip
LEADERS = frozenset((*PARTS, *AGO, AFTER, BETWEEN, *THIS, "من", "عقد", "بعيد", "نفس", "اول"))
FOLLOWERS = (STARTERS | LEADERS | ABOUT | {*DUAL_UNITS, *UNITS, "الصباح", "المساء", "الظهيره"}) - {"من"}

# Words written with و ف ب ل ك before them, so that the lexer takes these off.
_HOSTS = (
    *WEEKDAYS, *PERIODS, *DAY_NOUNS, *DUALS, *PLURALS, *YESTERDAY, *TOMORROW, TODAY, *UNITS, *YEAR_NOUNS,
    *DEFINITE_UNITS, *SEASONS, *DECADES, *PARTS, *PORTIONS, *AGO, AFTER, BETWEEN, *FIRST_WORDS, *THIS, *TWIN,
    *UNTIL, "من", "في", "نفس", "الليله", *(fold(word) for word in "الفاتح الصباح المساء".split()),
    *ORDINAL_WORDS,
)  # fmt: skip
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")

# Folded word as written → (length of its proclitics, the word without them).
WORDS: dict[str, tuple[int, str]] = {}
for _proclitic in _PROCLITICS:
    for _word in _HOSTS:
        WORDS.setdefault(_proclitic + _word, (len(_proclitic), _word))
        if _proclitic.endswith("ل") and _word.startswith("ال"):
            # The article is written as a second lam: للعام.
            WORDS.setdefault(_proclitic + "ل" + _word[2:], (len(_proclitic) + 1, _word))
