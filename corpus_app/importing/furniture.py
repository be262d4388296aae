"""Lines of a page that are not the article: site furniture, captions, bylines, pointers to other articles."""

import re

from corpus_app.language.dates import find_dates
from corpus_app.language.folding import fold

from .lines import SENTENCE_END


def _any(*phrases):
    return "|".join(fold(phrase) for phrase in phrases)


_DATE_LABELS = _any("تاريخ النشر", "آخر تحديث", "نشر في", "نشر", "وقت النشر", "حرر في")
_DATE_LABEL = re.compile(rf"(?:{_DATE_LABELS})\b")
# What may stand on a line beside a publication date.
_BESIDE_DATE = re.compile(
    rf"{_DATE_LABELS}|{_any('السبت', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة')}"
    rf"|\b(?:{_any('الساعة', 'بتاريخ', 'توقيت', 'بتوقيت', 'غرينتش', 'مكة', 'المكرمة', 'صباحا', 'مساء', 'يوم')})\b"
    rf"|\b(?:{_any('ص', 'م', 'هـ')}|gmt|am|pm)\b|[\W_]"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b *-?")
# Whole lines, folded.
_FURNITURE = re.compile(
    rf"[\W_]+|\d{{1,3}}|{_any('منذ')} (?:\d+ )?{_any('ساع')}\w+|{_any('منذ')} (?:\d+ )?{_any('دق')}\w+"
    r"|(?:sorry, )?(?:you (?:need|have) to |please )?enable (?:javascript|cookies)\b.*"
    r"|javascript is (?:disabled|required)\b.*"
    r"|(?:share|tweet|print|email|advertisement|comments?|follow us|read more|loading)[.: …]*"
    r"|(?:©|copyright\b|\(c\)).*|.*\ball rights reserved\b.*"
    rf"|(?:{_any('جميع الحقوق', 'كل الحقوق', 'حقوق النشر')}) {_any('محفوظة')}.*|.*(?:©|\(c\)).*{_any('محفوظة')}.*"
    rf"|(?:{_any('إعلان', 'إعلانات', 'مشاركة', 'شارك', 'شارك المقال', 'شارك الخبر', 'طباعة', 'حجم الخط', 'تعليقات')})"
    rf"|(?:{_any('اشترك في النشرة', 'اشترك في نشرتنا', 'تابعونا على', 'تابعنا على', 'حمل تطبيق', 'اضغط هنا')})\b.*"
    rf"|(?:{_any('نستخدم', 'يستخدم هذا الموقع', 'يستخدم الموقع', 'يستخدم موقعنا')})\b.*{_any('ملفات تعريف الارتباط')}.*"
    rf"|.*(?:{_any('تفعيل جافا سكريبت', 'تفعيل جافاسكريبت', 'تفعيل الجافا سكريبت')}).*"
    r"|[a-z]{1,2}[+-]?|(?:facebook|twitter|x|whatsapp|telegram|messenger|linkedin|instagram)"
)
# A label after which only pointers to other articles come, and the same with its pointer on the line.
_POINTER = re.compile(
    rf"(?:{_any('المزيد من', 'المزيد حول', 'اقرأ أيضا', 'اقرأ المزيد', 'إقرأ أيضا', 'اقرؤوا أيضا', 'اقرأوا أيضا')}"
    rf"|{_any('شاهد أيضا', 'طالع أيضا', 'انظر أيضا', 'مواضيع ذات صلة', 'موضوعات ذات صلة')}"
    rf"|{_any('مقالات ذات صلة', 'أخبار ذات صلة')}"
    rf"|{_any('ذات صلة', 'مواضيع', 'وسوم', 'مواضيع متعلقة', 'الأكثر قراءة', 'قد يهمك', 'روابط ذات صلة')}"
    rf"|{_any('للمزيد')})\b(.*)"
)
_AGENCIES = _any(
    *("أ ف ب", "ا.ف.ب", "فرانس برس", "رويترز", "أ ب", "ا.ب", "أسوشيتد برس", "أسوشييتد برس", "د ب أ", "د.ب.أ"),
    *("الأناضول", "غيتي", "جيتي", "سانا", "واس", "وام", "بترا", "قنا", "كونا", "الوكالة الوطنية", "وكالات"),
    *("مواقع التواصل", "أرشيف", "الأرشيف", "إنترنت", "الإنترنت", "تويتر", "فيسبوك"),
    *("afp", "reuters", "ap", "getty", "epa", "upi", "xinhua"),
)
_AGENCY = re.compile(rf"(?:{_AGENCIES})[.]?")
_SOURCE_LABEL = re.compile(r"^ال?مصدر\s*:\s*(.+)$")
# No full stop behind the bracket: «… وفق وكالة الأنباء (سانا).» is a sentence, and so is any «… وكالة … (سانا)».
_CREDIT = re.compile(
    rf"(.*?)\s*[(\[–-]\s*(?:{_any('تصوير', 'صورة', 'المصدر')}[ :]*)?((?:{_AGENCIES})\b[^()\[\]]*)[)\]]?"
)
_ATTRIBUTION = re.compile(
    rf"\b(?:{_any('وكالة', 'لوكالة', 'قناة', 'صحيفة', 'وفق', 'وفقا', 'بحسب')})\b(?:\s\S+){{0,5}}$"
)
_CAPTION_LABEL = re.compile(
    rf"(?:{_any('صدر الصورة', 'مصدر الصورة', 'التعليق على الصورة', 'تعليق الصورة')}).*"
    rf"|(?:{_any('صورة', 'الصورة', 'تصوير', 'عدسة', 'photo', 'image')})\s*[:/].*"
)
_CAPTION_WORDS = 35
_BY_LABEL = re.compile(
    r"^(?:(?:ال)?كاتبة?|بقلم|كتبت?|كتب|[إا]عداد|تقرير|تحرير|ترجمة|حوار|حاورته|حاوره|مراسلنا|by)\s*[:/–—-]\s*(?P<labelled>.+)$"
    r"|^(?:بقلم|by)\s+(?P<plain>.+)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\((?:إعداد|تحرير|كتابة|تغطية)\s*:?\s*(.+)\)$")
_TITLES = r"(?:د|م|أ|ا|دكتور|الدكتور|الشيخ|القاضي|العميد|اللواء)\.? ?"
_NAME = re.compile(
    rf"(?:{_TITLES})?[^\W\d_]{{2,}}(?:[ -][^\W\d_]{{2,}}){{1,3}}(?: ?[،و] ?[^\W\d_]{{2,}}(?: [^\W\d_]{{2,}}){{1,3}})?"
)
_DATELINE = re.compile(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+ ?[-–—:(/] ?[^.؟!«\"]{2,40}")
# Words that stand in headings and never in a person's name.
_NO_NAME = set(
    fold(
        "في من على الى عن مع بين ضد بعد قبل هل ما ماذا لا كيف لماذا أين متى أن ان إن حول نحو حتى عند منذ هذا هذه ذلك"
        " التي الذي هو هي كل غير دون خلال تحت فوق أم أو ثم لن لم قد هنا مقدمة خاتمة خلفية تاريخ منع دور خطر"
    ).split()
)


def is_furniture(text):
    """A line of the site around the article: a notice, a button, a copyright."""
    return len(text) <= 300 and bool(_FURNITURE.fullmatch(fold(text)))


def publication_date(text):
    """The day (ISO) of a line that holds nothing but a date, its weekday, a clock time or a label; else None.

    Of a line parted by bars (``outlet | date``) one part is enough.
    """
    if len(text) > 90 or not re.search(r"\d", text):
        return None
    if "|" in text:
        return next(filter(None, map(publication_date, text.split("|"))), None)
    text = _CLOCK.sub(" ", text)
    days = find_dates(text, None)
    if not days or len(days[0].edtf) != 10:
        return None
    rest = list(text)
    for day in days:
        rest[day.start : day.end] = " " * (day.end - day.start)
    return days[0].edtf if not _BESIDE_DATE.sub("", fold("".join(rest))) else None


def labelled_date(text):
    """Whether a line only says when it was published or brought up to date."""
    return bool(_DATE_LABEL.match(fold(text)) and publication_date(text))


def pointer(text):
    """``label`` for a line that heads pointers to other articles, ``line`` for one pointer, else None."""
    match = _POINTER.fullmatch(fold(text)) if len(text) <= 200 else None
    if not match:
        return None
    rest = match.group(1)
    if ":" in rest[:12] and rest.split(":", 1)[1].strip():
        return "line"
    return "label" if len(text.split()) <= 5 and not SENTENCE_END.search(text) else None


def is_caption(text):
    """A photo's caption: a short line of one sentence that ends with a credit, or is labelled as a photo."""
    if len(text.split()) > _CAPTION_WORDS:
        return False
    folded = fold(text).strip()
    credit = _CREDIT.fullmatch(folded)
    if _CAPTION_LABEL.fullmatch(folded):
        return True
    return bool(
        credit and credit.group(1) and not re.search(rf"{SENTENCE_END.pattern}|{_ATTRIBUTION.pattern}", credit.group(1))
    )


def ends_with_agency(text):
    """Whether a line ends with an agency in brackets, be it a caption's credit or a sentence's source."""
    return text.endswith((")", "]")) and bool(_CREDIT.fullmatch(fold(text)))


def agency_line(text):
    """The agencies of a line that is only ``(رويترز، أ ف ب)`` or ``سانا``, or None."""
    folded = fold(text).strip()
    credit = _CREDIT.fullmatch(folded)
    alone = len(text.split()) <= 3 and _AGENCY.fullmatch(folded)
    return text.strip(" ().[]") if alone or (credit and not credit.group(1)) else None


def source_line(text):
    """The outlet or agency that a line under the text names (``المصدر: رويترز``), or None."""
    match = _SOURCE_LABEL.match(text)
    return re.split(r"\s*[+،,]", match.group(1))[0].strip(" .") if match and len(text.split()) <= 8 else None


def labelled_byline(text):
    """The name after بقلم, الكاتب, كتب, إعداد and the like, or None."""
    bracketed = _BRACKETED.match(text)
    match = _BY_LABEL.match(text)
    name = bracketed[1] if bracketed else (match["labelled"] or match["plain"]) if match else ""
    name = name.strip(" .-–:")
    return name if name and len(name.split()) <= 12 and len(name) <= 90 and not SENTENCE_END.search(text) else None


def bare_name(text):
    """Whether a line that follows the headline can be its author's name (or ``city - author``)."""
    words = fold(text).split()
    if len(text) > 45 or SENTENCE_END.search(text) or _NO_NAME.intersection(words):
        return False
    if _DATELINE.fullmatch(text) and len(words) <= 7 and re.search("[-–—:(/]", text):
        return True
    return bool(_NAME.fullmatch(text)) and not words[0].startswith("ال") and len(words) <= 7
