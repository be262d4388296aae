"""Pairs of records whose names are so near that they may be one."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, Q
from rapidfuzz import fuzz

from corpus_app.analysis.lexicon import TITLES_ALONE
from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, ActorName, Event
from corpus_app.models.choices import ActorKind, NameKind

from .distinct import told_apart
from .event_calendar import near_twins

_ARTICLE = "ال"
# Short words differ by one letter and mean somebody else (علي, علوي).
_SHORT = 4
_NEAR_WORDS = 80
# Whole names that are less alike than this are not looked at word by word: that spares most of the time.
_FAR, _FAR_FULL_NAMES = 70, 50
_VOWELS = str.maketrans("", "", "اوي")
# A block is what shares its first or last word's beginning; a bigger one is compared among neighbours only.
_BLOCK_LETTERS = 2
_MOST_IN_BLOCK = 400
_NEIGHBOURS = 30
_MOST_OFFERED = 3
_TELLING = ("home_state_id", "code", "wikidata")
_NAMING = (NameKind.OFFICIAL, NameKind.ALIAS, NameKind.NICKNAME)


@dataclass(frozen=True)
class NearPair:
    """Two records (the first recorded comes first), the names that are near, and how near: 0 to 100.

    Events may be near by what is on record of them whatever they are called: then not ``by_name``.
    """

    one: Actor | Event
    other: Actor | Event
    one_name: str
    other_name: str
    score: int
    by_name: bool = True


def near_actors(kind=""):
    """Near-equal pairs of actors of one kind, the nearest first."""
    actors = Actor.objects.filter(kind=kind) if kind else Actor.objects.all()
    records = {actor.pk: actor for actor in actors}
    names = [(actor.kind, pk, actor.folded, actor.name) for pk, actor in records.items()]
    further = ActorName.objects.filter(actor__in=actors, kind__in=_NAMING).values_list("actor_id", "folded", "text")
    # One word alone is shared by many; as an alias it says little.
    names += [(records[pk].kind, pk, folded, text) for pk, folded, text in further if " " in folded]
    return _pairs(records, names)


def near_events():
    """Near-equal pairs of events whose days do not rule each other out, and near-twins, the nearest first."""
    records = {event.pk: event for event in Event.objects.all()}
    pairs = _pairs(records, [("", pk, event.folded, event.name) for pk, event in records.items()])
    pairs = [pair for pair in pairs if _days_meet(pair.one, pair.other)]
    known = {(pair.one.pk, pair.other.pk) for pair in pairs} | told_apart(Event)
    for score, *twins in near_twins():
        one, other = sorted(twins, key=lambda event: event.pk)
        if (one.pk, other.pk) not in known:
            pairs.append(NearPair(one, other, one.name, other.name, round(100 * score), by_name=False))
    return sorted(pairs, key=lambda pair: -pair.score)


def near_recorded(model, names):
    """The actors (or events) on record whose names are near the given ones: {key: (kind, name)} → {key: [records]}.

    An event's kind is not asked for: two editors may see one event differently.
    """
    folded = {key: (kind, fold_name(name)) for key, (kind, name) in names.items()}
    begins = Q(pk__in=())
    for kind, name in folded.values():
        stem = name.removeprefix(_ARTICLE)[:_BLOCK_LETTERS]
        of_kind = Q(kind=kind) if model is Actor else Q()
        begins |= of_kind & (Q(folded__startswith=stem) | Q(folded__startswith=_ARTICLE + stem))
    records = list(model.objects.filter(begins)) if names else []
    return {
        key: [
            record
            for record in records
            if getattr(record, "kind", kind) == kind and nearness(name, record.folded, person=kind == ActorKind.PERSON)
        ][:_MOST_OFFERED]
        for key, (kind, name) in folded.items()
    }


def nearness(one, other, *, person=False):
    """How near two folded names are, 0 to 100; 0 when a word of one is another word than its counterpart."""
    words, others = one.split(), other.split()
    if len(words) == len(others):
        total = 0
        for pair in zip(words, others, strict=True):
            if not (score := _word_nearness(*pair)):
                return 0
            total += score
        return round(total / len(words)) if words else 0
    if person and words and words[0] in TITLES_ALONE:
        # What several bear is no first name (الشيخ زايد, الشيخ خليفة بن زايد).
        return 0
    short, long = sorted((words, others), key=len)
    if person and len(short) > 1 and (short[0], short[-1]) == (long[0], long[-1]) and set(short) <= set(long):
        return 90
    return 0


def _word_nearness(one, other):
    if one == other:
        return 100
    one, other = (word.removeprefix(_ARTICLE) if len(word) > _SHORT else word for word in (one, other))
    if one == other:
        return 100
    # Another number is another brigade, summit, congress.
    if one.isdigit() or other.isdigit():
        return 0
    if min(len(one), len(other)) <= _SHORT:
        # Foreign names are written with or without their vowels (ترامب, ترمب).
        one, other = one.translate(_VOWELS), other.translate(_VOWELS)
        return 90 if one == other and len(one) >= _SHORT else 0
    return fuzz.ratio(one, other, score_cutoff=_NEAR_WORDS)


def _pairs(records, names):
    best, apart = {}, told_apart(type(next(iter(records.values())))) if records else set()
    for block in _blocks(names).values():
        for (kind, pk, folded, text), (_kind, other_pk, other_folded, other_text) in _couples(sorted(block)):
            if pk == other_pk or _are_far(folded, other_folded, kind):
                continue
            score = nearness(folded, other_folded, person=kind == ActorKind.PERSON)
            if not score or _are_two(records[pk], records[other_pk]):
                continue
            first, second = sorted([(pk, text), (other_pk, other_text)])
            key = first[0], second[0]
            if key in apart:
                continue
            if key not in best or score > best[key].score:
                best[key] = NearPair(records[key[0]], records[key[1]], first[1], second[1], score)
    return sorted(best.values(), key=lambda pair: (-pair.score, pair.one.folded, pair.other.folded))


def _are_far(one, other, kind):
    """A first look that lets everything pass to which ``nearness`` could give a score."""
    if one.count(" ") == other.count(" "):
        return not fuzz.ratio(one, other, score_cutoff=_FAR)
    return kind != ActorKind.PERSON or not fuzz.ratio(one, other, score_cutoff=_FAR_FULL_NAMES)


def _blocks(names):
    blocks = defaultdict(set)
    for kind, pk, folded, text in names:
        words = folded.split()
        for place in (0, -1) if words else ():
            blocks[kind, place, words[place].removeprefix(_ARTICLE)[:_BLOCK_LETTERS]].add((kind, pk, folded, text))
    return blocks


def _couples(block):
    if len(block) <= _MOST_IN_BLOCK:
        yield from combinations(block, 2)
        return
    block = sorted(block, key=lambda name: name[2])
    for index, name in enumerate(block):
        for other in block[index + 1 : index + 1 + _NEIGHBOURS]:
            yield name, other


def _are_two(one, other):
    """Other identifiers tell two records apart, and so do their states: many have a parliament of one name."""
    values = ({getattr(record, name, None) for record in (one, other)} - {None, ""} for name in _TELLING)
    return any(len(found) > 1 for found in values)


def _days_meet(one, other):
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def better_survivors(pairs):
    """The record of each NearPair to keep: of the more tags, then the more names, then the first recorded."""
    weights = {}
    for model, tags, names in ((Actor, "actor_tags", "names"), (Event, "event_tags", "triggers")):
        ids = {record.pk for pair in pairs for record in (pair.one, pair.other) if isinstance(record, model)}
        weighed = model.objects.filter(pk__in=ids).annotate(
            tags=Count(tags, distinct=True), spellings=Count(names, distinct=True)
        )
        weights |= {(model, row.pk): (row.tags, row.spellings) for row in weighed.only("pk")}
    return [
        max(pair.one, pair.other, key=lambda record: (*weights.get((type(record), record.pk), (0, 0)), -record.pk))
        for pair in pairs
    ]
