"""What a statistical model may know of each word when it looks for persons' names."""

import re
from functools import lru_cache

from . import lexicon
from .reading import word_forms

_CLASSES = {
    "title": lexicon.TITLES_ALONE,
    "trade": lexicon.TRADES,
    "head": lexicon.TITLE_HEADS,
    "speech": lexicon.SPEECH_VERBS,
    "action": lexicon.ACTION_VERBS,
    "function": lexicon.FUNCTION_WORDS,
    "given": lexicon.GIVEN_NAMES,
    "link": lexicon.NAME_LINKS,
    "adjective": lexicon.ORDINARY_ADJECTIVES,
    "place": lexicon.LOCATIVES,
}
# A longer run of words is a list or no prose.
_LONGEST = 150
_MARKS = re.compile(r"[،,؛;:.…()\[\]\"«»“”!؟?\n/]")


def sequences(reading, demonyms):
    """Yield (first word index, features of each word) for each sentence of a Reading.

    ``demonyms`` is the set of folded forms that tell nationality. A line that breaks off without a mark goes on
    in the next, as in hard-wrapped text.
    """
    words, start = reading.words, 0
    for index in range(1, len(words) + 1):
        if index == len(words) or index - start >= _LONGEST or _begins_sentence(words[index - 1], words[index]):
            yield start, _sentence(words[start:index], demonyms)
            start = index


def _begins_sentence(before, word):
    return word.sentence != before.sentence and not (word.block == before.block and word.gap.isspace())


def _sentence(words, demonyms):
    own = [_own_features(word.text, word.maqsura) for word in words]
    classes = [_word_classes(word.text) + (("demonym",) if word.text in demonyms else ()) for word in words]
    sequence = []
    for index, word in enumerate(words):
        features = ["b", *own[index], "|" + _marks(word.gap)]
        features.append("|+" + (_marks(words[index + 1].gap) if index + 1 < len(words) else "end"))
        features += ["0" + name for name in classes[index]]
        for distance in (-2, -1, 1, 2):
            other = index + distance
            if 0 <= other < len(words):
                features += [f"{distance}{name}" for name in classes[other]]
                if distance in (-1, 1):
                    features.append(f"{distance}={words[other].text}")
                    features.append(f"{distance}~{words[other].text[:2]}")
                    features.append(f"{distance}${words[other].text[-2:]}")
            else:
                features.append(f"{distance}edge")
        sequence.append(features)
    return sequence


@lru_cache(maxsize=16384)
def _own_features(text, maqsura):
    features = [f"={text}", f"~{text[:2]}", f"~{text[:3]}", f"${text[-1:]}", f"${text[-2:]}", f"${text[-3:]}"]
    features.append(f"#{min(len(text), 9)}")
    if maqsura:
        features.append("maqsura")
    if text.startswith("ال"):
        features.append("article")
    if text.isascii():
        features.append("digits" if text.isdigit() else "latin")
    for offset, rest in word_forms(text)[1:]:
        features.append(f"-{text[:offset]}")
        features.append(f"rest={rest}")
    return tuple(features)


@lru_cache(maxsize=16384)
def _word_classes(text):
    return tuple(
        name for name, members in _CLASSES.items() if text in members or (text[0] in "وفبل" and text[1:] in members)
    )


@lru_cache(maxsize=4096)
def _marks(gap):
    return "".join(sorted(set(_MARKS.findall(gap))))
