"""The trained name finder: words of a Reading in, likely persons' names out."""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import pycrfsuite

from .name_features import sequences

DEFAULT_MODEL = Path(__file__).parent / "data" / "names.crf"


class Guess(NamedTuple):
    """Words first…last are likely a name; ``sure`` is the least marginal of its words.

    ``whole`` says that even ordinary words among them belong to the name.
    """

    first: int
    last: int
    sure: float
    whole: bool = False


class NameModel:
    """A tagger over one model file. The tagger keeps state between calls, so one thread at a time reads with it."""

    def __init__(self, path=DEFAULT_MODEL):
        self._lock = Lock()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def spans(self, reading, demonyms):
        """The Guess list of a Reading, in order."""
        guesses = []
        for start, features in sequences(reading, demonyms):
            with self._lock:
                guesses += self._sentence(start, features)
        return guesses

    def _sentence(self, start, features):
        tags, index = self._tagger.tag(features), 0
        while index < len(tags):
            end = index + 1
            if tags[index] != "O":
                while end < len(tags) and tags[end] == "I":
                    end += 1
                sure = min(self._tagger.marginal(tags[at], at) for at in range(index, end))
                yield Guess(start + index, start + end - 1, sure)
            index = end


@cache
def default_model():
    """The model that comes with the engine, opened once a process."""
    return NameModel()
