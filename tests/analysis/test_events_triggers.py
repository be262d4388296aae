"""Trigger words: what counts as one, in which form, and what only looks like one."""

import pytest
from event_stage import first, propose

from corpus_app.analysis.events.lexicon import load
from corpus_app.analysis.reading import name_key
from corpus_app.analysis.vocabulary import EVENT_FORMS, Category

SHOWN = 0.45


@pytest.mark.parametrize(
    ("headline", "category", "form"),
    [
        ("غارة جوية على حلب", Category.ASSAULT, "air_strike"),
        ("إعدام جنود أسرى في الصحراء", Category.ASSAULT, "execution"),
        ("إعدام 12 مدانا بالإرهاب", Category.COERCE, "trial"),
        ("السعودية تسحب سفيرها من برلين", Category.SANCTION, "severance"),
        ("خبراء يدربون قوات محلية في الشمال", Category.COOPERATE, "exercise"),
        ("القوات تعزل مدينة في الشمال", Category.COERCE, "siege"),
        ("إصابة لاعب المنتخب في الكاحل", Category.OTHER, ""),
        ("إصابة الوزير بفيروس كورونا", Category.OTHER, ""),
        ("توفيت الكاتبة عن ثمانين عاما", Category.OTHER, "death"),
        ("طائرات تقصف أحياء في حلب", Category.ASSAULT, "shelling"),
        ("انفجار سيارة مفخخة في بغداد", Category.ASSAULT, "bombing"),
        ("انتحاري يفجر نفسه وسط بغداد", Category.ASSAULT, "bombing"),
        ("اغتيال ضابط في بغداد", Category.ASSAULT, "assassination"),
        ("اشتباكات بين فصيلين في حلب", Category.ASSAULT, "clash"),
        ("مسلحون يختطفون صحفيا", Category.ASSAULT, "abduction"),
        ("الشرطة تعتقل خمسة ناشطين", Category.COERCE, "arrest"),
        ("الشرطة تلقي القبض على مشتبه به", Category.COERCE, "arrest"),
        ("محكمة تقضي بسجن وزير سابق", Category.COERCE, "trial"),
        ("السلطات تحظر بيع الكتاب", Category.COERCE, "ban"),
        ("اتفاق على تبادل السفراء", Category.AGREE, "agreement"),
        ("الوزيران يوقعان مذكرة تفاهم", Category.AGREE, "agreement"),
        ("اجتماع طارئ لوزراء النفط", Category.CONSULT, "meeting"),
        ("قمة ثلاثية في القاهرة", Category.CONSULT, "summit"),
        ("الملك يزور مسقط", Category.CONSULT, "visit"),
        ("اتصال هاتفي بين الرئيسين", Category.CONSULT, "call"),
        ("مباحثات حول سد النهضة", Category.CONSULT, "talks"),
        ("هدنة في اليمن", Category.RETREAT, "ceasefire"),
        ("وقف إطلاق النار في طرابلس", Category.RETREAT, "ceasefire"),
        ("انسحاب القوات من المدينة", Category.RETREAT, "withdrawal"),
        ("استقالة وزير المالية", Category.RETREAT, "resignation"),
        ("إطلاق سراح سبعة بحارة", Category.RETREAT, "release"),
        ("رفع العقوبات عن الشركة", Category.CONCEDE, "easing"),
        ("عقوبات جديدة على مصرف", Category.SANCTION, "sanctions"),
        ("طرد دبلوماسيين من العاصمة", Category.SANCTION, "expulsion"),
        ("متظاهرون يعتصمون أمام البرلمان", Category.PROTEST, "demonstration"),
        ("إضراب عام للمعلمين", Category.PROTEST, "strike"),
        ("نشر قوات إضافية على الحدود", Category.MOBILIZE, "deployment"),
        ("تجربة صاروخية جديدة", Category.MOBILIZE, "weapons_test"),
        ("المعارضة تطالب بإعادة الفرز", Category.DEMAND, "demand"),
        ("منظمات تناشد العالم إنقاذ الأطفال", Category.DEMAND, "appeal"),
        ("البرلمان يرفض الميزانية", Category.REJECT, "rejection"),
        ("الحركة تندد بالقرار", Category.ACCUSE, "condemnation"),
        ("الحزب يتهم خصومه بالتزوير", Category.ACCUSE, "accusation"),
        ("الزعيم يهدد بإغلاق المضيق", Category.THREATEN, "threat"),
        ("ترحيب دولي بالخطوة", Category.SUPPORT, "support"),
        ("مناورات مشتركة في المتوسط", Category.COOPERATE, "exercise"),
        ("إنقاذ ثلاثين مهاجرا من الغرق", Category.AID, "aid"),
        ("انتخابات بلدية في تونس", Category.OTHER, "election"),
        ("زلزال قوي يهز الجزيرة", Category.OTHER, "disaster"),
        ("تحطم طائرة تدريب", Category.OTHER, "accident"),
        ("وفاة الكاتب عن ثمانين عاما", Category.OTHER, "death"),
        ("تعيين محافظ جديد", Category.OTHER, "appointment"),
        ("الرئيس يقيل قائد الأركان", Category.OTHER, "appointment"),
    ],
)
def test_a_headline_s_trigger_gives_category_and_form(headline, category, form):
    event = first(headline)
    assert (event.category, event.form) == (category, form)
    assert event.score >= SHOWN
    assert event.main


