"""Names that several states share: the state that the article or the sentence is about decides."""

import pytest
from actor_samples import PUBLISHED, actor

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import Knowledge, KnownPlace
from corpus_app.analysis.vocabulary import NameKind

ACTORS = (
    actor("turkey", "تركيا", "state", demonym="تركي|أتراك", metonym="أنقرة"),
    actor("morocco", "المغرب", "state", demonym="مغربي|مغاربة", metonym="الرباط"),
    actor("egypt", "مصر", "state", demonym="مصري", metonym="القاهرة"),
    actor("palestine", "فلسطين", "state", demonym="فلسطيني"),
    actor("akp", "حزب العدالة والتنمية التركي", "political_party", "turkey", alias="حزب العدالة والتنمية?"),
    actor("pjd", "حزب العدالة والتنمية المغربي", "political_party", "morocco", alias="حزب العدالة والتنمية?"),
    actor("turkey-interior", "وزارة الداخلية التركية", "government_body", "turkey"),
    actor("egypt-interior", "وزارة الداخلية المصرية", "government_body", "egypt"),
    actor("egypt-security", "قوات الأمن المصرية", "military_force", "egypt"),
    actor("egypt-army", "الجيش المصري", "military_force", "egypt"),
    actor("turkey-parliament", "مجلس النواب التركي", "government_body", "turkey", alias="مجلس النواب?"),
    actor("morocco-parliament", "مجلس النواب المغربي", "government_body", "morocco", alias="مجلس النواب?"),
    actor("palestinians", "الفلسطينيون", "community", "palestine"),
    actor("benkirane", "عبد الإله بنكيران", "person", "morocco"),
    actor("region", "حكومة الشمال", "government_body", "turkey", alias="إقليم الشمال?"),
)
PLACES = (
    KnownPlace("tangier", "طنجة", (), "morocco"),
    KnownPlace("adana", "أضنة", (), "turkey"),
    KnownPlace("north", "إقليم الشمال", (), "turkey", "region"),
)
ENGINE = Engine(Knowledge(actors=ACTORS, places=PLACES, version="standing"))


def proposed(*lines):
    """Id, or name when new, → ActorProposal of an article's lines."""
    parts = [(f"p{number}", "paragraph", line) for number, line in enumerate(lines)]
    analysis = ENGINE.analyse(Document.from_parts(parts, published=PUBLISHED))
    return {proposal.id or proposal.name: proposal for proposal in analysis.actors}


@pytest.mark.parametrize(
    ("lines", "meant", "not_meant"),
    [
        (["خسر حزب العدالة والتنمية مقاعده في الانتخابات المغربية."], "pjd", "akp"),
        (["خسر حزب العدالة والتنمية مقاعده، وقال سكان طنجة إنهم لم يصوتوا."], "pjd", "akp"),
        (["فاز حزب العدالة والتنمية في أضنة."], "akp", "pjd"),
        (["انتقد عبد الإله بنكيران القرار.", "واجتمع حزب العدالة والتنمية بعد ذلك."], "pjd", "akp"),
        (["ناقش مجلس النواب الموازنة.", "وقال المغاربة إن الأسعار ارتفعت."], "morocco-parliament", "turkey-parliament"),
        (["فضت قوات الأمن المصرية الاعتصام.", "وقالت وزارة الداخلية إنها تتابع."], "egypt-interior", "turkey-interior"),
    ],
)
def test_the_state_of_the_article_decides(lines, meant, not_meant):
    found = proposed(*lines)
    assert meant in found
    assert not_meant not in found
    assert not found[meant].alternatives


def test_two_states_as_present_leave_a_choice():
    found = proposed("زار وفد من تركيا المغرب.", "والتقى الوفد نوابا.", "وأصدر حزب العدالة والتنمية بيانا.")
    shown = [proposal for proposal in found.values() if proposal.kind == "political_party"]
    assert [{proposal.id, *proposal.alternatives} for proposal in shown] == [{"akp", "pjd"}]
    assert shown[0].score >= 0.5


def test_a_region_named_as_a_place_is_no_government():
    assert "region" not in proposed("وقع حريق في إقليم الشمال جنوب تركيا.")


def test_the_army_alone_is_that_of_the_one_state_spoken_of():
    assert "egypt-army" in proposed("أعلنت مصر حالة الطوارئ.", "وانتشر الجيش في الشوارع.")
    assert "egypt-army" not in proposed("أعلنت مصر وتركيا حالة الطوارئ.", "وانتشر الجيش في الشوارع.")
    assert "egypt-army" not in proposed("أعلنت مصر حالة الطوارئ.", "وقال الجيش الأبيض إنه جاهز.")


def test_a_people_is_no_state():
    found = proposed("طالب الفلسطينيون بوقف القصف وخرج آلاف الفلسطينيين إلى الشوارع.")
    assert "palestinians" in found
    assert "palestine" not in found


def test_a_blocked_word_that_also_is_a_demonym_is_passed_over():
    hungary = actor("hungary", "المجر", "state", demonym="مجري")
    assert NameKind.DEMONYM in {name.kind for name in hungary.names}
    engine = Engine(Knowledge(actors=(hungary, *ACTORS), version="blocked"))
    analysis = engine.analyse(Document.from_text("غيرت مجريات الأمور في مصر كل شيء ومجريات اليوم أيضا."))
    assert {proposal.id for proposal in analysis.actors} == {"egypt"}
    assert all(0 <= proposal.score <= 1 for proposal in analysis.actors)
