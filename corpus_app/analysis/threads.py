"""Which articles tell one story: the parts of one event, or a chain of articles that share events and rare actors.

Chains grow from the best tied articles to the least. Two become one only when more than one article of either holds
them together, so that an article between two stories does not make them one, and none outgrows its bound.
"""

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

# What makes a group worth proposing.
LEAST_ARTICLES, LEAST_DAYS = 3, 2
# What is named in more articles than this says nothing of a story.
_RARE_SHARE, _ALWAYS_RARE = 0.02, 12
# How far apart tied articles may lie, and with how many of the next ones each is compared.
_ACTOR_SPAN, _EVENT_SPAN = timedelta(21), timedelta(60)
_NEIGHBOURS = 8
# How much it ties: to report one event, to recall what the other reports, an editor's link; actors by rarity.
_SAME_NEWS, _RECALLED, _LINKED, _MAIN = 1.0, 0.5, 1.0, 2.0
_TIE = 0.5
_MOST_ARTICLES, _MOST_IN_FAMILY = 80, 300
# Two longer chains become one only where so many articles of either are tied to the other.
_HOLDING = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """One article: its day, the events it brings news of and those it recalls, its actors, the articles it links."""

    id: int
    day: date
    news: frozenset = frozenset()
    recalled: frozenset = frozenset()
    main_actors: frozenset = frozenset()
    other_actors: frozenset = frozenset()
    links: frozenset = frozenset()


@dataclass(frozen=True)
class Group:
    """Articles that tell one story and the events they bring news of; ``leading`` is the event to name it by.

    ``further`` are those of the articles that bring news of none of the events.
    """

    leading: int
    events: frozenset
    articles: frozenset
    further: frozenset = field(default=frozenset())


def find_groups(tellings, parents):
    """The groups among the Tellings, those of the most articles first; ``parents`` maps events to their wholes.

    Each article is in one group at most. The parts of one event come before chains.
    """
    tellings = {telling.id: telling for telling in tellings if telling.day}
    groups = _families(tellings, parents)
    grouped = {article for group in groups for article in group.articles}
    groups += _chains([telling for pk, telling in tellings.items() if pk not in grouped])
    return sorted(groups, key=lambda group: (-len(group.articles), -len(group.events), group.leading))


def untold(group, news, parents, events, articles):
    """What of a group a thread with these events and articles lacks: (events, articles, share of the articles told).

    ``news`` maps articles to the events they bring news of. A thread with a whole has its parts.
    """

    def has(event):
        return any(whole in events for whole in line_of(event, parents))

    told = {article for article in group.articles if article in articles or any(map(has, news[article]))}
    new_events = frozenset(event for event in group.events if not has(event))
    return new_events, group.further - articles, len(told) / len(group.articles)


def tops(events, parents):
    """Those of the events that are part of no other of them."""
    return frozenset(event for event in events if not events & set(line_of(event, parents)[1:]))


def _families(tellings, parents):
    """A group for each event with parts, or of very many articles; a whole too large for one leaves it to its parts."""
    told, with_parts = defaultdict(set), set()
    for telling in tellings.values():
        for event in telling.news:
            line = line_of(event, parents)
            with_parts.update(line[1:])
            for whole in line:
                told[whole].add(telling.id)
    groups, taken = [], set()
    for whole in sorted(told, key=lambda whole: (-len(told[whole]), whole)):
        size = len(told[whole])
        if not (size <= _MOST_IN_FAMILY if whole in with_parts else size > _MOST_ARTICLES):
            continue
        articles = told[whole] - taken
        if _many_enough([tellings[pk] for pk in articles]):
            news = {event for pk in articles for event in tellings[pk].news}
            events = {event for event in news if whole in line_of(event, parents)}
            groups.append(Group(whole, frozenset(events | {whole}), frozenset(articles)))
            taken |= articles
    return groups


def line_of(event, parents):
    """The event and what it is part of, from the part to the whole."""
    line = [event]
    while (event := parents.get(event)) and event not in line:
        line.append(event)
    return line


