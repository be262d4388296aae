"""Actors that the knowledge base lacks: persons and bodies told by their introduction."""

import pytest
from actor_samples import PUBLISHED, engine, proposed, read

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import DEFAULT_THRESHOLD

PERSONS = [
    ("قال المحلل السياسي سامر الخطيب إن الأزمة طويلة.", "سامر الخطيب"),
    ("وأكدت الناشطة ريم البدوي أن الحملة مستمرة.", "ريم البدوي"),
    ("صرح اللواء هيثم الراشد بأن العملية انتهت.", "هيثم الراشد"),
    ("كتب الصحفي مازن الصيرفي مقالا عن الحرب.", "مازن الصيرفي"),
    ("قال السيناتور توماس ويلبرغ إنه سيعارض القرار.", "توماس ويلبرغ"),
    ("التقى الوفد وزير الصحة العراقي فاضل النعيمي، في بغداد.", "فاضل النعيمي"),
    ("قال كريم الناصري إن المفاوضات فشلت.", "كريم الناصري"),
    ("نفذ الهجوم مارتن هوفمان (Martin Hofmann) قبل عام.", "مارتن هوفمان"),
    ("قال النائب مصطفى بكري، في جلسة أمس، إن القانون جاهز.", "مصطفى بكري"),
    ("وقال الباحث نور الدين الطبوبي إن الحوار متعثر.", "نور الدين الطبوبي"),
    ("وقال أحمد زهير وسمير نصار إنهما سيعودان.", "أحمد زهير"),
]


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_an_introduced_name_is_a_new_person(text, name):
    found = proposed(text)
    assert name in found
    assert found[name].id is None
    assert found[name].kind == "person"
    assert found[name].score >= DEFAULT_THRESHOLD


BODIES = [
    ("أعلنت وزارة الدفاع الأميركية بدء العملية.", "وزارة الدفاع الأميركية", "government_body", "usa"),
    ("نفت وزارة الدفاع التركية الخبر.", "وزارة الدفاع التركية", "government_body", "turkey"),
    ("أعلن الجيش التركي مقتل جندي.", "الجيش التركي", "military_force", "turkey"),
    ("انسحبت القوات العراقية من البلدة.", "القوات العراقية", "military_force", "iraq"),
    ("صوت البرلمان العراقي على القانون.", "البرلمان العراقي", "government_body", "iraq"),
    ("قالت الخارجية الأردنية إنها تتابع.", "الخارجية الأردنية", "government_body", "jordan"),
    ("رفضت حكومة نيجيريا المقترح.", "حكومة نيجيريا", "government_body", "nigeria"),
    ("أصدرت المحكمة العليا الأميركية حكمها.", "المحكمة العليا الأميركية", "government_body", "usa"),
    ("فاز المنتخب المغربي بهدف.", "المنتخب المغربي", "other", "morocco"),
    ('أعلن تنظيم "جند الفجر" مسؤوليته.', "تنظيم جند الفجر", "armed_group", None),
    ("نقلت صحيفة «صدى الشرق» الخبر.", "صدى الشرق", "media", None),
    ("قالت منظمة حقوق الإنسان الدولية ذلك.", "منظمة حقوق الإنسان الدولية", "organisation", None),
    ("أعلن الاتحاد العراقي لكرة القدم القرار.", "الاتحاد العراقي لكرة القدم", "organisation", "iraq"),
]


@pytest.mark.parametrize(("text", "name", "kind", "state"), BODIES)
def test_a_kind_word_tells_a_new_body_and_its_state(text, name, kind, state):
    found = proposed(text)
    assert name in found
    assert (found[name].id, found[name].kind, found[name].home_state) == (None, kind, state)


@pytest.mark.parametrize(
    "text",
    ["قالت وزارة الخارجية الروسية ذلك.", "قالت الخارجية الروسية ذلك.", "عبرت وزارة خارجية روسيا عن قلقها."],
)
def test_a_composed_body_that_is_known_is_recognised(text):
    assert "russia-mfa" in proposed(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الخارجية التركي ذلك.",
        "عقدت الشركة اجتماعا مع المحكمة المختصة.",
        "ارتفعت أسعار النفط في السوق.",
        "نظم الطلاب حملة بتنظيم محكم.",
        "انتقد الوزير تنظيم روسيا كأس العالم.",
        "مثل المتهم أمام محكمة ألمانية أمس.",
        "أعلنت شركة السيارات الشهيرة أرباحها.",
    ],
)
def test_ordinary_words_make_no_new_body(text):
    assert not [actor for actor in read(text).actors if actor.id is None and actor.kind != "person"]


def test_nearly_equal_names_are_one_person():
    text = "قال المحلل سيرغي غورينكو إن الحرب طويلة.\nوأضاف سيرجي جورينكو أن الحل بعيد."
    new = [actor for actor in read(text).actors if actor.id is None and actor.kind == "person"]
    assert len(new) == 1
    assert len(new[0].mentions) == 2


def test_a_new_person_keeps_the_later_short_form():
    text = "قال المحلل سامر الخطيب إن الأزمة طويلة.\nوشدد الخطيب على الحل."
    assert [mention.text for mention in proposed(text)["سامر الخطيب"].mentions] == ["سامر الخطيب", "الخطيب"]


def test_a_known_person_spelled_otherwise_is_not_new():
    assert "lavrov" in proposed("قال الوزير سيرجي لافروف إن اللقاء مفيد.")


def test_a_speaker_is_told_and_the_headline_makes_main():
    text = "قال سيرغي لافروف إن بلاده لن تنسحب.\nوأضاف لافروف أن المحادثات مستمرة مع تركيا.\nوتحدث عن كوبا."
    found = proposed(text, headline="لافروف: لن ننسحب")
    assert found["lavrov"].role == "speaker"
    assert found["lavrov"].main
    assert not found["cuba"].main
    assert "name_in_headline" in {reason.code for reason in found["lavrov"].reasons}


def test_a_by_name_in_brackets_is_the_same_person():
    found = proposed("قال المحلل رامي البستاني (أبو نضال) إن الحل قريب.")
    assert [mention.text for mention in found["رامي البستاني"].mentions] == ["رامي البستاني", "أبو نضال"]


def test_an_acronym_in_brackets_is_the_same_body():
    text = "أعلنت منظمة حقوق الإنسان الدولية (محاد) القرار.\nوأضافت محاد أنها مستعدة."
    assert [mention.text for mention in proposed(text)["منظمة حقوق الإنسان الدولية"].mentions][1:] == ["محاد", "محاد"]


def test_a_list_of_names_is_told_apart():
    found = proposed("حضر الاجتماع المحلل سامر الخطيب وجبران الصايغ وفادي منصور.")
    assert {"سامر الخطيب", "جبران الصايغ", "فادي منصور"} <= set(found)


def test_a_new_name_broken_over_a_line_is_whole():
    document = Document.from_text(
        "خبر من بغداد\n\nأعلن المحلل السياسي سامر\nالخطيب أن الأزمة طويلة.", published=PUBLISHED
    )
    names = {" ".join(actor.name.split()) for actor in engine().analyse(document).actors}
    assert "سامر الخطيب" in names
