"""Several articles that tell of one new event are brought together, and recorded once."""

from datetime import date

import pytest
from suggesting import suggest

from corpus_app.analysis.proposals import EventProposal, Mention
from corpus_app.analysis.vocabulary import Category, EventRelation, EventStatus
from corpus_app.models import Event, Place, Suggestion
from corpus_app.services.analysis import analyse_page
from corpus_app.services.decisions import accept, reject
from corpus_app.services.event_matching import days_told, group_new_events, point_others_at
from corpus_app.services.requests import note_request

State = Suggestion.State
STRIKE = {
    "name": "قصف ميناء الحديدة",
    "category": "ASSAULT",
    "form": "air_strike",
    "date": "2019-02-06",
    "status": "happened",
    "place_name": "الحديدة",
    "participants": [{"id": None, "name": "التحالف العربي", "role": "initiator"}],
}


@pytest.fixture
def tell(make_article):
    """``tell(**changes)``: an article of its own and its suggestion of the strike, told otherwise in ``changes``."""

    def make(page=None, **changes):
        proposal = STRIKE | changes
        suggestion = suggest(page or make_article(live=False), of="event", **proposal)
        day = date.fromisoformat(proposal["date"]) if len(proposal["date"]) == 10 else date(2019, 2, 6)
        suggestion.category, suggestion.earliest, suggestion.latest = proposal["category"], day, day
        suggestion.save()
        return suggestion

    return make


def also_told(suggestion):
    suggestion.refresh_from_db()
    return suggestion.proposal.get("also_told_in", [])


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        ({"name": "غارات على ميناء الحديدة"}, True),
        ({"date": ""}, True),
        ({"form": "bombing", "name": "تفجير في الحديدة"}, True),
        ({"date": "2019-02-07"}, True),
        ({"date": "2019-02-09"}, False),
        ({"place_name": "محافظة الحديدة"}, True),
        ({"place_name": "صعدة"}, False),
        ({"category": "CONSULT", "form": "meeting", "name": "اجتماع في الحديدة"}, False),
        ({"place_name": "", "participants": []}, False),
    ],
)
def test_articles_that_tell_of_one_event_know_of_each_other(tell, changes, together):
    one, other = tell(), tell(**changes)
    group_new_events(other.page_id)
    assert also_told(one) == ([other.page_id] if together else [])
    assert also_told(other) == ([one.page_id] if together else [])


def test_three_articles_know_of_each_other(tell):
    suggestions = [tell(name=name) for name in ("قصف الحديدة", "غارة على الحديدة", "ضربات في الحديدة")]
    for suggestion in suggestions:
        group_new_events(suggestion.page_id)
    assert all(len(also_told(suggestion)) == 2 for suggestion in suggestions)


def test_what_an_article_no_longer_tells_is_forgotten_by_the_others(tell):
    one, other = tell(), tell()
    group_new_events(one.page_id)
    Suggestion.objects.filter(pk=other.pk).update(state=State.WITHDRAWN)
    group_new_events(one.page_id)
    assert also_told(one) == []
    Suggestion.objects.filter(pk=other.pk).update(state=State.PENDING)
    group_new_events(one.page_id)
    assert also_told(other) == [one.page_id]
    Suggestion.objects.filter(pk=one.pk).update(state=State.WITHDRAWN)
    group_new_events(one.page_id)
    assert also_told(other) == []


def test_accepting_one_points_the_others_to_the_recorded_event(tell, moderator):
    one, other, apart = tell(), tell(name="غارات على الحديدة"), tell(place_name="صعدة", name="قصف صعدة")
    accept(one, moderator)
    event = Event.objects.get()
    other.refresh_from_db()
    apart.refresh_from_db()
    assert (other.event, other.key, other.state) == (event, f"event:{event.pk}", State.PENDING)
    assert other.title == event.name
    assert apart.event is None
    accept(other, moderator)
    assert Event.objects.count() == 1


def test_a_page_that_proposes_the_event_already_keeps_one_suggestion(tell, db):
    one, other = tell(), tell()
    event = Event.objects.create(name="قصف الحديدة", category="ASSAULT", date="2019-02-06")
    known = suggest(other.page, event, of="event")
    point_others_at(event, one)
    other.refresh_from_db()
    assert other.state == State.WITHDRAWN
    assert Suggestion.objects.get(key=f"event:{event.pk}") == known


def test_what_an_editor_rejected_is_left_alone(tell, moderator):
    one, other = tell(), tell()
    reject(other, moderator)
    accept(one, moderator)
    other.refresh_from_db()
    assert (other.event, other.state) == (None, State.REJECTED)


def test_looking_for_partners_costs_the_same_however_many_events_there_are(tell, django_assert_max_num_queries):
    one = tell()
    for day in range(10, 28):
        tell(date=f"2019-01-{day}")
    with django_assert_max_num_queries(8):
        group_new_events(one.page_id)


@pytest.mark.parametrize(
    ("told", "relation", "days"),
    [
        ("2019-02-06", EventRelation.REPORTS, (date(2019, 2, 6), date(2019, 2, 6))),
        ("2019-02", EventRelation.BACKGROUND, (date(2019, 2, 1), date(2019, 2, 28))),
        ("2019-02-06/..", EventRelation.REPORTS, (date(2019, 2, 6), date(2019, 2, 6))),
        ("", EventRelation.REPORTS, (date(2019, 2, 4), date(2019, 2, 7))),
        ("", EventRelation.BACKGROUND, (None, None)),
    ],
)
def test_news_without_a_day_is_of_these_days(told, relation, days):
    proposal = EventProposal(
        None, "قصف", Category.ASSAULT, "", told, EventStatus.HAPPENED, relation, 0.9, True, (Mention(0, 3, "قصف", "t"),)
    )
    assert days_told(proposal, date(2019, 2, 7)) == days


def test_a_place_on_record_tells_events_apart(tell, db):
    hodeida = Place.objects.create(name="الحديدة", slug="hodeida")
    sanaa = Place.objects.create(name="صنعاء", slug="sanaa")
    one, other = tell(place=hodeida.pk), tell(place=sanaa.pk)
    group_new_events(one.page_id)
    assert also_told(one) == also_told(other) == []


def test_articles_read_by_the_engine_find_each_other(make_article, db):
    Place.objects.create(name="الحديدة", slug="hodeida")
    told = (
        ("غارات على ميناء الحديدة", "شنت طائرات غارات على ميناء الحديدة مساء الثلاثاء."),
        ("قصف يطال الحديدة", "تعرضت مدينة الحديدة مساء الثلاثاء لغارات جوية."),
    )
    pages = [make_article(title, [text], date=date(2019, 2, 6)) for title, text in told]
    for page in pages:
        note_request(page.pk, "wanted")
        analyse_page(page.pk)
    noted = [
        {other for row in page.suggestions.filter(kind="event") for other in row.proposal.get("also_told_in", ())}
        for page in pages
    ]
    assert noted == [{pages[1].pk}, {pages[0].pk}]