def _chains(tellings):
    by_id = {telling.id: telling for telling in tellings}
    for members in _joined(_ties(tellings)):
        chain = [by_id[pk] for pk in members]
        told = Counter(event for telling in chain for event in telling.news)
        if told and _many_enough(chain):
            leading = min(told, key=lambda event: (-told[event], event))
            further = frozenset(telling.id for telling in chain if not telling.news)
            yield Group(leading, frozenset(told), frozenset(members), further)


def _many_enough(tellings):
    return len(tellings) >= LEAST_ARTICLES and len({telling.day for telling in tellings}) >= LEAST_DAYS


def _ties(tellings):
    """{(article, article): how strongly they are tied} of those tied at all."""
    ties = Counter()
    most = max(_ALWAYS_RARE, len(tellings) * _RARE_SHARE)
    events, actors = defaultdict(list), defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: (telling.day, telling.id)):
        for event in telling.news | telling.recalled:
            events[event].append((telling, event in telling.news))
        for actor in telling.main_actors | telling.other_actors:
            actors[actor].append((telling, actor in telling.main_actors))
    for rows in events.values():
        for (one, reports), (other, follows) in _near(rows, _EVENT_SPAN):
            if reports and follows:
                ties[one.id, other.id] += _SAME_NEWS
            elif reports or follows:
                ties[one.id, other.id] += _RECALLED
    for rows in actors.values():
        if len(rows) <= most:
            rarity = 1 / (1 + math.log2(len(rows)))
            for (one, main), (other, also) in _near(rows, _ACTOR_SPAN):
                ties[one.id, other.id] += rarity * (_MAIN if main and also else 1)
    days = {telling.id: telling.day for telling in tellings}
    for telling in tellings:
        for other in telling.links & days.keys():
            if abs(days[other] - telling.day) <= _EVENT_SPAN:
                ties[_in_order(telling.id, other, days)] += _LINKED
    return {pair: tie for pair, tie in ties.items() if tie >= _TIE}


def _near(rows, span):
    """Pairs of rows (in order of their day) that lie within ``span``, each with the next few only."""
    for number, row in enumerate(rows):
        for other in rows[number + 1 : number + 1 + _NEIGHBOURS]:
            if other[0].day - row[0].day > span:
                break
            yield row, other


def _in_order(one, other, days):
    return (one, other) if (days[one], one) <= (days[other], other) else (other, one)


def _joined(ties):
    """Chains of articles (sets of ids); those join first that are tied best, taken over all their pairs of articles."""
    members, strength, ends = {}, defaultdict(dict), defaultdict(dict)
    for (one, other), tie in ties.items():
        members[one], members[other] = {one}, {other}
        strength[one][other] = strength[other][one] = tie
        ends[one][other], ends[other][one] = {one}, {other}

    def rank(one, other):
        return -strength[one][other] / (len(members[one]) * len(members[other]))

    waiting = [(rank(one, other), one, other) for one, other in ties]
    heapq.heapify(waiting)
    while waiting:
        ranked, one, other = heapq.heappop(waiting)
        if other not in strength[one] or rank(one, other) != ranked:
            continue  # joined or grown since
        small, large = sorted((one, other), key=lambda chain: (len(members[chain]), chain))
        held = min(len(ends[small][large]), len(ends[large][small]))
        if len(members[small] | members[large]) > _MOST_ARTICLES or (held < _HOLDING < len(members[small])):
            continue
        members[large] |= members.pop(small)
        for third in strength[small].keys() - {large}:
            strength[large][third] = strength[large].get(third, 0) + strength[small][third]
            strength[third][large] = strength[large][third]
            ends[large][third] = ends[large].get(third, set()) | ends[small][third]
            ends[third][large] = ends[third].get(large, set()) | ends[third].pop(small)
            del strength[third][small]
        del strength[small], ends[small], strength[large][small], ends[large][small]
        for third in strength[large]:
            heapq.heappush(waiting, (rank(large, third), large, third))
    return [members[chain] for chain in sorted(members)]
