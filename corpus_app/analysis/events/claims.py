"""Claims of how many were killed, injured, displaced, captured or went missing, as a text makes them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from corpus_app.language.folding import fold_with_map
from corpus_app.language.numbers import read_cardinal
from corpus_app.language.sentences import sentence_spans
from corpus_app.language.tokens import readings, tokenize

from ..reading import fold_words


class What(StrEnum):
    """What befell the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    DISPLACED = "displaced"
    CAPTURED = "captured"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Claim:
    """[start, end) in the text; ``high`` is None where the text sets no upper bound (عشرات, أكثر من)."""

    start: int
    end: int
    text: str
    what: What
    low: int
    high: int | None
    attributed_to: str = ""


_AFTER = {  # the word that the number counts: 12 قتيلا
    What.KILLED: "قتيل قتلى قتيلا شهيد شهداء شهيدا",
    What.INJURED: "جريح جرحى جريحا مصاب مصابين مصابا إصابة إصابات",
    What.DISPLACED: "نازح نازحين نازحا مشرد مشردين مهجر مهجرين لاجئ لاجئين",
    What.CAPTURED: "أسير أسرى أسيرا معتقل معتقلين معتقلا محتجز محتجزين",
    What.MISSING: "مفقود مفقودين مفقودا",
}
_BEFORE = {  # the word that says what befell those counted after it: مقتل سبعة مدنيين
    What.KILLED: "مقتل قتل قتلت يقتل تقتل مصرع وفاة استشهاد استشهد استشهدت لقي مات توفي قتلوا بحياة أرواح حتف",
    What.INJURED: "إصابة أصيب أصيبت جرح جرحت وجرح يصاب",
    What.DISPLACED: "نزوح نزح تهجير تشريد هجر فرار فر نزحوا",
    What.CAPTURED: "أسر اعتقال اعتقلت اعتقل احتجاز احتجزت خطف اختطاف توقيف أوقفت القبض",
    What.MISSING: "فقدان فقد اختفاء",
}
_COUNTED = {word: what for what, words in _AFTER.items() for word in fold_words(words)}
_BEFALLS = {word: what for what, words in _BEFORE.items() for word in fold_words(words)}
# (low, high) of words that count without a number.
_VAGUE = {
    **dict.fromkeys(fold_words("عشرات العشرات"), 20),
    **dict.fromkeys(fold_words("مئات المئات"), 200),
    **dict.fromkeys(fold_words("آلاف الآلاف"), 2000),
    **dict.fromkeys(fold_words("ملايين الملايين"), 2_000_000),
}
_DUALS = {
    **dict.fromkeys(
        fold_words("شخصان شخصين مدنيان مدنيين جنديان جنديين طفلان طفلين امرأتان فلسطينيان شرطيان شابان"), 2
    ),
    **dict.fromkeys(fold_words("قتيلان قتيلين جريحان جريحين أسيران شهيدان مفقودان مصابان"), 2),
}
_MORE = fold_words("أكثر يزيد تزيد الأقل يقل")
_ABOUT = fold_words("نحو حوالي قرابة زهاء تقريبا")
# (?=ل) leaves the article of للشرطة, of which the preposition is taken off afterwards.
_SOURCES = re.compile(
    r"(?<!\w)[وف]?(?:(?:ب?حسب|وفقا?)(?:\s*ل?ما\s+\w+|\s+(?=ل\w))?|(?:كما|حسبما)\s+\w+|"
    r"(?:قال|اعلن|افاد|ذكر|اكد)ت?)(?!\w)\s*"
)
_SOURCE_END = re.compile(r"[،,.؛:()\"«»\n]|\s(?:ان|عن|في|بان|الذي|التي|ب\w+|اليوم|مساء|صباح)\s")
_DIGITS = re.compile(r"[وفبل]?(\d{1,9})")
# Verbs that follow those counted: 80 مدنيا قتلوا.
_UNDERGONE = {
    **dict.fromkeys(fold_words("قتلوا قتلن ماتوا استشهدوا"), What.KILLED),
    **dict.fromkeys(fold_words("أصيبوا جرحوا"), What.INJURED),
    **dict.fromkeys(fold_words("نزحوا فروا هجروا"), What.DISPLACED),
    **dict.fromkeys(fold_words("اعتقلوا أسروا خطفوا"), What.CAPTURED),
    **dict.fromkeys(fold_words("فقدوا"), What.MISSING),
}
# What a number may count instead: years of age, hours, kilometres, per cent.
_UNITS = fold_words(
    "عاما سنة سنوات أعوام عام شهرا أشهر يوما أيام أسبوعا أسابيع ساعة ساعات دقيقة دقائق كيلومترا كيلومتر"
    " كم مترا متر طنا دولار دولارا يورو بالمئة بالمائة صاروخا صواريخ غارة غارات منزلا طائرة سيارة"
)
_YEARS = fold_words("عام سنة العام عمره عمرها")
_TALLIES = fold_words("عدد حصيلة")


def find_claims(text):
    """The claims of a text in order; offsets are code points in ``text``. Any text is allowed."""
    folded = fold_with_map(text)
    claims = []
    sentences = sentence_spans(folded.text)
    tokens = tokenize(folded.text)
    starts = [token.start for token in tokens]
    for start, end in sentences:
        inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        words = [token.text for token in inside]
        source = _source(folded, start, end)
        position = 0
        while position < len(inside):
            claim = _claim_at(folded, inside, words, position, source)
            if claim is None:
                position += 1
            else:
                claims.append(claim[0])
                position = claim[1]
    return claims


