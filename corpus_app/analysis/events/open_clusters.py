"""Which clusters of an article a further telling may belong to, found by key: near-linear in the length of the text."""

from .agreement import kin_of

# How many of the first and of the latest clusters of a key, and tellings of a cluster, a telling is compared with.
FIRST, LATEST = 8, 16
# Different words for one change of hands.
CONTROL = ("سيطرة", "استعادة", "انتزاع", "استيلاء", "تحرير")


class OpenClusters:
    """Clusters by what may continue them, so that a telling is compared with a bounded number of them."""

    def __init__(self):
        self._first, self._latest = {}, {}

    def candidates(self, telling):
        """(number, cluster) of the clusters worth comparing, in the order they were opened."""
        found = {}
        for key in _keys(telling):
            found.update(self._first.get(key, ()))
            found.update(self._latest.get(key, ()))
        return sorted(found.items())

    def note(self, telling, number, group):
        """Remember that a telling went into a cluster."""
        for key in _keys(telling):
            first = self._first.setdefault(key, {})
            if number in first or len(first) < FIRST:
                first[number] = group
                continue
            latest = self._latest.setdefault(key, {})
            latest.pop(number, None)
            latest[number] = group
            if len(latest) > LATEST:
                del latest[next(iter(latest))]


def _keys(telling):
    """What one of a cluster's tellings must have in common with another: the family, like forms, a change of hands."""
    yield telling.category, "family", telling.hit.trigger.family
    if kin := kin_of(telling.form):
        yield telling.category, "kin", kin
    if telling.hit.trigger.name in CONTROL:
        yield telling.category, "control"
