"""Names beside the titles of offices: who is named with a title needs no looking up."""

from . import lexicon


class OfficeNames:
    """Which offices of a document are told by a name beside them."""

    def __init__(self, reading, persons):
        """``persons`` are the spans of persons' names."""
        self._reading = reading
        self._firsts = {span.first: span for span in persons}
        self._lasts = {span.last for span in persons}

    def beside(self, office):
        """The span of the name that follows a title, True when one stands before it, None without a name."""
        words, at = self._reading.words, office.follows
        for position in range(at, min(at + 4, len(words))):
            if not _near(words[position]):
                break
            if position in self._firsts:
                return self._firsts[position]
            if position > at and words[position].text not in lexicon.TITLES_ALONE | lexicon.RANKS:
                break
        first = office.span.first
        apposed = words[first].start == office.span.start and _near(words[first])
        return True if first - 1 in self._lasts and apposed else None


def _near(word):
    return word.joined or word.gap.strip(' "»”') in ("،", ",", "(", "-", "–")
