"""The place of an event: a known place or state near its trigger, else the word that مدينة or بلدة introduces."""

import re

from ..reading import fold_words

_REACH, _FARTHEST, _UNSURE = 14, 24, 12
_LOCATIVE = fold_words(
    "في قرب بالقرب داخل شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط على إلى من عند قبالة بمدينة مدينة"
    " بلدة محافظة منطقة قرية ولاية حي إقليم ضواحي ريف العاصمة نحو مطار ميناء معبر وفي بريف بمحافظة"
)
_CAPITAL = fold_words("العاصمة المدينة البلدة")
# Before the name of a state these mean the place, as others (على، من، إلى) do not.
_WITHIN = _LOCATIVE - fold_words("على من إلى نحو عند")
_SETTLEMENT = fold_words("مدينة بلدة محافظة منطقة قرية ولاية حي إقليم جزيرة مخيم ضاحية معبر مقاطعة قضاء")
_LETTERS = re.compile(r"[^\W\d_]+")
# Words that begin names of two.
_FIRST_PARTS = fold_words("دير عين بني تل خان بيت أم أبو رأس سيدي كفر")


def place_of(scene, hit):
    """(place id or None, name, distance) of the nearest place that goes with a hit; (None, "", 99) without."""
    best = (None, "", 99)
    first, last = scene.sentence_bounds(hit.first)
    for placed in scene.places_between(first, last):
        if placed.first == hit.first:
            continue
        cost = scene.distance(hit.first, placed.first) + (0 if placed.first > hit.first else 8)
        identity, name, kind = placed.value
        located = placed.lead_in in ("ب", "وب") or scene.before(placed.first) in (
            _WITHIN if kind == "country" else _LOCATIVE
        ) or _is_capital(scene, placed)  # fmt: skip
        if not located and (placed.first != hit.last + 1 or hit.shape.tense != "noun"):
            continue
        cost += 5 * (kind == "country")
        if cost < best[2]:
            best = (identity, name, cost)
    if best[2] > _UNSURE:
        best = min(best, _introduced(scene, hit), key=lambda found: found[2])
    return best if best[2] <= _FARTHEST else (None, "", best[2])


def _is_capital(scene, placed):
    """Whether العاصمة and its adjective stand before: في العاصمة البلجيكية بروكسل."""
    word = scene.before(placed.first, 2)
    return word in _CAPITAL or word[1:] in _CAPITAL and word[0] in "بل"


def _introduced(scene, hit):
    """A place that the words before it introduce: في مدينة …, ببلدة …"""
    for step in range(1, _REACH):
        index = hit.last + step
        if not scene.same_sentence(index + 1, hit.first) or scene.clause[index] - scene.clause[hit.first] > 1:
            break
        word = scene.words[index].text
        stem = word if word in _SETTLEMENT else word[1:] if word[:1] in "بل" else ""
        if stem not in _SETTLEMENT or (stem == word and scene.before(index) not in _LOCATIVE):
            continue
        name = scene.words[index + 1]
        if not name.joined or not _LETTERS.fullmatch(name.text) or name.text in _LOCATIVE or len(name.text) < 3:
            break
        last = index + 1
        if name.text in _FIRST_PARTS and scene.same_sentence(index + 2, index) and scene.words[index + 2].joined:
            last = index + 2
        return None, scene.text(index + 1, last), scene.distance(hit.first, index)
    return None, "", 99
