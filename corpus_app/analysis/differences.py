"""What differs between two texts that are nearly one: sentences of only one of them, and words that changed."""

from collections import defaultdict, deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz.distance import Indel

from corpus_app.language.folding import fold
from corpus_app.language.sentences import sentence_spans
from corpus_app.language.tokens import tokenize

# From this part of their words on, two sentences are one that was changed.
_ALIKE = 0.5


class Side(StrEnum):
    """Where a sentence stands; a CHANGED one stands in both, in other words."""

    BOTH = "both"
    CHANGED = "changed"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; ``changed`` if the other sentence lacks it."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the text beside that of the other; the side that lacks it is empty.

    The pieces, with a space between, are the whole sentence.
    """

    side: Side
    here: tuple[Piece, ...] = ()
    there: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[str, ...]


def differences(text, other_text):
    """Rows for all sentences of both texts, in the order of ``text``; those of the other alone stand where they stood.

    Spelling variants, punctuation and the order of sentences are no difference. Two empty texts give no rows.
    """
    here, there = _sentences(text), _sentences(other_text)
    partner = _equal(here, there)
    partner |= _alike(here, there, partner)
    after, position = defaultdict(list), -1
    taken = {number: mine for mine, number in partner.items()}
    for number, sentence in enumerate(there):
        if number in taken:
            position = taken[number]
        else:
            after[position].append(Row(Side.ONLY_THERE, there=(Piece(sentence.text, True),)))
    rows = after[-1]
    for number, sentence in enumerate(here):
        other = there[partner[number]] if number in partner else None
        rows += [_row(sentence, other), *after[number]]
    return rows


def _sentences(text):
    found = []
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if words := tuple(token.text for token in tokenize(fold(sentence))):
            found.append(_Sentence(sentence, words))
    return found


def _equal(here, there):
    """Number of a sentence here → number of the same one there."""
    waiting = defaultdict(deque)
    for number, sentence in enumerate(there):
        waiting[sentence.words].append(number)
    return {
        number: waiting[sentence.words].popleft() for number, sentence in enumerate(here) if waiting[sentence.words]
    }


def _alike(here, there, partner):
    """The same for changed sentences among the rest: the likest pairs first, of equals the nearest."""
    rest = [number for number in range(len(there)) if number not in partner.values()]
    pairs = []
    for mine in (number for number in range(len(here)) if number not in partner):
        for other in rest:
            likeness = Indel.normalized_similarity(here[mine].words, there[other].words, score_cutoff=_ALIKE)
            if likeness:
                pairs.append((-likeness, abs(mine - other), mine, other))
    found, taken = {}, set()
    for _, _, mine, other in sorted(pairs):
        if mine not in found and other not in taken:
            found[mine] = other
            taken.add(other)
    return found


def _row(sentence, other):
    if other is None:
        return Row(Side.ONLY_HERE, here=(Piece(sentence.text, True),))
    if sentence.words == other.words:
        return Row(Side.BOTH, (Piece(sentence.text, False),), (Piece(other.text, False),))
    here, there = [], []
    mine, theirs = sentence.text.split(), other.text.split()
    # The words as written, compared by what is spoken: a comma more is none.
    spoken = [[" ".join(token.text for token in tokenize(fold(word))) for word in words] for words in (mine, theirs)]
    for kind, start, end, other_start, other_end in SequenceMatcher(None, *spoken, autojunk=False).get_opcodes():
        for pieces, words in ((here, mine[start:end]), (there, theirs[other_start:other_end])):
            if words:
                pieces.append(Piece(" ".join(words), kind != "equal"))
    return Row(Side.CHANGED, tuple(here), tuple(there))
