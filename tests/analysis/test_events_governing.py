"""What is asked for, threatened or only supposed is no event of its own; what is said twice is said once."""

import pytest
from event_stage import propose

from corpus_app.analysis.vocabulary import Category, EventStatus

SHOWN = 0.5


def shown(*texts, **options):
    return [event for event in propose(*texts, **options)[1] if event.score >= SHOWN]


@pytest.mark.parametrize(
    ("headline", "speech", "asked"),
    [
        ("روسيا تطالب تركيا بالانسحاب من البلدة", Category.DEMAND, Category.RETREAT),
        ("مجلس الأمن يدعو إلى حظر الأسلحة الجديدة", Category.DEMAND, Category.COERCE),
        ("روسيا تهدد مصر بفرض عقوبات", Category.THREATEN, Category.SANCTION),
        ("تركيا تدعو مصر إلى رفع الحصار", Category.DEMAND, Category.CONCEDE),
    ],
)
def test_what_somebody_asks_for_has_not_come_to_pass(headline, speech, asked):
    events = shown(headline, actors=["روسيا", "تركيا", "مصر", "مجلس الأمن"])
    categories = [event.category for event in events]
    assert speech in categories and asked not in categories


def test_a_demand_does_not_touch_what_has_happened():
    events = shown("انسحاب روسيا من البلدة", "انسحبت روسيا من البلدة الأحد ودعت تركيا إلى الحوار.",
                   actors=["روسيا", "تركيا"])  # fmt: skip
    withdrawal = next(event for event in events if event.category == Category.RETREAT)
    assert withdrawal.status == EventStatus.HAPPENED


def test_a_noun_that_a_supposed_verb_carries_is_supposed_too():
    text = "يمكن لهذه الآلات أن تنفذ عمليات قتل من دون تدخل أحد."
    assert not shown("آلات جديدة في المعرض", text)


def test_a_decision_does_not_reach_past_the_verb_that_follows_it():
    events = shown("أقر البرلمان مشروع قرار يدعو إلى حظر الأسلحة", "أقر البرلمان مشروع قرار يدعو إلى حظر الأسلحة.")
    assert {Category.OTHER, Category.DEMAND} <= {event.category for event in events}


@pytest.mark.parametrize("opening", ["بعد أن", "منذ أن", "سبق أن"])
def test_a_verb_in_the_perfect_may_follow_an_after_another_particle(opening):
    _, events = propose("خبر", f"جاء ذلك {opening} قصف الجيش العراقي المدينة.", actors=["الجيش العراقي"])
    assert any(event.form == "shelling" for event in events)


def test_one_speaker_who_says_it_twice_makes_one_event():
    events = shown(
        "روسيا تتهم تركيا بدعم المسلحين",
        "اتهمت روسيا تركيا الأحد بدعم المسلحين.",
        "وكانت الصحف قد نشرت الخبر.",
        "واتهمت روسيا تركيا بعد ذلك بالتحريض.",
        actors=["روسيا", "تركيا"],
    )
    assert [event.category for event in events].count(Category.ACCUSE) == 1


def test_another_speaker_s_refusal_is_an_event_of_its_own():
    events = shown(
        "السعودية ترفض التهديدات",
        "رفضت السعودية التهديدات.",
        "وفي أنقرة رفضت تركيا طلبا بتأجيل الجلسة.",
        actors=["السعودية", "تركيا"],
    )
    speakers = [event.participants[0].name for event in events if event.category == Category.REJECT]
    assert sorted(speakers) == ["السعودية", "تركيا"]


def test_police_among_footballers_are_no_language_of_sport():
    text = "اعتقلت الشرطة التركية عشرات اللاعبين والمدربين في المنتخب بعد المباراة."
    with_police = propose("لاعب في المنتخب", text, actors=["وزارة الدفاع"])[1]
    by_ministry = propose("لاعب في المنتخب", text.replace("الشرطة التركية", "وزارة الدفاع"), actors=["وزارة الدفاع"])[1]
    arrest = [next(event.score for event in events if event.form == "arrest") for events in (with_police, by_ministry)]
    assert arrest[1] > arrest[0] + 0.2


def test_to_hold_some_and_to_question_another_are_two_events():
    _, events = propose(
        "استجواب رئيس النادي",
        "استجوبت الشرطة رئيس النادي.",
        "مقدمة أخرى عن الملف.",
        "وأعلنت الشرطة توقيف 22 مشتبها بهم.",
    )
    told = [[mention.text for mention in event.mentions] for event in events if event.category == Category.COERCE]
    assert sorted(told) == [["استجواب", "استجوبت"], ["توقيف"]]


def test_what_would_follow_a_condition_has_not_come_to_pass():
    events = shown("روسيا تهدد تركيا بمشاكل كبيرة إذا انسحبت من البلدة", actors=["روسيا", "تركيا"])
    assert [event.category for event in events] == [Category.THREATEN]


def test_whoever_speaks_may_bear_a_name_that_is_a_verb_too():
    speech = "قال رئيس الكتلة إن القرار ظالم. وأضاف كرم أن الجميع يرفضه."
    assert Category.SUPPORT not in [event.category for event in propose("خبر من البلدة", speech)[1]]


def test_a_decision_to_put_off_gives_way_to_what_is_put_off():
    _, events = propose("تأجيل عرض الفيلم", "قررت الشركة إرجاء عرض الفيلم حتى عام 2020.")
    assert [mention.text for event in events for mention in event.mentions] == ["تأجيل", "إرجاء"]


@pytest.mark.parametrize("sentence", ["أدانت روسيا واستنكرت تحذيرات تركيا.", "شجبت روسيا وأدانت قرار تركيا."])
def test_two_verbs_for_one_word_make_one_event(sentence):
    _, events = propose("خبر من موسكو", sentence, actors=["روسيا", "تركيا"])
    accusations = [event for event in events if event.category == Category.ACCUSE]
    assert [len(event.mentions) for event in accusations] == [2]


def test_what_is_denied_is_told_by_the_denial():
    text = "وتنفي روسيا أنها قصفت المستشفى."
    events = shown("خبر من موسكو", "مقدمة قصيرة.", "فقرة أخرى.", text, actors=["روسيا"])
    assert Category.ASSAULT not in [event.category for event in events]


def test_who_only_reports_makes_no_statement():
    events = shown("الجيش المصري: قصف مدفعي في سيناء", "أعلن الجيش المصري الأحد قصف أهداف.", actors=["الجيش المصري"])
    assert [event.form for event in events] == ["shelling"]


def test_a_career_is_no_march():
    _, events = propose("خبر من سول", "تدهورت مسيرة ترامب بعد ذلك. وبدأت مسيرته عام 1947.", actors=["ترامب"])
    assert Category.PROTEST not in [event.category for event in events]
