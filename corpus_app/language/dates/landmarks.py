"""Days and months that stand for one year in the news, whenever they are recalled: هجمات 11 سبتمبر is 2001.

A year is settled by the word before the date together with its month and day.
"""

from datetime import date

from ..folding import fold

_ATTACKS = "هجمات هجوم أحداث اعتداءات تفجيرات ذكرى ضحايا عملية"
_REVOLUTION = "ثورة انتفاضة حراك"
_WAR = "حرب حروب نصر نكسة عدوان"

# (words before, month, day or None) → year. Sources: the calendar of the region's modern history.
_ROWS = (
    (_ATTACKS, 9, 11, 2001),
    ("هجمات اعتداءات أحداث", 9, None, 2001),
    (_ATTACKS + " " + _WAR + " طوفان", 10, 7, 2023),
    (_REVOLUTION, 1, 25, 2011),
    (_REVOLUTION, 1, None, 2011),
    (_REVOLUTION, 6, 30, 2013),
    (_REVOLUTION, 2, 17, 2011),
    (_REVOLUTION, 2, 11, 2011),
    (_REVOLUTION, 7, 23, 1952),
    (_REVOLUTION, 7, None, 1952),
    (_REVOLUTION, 7, 14, 1958),
    (_REVOLUTION, 9, 26, 1962),
    (_REVOLUTION, 10, 14, 1963),
    (_REVOLUTION, 10, 17, 2019),
    (_REVOLUTION, 12, 19, 2018),
    (_WAR, 10, 6, 1973),
    (_WAR, 10, None, 1973),
    (_WAR, 6, 5, 1967),
    (_WAR, 6, None, 1967),
    (_WAR, 7, None, 2006),
)
_YEARS = {(fold(word), month, day): year for words, month, day, year in _ROWS for word in words.split()}
_EVENT_WORDS = frozenset(word for word, _, _ in _YEARS)
# Since then the day alone means that year.
_BYWORDS = {(10, 7): 2023}
_BLOC_WORDS = frozenset(fold("قوى فريق تيار حزب تحالف جماعة ميثاق معسكر فريقي مجموعة كتلة نواب حركة شباب").split())
_BLOC_DAYS = {(3, 8), (3, 14), (4, 6), (2, 20)}
# Streets, towns and papers that a day is the name of, when it follows directly.
_PLACES = frozenset(
    fold(
        "محافظة ميدان ساحة شارع جسر كوبري مدينة جامعة ملعب استاد مطار سد حي منطقة صحيفة جريدة قناة لواء كتيبة مستشفى"
        " مدرسة مسجد محور طريق قاعدة معسكر"
    ).split()
)
# Names that a month is part of.
_NAMED = {("كذبه", 4), ("قناه", 7), ("صحيفه", 10), ("اذاعه", 7)}


def landmark_year(word: str, month: int | None, day: int | None, published: date | None) -> int | None:
    """The year that ``word`` before a date without year settles, or None."""
    word = _bare(word)
    year = _YEARS.get((word, month, day))
    if year is None and published and (since := _BYWORDS.get((month, day))) and published.year >= since:
        return since
    return year


def names_an_event(word: str) -> bool:
    """Whether ``word`` is one that a bare month may follow as its name: حرب تموز."""
    return _bare(word) in _EVENT_WORDS


def _bare(word):
    """The word without its proclitics and article."""
    word = word.lstrip("و") if len(word) > 3 else word
    for proclitic in ("ال", "لل", "ل", "ب"):
        if (rest := word.removeprefix(proclitic)) in _EVENT_WORDS:
            return rest
    return word


def is_name(before: str, after: str, month: int | None, day: int | None, hijri: bool = False) -> bool:
    """Whether a date between these words is the name of something else.

    قوى 14 آذار, شارع 26 سبتمبر, قناة تموز, أيلول الأسود, the city of العاشر من رمضان.
    """
    if hijri:
        return (month, day) == (9, 10)
    words = {before, before[1:]}
    if (month, day) in _BLOC_DAYS and words & _BLOC_WORDS or day is not None and words & _PLACES:
        return True
    return any((word, month) in _NAMED for word in words) or day is None and after == "الاسود"
