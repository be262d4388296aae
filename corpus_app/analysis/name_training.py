"""Teach the name finder from unannotated articles: titles and given names mark the first examples.

Weak labels come from words that follow titles, trades and given names far more often than they occur elsewhere;
a first model is trained on them, two of its halves correct each other's labels, and a second model learns from that.
"""

import tempfile
from collections import Counter
from pathlib import Path

import pycrfsuite

from . import lexicon
from .name_features import sequences
from .reading import Reading

# Training settings, found on articles with an editor's tags; L1 (c1) keeps the model file small.
SETTINGS = {"c1": 0.8, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 4, "feature.possible_transitions": True}
_TITLES = lexicon.TITLES_ALONE | lexicon.TRADES
_NEVER = (
    lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS | lexicon.ACTION_VERBS | lexicon.ORDINARY_ADJECTIVES | _TITLES
    | lexicon.TITLE_HEADS | lexicon.LOCATIVES
)  # fmt: skip
_PRONOUNS = ("ها", "هم", "هما", "نا")


def train_names(documents, gazetteer, path, progress=lambda items, label: items):
    """Train a name finder on unannotated ``documents`` and write the model file to ``path``.

    ``gazetteer`` holds the names of known persons and states; ``progress`` wraps each pass over the articles.
    Raises ValueError when the articles hold too few names to learn from.
    """
    demonyms = gazetteer.demonyms()
    readings = [Reading(document) for document in progress(documents, "read")]
    labels = WeakLabels(readings, gazetteer)
    marked = [labels.mark(reading) for reading in progress(readings, "label")]
    if sum(tags.count("B") for tags in marked) < 50:
        raise ValueError("too few names to learn from")
    half = len(readings) // 2
    with tempfile.TemporaryDirectory() as directory:
        taggers = []
        for number, part in enumerate((slice(None, half), slice(half, None))):
            file = str(Path(directory) / f"half{number}.crf")
            _train(readings[part], marked[part], demonyms, file, 3)
            taggers.append(_tagger(file))
        corrected = [
            labels.correct(reading, taggers[number < half])
            for number, reading in enumerate(progress(readings, "correct"))
        ]
        taggers.clear()
    _train(readings, corrected, demonyms, str(path), 2)


def common_words(readings, model, demonyms, least=6):
    """Words that occur at least ``least`` times in ``readings`` and seldom in a name as ``model`` sees them.

    How seldom depends on what else speaks for an ordinary word: inflection, the article. A listed word stands
    for itself with a conjunction or preposition too.
    """
    counts, named = Counter(), Counter()
    for reading in readings:
        counts.update(word.text for word in reading.words)
        for guess in model.spans(reading, demonyms):
            named.update(word.text for word in reading.words[guess.first : guess.last + 1])
    vocabulary = Vocabulary(counts)
    common = {
        word
        for word, count in counts.items()
        if count >= least
        and not (word.isascii() or word[0].isdigit() or len(word) < 3)
        and named[word] <= count * vocabulary.share_of_names(word)
    }
    return sorted(word for word in common if not (word[0] in "وفبلك" and word[1:] in common))


class Vocabulary:
    """How often each word occurs, and what its other forms tell about it."""

    def __init__(self, counts):
        self.counts = counts

    def inflects(self, word):
        """Whether a word also occurs with endings or an article that names do not take."""
        counts, count = self.counts, self.counts[word]
        stem = word[:-1] + "ت" if word.endswith("ه") else word
        if sum(counts[stem + ending] >= 2 for ending in (*_PRONOUNS, *(["ه"] if stem != word else []))) >= 2:
            return True
        if not word.startswith("ال") and counts["ال" + word] >= max(4, 0.05 * count):
            return True
        if word[0] in "يت" and counts["ي" + word[1:]] >= 2 and counts["ت" + word[1:]] >= 2:
            return True
        if word.endswith("ا") and counts[word[:-1]] >= count or word.endswith("وا") and counts[word[:-2]] >= 2:
            return True
        if counts[word + "ت"] >= 2 and counts[word + "وا"] or word.endswith("ت") and counts[word[:-1]] >= 3:
            return True
        if word.startswith("لل") and counts["ال" + word[2:]] > count:
            return True
        return word[0] in "وفبلك" and counts[word[1:]] > 2 * count

    def share_of_names(self, word):
        """Up to what share of its occurrences in names a word still counts as an ordinary one."""
        inflects = self.inflects(word)
        if word in lexicon.GIVEN_NAMES:
            return 0.5 if inflects else -1
        return 0.15 if inflects or word.startswith("ال") else 0.03

    def is_inflected(self, word):
        """Whether a word looks like another word with a pronoun, a proclitic or a verb's prefix."""
        counts = self.counts
        if any(word.endswith(end) and len(word) > len(end) + 2 and counts[word[: -len(end)]] for end in _PRONOUNS):
            return True
        if word[0] in "وفبلك" and len(word) > 4 and counts[word[1:]] >= counts[word]:
            return True
        return word[0] in "يتنس" and len(word) > 3 and sum(counts[prefix + word[1:]] > 0 for prefix in "يتنا") >= 3


