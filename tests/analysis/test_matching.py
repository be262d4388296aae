"""Known names as newspapers write them."""

import pytest
from actor_samples import engine, mentions, proposed

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import DEFAULT_THRESHOLD

ACTING = [
    ("وصلت تعزيزات إلى سوريا أمس.", "syria", "سوريا"),
    ("وسوريا بلد كبير.", "syria", "سوريا"),
    ("قال إن لسوريا دورا كبيرا.", "syria", "سوريا"),
    ("بسوريا ملايين النازحين.", "syria", "سوريا"),
    ("كسورية قبل الحرب.", "syria", "سورية"),
    ("انتقل المقاتلون فالعراق وجهتهم.", "iraq", "العراق"),
    ("قدمت المساعدات للعراق.", "iraq", "لعراق"),
    ("وللعراق حدود طويلة.", "iraq", "لعراق"),
    ("وبالعراق نفط كثير.", "iraq", "العراق"),
    ("مسلحو حِزْبُ اللَّهِ في الجنوب.", "hezbollah", "حِزْبُ اللَّهِ"),
    ("مسلحو «حزب الله» في الجنوب.", "hezbollah", "حزب الله"),
    ('مسلحو "حزب الله" في الجنوب.', "hezbollah", "حزب الله"),
    ("وسم #حزب_الله يتصدر.", "hezbollah", "حزب_الله"),
    ("قوات سوريا الديموقراطية", "syria", "سوريا"),
    ("قوات سوريا الديمقراطية (قسد) تتقدم.", "sdf", "قسد"),
    ("القوات الكردية (SDF) تتقدم.", "sdf", "SDF"),
    ("قالت أمريكا إنها ستنسحب.", "usa", "أمريكا"),
    ("قالت امريكا إنها ستنسحب.", "usa", "امريكا"),
    ("عناصر تنظيم «الدولة الإسلامية» هاجموا القرية.", "is", "تنظيم «الدولة الإسلامية"),
    ("مقاتلو تنظيـــم الدولة الاسلاميه انسحبوا.", "is", "تنظيـــم الدولة الاسلاميه"),
    ("ترمب يزور المنطقة.", "trump", "ترمب"),
    ("التقى الوفد الفلسطينيين في المدينة.", "palestinians", "الفلسطينيين"),
]


@pytest.mark.parametrize(("text", "identity", "mention"), ACTING)
def test_a_known_name_is_found_without_its_proclitics(text, identity, mention):
    assert mention in mentions(text, identity)


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("ارتفعت السورياليات في الفن.", "syria"),
        ("مقطر الزيوت في المصنع.", "qatar"),
        ("كوباية شاي على الطاولة.", "cuba"),
        ("تصنع الشركة قطارات سريعة.", "qatar"),
        ("who knows the answer.", "who"),
        ("زرع الفلاحون بنين وبنات.", "benin"),
    ],
)
def test_the_middle_of_a_word_and_ordinary_words_do_not_match(text, identity):
    assert identity not in proposed(text)


def test_a_name_broken_over_a_line_is_one_name():
    document = Document.from_text("انسحاب من بلدة\n\nانسحب مقاتلو حزب\nالله من البلدة، بحسب شهود.")
    found = {actor.id: actor for actor in engine().analyse(document).actors}
    assert found["hezbollah"].mentions[0].text == "حزب\nالله"


@pytest.mark.parametrize(
    ("text", "longest", "not_this"),
    [
        ("تقدم الجيش السوري الحر نحو البلدة.", "fsa", "syrian-army"),
        ("هاجمت كتائب حزب الله القاعدة.", "kataib-hezbollah", "hezbollah"),
        ("قائد فيلق القدس في المدينة.", "quds-force", None),
        ("اشتبك الجيش السوري معهم.", "syrian-army", "fsa"),
    ],
)
def test_the_longest_name_wins(text, longest, not_this):
    found = proposed(text)
    assert longest in found
    assert not_this not in found


@pytest.mark.parametrize(
    "word",
    ["الروسي", "الروسية", "الروس", "للروس", "روسية", "والروسيين", "الروسيان", "روسيا", "بالروسية"],
)
def test_the_forms_of_a_demonym_speak_for_the_state(word):
    assert "russia" in proposed(f"هذا الموقف {word} معروف منذ سنوات.")


def test_a_compound_demonym_names_both_states():
    found = proposed("تدهورت العلاقات الأميركية-الروسية كثيرا.")
    assert {"usa", "russia"} <= set(found)
    assert found["usa"].mentions[0].rule == "demonym"


def test_a_demonym_of_two_words_is_not_taken_for_its_first():
    assert mentions("وصل الوفد الكوري الشمالي.", "north-korea") == ["الكوري الشمالي"]
    assert "south-korea" not in proposed("وصل الوفد الكوري الشمالي.")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("أعلنت واشنطن فرض عقوبات جديدة.", True),
        ("وقالت موسكو إن القرار خطأ، وموسكو ترفض ذلك.", True),
        ("عاش سنوات في واشنطن مع أسرته.", False),
        ("هبطت الطائرة في مطار موسكو.", False),
        ("ولد بموسكو عام 1950.", False),
    ],
)
def test_a_capital_stands_for_its_government_only_when_it_acts(text, acts):
    found = [actor for actor in proposed(text).values() if actor.score >= DEFAULT_THRESHOLD]
    assert bool(found) == acts
