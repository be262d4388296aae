"""New events as a whole: one per event and article, with date, place, people and a name."""

from datetime import date

import pytest
from event_stage import first, propose

from corpus_app.analysis.vocabulary import Category, ParticipantRole


def _roles(event):
    return {person.name: person.role for person in event.participants}


@pytest.mark.parametrize(
    ("headline", "actors", "roles"),
    [
        ("تركيا تقصف عفرين", ["تركيا"], {"تركيا": ParticipantRole.INITIATOR}),
        ("قصف تركي على عفرين", ["تركيا"], {"تركيا": ParticipantRole.INITIATOR}),
        (
            "روسيا تتهم الولايات المتحدة بالتدخل",
            ["روسيا", "الولايات المتحدة"],
            {"روسيا": ParticipantRole.INITIATOR, "الولايات المتحدة": ParticipantRole.TARGET},
        ),
        (
            "اجتماع بين روسيا وتركيا في حلب",
            ["روسيا", "تركيا"],
            {"روسيا": ParticipantRole.PARTY, "تركيا": ParticipantRole.PARTY},
        ),
        ("اغتيال سمير بيد مجهولين", ["سمير"], {"سمير": ParticipantRole.TARGET}),
        ("مقتل سمير في انفجار", ["سمير"], {"سمير": ParticipantRole.VICTIM}),
        (
            "اعتقال سمير من قبل الجيش العراقي",
            ["سمير", "الجيش العراقي"],
            {"سمير": ParticipantRole.TARGET, "الجيش العراقي": ParticipantRole.INITIATOR},
        ),
        ("الرئيس يبدأ زيارة إلى مصر", ["مصر"], {"مصر": ParticipantRole.HOST}),
        (
            "عقوبات الولايات المتحدة على روسيا",
            ["الولايات المتحدة", "روسيا"],
            {"الولايات المتحدة": ParticipantRole.INITIATOR, "روسيا": ParticipantRole.TARGET},
        ),
    ],
)
def test_who_did_what_to_whom(headline, actors, roles):
    assert _roles(first(headline, actors=actors)) == roles


def test_the_subject_of_a_body_sentence_follows_its_verb():
    event = first("رسالة شديدة", "حذرت روسيا تركيا من دخول المدينة.", actors=["روسيا", "تركيا"])
    assert _roles(event) == {"روسيا": ParticipantRole.INITIATOR, "تركيا": ParticipantRole.TARGET}


def test_a_mediator_is_told_apart():
    event = first("هدنة بين المتحاربين برعاية الأمم المتحدة", actors=["الأمم المتحدة"])
    assert _roles(event)["الأمم المتحدة"] == ParticipantRole.MEDIATOR


def test_known_actors_keep_their_ids():
    event = first("مقتل سمير في انفجار", actors=["سمير"], known=[("سمير", "samir")])
    assert event.participants[0].id == "samir"


def test_one_event_is_proposed_once_however_often_it_is_told():
    _, events = propose(
        "انفجار في حلب",
        "هز انفجار مدينة حلب مساء الثلاثاء وقتل خمسة أشخاص.",
        "وقال شهود إن الانفجار وقع قرب السوق.",
        "وأصيب عشرة أشخاص في الهجوم.",
        dates=[("الثلاثاء", "2018-05-08")],
    )
    assaults = [event for event in events if event.category == Category.ASSAULT]
    assert len(assaults) == 1
    assert assaults[0].date == "2018-05-08"
    assert len(assaults[0].mentions) >= 5
    assert assaults[0].place == "aleppo"


def test_events_of_one_kind_on_different_days_stay_apart():
    _, events = propose(
        "انفجار في حلب",
        "هز انفجار حلب الثلاثاء.",
        "ووقع انفجار مشابه في بغداد في يناير.",
        dates=[("الثلاثاء", "2018-05-08"), ("يناير", "2018-01")],
    )
    assert sorted(event.date for event in events if event.category == Category.ASSAULT) == ["2018-01", "2018-05-08"]


def test_deaths_in_an_accident_are_part_of_the_accident():
    _, events = propose("مقتل ثلاثة في تحطم طائرة", "تحطمت طائرة تدريب صباحا وقتل طاقمها.")
    assert [(event.category, event.form) for event in events] == [(Category.OTHER, "accident")]


def test_the_nearest_day_of_the_clause_wins():
    _, events = propose(
        "خبران",
        "التقى الوزير نظيره الأحد، واستقال المحافظ الاثنين.",
        dates=[("الأحد", "2018-05-06"), ("الاثنين", "2018-05-07")],
    )
    days = {event.category: event.date for event in events}
    assert days == {Category.CONSULT: "2018-05-06", Category.RETREAT: "2018-05-07"}


def test_no_date_is_invented():
    assert first("انفجار في حلب", "هز انفجار المدينة.").date == ""


def test_since_a_day_means_until_publication():
    event = first(
        "هجوم على حلب", "يشن مسلحون هجوما منذ 5 مايو على المدينة.",
        dates=[("5 مايو", "2018-05-05")], published=date(2018, 5, 10),
    )  # fmt: skip
    assert event.date == "2018-05-05/2018-05-10"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("وقع انفجار في حلب.", "حلب"),
        ("وقع انفجار قرب مدينة تلكلخ.", "تلكلخ"),
        ("وقع انفجار في بلدة دير حافر.", "دير حافر"),
        ("وقع انفجار صباحا.", ""),
    ],
)
def test_place_from_the_gazetteer_or_from_the_word_that_introduces_it(sentence, place):
    assert first("خبر عاجل", sentence).place_name == place


