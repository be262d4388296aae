"""Which of some candidate articles belong with this one, and why. Pure ranking: services find the candidates."""

import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from corpus_app.language.folding import fold
from corpus_app.language.tokens import tokenize

from .proposals import Reason
from .vocabulary import LinkKind

# What each kind of agreement may add; the sum of all is 1.
_EVENTS, _ACTORS, _WORDS, _NEARNESS = 0.35, 0.25, 0.3, 0.1
# Days after which nearness in time has lost half its worth.
_HALF_LIFE = 60
# Above this overlap of words two articles are one text.
_SAME_TEXT = 0.85
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف")
_COMMON = frozenset(
    """
    من في على الي عن مع بعد قبل ان او ثم هذا هذه ذلك تلك التي الذي الذين كان كانت قال قالت اكد اضاف خلال بين حتي لم لن
    لا ما قد كما عند غير كل بعض اي هو هي هم انه انها ايضا حول ضد نحو منذ لدي دون وفق حيث امام وقد وقال ومن وفي وعلي
    اليوم امس عام
    """.split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ranking knows of an article. ``words`` are those of its headline and lead; ids are opaque."""

    id: int
    words: frozenset[str]
    published: date | None = None
    actors: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RelatedProposal:
    target_id: int
    kind: LinkKind
    score: float
    reasons: tuple[Reason, ...]
    words: tuple[str, ...] = field(default=())


def content_words(text):
    """The folded content words of ``text``, light prefixes off, as a frozenset."""
    words = set()
    for token in tokenize(fold(text)):
        word = token.text
        if word in _COMMON or len(word) < 3:
            continue
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                word = word[len(prefix) :]
                break
        if word not in _COMMON:
            words.add(word)
    return frozenset(words)


def rank(source, candidates, actor_counts, total):
    """RelatedProposals for the candidates, best first.

    ``actor_counts`` says in how many of ``total`` articles each actor occurs: the commonest tell little.
    Words are weighed by their rarity among the candidates themselves.
    """
    word_counts = Counter(word for candidate in candidates for word in candidate.words)
    word_weight = {word: math.log(1 + len(candidates) / (1 + word_counts[word])) + 0.1 for word in source.words}
    proposals = [_judge(source, candidate, actor_counts, total, word_weight) for candidate in candidates]
    return sorted(proposals, key=lambda proposal: (-proposal.score, proposal.target_id))


def _judge(source, candidate, actor_counts, total, word_weight):
    events = source.events & candidate.events
    rarity = {actor: _rarity(actor_counts.get(actor, 1), total) for actor in source.actors & candidate.actors}
    shared = source.words & candidate.words
    overlap = _overlap(source.words, candidate.words, shared, word_weight)
    apart = (candidate.published - source.published).days if source.published and candidate.published else None
    nearness = 0.0 if apart is None else 0.5 ** (abs(apart) / _HALF_LIFE)
    score = (
        _EVENTS * min(1.0, 0.7 * len(events))
        + _ACTORS * min(1.0, sum(rarity.values()) / 2)
        + _WORDS * overlap
        + _NEARNESS * nearness * (1 if events or rarity or shared else 0)
    )
    kind = LinkKind.BACKGROUND
    if overlap > _SAME_TEXT:
        kind = LinkKind.DUPLICATE
    elif events and (apart is None or abs(apart) <= 3):
        kind = LinkKind.SAME_EVENT
    elif apart is not None and apart > 0:
        kind = LinkKind.FOLLOW_UP
    telling = sorted(shared, key=lambda word: (-word_weight[word], word))[:4]
    reasons = []
    if events:
        reasons.append(Reason("shared_events", {"ids": sorted(events)}))
    if rarity:
        reasons.append(Reason("shared_actors", {"ids": sorted(rarity, key=lambda actor: (-rarity[actor], actor))[:3]}))
    if telling:
        reasons.append(Reason("shared_words", {"words": telling}))
    if apart is not None:
        reasons.append(Reason("days_apart", {"days": apart}))
    return RelatedProposal(candidate.id, kind, round(min(score, 1.0), 4), tuple(reasons), tuple(telling))


def _rarity(count, total):
    """1 for an actor of a single article, near 0 for one that is everywhere."""
    return math.log(max(total, 2) / min(max(count, 1), max(total, 2))) / math.log(max(total, 2))


def _overlap(source, candidate, shared, weight):
    """Cosine of the two word sets under the source's weights; a foreign word weighs like the source's average."""
    if not shared:
        return 0.0
    average = sum(weight.values()) / len(weight)
    inside = sum(weight[word] ** 2 for word in shared)
    left = math.sqrt(sum(value**2 for value in weight.values()))
    right = math.sqrt(inside + len(candidate - shared) * average**2)
    return inside / (left * right)
