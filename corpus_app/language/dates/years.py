"""Bare years (حرب 1948, منذ 2014, مونديال 2018) and lists of years (عامي 2014 و2017)."""

from .lexicon import PERIODS, YEAR_NOUNS
from .named_years import read_year_number, read_year_span
from .when import When

# A year without عام is believed within these bounds; "2000" or "1800" is as often a count.
_EARLIEST, _LATEST = 1900, 2100
# After في or منذ an earlier one is believed too, where nothing counted follows.
_EARLIER, _AT = 1700, frozenset(("في", "وفي", "منذ", "ومنذ", "مواليد"))
# Words after which four digits are a label or a count, not a year.
_LABELS = frozenset(
    "رقم القضيه القضايا قضيه القرار قرار ال بوينغ بوينج ايرباص طراز رحله"
    " نحو حوالي حوالى قرابه زهاء اكثر اقل مسافه ارتفاع عدد الساعه عمق"
    " ويندوز اوفيس نوكيا المرسوم مرسوم القانون الماده ب مبلغ قيمه سعر بسعر بقيمه بلغ بلغت يبلغ تبلغ عن علي ارتفاعه اي"
    " سوي فقط هاتف تجاوز تتجاوز يتجاوز".split()
)
# Words that say that what stands before them was counted.
_COUNTED = frozenset(
    "دولار يورو جنيه ريال درهم دينار ليره شخص متر كيلومتر كلم كم طن قتيل جريح جندي مقاتل عنصر مهاجر لاجي"
    " طفل امراه رجل موظف عامل اسره عايله صاروخ غاره مره ساعه دقيقه يوم سنه عام شهر اسبوع اشخاص الف مليون"
    " مليار بالميه درجه نقطه صفحه طالب طالبه مسلح مدني مواطن شركه منزل وحده قدم ميل هكتار برميل ميغاوات"
    " كيلوغرام كيلو غرام مقعد عسكري شرطي ضابط سياره طايره سفينه حاله متظاهر فلسطيني سوري عراقي اسراييلي"
    " تركي امريكي اميركي روسي معتقل اسير سجين نازح مستوطن مستوطنه مصاب لاعب مشجع حاج صوت وظيفه فرصه سلاح"
    " دبابه ناخب مرشح كتاب فيلم قطعه لوحه فرد موقع ضحيه هدف مدرسه بيت مبني قضيه شهيد مصل حبه صندوق نايب"
    " قذيفه لغم عبوه ارهابي اعمال متمرد فرع مستشفي مطعم رحله مسافر راكب".split()
)
_LISTING = frozenset(("و", "،"))
_JOINTS = _LISTING | {"الي", "حتي", "-", "–"}
_UNIT_SIGNS = frozenset("%٪$€£#")
_WAR_YEARS = frozenset((48, 56, 67, 73, 82))
_WAR_WORDS = frozenset("حرب نكسه نكبه عدوان عام حدود".split())
_BEFORE_CHRIST = ("قبل", "ق")


def read_bare_year(cursor, position):
    """Four digits that nothing counts and nothing labels: (next position, When)."""
    if span := read_year_span(cursor, position):
        return span if not _is_label(cursor, position) else None
    earliest = _EARLIER if cursor.raw(position - 1) in _AT else _EARLIEST
    found = read_year_number(cursor, position, earliest)
    if found is None or found[1] > _LATEST or _is_label(cursor, position):
        return None
    before, after = cursor.raw(position - 1), cursor.raw(position + 1)
    if _is_counted(after) or after in _UNIT_SIGNS or before in _UNIT_SIGNS:
        return None
    if after in _BEFORE_CHRIST and cursor.raw(position + 2).startswith(("المي", "م")):
        return None
    return found[0], When(year=found[1])


def read_short_year(cursor, position):
    """حرب 67, عام 48: years of the region's wars, in two digits."""
    before = cursor.raw(position - 2 if cursor.raw(position - 1) == "ال" else position - 1)
    word, number = before.removeprefix("و"), cursor.at(position).number
    if number not in _WAR_YEARS or len(cursor.raw(position)) != 2 or word not in _WAR_WORDS:
        return None
    return None if _is_counted(cursor.raw(position + 1)) else (position + 1, When(year=1900 + number))


def _is_label(cursor, position):
    before = cursor.raw(position - 1)
    if before in _LABELS or before.isascii() and before.isalpha():
        return True
    if before in ("-", "–") and cursor.raw(position - 2).isascii() and cursor.raw(position - 2).isalpha():
        return True
    return before == "الساعه" or cursor.word(position - 1) in PERIODS


def _is_counted(word):
    """شخص, شخصا: what a number counts."""
    return word in _COUNTED or word[-1:] == "ا" and word[:-1] in _COUNTED


def read_year_list(cursor, position):
    """عامي 2016 و2017, العام 2014-2015: consecutive years, and years with a dash between, are one interval."""
    if cursor.word(position) not in YEAR_NOUNS:
        return None
    if span := read_year_span(cursor, position + 1):
        return span
    first = read_year_number(cursor, position + 1)
    if first is None:
        return None
    end, last = first
    while (joint := cursor.raw(end)) in _JOINTS and (found := read_year_number(cursor, end + 1)):
        if found[1] != last + 1 and (joint in _LISTING or found[1] <= last):
            break
        end, last = found
    return (end, When(edtf=f"{first[1]:04}/{last:04}")) if last != first[1] else None