class WeakLabels:
    """Labels known persons' names, and names by the words that titles and given names introduce."""

    def __init__(self, readings, gazetteer, rounds=3):
        self._vocabulary = Vocabulary(Counter(word.text for reading in readings for word in reading.words))
        self._gazetteer = gazetteer
        self._demonyms = gazetteer.demonyms()
        self._possible = {}
        self.names = frozenset()
        for _ in range(rounds):
            self.names = self._learn(readings)

    def _learn(self, readings):
        introduced = Counter()
        for reading in readings:
            for index in range(1, len(reading.words)):
                if self._is_introduced(reading.words, index):
                    introduced[reading.words[index].text] += 1
        counts = self._vocabulary.counts
        return frozenset(
            word
            for word, count in introduced.items()
            if count >= 2 and count >= 0.35 * counts[word] and self._can(word)
        )

    def _is_introduced(self, words, index):
        word, before = words[index], words[index - 1]
        if self._after_title(words, index):
            return True
        if not word.joined:
            return False
        if before.text in self.names or before.text in lexicon.GIVEN_NAMES and before.text != "علي":
            return True
        return index + 1 < len(words) and words[index + 1].joined and words[index + 1].text in self.names

    def _after_title(self, words, index):
        word, before = words[index], words[index - 1].text
        if not index or not (word.joined or word.gap.strip() == "،"):
            return False
        if before in _TITLES:
            return True
        earlier = {other.text for other in words[max(index - 3, 0) : index - 1]}
        return before in self._demonyms and bool(earlier & (_TITLES | lexicon.TITLE_HEADS))

    def _can(self, word):
        if word not in self._possible:
            self._possible[word] = not (
                len(word) > 10 or word in _NEVER or word in self._demonyms or word.isascii()
                or word not in lexicon.GIVEN_NAMES
                and (self._vocabulary.inflects(word) or self._vocabulary.is_inflected(word))
            )  # fmt: skip
        return self._possible[word]

    def _is_name(self, word):
        if word.text in lexicon.FUNCTION_WORDS:
            return False
        return lexicon.is_given_name(word) if word.text in lexicon.GIVEN_NAMES else word.text in self.names

    def mark(self, reading):
        """B, I and O for each word of a Reading."""
        words, index = reading.words, 0
        tags = ["O"] * len(words)
        while index < len(words):
            end = self._name_end(words, index) if self._begins(words, index) else index
            if end - index >= 2 or end > index and self._after_title(words, index):
                tags[index:end] = ["B", *["I"] * (end - index - 1)]
            index = max(end, index + 1)
        for match in self._gazetteer.find(reading):
            self._mark_known(words, tags, match)
        return self._spread(words, tags)

    @staticmethod
    def _mark_known(words, tags, match):
        """Label a known person's full name, its title left out."""
        first, last = match.span.first, match.span.last
        while first < last and (words[first].text in _TITLES or words[first].text in ("ايه", "الله")):
            first += 1
        if first < last and match.entries[0].rule == "name" and match.entries[0].person:
            tags[first : last + 1] = ["B", *["I"] * (last - first)]

    def _begins(self, words, index):
        word = words[index]
        if word.text.startswith("ال"):
            return False
        rest = word.text[1:]
        if word.text[0] in "وبلفك" and rest in lexicon.GIVEN_NAMES and rest != "علي":
            return self._vocabulary.counts[rest] > self._vocabulary.counts[word.text] and not word.maqsura
        follows = index + 1 < len(words) and words[index + 1].joined and words[index + 1].text in self.names
        return self._is_name(word) or word.text in ("ابو", "بن", "ولد", "ام") and follows

    def _name_end(self, words, start):
        end = start + 1
        while end < len(words) and words[end].joined and end - start < 6:
            word, before = words[end].text, words[end - 1].text
            following = words[end + 1] if end + 1 < len(words) and words[end + 1].joined else None
            links_on = word in lexicon.NAME_LINKS and following and (
                self._is_name(following) or following.text.startswith("ال") or following.text in lexicon.NAME_LINKS
            )  # fmt: skip
            linked = before in lexicon.NAME_LINKS and word not in lexicon.FUNCTION_WORDS
            family = word.startswith("ال") and before in lexicon.GIVEN_NAMES and self._can(word)
            if not (self._is_name(words[end]) or links_on or linked or family):
                break
            end += 1
        return end

    def correct(self, reading, tagger):
        """B, I and O as a tagger trained on other articles has them, spread over the document."""
        tags = []
        for _, features in sequences(reading, self._demonyms):
            tags += tagger.tag(features)
        return self._spread(reading.words, tags)

    def _spread(self, words, tags):
        """Mark the last words of full names wherever else they stand alone in the document."""
        ends = range(len(tags))
        last = {words[at].text for at in ends if tags[at] == "I" and (at + 1 == len(tags) or tags[at + 1] != "I")}
        for at in ends:
            alone = tags[at] == "O" and (at + 1 == len(tags) or tags[at + 1] != "I")
            if alone and words[at].text in last and self._can(words[at].text):
                tags[at] = "B"
        return tags


def _train(readings, marked, demonyms, path, every):
    """Train on sentences with names and on each ``every``-th of the others."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    number = 0
    for reading, tags in zip(readings, marked, strict=True):
        for start, features in sequences(reading, demonyms):
            wanted = tags[start : start + len(features)]
            number += 1
            if len(wanted) >= 3 and (number % every == 0 or wanted.count("O") < len(wanted)):
                trainer.append(features, wanted)
    trainer.train(path)


def _tagger(path):
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger
