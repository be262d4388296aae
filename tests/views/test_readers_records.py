"""Actors and events as readers get them: indexes, pages, search."""

from datetime import date

import pytest

from corpus_app.models import (
    Actor,
    ActorName,
    ActorRelation,
    ActorTag,
    Event,
    EventClaim,
    EventTag,
    EventTrigger,
    Office,
    Participant,
    Place,
)

pytestmark = pytest.mark.django_db


def state(name, name_en):
    return Actor.objects.create(name=name, name_en=name_en, kind="state")


@pytest.fixture
def tag(make_article):
    """Publishes an article with tags: ``tag(title, actors, events, relation=…, **fields)``."""

    def make(title="عنوان", actors=(), events=(), relation="reports", **fields):
        page = make_article(title, **fields)
        page.actor_tags.set([ActorTag(tag=actor) for actor in actors])
        page.event_tags.set([EventTag(tag=event, relation=relation) for event in events])
        page.save()
        return page

    return make


def html(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def order_of(text, *parts):
    positions = [text.index(part) for part in parts]
    return positions == sorted(positions)


# Actors


def test_an_actor_in_no_public_article_has_no_page(client, tag):
    jordan = state("الأردن", "Jordan")
    assert client.get("/actors/jordan/").status_code == 404
    page = tag("خبر", [jordan])
    assert client.get("/actors/jordan/").status_code == 200
    page.unpublish()
    assert client.get("/actors/jordan/").status_code == 404
    assert client.get("/actors/jordan/feed/").status_code == 404


def test_an_actors_page_shows_its_record(client, tag):
    jordan, league = state("الأردن", "Jordan"), Actor.objects.create(name="جامعة الدول العربية", kind="organisation")
    palestine = state("فلسطين", "Palestine")
    minister = Actor.objects.create(
        name="أيمن الصفدي", name_en="Ayman Safadi", kind="person", home_state=jordan, description="سياسي أردني."
    )
    ActorName.objects.create(actor=minister, text="الصفدي", kind="alias")
    ActorName.objects.create(actor=jordan, text="عمّان", kind="metonym")
    ActorName.objects.create(actor=jordan, text="المملكة الأردنية الهاشمية", kind="official")
    Office.objects.create(person=minister, title="وزير الخارجية", of=jordan, since="2017-01-15")
    ActorRelation.objects.create(source=jordan, kind="member_of", target=league, since="1945-03-22")
    ActorRelation.objects.create(source=palestine, kind="member_of", target=league)
    tag("خبر", [jordan, minister, league])

    text = html(client, "/actors/ayman-safadi/")
    for expected in ("سياسي أردني.", "الصفدي", "وزير الخارجية", "منذ 15 يناير/كانون الثاني 2017", "Ayman Safadi"):
        assert expected in text
    assert 'href="/actors/jordan/"' in text
    text = html(client, "/actors/jordan/")
    assert "المملكة الأردنية الهاشمية" in text and "عمّان" not in text
    assert f'href="{league.get_absolute_url()}"' in text and "منذ 22 مارس/آذار 1945" in text
    assert 'href="/actors/ayman-safadi/"' in text
    # From the other end, only members that the public may see.
    text = html(client, league.get_absolute_url())
    assert 'href="/actors/jordan/"' in text and "فلسطين" not in text


def test_a_relation_to_an_actor_without_a_page_is_plain_text(client, tag):
    jordan, league = state("الأردن", "Jordan"), Actor.objects.create(name="جامعة الدول العربية", kind="organisation")
    ActorRelation.objects.create(source=jordan, kind="member_of", target=league)
    tag("خبر", [jordan])
    text = html(client, "/actors/jordan/")
    assert "<span>جامعة الدول العربية</span>" in text and league.get_absolute_url() not in text


def test_an_actors_articles_and_events_in_order_of_time(client, tag):
    jordan = state("الأردن", "Jordan")
    for year in range(2001, 2023):
        event = Event.objects.create(name=f"مؤتمر {year}", category="CONSULT", date=str(year))
        Participant.objects.create(event=event, actor=jordan)
        tag(f"تقرير {year}", [jordan], [event], date=date(year, 6, 1))
    hidden = Event.objects.create(name="مؤتمر مغلق", category="CONSULT", date="2010")
    Participant.objects.create(event=hidden, actor=jordan)
    text = html(client, "/actors/jordan/")
    assert order_of(text, "تقرير 2022", "تقرير 2021", "تقرير 2003") and "تقرير 2002" not in text
    assert order_of(text, "مؤتمر 2022", "مؤتمر 2009", "مؤتمر 2008") and "مؤتمر 2007" not in text
    assert "مؤتمر مغلق" not in text
    assert "22" in text.partition('class="page-head"')[2].partition("</header>")[0]
    text = html(client, "/actors/jordan/?page=2&events=2")
    assert order_of(text, "تقرير 2002", "تقرير 2001") and order_of(text, "مؤتمر 2007", "مؤتمر 2001")
    assert "page=2&amp;events=1" in text and "page=1&amp;events=2" in text


def test_the_index_of_actors_by_kind_and_by_any_name(client, tag):
    jordan, party = state("الأردن", "Jordan"), Actor.objects.create(name="حزب الأمة", kind="political_party")
    ActorName.objects.create(actor=party, text="حركة الأُمّة الإصلاحية", kind="alias")
    state("لبنان", "Lebanon")
    tag("خبر", [jordan, party])
    tag("خبر ثان", [jordan])
    text = html(client, "/actors/")
    assert "الأردن" in text and "حزب الأمة" in text and "لبنان" not in text
    text = html(client, "/actors/?kind=state")
    assert "الأردن" in text and "حزب الأمة" not in text
    for query in ("حركه الامه الاصلاحيه", "اصلاحية", "الامة"):
        text = html(client, f"/actors/?q={query}")
        assert "حزب الأمة" in text and "الأردن" not in text, query
    assert "الأردن" in html(client, "/actors/?q=jordan")
    assert "الأردن" in html(client, "/actors/?kind=nonsense&page=x")


# Events


def test_the_index_sorts_without_the_article(client, tag):
    names = ("الأردن", "ألمانيا", "بلجيكا", "البحرين", "تشاد")
    tag("خبر", [Actor.objects.create(name=name, kind="state") for name in names])
    assert order_of(html(client, "/actors/"), "الأردن", "ألمانيا", "البحرين", "بلجيكا", "تشاد")


def test_an_event_shows_its_record_and_participants(client, tag):
    jordan, syria = state("الأردن", "Jordan"), state("سوريا", "Syria")
    place = Place.objects.create(slug="amman", name="عمّان", country=jordan)
    process = Event.objects.create(name="مسار عمّان التشاوري", category="CONSULT", slug="process")
    meeting = Event.objects.create(
        name="اجتماع عمّان",
        category="CONSULT",
        form="meeting",
        date="2023-05-01",
        place=place,
        parent=process,
        slug="meeting",
    )
    hidden = Event.objects.create(name="لقاء لم ينشر", category="CONSULT", parent=process, slug="hidden")
    Participant.objects.create(event=meeting, actor=jordan, role="host")
    Participant.objects.create(event=meeting, actor=syria, role="party")
    tag("خبر الاجتماع", [jordan], [meeting])
    text = html(client, "/events/meeting/")
    for expected in (
        "1 مايو/أيار 2023",
        "عمّان",
        'href="/actors/jordan/"',
        'href="/actors/syria/"',
        'href="/events/process/"',
    ):
        assert expected in text
    assert "خبر الاجتماع" in text
    text = html(client, "/events/process/")
    assert 'href="/events/meeting/"' in text and hidden.name not in text
    assert client.get("/events/hidden/").status_code == 404


def test_an_event_stands_in_its_series(client, tag):
    campaign = Event.objects.create(name="مسار أستانا", category="CONSULT", slug="astana")
    talks = Event.objects.create(name="جولات أستانا", category="CONSULT", slug="rounds", parent=campaign)
    rounds = [
        Event.objects.create(name=f"جولة {name}", category="CONSULT", slug=slug, date=day, parent=talks)
        for name, slug, day in (
            ("ثالثة", "third", "2017-03-14"),
            ("غير مؤرخة", "undated", ""),
            ("أولى", "first", "2017-01-23"),
            ("ثانية", "second", "2017-02-15"),
        )
    ]
    for each in rounds:
        tag(f"خبر {each.name}", events=[each])
    hidden = Event.objects.create(name="جولة سرية", category="CONSULT", date="2017-02-20", parent=talks)
    text = html(client, "/events/rounds/")
    assert order_of(text, "جولة أولى", "جولة ثانية", "جولة ثالثة", "جولة غير مؤرخة")
    text = html(client, "/events/second/")
    assert 'rel="prev" href="/events/first/"' in text and 'rel="next" href="/events/third/"' in text
    assert order_of(text, 'href="/events/rounds/"', "<span>مسار أستانا</span>")
    assert hidden.name not in text
    assert 'rel="prev"' not in html(client, "/events/first/")
    assert 'rel="next"' not in html(client, "/events/undated/")


def test_the_many_parts_of_an_event_come_in_pages(client, tag):
    war = Event.objects.create(name="حرب", category="ASSAULT", slug="war")
    for day in range(1, 32):
        tag(
            events=[
                Event.objects.create(name=f"يوم {day:02}", category="ASSAULT", date=f"2015-01-{day:02}", parent=war)
            ]
        )
    first, second = html(client, "/events/war/"), html(client, "/events/war/?parts=2")
    assert "يوم 30" in first and "يوم 31" not in first
    assert "يوم 31" in second and "يوم 30" not in second


def test_an_event_says_how_exactly_its_place_is_known_and_who_did_what(client, tag):
    place = Place.objects.create(slug="idlib", name="إدلب")
    event = Event.objects.create(name="غارة", category="ASSAULT", slug="raid", place=place, place_precision="region")
    for actor, role in ((state("سوريا", "Syria"), "party"), (state("روسيا", "Russia"), "initiator")):
        Participant.objects.create(event=event, actor=actor, role=role)
    tag(events=[event])
    text = html(client, "/events/raid/")
    assert str(event.get_place_precision_display()) in text
    labels = [str(Participant(role=role).get_role_display()) for role in ("initiator", "party")]
    assert order_of(text.partition('id="participants"')[2], labels[0], "روسيا", labels[1], "سوريا")
    event.place_precision = "exact"
    event.save()
    assert str(event.get_place_precision_display()) not in html(client, "/events/raid/")


def test_what_articles_claim_of_an_event_and_its_sources_stay_inside(client, tag, site_tree):
    event = Event.objects.create(name="غارة", category="ASSAULT", slug="raid", sources="مصدر داخلي")
    article = tag("خبر الغارة", events=[event])
    EventClaim.objects.create(
        page=article, event=event, what="killed", low=4321, attributed_to="ناشط مجهول", quote="مقتل 4321 شخصا"
    )
    for url in ("/events/raid/", "/events/raid/feed/", "/events/", article.url, site_tree[0].url, "/search/?q=غارة"):
        text = html(client, url)
        for hidden in ("4321", "ناشط مجهول", "مصدر داخلي"):
            assert hidden not in text, (url, hidden)


def test_an_events_articles_from_first_to_last_with_their_relation(client, tag):
    event = Event.objects.create(
        name="انتخابات العراق", category="OTHER", form="election", date="2021-10-10", slug="vote"
    )
    tag("بعد الاقتراع", events=[event], relation="comments", date=date(2021, 10, 12))
    tag("قبل الاقتراع", events=[event], relation="foresees", date=date(2021, 9, 1))
    tag("مسودة عن الاقتراع", events=[event], live=False)
    text = html(client, "/events/vote/")
    assert order_of(text, "قبل الاقتراع", "بعد الاقتراع") and "مسودة" not in text
    labels = [str(EventTag(relation=relation).get_relation_display()) for relation in ("foresees", "comments")]
    assert order_of(text, *labels)


def test_the_index_of_events_by_year(client, tag):
    events = [
        Event.objects.create(name="حدث قديم", category="OTHER", date="2011-02"),
        Event.objects.create(name="حدث جديد", category="OTHER", date="2020/2021"),
        Event.objects.create(name="حدث بلا تاريخ", category="OTHER"),
    ]
    EventTrigger.objects.create(event=events[0], text="جمعة الرحيل")
    Event.objects.create(name="حدث لم ينشر", category="OTHER", date="2015")
    tag("خبر", events=events)
    text = html(client, "/events/")
    assert order_of(text, "حدث جديد", "حدث قديم", "حدث بلا تاريخ") and "حدث لم ينشر" not in text
    assert "?year=2011" in text and "?year=2015" not in text
    text = html(client, "/events/?year=2011")
    assert "حدث قديم" in text and "حدث جديد" not in text
    assert "حدث قديم" in html(client, "/events/?q=جمعه الرحيل")
    for year in ("x", "0000", "99999", "２０１١", "-1"):
        assert "حدث قديم" in html(client, f"/events/?year={year}")
    assert client.get("/events/", {"page": "9" * 5000}).status_code == 200


# Search


def test_search_finds_articles_actors_and_events_in_any_spelling(client, tag):
    jordan = state("الأردن", "Jordan")
    event = Event.objects.create(name="قمة البحر الميت", category="CONSULT", date="2017-03-29", form="summit")
    tag("مؤتمر في الأُرْدُنّ", [jordan], [event], paragraphs=["ناقش المؤتمرون إصلاح المؤسّسة."])
    assert order_of(html(client, "/search/?q=الاردن"), "مؤتمر في الأُرْدُنّ", ">الأردن")
    assert "مؤتمر في" in html(client, "/search/?q=المؤسسه")
    assert "قمة البحر الميت" in html(client, "/search/?q=قمه البحر")


def test_search_shows_nothing_that_is_not_public(client, tag):
    tag("خبر مكتوم", live=False)
    page = tag("خبر منشور")
    text = html(client, "/search/?q=خبر")
    assert "خبر منشور" in text and "خبر مكتوم" not in text
    page.unpublish()
    assert "خبر منشور" not in html(client, "/search/?q=خبر")


@pytest.mark.parametrize(
    "query", ["", " ", "\x00", '"', "'", "*", "()", "AND OR NOT", '"خبر', "خبر*", "%", "_", "a" * 5000, "؟!", "خبر -"]
)
def test_search_survives_any_query(client, tag, query):
    tag("خبر")
    assert client.get("/search/", {"q": query}).status_code == 200
    assert client.get("/actors/", {"q": query}).status_code == 200
    assert client.get("/events/", {"q": query}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/actors/%00/", "/events/%00/", "/actors/غير-موجود/", "/events/x/feed/", "/feed/999/", f"/feed/{10**30}/"]
)
def test_unknown_records_answer_404(client, site_tree, path):
    assert client.get(path).status_code == 404
