"""A phrase told once over several places: معارك استعادة مدن مثل تكريت والموصل names the battle of each."""

from ..reading import fold_words, name_key

_HEADS = {word: word for word in fold_words("معركة معارك تحرير استعادة سقوط طرد انتزاع سيطرة حصار")}
_HEADS |= {"طرده": "طرد", "طردهم": "طرد", "انتزاعها": "انتزاع", "سيطرته": "سيطره"}
_SUCH_AS = fold_words("مثل منها أبرزها بينها")
_FROM = " من "
_REACH = 12


class ListedPlaces:
    """Trigger phrases of a head and a place (تحرير الموصل), by the two."""

    def __init__(self, events, places):
        names = {}
        for place in places:
            for name in (place.name, *place.names):
                names.setdefault(name_key(name), place.id)
        self._events = {}
        for number, event in enumerate(events):
            for phrase in (event.name, *event.triggers):
                head, _, rest = name_key(phrase.removesuffix("?")).partition(" ")
                rest = rest.rpartition(_FROM)[2]
                if head in _HEADS and names.get(rest) == event.place is not None:
                    self._events.setdefault((_HEADS[head], event.place), number)

    def find(self, scene):
        """(event number, placed) for every place of a list that a head opens; one place alone is no list."""
        for index in range(len(scene.words)):
            head = next((_HEADS[rest] for _, rest in scene.reading.forms[index] if rest in _HEADS), None)
            if head is None or index in scene.within_actor:
                continue
            listed = _list_after(scene, index)
            if len(listed) > 1 or listed and any(
                scene.before(listed[0].first, step) in _SUCH_AS for step in (1, 2)
            ):  # fmt: skip
                for placed in listed:
                    if (number := self._events.get((head, placed.value[0]))) is not None:
                        yield number, placed


def _list_after(scene, index):
    """The known places after a word, joined by و or commas and nothing else."""
    found = []
    for placed in scene.places_between(index + 1, scene.sentence_bounds(index)[1]):
        if placed.value[0] is None:
            continue
        if not found and placed.first - index > _REACH:
            break
        if found and (placed.first - found[-1].last > 1 or not _joined(scene, placed)):
            break
        found.append(placed)
    return found


def _joined(scene, placed):
    return placed.lead_in.startswith("و") or "،" in scene.words[placed.first].gap
