"""Which of some candidate articles belong with this one, and why. Pure ranking: services find the candidates."""

import math
from dataclasses import dataclass, field, replace
from datetime import date

from .proposals import Reason
from .related_words import Profile, stems_of
from .vocabulary import LinkKind

# What each agreement adds to the likeness of the whole texts (a cosine). Set by hand on 175 links that editors of
# three outlets had made; neighbouring values do hardly worse.
_LIKE_OPENING, _HEADLINE_COVERED, _ACTORS, _EVENTS = 0.3, 0.15, 0.07, 0.2
_SAME_SECTION = 1.1
# Worth falls with a power of the days between: news fast at first, then slowly; explainers slowly.
_AGEING, _LASTING_AGEING = 0.25, 0.15
_UNKNOWN_DAYS = 30
# The sum that scores one half.
_HALF = 0.3
# At this likeness two articles are one text; under one headline less will do (a repost brought up to date), though
# a column may bear the same headline every week.
_SAME_TEXT, _SAME_TEXT_AND_HEADLINE = 0.8, 0.4
# Articles so like, and so near in time, tell of the same event even if nobody recorded it.
_SAME_STORY, _SAME_STORY_DAYS = 0.45, 3
# So many of the best are looked through for reposts of one another; the rest is dropped.
_MOST_SHOWN = 50
# A main actor counts for two.
_MAIN_ACTOR = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ranking knows of an article; ids are opaque, ``main`` are the actors that it is about."""

    id: int
    profile: Profile
    published: date | None = None
    actors: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    main: frozenset[int] = frozenset()
    section: str = ""


@dataclass(frozen=True, slots=True)
class RelatedProposal:
    """``words`` are the shared ones that tell most; ``reposts`` are candidates of the same text as the target."""

    target_id: int
    kind: LinkKind
    score: float
    reasons: tuple[Reason, ...]
    words: tuple[str, ...] = field(default=())
    reposts: tuple[int, ...] = ()


def rank(source, candidates, rarity, actor_counts, total):
    """RelatedProposals for the candidates, best first; after them those of the same text as the source.

    ``rarity`` (a Rarity) weighs stems; ``actor_counts`` says in how many of ``total`` articles each actor occurs: the
    commonest tell little. Of candidates that repost one another the best stands for all.
    """
    comparer = _Comparer(source, rarity, actor_counts, total)
    judged = sorted(map(comparer.judge, candidates), key=lambda proposal: (-proposal.score, proposal.target_id))
    same_text = [proposal for proposal in judged if proposal.kind == LinkKind.DUPLICATE]
    others = [proposal for proposal in judged if proposal.kind != LinkKind.DUPLICATE]
    return [*comparer.without_reposts(others), *same_text]


class _Comparer:
    """Weighs candidates against one source."""

    def __init__(self, source, rarity, actor_counts, total):
        self.source, self.rarity = source, rarity
        self.whole = _Vector(source.profile.counts, rarity)
        self.headline = {stem: rarity[stem] ** 2 for stem in stems_of(source.profile.headline)}
        self.actors = {
            actor: _scarcity(actor_counts.get(actor, 1), total) * (_MAIN_ACTOR if actor in source.main else 1)
            for actor in source.actors
        }
        self.vectors, self.headlines = {}, {}

    def judge(self, candidate):
        """The candidate as a RelatedProposal."""
        source, profile = self.source, candidate.profile
        vector = self.vectors[candidate.id] = _Vector(profile.counts, self.rarity)
        self.headlines[candidate.id] = profile.headline
        likeness = _cosine(self.whole, vector)
        shared_events = source.events & candidate.events
        shared_actors = source.actors & candidate.actors
        worth = (
            likeness
            + _LIKE_OPENING * _cosine(self.whole, _Vector(profile.opening, self.rarity))
            + _HEADLINE_COVERED * _share(self.headline, profile.counts)
            + _ACTORS * _share(self.actors, candidate.actors)
            + _EVENTS * bool(shared_events)
        )
        same_section = bool(source.section) and source.section == candidate.section
        if same_section:
            worth *= _SAME_SECTION
        apart = (candidate.published - source.published).days if source.published and candidate.published else None
        days = _UNKNOWN_DAYS if apart is None else abs(apart)
        worth *= (1 + days) ** -(_LASTING_AGEING if profile.lasting else _AGEING)
        one_text = _is_one_text(likeness, profile.headline == source.profile.headline)
        kind = LinkKind.DUPLICATE if one_text else self._kind(likeness, shared_events, apart)
        telling = sorted(vector.keys() & self.whole.keys(), key=lambda stem: (-self.whole[stem] * vector[stem], stem))
        words = tuple(source.profile.surfaces.get(stem, stem) for stem in telling[:4])
        reasons = _reasons(
            events=sorted(shared_events),
            actors=sorted(shared_actors, key=lambda actor: (-self.actors[actor], actor))[:3],
            words=words,
            apart=apart,
            same_section=same_section,
            same_text=one_text,
        )
        score = max(likeness, 0.5) if one_text else worth / (worth + _HALF)
        return RelatedProposal(candidate.id, kind, round(min(score, 1.0), 4), reasons, words)

    def without_reposts(self, proposals):
        """One proposal for each text, in their order; of the _MOST_SHOWN best, which are all that anyone sees."""
        kept, reposts = [], {}
        for proposal in proposals[:_MOST_SHOWN]:
            known = next((other for other in kept if self._same_text(other.target_id, proposal.target_id)), None)
            if known:
                reposts.setdefault(known.target_id, []).append(proposal.target_id)
            else:
                kept.append(proposal)
        return [replace(proposal, reposts=tuple(reposts.get(proposal.target_id, ()))) for proposal in kept]

    def _same_text(self, one, other):
        likeness = _cosine(self.vectors[one], self.vectors[other])
        return _is_one_text(likeness, self.headlines[one] == self.headlines[other])

    @staticmethod
    def _kind(likeness, shared_events, apart):
        known_day = apart is not None
        same_days = known_day and abs(apart) <= _SAME_STORY_DAYS
        if (shared_events and (same_days or not known_day)) or (likeness > _SAME_STORY and same_days):
            return LinkKind.SAME_EVENT
        return LinkKind.FOLLOW_UP if known_day and apart > 0 else LinkKind.BACKGROUND


def _reasons(*, events, actors, words, apart, same_section, same_text):
    found = (
        same_text and Reason("same_text"),
        events and Reason("shared_events", {"ids": events}),
        actors and Reason("shared_actors", {"ids": actors}),
        words and Reason("shared_words", {"words": list(words)}),
        apart is not None and Reason("days_apart", {"days": apart}),
        same_section and Reason("same_section"),
    )
    return tuple(reason for reason in found if reason)


def _is_one_text(likeness, same_headline):
    return likeness > (_SAME_TEXT_AND_HEADLINE if same_headline else _SAME_TEXT)


class _Vector(dict):
    """Weights of stems, each the logarithm of how often it occurs times how rare it is, and their ``length``."""

    __slots__ = ("length",)

    def __init__(self, counts, rarity):
        super().__init__((stem, (1 + math.log(count)) * rarity[stem]) for stem, count in counts.items())
        self.length = math.sqrt(sum(weight * weight for weight in self.values())) or 1.0


def _cosine(one, other):
    if len(other) < len(one):
        one, other = other, one
    return sum(one[stem] * other[stem] for stem in one.keys() & other.keys()) / (one.length * other.length)


def _share(weights, present):
    """The part of the weights whose keys are present, from 0 to 1."""
    whole = sum(weights.values())
    return sum(weight for key, weight in weights.items() if key in present) / whole if whole else 0.0


def _scarcity(count, total):
    """1 for an actor of a single article, near 0 for one that is everywhere."""
    total = max(total, 2)
    return math.log(total / min(max(count, 1), total)) / math.log(total)
