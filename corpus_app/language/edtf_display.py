"""EDTF dates in words, Arabic and English, for every form that :mod:`corpus_app.language.edtf` understands.

Arabic months carry both names that the press uses side by side: سبتمبر/أيلول.
"""

from .edtf import bounds

_AR_MONTHS = (
    "يناير/كانون الثاني", "فبراير/شباط", "مارس/آذار", "أبريل/نيسان", "مايو/أيار", "يونيو/حزيران",
    "يوليو/تموز", "أغسطس/آب", "سبتمبر/أيلول", "أكتوبر/تشرين الأول", "نوفمبر/تشرين الثاني", "ديسمبر/كانون الأول",
)  # fmt: skip
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# The wording of each language: months, then patterns over {y} year, {e} the year after or the last one, {a} {b} dates.
_WORDS = {
    "ar": {
        "months": _AR_MONTHS,
        "decade": "بين عامي {y} و{e}",
        "parts": {
            21: "ربيع {y}", 22: "صيف {y}", 23: "خريف {y}", 24: "شتاء {y}–{e}",
            33: "الربع الأول من {y}", 34: "الربع الثاني من {y}", 35: "الربع الثالث من {y}", 36: "الربع الأخير من {y}",
            40: "النصف الأول من {y}", 41: "النصف الثاني من {y}",
        },
        "approximate": "نحو {a}",
        "uncertain": "{a} (غير مؤكد)",
        "interval": "من {a} إلى {b}",
        "since": "منذ {a}",
        "until": "حتى {a}",
    },
    "en": {
        "months": _EN_MONTHS,
        "decade": "between {y} and {e}",
        "parts": {
            21: "spring {y}", 22: "summer {y}", 23: "autumn {y}", 24: "winter {y}–{e}",
            33: "first quarter of {y}", 34: "second quarter of {y}",
            35: "third quarter of {y}", 36: "last quarter of {y}",
            40: "first half of {y}", 41: "second half of {y}",
        },
        "approximate": "about {a}",
        "uncertain": "{a} (uncertain)",
        "interval": "from {a} to {b}",
        "since": "since {a}",
        "until": "until {a}",
    },
}  # fmt: skip


def display_date(edtf, language="ar"):
    """An EDTF string as a reader reads it, in ``language`` ("ar", or anything else for English).

    The empty date and the interval open at both ends give "". Raises ValueError for what is not EDTF.
    """
    bounds(edtf)
    words = _WORDS["ar" if language.startswith("ar") else "en"]
    first, slash, last = edtf.replace("..", "").partition("/")
    if first and last and first != last:
        return words["interval"].format(a=_simple(first, words, until=last), b=_simple(last, words))
    if first and slash and not last:
        return words["since"].format(a=_simple(first, words))
    if last and not first:
        return words["until"].format(a=_simple(last, words))
    return _simple(first, words) if first else ""


def display_term(since, until, language="ar"):
    """A term that began at ``since`` and ended at ``until`` (EDTF dates, either may be empty), in words."""
    return display_date(f"{since}/{until}" if since or until else "", language)


def _simple(value, words, until=""):
    """One date in words; as the start of an interval it drops the year or month that ``until`` repeats."""
    plain = value.rstrip("~?%")
    text = _plain(plain, words, _repeated(plain, until) if plain == value else 0)
    if value[-1] in "~%":
        text = words["approximate"].format(a=text)
    if value[-1] in "?%":
        text = words["uncertain"].format(a=text)
    return text


def _plain(value, words, repeated=0):
    year, *rest = value.split("-")
    if "X" in year:
        return words["decade"].format(y=year.replace("X", "0"), e=year.replace("X", "9"))
    if rest and int(rest[0]) in words["parts"]:
        return words["parts"][int(rest[0])].format(y=int(year), e=int(year) + 1)
    parts = [
        str(int(year)),
        *(words["months"][int(month) - 1] for month in rest[:1]),
        *(day.lstrip("0") for day in rest[1:]),
    ]
    return " ".join(reversed(parts[repeated:]))


def _repeated(first, last):
    """How many leading parts (year, month) two days or two months share: 0, 1 or 2."""
    a, b = first.split("-"), last.rstrip("~?%").split("-")
    if len(a) != len(b) or len(a) < 2 or a[0] != b[0] or max(int(a[1]), int(b[1])) > 12:
        return 0
    return 2 if len(a) == 3 and a[1] == b[1] else 1
