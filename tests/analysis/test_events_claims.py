"""How many were killed, hurt, displaced, taken or went missing, and who says so."""

import pytest

from corpus_app.analysis.events import find_claims


@pytest.mark.parametrize(
    ("sentence", "what", "low", "high"),
    [
        ("أسفر الهجوم عن 12 قتيلا.", "killed", 12, 12),
        ("أسفر الهجوم عن ١٢ قتيلا.", "killed", 12, 12),
        ("مقتل سبعة مدنيين في غارة.", "killed", 7, 7),
        ("مقتل شخصين في غارة.", "killed", 2, 2),
        ("قتيلان في حادث سير.", "killed", 2, 2),
        ("قتلت القوات 17 شخصا.", "killed", 17, 17),
        ("أودى القصف بحياة 25 شخصا.", "killed", 25, 25),
        ("قُتل أكثر من 120 شخصا.", "killed", 120, None),
        ("مقتل ما لا يقل عن 40 شخصا.", "killed", 40, None),
        ("قتل عشرة أشخاص على الأقل.", "killed", 10, None),
        ("سقط ما بين 20 و30 قتيلا.", "killed", 20, 30),
        ("سقط ما بين عشرين وثلاثين قتيلا.", "killed", 20, 30),
        ("ارتفع عدد القتلى إلى 80.", "killed", 80, 80),
        ("قالوا إن 80 مدنيا قتلوا.", "killed", 80, 80),
        ("سقوط عشرات الجرحى.", "injured", 20, None),
        ("إصابة ثلاثة جنود.", "injured", 3, 3),
        ("وصل عدد المصابين إلى نحو 300.", "injured", 300, 300),
        ("نزوح آلاف المدنيين من المدينة.", "displaced", 2000, None),
        ("عشرات آلاف النازحين في المخيمات.", "displaced", 20000, None),
        ("ثلاثة ملايين لاجئ في الجوار.", "displaced", 3_000_000, 3_000_000),
        ("أسر خمسة جنود.", "captured", 5, 5),
        ("اعتقال 14 شخصا.", "captured", 14, 14),
        ("لا يزال نحو 30 آخرين مفقودين.", "missing", 30, 30),
        ("ما زال 15 شخصا في عداد المفقودين.", "missing", 15, 15),
    ],
)
def test_a_claim_is_read(sentence, what, low, high):
    assert [(claim.what, claim.low, claim.high) for claim in find_claims(sentence)] == [(what, low, high)]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "وصل 20 وزيرا إلى العاصمة.",
        "في 12 مارس قتل صحفي.",
        "قتل الفنان 45 عاما بعد مرض.",
        "مقتل 2018",
        "أطلق 30 صاروخا.",
        "اشترى سبعة كتب.",
    ],
)
def test_other_numbers_are_no_claims(sentence):
    assert [claim for claim in find_claims(sentence) if claim.low != 2018] == []


def test_several_claims_of_one_sentence_with_their_source():
    text = "أسفر الهجوم عن 12 قتيلا و30 جريحا بحسب المرصد السوري، وعن نزوح المئات."
    claims = find_claims(text)
    assert [(claim.what, claim.low) for claim in claims] == [("killed", 12), ("injured", 30), ("displaced", 200)]
    assert {claim.attributed_to for claim in claims} == {"المرصد السوري"}
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert claims[1].text == "30 جريحا"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("قال المرصد إن 80 مدنيا قتلوا.", "المرصد"),
        ("مقتل ثلاثة، وفق وزارة الصحة.", "وزارة الصحة"),
        ("مقتل ثلاثة وفقا لوزارة الصحة.", "وزارة الصحة"),
        ("مقتل ثلاثة في غارة.", ""),
    ],
)
def test_the_source_is_read_as_written(sentence, source):
    assert find_claims(sentence)[0].attributed_to == source


def test_offsets_hold_in_vowelled_text():
    text = "قُتِلَ سَبْعَةُ مدنيّين"
    claim = find_claims(text)[0]
    assert text[claim.start : claim.end] == claim.text == text


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("أعلنت وزارة الصحة أن ستة أشخاص قتلوا في الانفجار.", "وزارة الصحة"),
        ("قتل ستة أشخاص في الانفجار وفقا للشرطة.", "الشرطة"),
        ("قتل ستة أشخاص في الانفجار، وفقا لوزارة الصحة.", "وزارة الصحة"),
        ("قتل ستة أشخاص في الانفجار بحسب ما قالته المعارضة.", "المعارضة"),
        ("قتل ستة أشخاص في الانفجار، حسبما أفادت مصادر طبية.", "مصادر طبية"),
        ("وأفادت منظمة محلية بمقتل ستة أشخاص.", "منظمة محلية"),
        ("قتل ستة أشخاص في الانفجار.", ""),
    ],
)
def test_the_source_of_a_claim_is_named_whole(sentence, source):
    assert find_claims(sentence)[0].attributed_to == source