def _claim_at(folded, tokens, words, position, source):
    """(Claim, next position) for a number at ``position`` that counts people something befell; else None."""
    number = _number(words, position)
    if number is None:
        return None
    low, high, following = number
    if words[following : following + 1] and words[following] in _UNITS or position and words[position - 1] in _YEARS:
        return None
    what, first, last = _befallen(words, position, following)
    if what is None:
        return None
    if (
        any(word in _MORE for word in words[max(0, position - 3) : position])
        or "الاقل" in words[following : following + 4]
    ):
        high = None
    if last == following and folded.text[tokens[last - 1].end : tokens[last].start].strip():
        last = following - 1
    conjunction = 1 if words[first][0] == "و" and len(words[first]) > 1 and words[first] not in _COUNTED else 0
    start, end = folded.span(tokens[first].start + conjunction, tokens[last].end)
    return Claim(start, end, folded.source[start:end], what, low, high, source), max(last, following - 1) + 1


def _number(words, position):
    """(low, high, next position) of digits, a cardinal, a range, a vague plural or a dual at ``position``."""
    word = _bare(words[position])
    if word in ("بين", "ما") or words[position] in ("بين", "ما"):
        return _range(words, position)
    plain = _plain(words, position)
    if plain is None:
        return None
    value, high, following = plain
    if following + 1 < len(words) and words[following] == "الي" and (other := _plain(words, following + 1)):
        return value, other[0], other[2]
    return value, high, following


def _plain(words, position):
    word = _bare(words[position])
    if digits := _DIGITS.fullmatch(words[position]):
        return _scaled(words, int(digits.group(1)), position + 1)
    if word in _VAGUE:
        following = position + 1
        low = _VAGUE[word]
        if following < len(words) and words[following] in _VAGUE and words[following] != word:
            low, following = low * (_VAGUE[words[following]] // 2), following + 1
        return low, None, following
    if word in _DUALS:
        return 2, 2, position + 1
    for rest in (words[position], word):
        read = read_cardinal([rest, *words[position + 1 : position + 7]], 0)
        if read:
            return _scaled(words, read[0], position + read[1])
    return None


def _scaled(words, value, following):
    scale = _SCALES.get(words[following]) if following < len(words) else None
    return (value * scale, value * scale, following + 1) if scale else (value, value, following)


_SCALES = {"الف": 1000, "الاف": 1000, "مليون": 1_000_000, "ملايين": 1_000_000}


def _range(words, position):
    at = position + 1 if words[position] == "ما" else position
    if at >= len(words) or words[at] != "بين" or at + 1 >= len(words):
        return None
    low = _plain(words, at + 1)
    if low is None or low[2] >= len(words):
        return None
    joined = words[low[2]]
    if not joined.startswith("و"):
        return None
    rest = [joined[1:], *words[low[2] + 1 :]] if len(joined) > 1 else words[low[2] + 1 :]
    high = _plain(rest, 0) if rest else None
    if high is None or high[0] < low[0]:
        return None
    return low[0], high[0], low[2] + high[2] + (len(joined) == 1)


def _bare(word):
    """A word without the و or ب before its digits, or before the words that count."""
    for _, rest in readings(word):
        if rest in _VAGUE or rest in _DUALS:
            return rest
    return word


def _befallen(words, position, following):
    """(what, first, last word): what befell those counted, from the word counted or the one before the number."""
    if _bare(words[position]) in _DUALS and (what := _counts(words[position])):
        return what, position, position
    for step in range(following, min(following + 4, len(words))):
        if words[step].startswith("و") and words[step] not in _COUNTED:
            break
        if (
            what := _UNDERGONE.get(words[step])
            or (step < following + 2 or words[step - 1] == "عداد")
            and _counts(words[step])
        ):
            return what, position, step
    for step in range(position - 1, max(-1, position - 6), -1):
        for _, rest in readings(words[step]):
            if rest in _BEFALLS:
                last = following if following < len(words) and _bare(words[position]) not in _DUALS else following - 1
                return _BEFALLS[rest], step, max(last, position)
        if position - step > 1 and words[step - 1] in _TALLIES and (what := _counts(words[step])):
            return what, step - 1, following - 1
        if not _skippable(words[step]):
            break
    return None, 0, 0


def _counts(word):
    for _, rest in readings(word):
        if what := _COUNTED.get(rest) or _COUNTED.get(rest.removeprefix("ال")):
            return what
        if rest in ("قتيلان", "قتيلين", "شهيدان"):
            return What.KILLED
        if rest in ("جريحان", "جريحين", "مصابان"):
            return What.INJURED
    return None


_BETWEEN = _MORE | _ABOUT | fold_words("من ما لا عن على إلى عدد بين قوات بحياة")


def _skippable(word):
    """Words that may stand between مقتل and its number: أكثر من, نحو, ما لا يقل عن, a force as subject."""
    return word in _BETWEEN or word.startswith("ال")


def _source(folded, start, end):
    """Whom the sentence names as its source, as written; empty when it names none."""
    sentence = folded.text[start:end]
    match = _SOURCES.search(sentence)
    if not match or match.end() >= len(sentence):
        return ""
    rest = sentence[match.end() :]
    stop = _SOURCE_END.search(rest)
    length = stop.start() if stop else len(rest)
    if not rest[:length].strip():
        return ""
    first, last = folded.span(start + match.end(), start + match.end() + length)
    source = " ".join(folded.source[first:last].split()[:7])
    if re.match("[وف]?وفق", match.group()):
        # وفقا للشرطة, وفقا لوزارة
        source = "ال" + source[2:] if source.startswith("لل") else source.removeprefix("ل")
    return source
