"""Who a line credits: captions with their agency, sources, bylines."""

import re

from corpus_app.language.folding import fold

from .furniture import any_of
from .lines import SENTENCE_END

_AGENCIES = any_of(
    *("أ ف ب", "ا.ف.ب", "فرانس برس", "رويترز", "أ ب", "ا.ب", "أسوشيتد برس", "أسوشييتد برس", "د ب أ", "د.ب.أ"),
    *("الأناضول", "غيتي", "جيتي", "سانا", "واس", "وام", "بترا", "قنا", "كونا", "الوكالة الوطنية", "وكالات"),
    *("مواقع التواصل", "أرشيف", "الأرشيف", "إنترنت", "الإنترنت", "تويتر", "فيسبوك"),
    *("afp", "reuters", "ap", "getty", "epa", "upi", "xinhua"),
)
_AGENCY = re.compile(rf"(?:{_AGENCIES})[.]?")
_SOURCE_LABEL = re.compile(r"^(?:ال)?مصدر\s*:\s*(.+)$")
# No full stop behind the bracket: «… وفق وكالة الأنباء (سانا).» is a sentence, and so is any «… وكالة … (سانا)».
_CREDIT = re.compile(
    rf"(.*?)\s*[(\[–-]\s*(?:{any_of('تصوير', 'صورة', 'المصدر')}[ :]*)?((?:{_AGENCIES})\b[^()\[\]]*)[)\]]?"
)
_ATTRIBUTION = re.compile(
    rf"\b(?:{any_of('وكالة', 'لوكالة', 'قناة', 'صحيفة', 'وفق', 'وفقا', 'بحسب')})\b(?:\s\S+){{0,5}}$"
)
_CAPTION_LABEL = re.compile(
    rf"(?:{any_of('صدر الصورة', 'مصدر الصورة', 'التعليق على الصورة', 'تعليق الصورة')}).*"
    rf"|(?:{any_of('صورة', 'الصورة', 'تصوير', 'عدسة', 'photo', 'image')})\s*[:/].*"
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