@pytest.mark.parametrize(
    ("headline", "category", "form"),
    [
        ("الشرطة تفتش منزل الوزير السابق", Category.COERCE, "arrest"),
        ("السلطات تفرض حظر التجول في العاصمة", Category.COERCE, "ban"),
        ("الجيش يطرد سكان القرية من منازلهم", Category.COERCE, "displacement"),
        ("القوات تطرد مسلحي التنظيم من البلدة", Category.ASSAULT, "battle"),
        ("طرد ثلاثة دبلوماسيين من البلاد", Category.SANCTION, "expulsion"),
        ("اندلاع معارك عنيفة شرق المدينة", Category.ASSAULT, "battle"),
        ("الآلاف ينزلون إلى الشوارع رفضا للضرائب", Category.PROTEST, "demonstration"),
        ("وقفة احتجاجية أمام وزارة التعليم", Category.PROTEST, "demonstration"),
        ("الوزير يتلقى اتصالا من نظيره", Category.CONSULT, "call"),
        ("الرئيس يبدأ جولة أفريقية", Category.CONSULT, "visit"),
        ("العاصمة تستدعي جنود الاحتياط", Category.MOBILIZE, "mobilization"),
        ("الجيش يرفع حالة التأهب على الحدود", Category.MOBILIZE, "mobilization"),
        ("إجلاء سياح عالقين في الجزيرة", Category.AID, "aid"),
        ("الاتحاد يخصص مئة مليون يورو للاجئين", Category.AID, "financing"),
        ("الوزير يدافع عن الاتفاق", Category.SUPPORT, "support"),
        ("البلدان يعيدان العلاقات الدبلوماسية", Category.COOPERATE, "cooperation"),
        ("خفض التمثيل الدبلوماسي مع الجارة", Category.SANCTION, "severance"),
        ("الأمير يعتلي العرش خلفا لأبيه", Category.OTHER, "appointment"),
        ("جنوح سفينة حاويات في القناة", Category.OTHER, "accident"),
        ("توجيه تهم غسيل أموال إلى مصرفي", Category.COERCE, "trial"),
        ("الشرطة تفكك مخيما عشوائيا للمهاجرين", Category.COERCE, "seizure"),
        ("محتجون يلقون زجاجات حارقة على المبنى", Category.ASSAULT, "attack"),
        ("الحكومة تسحب مساعداتها من الإقليم", Category.SANCTION, "severance"),
        ("العاصمة ترسل وفدا إلى الجزيرة", Category.CONSULT, "visit"),
        ("وصول قوات إضافية إلى الجزيرة", Category.MOBILIZE, "deployment"),
        ("المتحف يعيد رفات المحاربين إلى بلادهم", Category.CONCEDE, "concession"),
        ("حرب كلامية بين الوزيرين", Category.ACCUSE, "condemnation"),
        ("السلطات تفتح معبرها مع القطاع", Category.RETREAT, "access"),
        ("منتخب الشباب يتلقى هزيمة قاسية", Category.OTHER, "match"),
    ],
)
def test_the_families_that_papers_add_to_the_commonest(headline, category, form):
    event = first(headline)
    assert (event.category, event.form) == (category, form)
    assert event.score >= SHOWN


