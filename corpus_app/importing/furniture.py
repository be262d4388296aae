"""Lines of a page that are not the article: site furniture, pointers to other articles, time stamps."""

import re

from corpus_app.language.dates import find_dates
from corpus_app.language.folding import fold

from .lines import SENTENCE_END


def any_of(*phrases):
    """A regular expression for the folded phrases."""
    return "|".join(fold(phrase) for phrase in phrases)


_DATE_LABELS = any_of("تاريخ النشر", "آخر تحديث", "نشر في", "نشر", "وقت النشر", "حرر في")
_DATE_LABEL = re.compile(rf"(?:{_DATE_LABELS})\b")
# What may stand on a line beside a publication date.
_BESIDE_DATE = re.compile(
    rf"{_DATE_LABELS}|{any_of('السبت', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة')}"
    rf"|\b(?:{any_of('الساعة', 'بتاريخ', 'توقيت', 'بتوقيت', 'غرينتش', 'مكة', 'المكرمة', 'صباحا', 'مساء', 'يوم')})\b"
    rf"|\b(?:{any_of('ص', 'م', 'هـ')}|gmt|am|pm)\b|[\W_]"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b *-?")
# Whole lines, folded.
_FURNITURE = re.compile(
    rf"[\W_]+|\d{{1,3}}|{any_of('منذ')} (?:\d+ )?{any_of('ساع')}\w+|{any_of('منذ')} (?:\d+ )?{any_of('دق')}\w+"
    r"|(?:sorry, )?(?:you (?:need|have) to |please )?enable (?:javascript|cookies)\b.*"
    r"|javascript is (?:disabled|required)\b.*"
    r"|(?:share|tweet|print|email|advertisement|comments?|follow us|read more|loading)[.: …]*"
    r"|(?:©|copyright\b|\(c\)).*|.*\ball rights reserved\b.*"
    rf"|(?:{any_of('جميع الحقوق', 'كل الحقوق', 'حقوق النشر')}) {any_of('محفوظة')}.*|.*(?:©|\(c\)).*{any_of('محفوظة')}.*"
    rf"|(?:{any_of('إعلان', 'إعلانات', 'مشاركة', 'شارك', 'شارك المقال', 'شارك الخبر', 'طباعة', 'حجم الخط', 'تعليقات')})"
    rf"|(?:{any_of('اشترك في النشرة', 'اشترك في نشرتنا', 'تابعونا على', 'تابعنا على', 'حمل تطبيق', 'اضغط هنا')})\b.*"
    rf"|(?:{any_of('نستخدم', 'يستخدم هذا الموقع', 'يستخدم الموقع')})\b.*{any_of('ملفات تعريف الارتباط')}.*"
    rf"|.*(?:{any_of('تفعيل جافا سكريبت', 'تفعيل جافاسكريبت', 'تفعيل الجافا سكريبت')}).*"
    r"|[a-z]{1,2}[+-]?|(?:facebook|twitter|x|whatsapp|telegram|messenger|linkedin|instagram)"
)
# A label after which only pointers to other articles come, and the same with its pointer on the line.
_POINTER = re.compile(
    rf"(?:{any_of('المزيد من', 'المزيد حول', 'اقرأ أيضا', 'اقرأ المزيد', 'إقرأ أيضا', 'اقرؤوا أيضا', 'اقرأوا أيضا')}"
    rf"|{any_of('شاهد أيضا', 'طالع أيضا', 'انظر أيضا', 'مواضيع ذات صلة', 'موضوعات ذات صلة')}"
    rf"|{any_of('مقالات ذات صلة', 'أخبار ذات صلة')}"
    rf"|{any_of('ذات صلة', 'مواضيع', 'وسوم', 'مواضيع متعلقة', 'الأكثر قراءة', 'قد يهمك', 'روابط ذات صلة')}"
    rf"|{any_of('للمزيد')})\b(.*)"
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
