"""Which of some candidate articles belong with this one, and why. Pure ranking: services find the candidates."""

import heapq
import math
from dataclasses import dataclass, field, replace
from datetime import date

from .proposals import Reason
from .related_words import MOST_OFTEN, Profile, stems_of
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
# How much a stem weighs that occurs so often.
_SUBLINEAR = [0.0, *(1 + math.log(count) for count in range(1, MOST_OFTEN + 1))]


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


class Comparison:
    """Weighs candidates against one source.

    ``rarity`` (a Rarity) weighs stems; ``actor_counts`` and ``event_counts`` say in how many of ``total`` articles each
    actor and event of the source occurs: the commonest tell little.
    """

    def __init__(self, source, rarity, actor_counts, event_counts, total):
        self.source, self.rarity = source, rarity
        self.weights = {
            stem: _SUBLINEAR[count] * rarity[stem] for count, line in _numbered(source.profile) for stem in line
        }
        self.products = {stem: weight * rarity[stem] for stem, weight in self.weights.items()}
        self.length = math.sqrt(sum(weight * weight for weight in self.weights.values())) or 1.0
        headline = stems_of(source.profile.headline)
        self.headline = {stem: rarity[stem] ** 2 for stem in headline}
        self.actors = {
            actor: _scarcity(actor_counts.get(actor, 1), total) * (_MAIN_ACTOR if actor in source.main else 1)
            for actor in source.actors
        }
        self.events = {event: _scarcity(event_counts.get(event, 1), total) for event in source.events}
        self.texts = {}  # by the ids of the candidates

    def first_look(self, stems, published):
        """About how likely an article of these stems belongs here: a quick number to choose those worth ranking."""
        shared = self.products.keys() & stems
        likeness = sum(map(self.products.__getitem__, shared)) / math.sqrt(len(stems) or 1)
        return likeness * _freshness(_days_apart(self.source.published, published), _AGEING)

    def rank(self, candidates):
        """RelatedProposals for the candidates, best first; after them those of the same text as the source.

        Of candidates that repost one another the best stands for all.
        """
        judged = sorted(map(self._judge, candidates), key=lambda proposal: (-proposal.score, proposal.target_id))
        same_text = [proposal for proposal in judged if proposal.kind == LinkKind.DUPLICATE]
        others = [proposal for proposal in judged if proposal.kind != LinkKind.DUPLICATE]
        return [*self._without_reposts(others), *same_text]

    def _judge(self, candidate):
        """The candidate as a RelatedProposal."""
        source = self.source
        text = self.texts[candidate.id] = _Text(self, candidate)
        shared_events = source.events & candidate.events
        shared_actors = source.actors & candidate.actors
        same_section = bool(source.section) and source.section == candidate.section
        worth = text.worth + text.freshness * (
            _ACTORS * _share(self.actors, candidate.actors)
            + _EVENTS * max(map(self.events.__getitem__, shared_events), default=0.0)
        )
        if same_section:
            worth *= _SAME_SECTION
        words = text.words()
        kind = LinkKind.DUPLICATE if text.one_text else self._kind(text, shared_events)
        reasons = _reasons(
            events=sorted(shared_events),
            actors=sorted(shared_actors, key=lambda actor: (-self.actors[actor], actor))[:3],
            words=words,
            apart=text.apart,
            same_section=same_section,
            same_text=text.one_text,
        )
        score = max(text.likeness, 0.5) if text.one_text else worth / (worth + _HALF)
        return RelatedProposal(candidate.id, kind, round(min(score, 1.0), 4), reasons, words)

    def _without_reposts(self, proposals):
        """One proposal for each text, in their order; of the _MOST_SHOWN best, which are all that anyone sees."""
        kept, reposts = [], {}
        for proposal in proposals[:_MOST_SHOWN]:
            text = self.texts[proposal.target_id]
            known = next((other for other in kept if text.is_repost_of(self.texts[other.target_id])), None)
            if known:
                reposts.setdefault(known.target_id, []).append(proposal.target_id)
            else:
                kept.append(proposal)
        return [replace(proposal, reposts=tuple(reposts.get(proposal.target_id, ()))) for proposal in kept]

    @staticmethod
    def _kind(text, shared_events):
        known_day = text.apart is not None
        same_days = known_day and abs(text.apart) <= _SAME_STORY_DAYS
        if (shared_events and (same_days or not known_day)) or (text.likeness > _SAME_STORY and same_days):
            return LinkKind.SAME_EVENT
        return LinkKind.FOLLOW_UP if known_day and text.apart > 0 else LinkKind.BACKGROUND


class _Text:
    """How a candidate's text compares with the source: its ``likeness``, and its ``worth`` given its age."""

    __slots__ = ("apart", "comparison", "freshness", "length", "likeness", "one_text", "profile", "shared", "worth")

    def __init__(self, comparison, candidate):
        self.comparison, self.profile = comparison, candidate.profile
        source, rarity, profile = comparison.source, comparison.rarity, candidate.profile
        weights, squares = comparison.weights, 0.0
        self.shared = {}
        for count, line in _numbered(profile):
            squares += _SUBLINEAR[count] ** 2 * rarity.squares(line)
            for stem in weights.keys() & line:
                self.shared[stem] = weights[stem] * _SUBLINEAR[count] * rarity[stem]
        self.length = math.sqrt(squares) or 1.0
        self.likeness = sum(self.shared.values()) / (comparison.length * self.length)
        opening = weights.keys() & profile.opening
        like_opening = sum(weights[stem] * rarity[stem] for stem in opening) / (
            comparison.length * (math.sqrt(rarity.squares(profile.opening)) or 1.0)
        )
        self.apart = _days_apart(source.published, candidate.published)
        self.freshness = _freshness(self.apart, _LASTING_AGEING if profile.lasting else _AGEING)
        self.worth = self.freshness * (
            self.likeness + _LIKE_OPENING * like_opening + _HEADLINE_COVERED * _share(comparison.headline, self.shared)
        )
        self.one_text = _is_one_text(self.likeness, profile.headline == source.profile.headline)

    def words(self):
        """The shared words that tell most, as the source writes them."""
        telling = heapq.nsmallest(4, self.shared, key=lambda stem: (-self.shared[stem], stem))
        surfaces = self.comparison.source.profile.surfaces
        return tuple(surfaces.get(stem, stem) for stem in telling)

    def is_repost_of(self, other):
        """True if the two candidates are one text."""
        mine, theirs = self.profile, other.profile
        same_headline = mine.headline == theirs.headline
        if not same_headline and mine.bands.isdisjoint(theirs.bands):
            return False
        rarity, counts, others = self.comparison.rarity, mine.counts, theirs.counts
        product = sum(
            _SUBLINEAR[counts[stem]] * _SUBLINEAR[others[stem]] * rarity[stem] ** 2
            for stem in counts.keys() & others.keys()
        )
        return _is_one_text(product / (self.length * other.length), same_headline)


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


def _numbered(profile):
    return enumerate(profile.lines, 1)


def _days_apart(day, other):
    """Days from one day to the other, None if one is unknown."""
    return (other - day).days if day and other else None


def _freshness(apart, ageing):
    return (1 + (_UNKNOWN_DAYS if apart is None else abs(apart))) ** -ageing


def _share(weights, present):
    """The part of the weights whose keys are present, from 0 to 1."""
    whole = sum(weights.values())
    return sum(weight for key, weight in weights.items() if key in present) / whole if whole else 0.0


def _scarcity(count, total):
    """1 for an actor of a single article, near 0 for one that is everywhere."""
    total = max(total, 2)
    return math.log(total / min(max(count, 1), total)) / math.log(total)