@pytest.mark.parametrize(
    "sentence",
    [
        "وقصفت الطائرات المدينة.",
        "فقصفوا المدينة.",
        "وبقصف المدينة بدأ اليوم.",
        "كان القصف عنيفا.",
        "قَصَفَت الطائرات المدينة.",
        "قـــصف المدينة استمر.",
        "سيقصفون المدينة.",
        "قصفها الطيران.",
    ],
)
def test_inflected_forms_and_proclitics_are_triggers(sentence):
    assert any(event.form == "shelling" for event in propose("خبر", sentence)[1])


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("وزير الدفاع في جولة", "الدفاع"),
        ("لجنة الانتخابات في حيرة", "الانتخابات"),
        ("قواعد الاشتباك كما هي", "الاشتباك"),
        ("محكمة جرائم الحرب في لاهاي", "الحرب"),
        ("مشهد هنا وهناك", "هنا"),
        ("طالبا كان أو معلما", "طالبا"),
        ("فجر الأحد في المدينة", "فجر"),
        ("القوات قبل الفجر", "قبل"),
        ("من أجل السلام", "أجل"),
        ("الشرطة وجدت فايد في بيته", "ايد"),
    ],
)
def test_names_and_homographs_are_no_triggers(headline, words):
    document, events = propose(headline)
    assert not [event for event in events for mention in event.mentions if words in mention.text]


def test_no_conjunction_stands_between_a_particle_and_its_verb():
    _, events = propose("خبر من الملعب", "فهل ودعت روسيا البطولة؟", actors=["روسيا"])
    assert Category.DEMAND not in [event.category for event in events]


def test_a_trigger_within_an_actor_s_name_is_no_event():
    events = propose("مجلس الأمن ومركز المصالحة الروسي", actors=["مركز المصالحة الروسي", "مجلس الأمن"])[1]
    assert events == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفع العقوبات عن الشركة", Category.CONCEDE),
        ("رفع العلم فوق المبنى", None),
        ("إطلاق سراح الصحفي", Category.RETREAT),
        ("إطلاق النار على الصحفي", Category.ASSAULT),
        ("نشر قوات في الجنوب", Category.MOBILIZE),
        ("نشر صور من الجنوب", Category.OTHER),
        ("وقف دعم المستشفيات", Category.SANCTION),
        ("وقف القتال في الجنوب", Category.RETREAT),
        ("تسليم السلاح الثقيل", Category.CONCEDE),
    ],
)
def test_a_light_word_takes_its_sense_from_the_word_it_needs(text, expected):
    categories = [event.category for event in propose(text)[1]]
    assert categories[:1] == ([expected] if expected else [])


def test_a_decision_gives_way_to_what_was_decided():
    events = propose("النيابة تقرر حبس المتهم", "قررت النيابة حبس المتهم أربعة أيام.")[1]
    assert [event.category for event in events if event.score >= SHOWN] == [Category.COERCE]


def test_the_lexicon_keeps_to_the_closed_word_lists():
    for readings in load().values():
        for trigger, _ in readings:
            assert trigger.form == "" or trigger.form in EVENT_FORMS[trigger.category], trigger
            assert 0 < trigger.prior < 1
            assert trigger.name


def test_the_lexicon_covers_every_category_broadly():
    triggers = {trigger for readings in load().values() for trigger, _ in readings}
    assert {trigger.category for trigger in triggers} == set(Category)
    assert len(triggers) > 400
    assert name_key("يقصفون") in load()


def test_an_election_is_won_in_an_article_about_players_too():
    text = "لاعب المنتخب يدعم صديقه في الانتخابات بعد المباراة مع الفريق. وتجرى انتخابات رئاسية في الشهر المقبل."
    forms = {event.form for event in propose("لاعب في المنتخب", text)[1] if "انتخابات" in event.name}
    assert forms == {"election"}


def test_what_somebody_is_charged_with_belongs_to_the_charge():
    _, events = propose("خبر", "سلمت مصر المتهم إلى تركيا بتهمة قتل معارض.", actors=["مصر", "تركيا"])
    assert all(event.score < SHOWN for event in events if event.category == Category.ASSAULT)


def test_a_person_attacks_with_words():
    assert first("سمير يهاجم خصومه", actors=["سمير"]).category == Category.ACCUSE
    assert first("مسلحون يهاجمون القرية").category == Category.ASSAULT