@pytest.mark.parametrize(
    ("headline", "lead", "actors", "name"),
    [
        ("اجتماع وزراء خارجية الحلف في بغداد", "", [], "اجتماع وزراء خارجية الحلف في بغداد"),
        ("أنباء عن قصف تركي على عفرين", "", ["تركيا"], "قصف تركي على عفرين"),
        ("بغداد تشهد هجوما انتحاريا", "", [], "هجوم انتحاري"),
        ("القصف التركي يستمر", "", ["تركيا"], "القصف التركي"),
        ("روسيا تعتقل عالما بتهمة التجسس", "", ["روسيا"], "اعتقال روسيا عالما بتهمة التجسس"),
    ],
)
def test_names_read_like_headlines(headline, lead, actors, name):
    assert first(headline, lead, actors=actors).name == name


def test_a_statement_is_an_event_only_when_it_is_the_news():
    _, events = propose("الوزير: الوضع تحت السيطرة الكاملة", "قال الوزير الأحد إن الوضع جيد.")
    assert events[0].category == Category.OTHER
    assert "الوضع تحت السيطرة الكاملة" in events[0].mentions[0].text
    _, events = propose("انفجار في حلب", "قال الوزير الأحد إن انفجارا هز المدينة.")
    assert [event.category for event in events] == [Category.ASSAULT]


@pytest.mark.parametrize("verb", ["حذر", "رأى", "انتقد", "أشار"])
def test_a_colon_and_a_lead_that_speaks_make_a_statement(verb):
    event = first("وزير الخارجية: الطريق طويل", f"{verb} وزير الخارجية من بيته الأزرق في لقاء مع الصحفيين.")
    assert event.main


def test_a_headline_that_places_a_person_tells_of_a_visit():
    event = first("بيرو ماسين في الموصل لطمأنة السكان", "يمضي بيرو ماسين يومين هناك.", actors=["بيرو ماسين"])
    assert (event.category, event.form, event.main) == (Category.CONSULT, "visit", True)
    _, events = propose("بيرو ماسين في ورطة", "يمضي بيرو ماسين يومين هناك.", actors=["بيرو ماسين"])
    assert not any(event.form == "visit" for event in events)


def test_news_without_a_trigger_is_told_by_the_verb_of_the_lead():
    _, events = propose("طفل في الثامنة يدهش معلميه", "أدهش طفل في الثامنة معلميه بمعرفته.")
    assert [mention.text for mention in events[0].mentions] == ["يدهش", "أدهش"]


def test_a_match_is_no_battle():
    _, events = propose(
        "المنتخب يفوز في المباراة الأولى",
        "فاز المنتخب في مباراة صعبة، وشن لاعبوه هجمات على مرمى الحارس.",
        "وسجل المهاجم هدفا في الشوط الثاني.",
    )
    shown = [event for event in events if event.score >= 0.5]
    assert {event.category for event in shown} == {Category.OTHER}
    assert "election" not in {event.form for event in shown}


def test_mentions_lie_where_they_say():
    document, events = propose("قصف على حلب", "وقُصفت المدينة، وبقصفها بدأت الحرب.", "سيلتقي الوزيران غدا.")
    for event in events:
        for mention in event.mentions:
            assert document.text[mention.start : mention.end] == mention.text


def test_reasons_say_why():
    event = first("انفجار في حلب", "هز انفجار المدينة الثلاثاء.", dates=[("الثلاثاء", "2018-05-08")])
    assert [reason.code for reason in event.reasons] == [
        "trigger",
        "in_headline",
        "in_lead",
        "repeated",
        "date",
        "place",
    ]
    assert 0 < event.score <= 1


def test_a_light_verb_and_its_noun_are_one_event():
    _, events = propose("أخبار الجبهة", "تشن قوات كبيرة بدعم من حلفائها عملية عسكرية واسعة في الجنوب.")
    assert [event.form for event in events if event.category == Category.ASSAULT] == ["campaign"]


def test_the_day_of_saying_gives_way_to_a_day_of_its_own():
    event = first(
        "خبر عاجل",
        "أعلنت الوزارة الأحد وقوع انفجار في السوق يوم السبت.",
        dates=[("الأحد", "2018-05-06"), ("السبت", "2018-05-05")],
    )
    assert event.date == "2018-05-05"


def test_a_headline_is_dated_by_its_lead():
    event = first(
        "انفجار في حلب",
        "وقعت أحداث كثيرة الثلاثاء في المدينة. وقال شهود إن الدخان تصاعد.",
        dates=[("الثلاثاء", "2018-05-08")],
    )
    assert event.date == "2018-05-08"


@pytest.mark.parametrize("words", ["للمرة الأولى منذ 2011", "هي الأكبر منذ 2011"])
def test_since_when_a_thing_had_not_happened_is_not_when_it_happened(words):
    assert first("زيارة نادرة", f"زار الوزير المدينة {words}.", dates=[("2011", "2011")]).date == ""


def test_the_day_of_what_a_participle_dates_belongs_to_that():
    event = first("انسحاب مفاجئ", "جاء الانسحاب من الاتفاق المبرم عام 2015.", dates=[("2015", "2015")])
    assert event.category == Category.RETREAT
    assert event.date == ""


def test_a_sentence_of_terms_speaks_of_what_is_planned():
    _, events = propose("اتفاق في الجنوب", "ينص الاتفاق على انسحاب القوات وتسليم السلاح الثقيل.")
    assert {event.status for event in events if event.category in (Category.RETREAT, Category.CONCEDE)} == {"planned"}


def test_an_aim_is_no_deed():
    _, events = propose("البنك يرفع أسعار الفائدة لإنقاذ العملة")
    assert all(event.score < 0.5 for event in events if event.category == Category.AID)
