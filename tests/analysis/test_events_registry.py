"""News told in other words than the registry's, and phrases told over several places."""

from dataclasses import replace
from datetime import date

import pytest
from event_stage import KNOWLEDGE, propose

from corpus_app.analysis.events import EventFinder
from corpus_app.analysis.knowledge import KnownActor, KnownEvent, KnownName, KnownPlace
from corpus_app.analysis.vocabulary import ActorKind, Category, NameKind

PLACES = {"ramadi": "الرمادي", "tikrit": "تكريت", "mosul": "الموصل", "sochi": "سوتشي"}
STAGE = EventFinder(
    replace(
        KNOWLEDGE,
        actors=(
            *KNOWLEDGE.actors,
            KnownActor("russia", "روسيا", ActorKind.STATE, (KnownName("روسيا", NameKind.OFFICIAL),)),
            KnownActor("turkey", "تركيا", ActorKind.STATE, (KnownName("تركيا", NameKind.OFFICIAL),)),
        ),
        places=tuple(KnownPlace(slug, name, (name,)) for slug, name in PLACES.items()),
        events=(
            KnownEvent("ramadi", "معركة الرمادي", Category.ASSAULT, "battle", "2015-11/2016-02", "ramadi",
                       triggers=("استعادة الرمادي",), participants=(("iraq", "initiator"), ("isis", "target"))),
            KnownEvent("tikrit", "معركة تكريت", Category.ASSAULT, "battle", "2015-03", "tikrit",
                       triggers=("استعادة تكريت", "طرد داعش من تكريت"), participants=(("isis", "target"),)),
            KnownEvent("mosul", "معركة الموصل", Category.ASSAULT, "battle", "2016-10-17/2017-07-10", "mosul",
                       triggers=("استعادة الموصل",), participants=(("isis", "target"),)),
            KnownEvent("sochi", "قمة سوتشي", Category.CONSULT, "summit", "2018-05-08", "sochi",
                       participants=(("russia", "host"), ("turkey", "party"))),
        ),
    )
)  # fmt: skip
KNOWN = [("تنظيم الدولة الإسلامية", "isis"), ("العراق", "iraq"), ("روسيا", "russia"), ("تركيا", "turkey")]
NAMES = [name for name, _ in KNOWN]


def recognised(*texts, published=date(2018, 5, 10), dates=()):
    _, events = propose(*texts, actors=NAMES, known=KNOWN, finder=STAGE, published=published, dates=dates)
    return {event.id for event in events if event.id is not None}


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("كان ذلك حاسما في معارك استعادة مدن مثل تكريت والرمادي والموصل.", {"tikrit", "ramadi", "mosul"}),
        ("شارك العراق في استعادة تكريت، والرمادي بعدها.", {"tikrit", "ramadi"}),
        ("طرده العراق من معاقله مثل تكريت.", {"tikrit"}),
        ("تقع تكريت والرمادي والموصل شمال بغداد.", set()),
        ("زار الوزير مدن تكريت والرمادي والموصل.", set()),
    ],
)
def test_a_phrase_is_told_over_a_list_of_places(sentence, events):
    assert recognised("مقال في الذاكرة", f"حارب العراق تنظيم الدولة الإسلامية. {sentence}") == events


@pytest.mark.parametrize(
    ("headline", "lead", "dates", "events"),
    [
        ("محادثات بين روسيا وتركيا", "بحثت روسيا وتركيا الثلاثاء ملفات عدة.", [("الثلاثاء", "2018-05-08")], {"sochi"}),
        ("محادثات بين روسيا وتركيا في سوتشي", "بحث الجانبان ملفات عدة.", [], {"sochi"}),
        ("محادثات بين روسيا وتركيا", "بحث الجانبان السبت ملفات عدة.", [("السبت", "2018-05-05")], set()),
        ("حرب كلامية بين روسيا وتركيا", "تراشق الجانبان بالتصريحات.", [], set()),
    ],
)
def test_news_of_these_days_is_the_registered_event(headline, lead, dates, events):
    assert recognised(headline, lead, dates=dates) == events


def test_news_of_other_days_is_not():
    assert recognised("محادثات بين روسيا وتركيا في سوتشي", "بحثا ملفات.", published=date(2018, 9, 1)) == set()


def test_what_is_foreseen_without_a_day_is_the_registered_event():
    texts = ("زيارة مرتقبة إلى سوتشي", "تستعد روسيا وتركيا لعقد محادثات مرتقبة في سوتشي.")
    assert recognised(*texts, published=date(2018, 5, 1)) == {"sochi"}
