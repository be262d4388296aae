"""Which articles are proposed as one story, and which only share a name that many bear."""

import random
from datetime import date, timedelta

import pytest

from corpus_app.analysis.threads import Telling, find_groups, tops, untold

START = date(2018, 3, 1)
SUMMIT, STRIKE, TALKS, TRUCE, WAR = 1, 2, 3, 4, 5
ENVOY, GROUP, MAYOR = 11, 12, 13


def tell(pk, day, news=(), recalled=(), main=(), other=(), links=()):
    return Telling(pk, START + timedelta(day), *map(frozenset, (news, recalled, main, other, links)))


def groups_of(tellings, parents=None):
    return [(group.leading, set(group.articles)) for group in find_groups(tellings, parents or {})]


@pytest.mark.parametrize(
    ("what", "tellings", "expected"),
    [
        ("one event on three days", [tell(n, n, [SUMMIT]) for n in range(1, 4)], [(SUMMIT, {1, 2, 3})]),
        ("two articles", [tell(n, n, [SUMMIT]) for n in range(1, 3)], []),
        ("all on one day", [tell(n, 0, [SUMMIT]) for n in range(1, 6)], []),
        ("no event at all", [tell(n, n, main=[ENVOY]) for n in range(1, 5)], []),
        (
            "a rare main actor leads from event to event",
            [tell(1, 0, [STRIKE], main=[ENVOY]), tell(2, 5, [TALKS], main=[ENVOY]), tell(3, 9, main=[ENVOY])],
            [(STRIKE, {1, 2, 3})],
        ),
        (
            "the same actor months later",
            [tell(1, 0, [STRIKE], main=[ENVOY]), tell(2, 60, [TALKS], main=[ENVOY]), tell(3, 120, main=[ENVOY])],
            [],
        ),
        (
            "a follow-up recalls what the other reports",
            [tell(1, 0, [STRIKE]), tell(2, 2, [TALKS], [STRIKE]), tell(3, 4, [TRUCE], [TALKS])],
            [(STRIKE, {1, 2, 3})],
        ),
        (
            "two articles that both only recall an event",
            [tell(1, 0, [SUMMIT], [WAR]), tell(2, 2, [TALKS], [WAR]), tell(3, 4, [TRUCE], [WAR])],
            [],
        ),
        (
            "links that editors made",
            [tell(1, 0, [STRIKE]), tell(2, 9, [TALKS], links=[1]), tell(3, 30, links=[2])],
            [(STRIKE, {1, 2, 3})],
        ),
        (
            "a link to an article of another year",
            [tell(1, 0, [STRIKE]), tell(2, 400, [TALKS], links=[1]), tell(3, 401, links=[2])],
            [],
        ),
        (
            "an article without a day",
            [*(tell(n, n, [SUMMIT]) for n in range(1, 3)), Telling(3, None, frozenset([SUMMIT]))],
            [],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_chains(what, tellings, expected):
    assert groups_of(tellings) == expected


def test_what_everybody_names_ties_nothing():
    crowd = [tell(100 + n, n, [1000 + n], main=[GROUP]) for n in range(40)]
    assert groups_of(crowd) == []


def test_two_stories_stay_two_for_all_that_one_article_tells_of_both():
    first = [tell(n, n, [SUMMIT]) for n in range(1, 6)]
    second = [tell(n, n, [TALKS]) for n in range(11, 16)]
    bridge = tell(8, 8, [SUMMIT, TALKS])
    groups = find_groups([*first, *second, bridge], {})
    assert len(groups) == 2
    for group in groups:
        assert not {1, 2, 3, 4, 5} & group.articles or not {11, 12, 13, 14, 15} & group.articles


def test_a_chain_names_its_events_and_what_tells_of_none():
    (group,) = find_groups(
        [tell(1, 0, [STRIKE], main=[ENVOY]), tell(2, 5, [TALKS], main=[ENVOY]), tell(3, 9, main=[ENVOY])], {}
    )
    assert (group.events, group.further) == ({STRIKE, TALKS}, {3})


def test_the_parts_of_one_event_belong_together_however_far_apart():
    tellings = [tell(1, 0, [STRIKE]), tell(2, 200, [TALKS]), tell(3, 500, [TRUCE]), tell(4, 500, [SUMMIT])]
    parents = {STRIKE: WAR, TALKS: TRUCE, TRUCE: WAR}
    (group,) = find_groups(tellings, parents)
    assert (group.leading, group.articles, group.events) == (WAR, {1, 2, 3}, {STRIKE, TALKS, TRUCE, WAR})


def test_a_whole_too_large_for_one_thread_is_left_to_its_parts():
    parents = {STRIKE: WAR, TALKS: TRUCE, TRUCE: WAR}
    tellings = [tell(n, n, [STRIKE]) for n in range(350)] + [tell(1000 + n, n, [TALKS]) for n in range(5)]
    groups = groups_of(tellings, parents)
    assert [leading for leading, _ in groups] == [STRIKE, TRUCE]


def test_a_circle_of_parts_ends():
    parents = {STRIKE: TALKS, TALKS: STRIKE}
    assert len(find_groups([tell(n, n, [STRIKE]) for n in range(1, 4)], parents)) == 1


def test_no_article_is_in_two_groups_and_no_chain_outgrows_its_bound():
    dice = random.Random(7)  # noqa: S311
    tellings = [
        tell(
            n,
            dice.randrange(60),
            dice.sample(range(60), dice.randrange(3)),
            main=dice.sample(range(200, 260), 1),
            other=dice.sample(range(200, 900), 4),
        )
        for n in range(1, 800)
    ]
    groups = find_groups(tellings, {})
    seen = [article for group in groups for article in group.articles]
    assert len(seen) == len(set(seen)) > 100
    assert max(len(group.articles) for group in groups) <= 80
    assert groups == find_groups(list(reversed(tellings)), {})
    sizes = [len(group.articles) for group in groups]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("events", "articles", "expected"),
    [
        ((), (), ({STRIKE, TALKS, TRUCE}, {4}, 0)),
        ([STRIKE], (), ({TALKS, TRUCE}, {4}, 0.25)),
        ([TRUCE], [4], ({STRIKE}, set(), 0.75)),
        ([STRIKE, TRUCE], [4], (set(), set(), 1)),
        ([WAR], [99], ({STRIKE, TALKS, TRUCE}, {4}, 0)),
    ],
)
def test_what_a_thread_lacks(events, articles, expected):
    tellings = [
        tell(1, 0, [STRIKE], main=[ENVOY]),
        tell(2, 3, [TALKS], main=[ENVOY]),
        tell(3, 5, [TRUCE], main=[ENVOY]),
        tell(4, 7, main=[ENVOY]),
    ]
    (group,) = find_groups(tellings, {})
    news = {telling.id: telling.news for telling in tellings}
    assert untold(group, news, {TALKS: TRUCE}, set(events), set(articles)) == expected


def test_a_thread_names_wholes_and_not_their_parts():
    parents = {STRIKE: TALKS, TALKS: WAR}
    assert tops({STRIKE, TALKS, TRUCE}, parents) == {TALKS, TRUCE}
    assert tops({STRIKE, WAR}, parents) == {WAR}
