"""The date of an event: the nearest temporal expression of its clause, else of its sentence, else none."""

import re
from datetime import timedelta

from corpus_app.language.edtf import bounds
from corpus_app.language.numbers import read_ordinal

from ..reading import fold_words
from ..vocabulary import EventStatus
from .scene import BODY, RELATIVES, SAYING

# Farthest costs at which a date still belongs to a trigger, in the body and where it stands alone or in the lead.
_DATE_REACH, _LEAD_REACH, _ALONE_REACH = 26, 40, 60
_SPOKEN_REACH = 7
# What a date costs more for being nearer to the verb of another event in its clause.
_ANOTHERS = 12
_RUNNING_REACH = 9
_DAY_NUMBER = fold_words("لليوم اليوم")
_RUNNING = ["علي", "التوالي"]
_IMPERFECT = re.compile(r"[يت]\w{3,}")
# What follows these went before: بعد رفض دول استقبالها.
AFTERWARDS = fold_words("بعد عقب إثر قبل منذ غداة رغم بعيد")
# Verbs that make one of the noun after them: تم إنقاذهم.
_DONE = ("تم", "جري", "يتم")
_THAT = fold_words("أن إن أنه إنه أنها إنها أنهم إنهم بأن بأنه بأنها")
_LATER, _TOUCHING = fold_words("بعد عقب منذ قبل"), 7
_DATED = fold_words("المبرم المبرمة الموقع الموقعة الصادر الصادرة المؤرخ المؤرخة المولود المولودة المنشور المنشورة")
# An EDTF of a year alone; so near before it stands the noun of which it is the year.
_YEAR, _TOUCHING_YEAR = 4, 3
_SINCE, _SINCE_REACH = ("منذ", "ومنذ"), 6
_FIRSTS = fold_words("الأولى الأول لأول أول مرة للمرة أكبر أعلى أدنى أسوأ الأكبر الأعلى الأعنف الأسوأ")


def date_of(scene, hit, others, standing=None):
    """(EDTF, distance) of the expression that goes with a hit, ("", 99) without; other triggers in between count.

    ``others`` are the word numbers of all hits, ``standing`` how the hit stands: what is planned takes no date that
    lies behind, nor the day of the announcement.
    """
    if days := _days_running(scene, hit):
        return days, 0
    planned = standing is not None and standing.status == EventStatus.PLANNED
    best = None
    beside = scene.dates_between(*scene.sentence_bounds(hit.first))
    for placed in beside:
        if planned and _is_behind(scene, placed) or _only_compares(scene, placed):
            continue
        if _belongs_to_participle(scene, hit, placed) or _is_waited_since(scene, hit, placed):
            continue
        if _only_follows(scene, hit, placed) or _is_within_relative(scene, hit, placed):
            continue
        if _is_of_what_it_follows(hit, placed):
            continue
        after = placed.first > hit.first
        low, high = (hit.last, placed.first) if after else (placed.last, hit.first)
        cost = scene.distance(hit.first, placed.first)
        cost += 4 * sum(between in others for between in range(low + 1, high))
        if any(scene.words[between].text in SAYING for between in range(low, high)):
            cost += 8
        if not after:
            # A day beside the verb of saying is first of all the day of saying.
            spoken = any(scene.before(placed.first, step) in SAYING for step in range(1, _SPOKEN_REACH))
            if spoken and (hit.shape.definite or standing and standing.supposed) and _is_reported(scene, hit, placed):
                continue
            cost += 10 if spoken else 2
        if _is_of_another(scene, hit, placed):
            told_after = hit.shape.tense == "noun" and scene.before(hit.first) in AFTERWARDS
            verbal = hit.shape.tense != "noun" or scene.before(hit.first) in _DONE
            told_within = verbal and "و" not in hit.proclitic
            if placed.last < hit.first and (told_after or told_within):
                continue
            cost += _ANOTHERS
        if best is None or cost < best[0]:
            best = cost, _since(scene, hit, placed)
    alone = len(beside) == 1
    if best and best[0] <= (
        _ALONE_REACH
        if alone and hit.shape.tense == "perfect" and "/" not in best[1]
        else _DATE_REACH
        if scene.zone[hit.first] == BODY
        else _LEAD_REACH
    ):
        return best[1], best[0]
    return "", 99


def _days_running(scene, hit):
    """The days up to publication of what goes on لليوم السادس على التوالي, in the clause of the hit; else ""."""
    published = scene.document.published
    for step in range(1, _RUNNING_REACH):
        if published is None or scene.after(hit.first, step) not in _DAY_NUMBER:
            continue
        words = [scene.after(hit.first, step + further) for further in range(1, 6)]
        number, used = read_ordinal(words, 0) or (0, 0)
        if number > 1 and words[used : used + 2] == _RUNNING:
            return f"{published - timedelta(number - 1)}/{published}"
    return ""


def _is_reported(scene, hit, placed):
    """Whether أن or إن stands between the day of saying and the hit."""
    return any(scene.words[between].text in _THAT for between in range(placed.last + 1, hit.first))


def _is_of_another(scene, hit, placed):
    """Whether a date is that of the verb before it in its own clause: طالبت منظمات الأربعاء بإدخال من تم إنقاذهم."""
    apart = scene.clause[placed.first] != scene.clause[hit.first]
    first, last = scene.sentence_bounds(placed.first)
    return any(
        verb in scene.verbs
        and verb != hit.first
        and scene.clause[verb] == scene.clause[placed.first]
        and (hit.first < verb or placed.first < hit.first)
        and (apart and abs(verb - placed.first) < abs(hit.first - placed.first) or verb < placed.first < hit.first)
        for verb in range(first, last + 1)
    )


def _is_behind(scene, placed):
    """Whether a date ended before publication, or is the day on which somebody spoke: أعلن الوزير الأربعاء أن …"""
    published = scene.document.published
    if published is None:
        return False
    try:
        last = bounds(placed.value)[1]
    except ValueError:
        return False
    if last is None or last > published:
        return False
    spoken = any(scene.before(placed.first, step) in SAYING for step in range(1, 9))
    return last < published or spoken


def _since(scene, hit, placed):
    """The date itself; after منذ, from then to publication, in the precision of the date."""
    edtf, published = placed.value, scene.document.published
    if "/" in edtf and not edtf.endswith("/..") or not published:
        return edtf
    between = range(max(hit.first, placed.first - _SINCE_REACH) + 1, placed.first)
    since = (
        placed.lead_in in _SINCE
        or scene.before(placed.first) in _SINCE
        or any(scene.words[index].text in _SINCE for index in between)
    )
    if not since and not edtf.endswith("/.."):
        return edtf
    start = edtf.removesuffix("/..")
    until = published.isoformat()[: len(start)]
    return f"{start}/{until}" if start < until else start


def _is_waited_since(scene, hit, placed):
    """Whether منذ and the date hang on a verb of their own, or lie in an earlier clause.

    رفضت دخول السفينة التي تنتظر منذ الاثنين; المحاصرين منذ 2013، إذ إن اشتباكات تدور.
    """
    lowest = hit.last if hit.last < placed.first else 0
    for index in range(placed.first, max(lowest, placed.first - 3), -1):
        if placed.lead_in in _SINCE and index == placed.first or scene.words[index].text in _SINCE:
            if placed.last < hit.first and scene.clause[placed.last] != scene.clause[hit.first]:
                return True
            verb = scene.words[index - 1].text
            return index - 1 > hit.last and index - 1 not in scene.verbs and bool(_IMPERFECT.fullmatch(verb))
    return False


def _only_follows(scene, hit, placed):
    """Whether the date is of what came after: أعيد فتح المصنع بعد الحرب عام 1950, by a date that does not touch it."""
    if hit.shape.tense != "noun" or scene.before(hit.first) not in _LATER:
        return False
    told_since = any(between in scene.verbs for between in range(hit.last + 1, placed.first))
    return placed.first < hit.first or told_since or placed.first - hit.last > _TOUCHING


def _is_of_what_it_follows(hit, placed):
    """Whether a year only tells of which year the thing before it is: حجب جائزة نوبل للآداب لعام 2018."""
    return len(placed.value) == _YEAR and placed.lead_in.endswith("ل") and placed.first - hit.last > _TOUCHING_YEAR


def _is_within_relative(scene, hit, placed):
    """Whether the date is of what a relative clause tells of something else: هدد بوقف البرنامج الذي بدأ عام 2015."""
    if hit.shape.tense == "noun":
        return False
    return any(
        scene.words[between].text in RELATIVES and scene.clause[between] == scene.clause[placed.first]
        for between in range(hit.last + 1, placed.first)
    )


def _only_compares(scene, placed):
    """Whether the date says since when a thing had not happened: للمرة الأولى منذ 2011."""
    before = [scene.before(placed.first, step) for step in range(1, _SINCE_REACH + 4)]
    since = next((place for place, word in enumerate(before) if word in _SINCE), None)
    return since is not None and any(word in _FIRSTS for word in before[since + 1 : since + 4])


def _belongs_to_participle(scene, hit, placed):
    """Whether the date is that of something else: الانسحاب من الاتفاق المبرم عام 2015."""
    for step in range(1, 4):
        index = placed.first - step
        if scene.same_sentence(index, placed.first) and scene.words[index].text in _DATED:
            return not 0 < index - hit.last <= 2
    return False
