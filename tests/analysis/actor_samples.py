"""A small newsroom's knowledge, and ways to read a sentence with it."""

from datetime import date
from functools import cache

from corpus_app.analysis.document import Document
from corpus_app.analysis.engine import Engine
from corpus_app.analysis.knowledge import Knowledge, KnownActor, KnownName, KnownOffice
from corpus_app.analysis.vocabulary import ActorKind, NameKind

PUBLISHED = date(2017, 5, 10)


def actor(slug, name, kind, home_state=None, **names):
    """A KnownActor; names by kind, parted by ``|``, a trailing ``?`` asking for context."""
    texts = [(name, NameKind.OFFICIAL)]
    texts += [(text, NameKind(kind_of)) for kind_of, joined in names.items() for text in joined.split("|")]
    known = tuple(KnownName(text.removesuffix("?"), kind_of, text.endswith("?")) for text, kind_of in texts)
    return KnownActor(slug, name.removesuffix("?"), ActorKind(kind), known, home_state)


ACTORS = (
    actor("syria", "سوريا", "state", alias="سورية", demonym="سوري", metonym="دمشق"),
    actor("russia", "روسيا", "state", demonym="روسي|روس", metonym="موسكو|الكرملين"),
    actor("usa", "الولايات المتحدة", "state", alias="أميركا|أمريكا", demonym="أميركي|أمريكي", metonym="واشنطن"),
    actor("turkey", "تركيا", "state", demonym="تركي|أتراك", metonym="أنقرة"),
    actor("iraq", "العراق", "state", demonym="عراقي", metonym="بغداد"),
    actor("iran", "إيران", "state", demonym="إيراني", metonym="طهران"),
    actor("qatar", "قطر", "state", demonym="قطري", metonym="الدوحة"),
    actor("oman", "سلطنة عمان", "state", alias="عمان?", demonym="عماني", metonym="مسقط?"),
    actor("jordan", "الأردن", "state", demonym="أردني", metonym="عمان?"),
    actor("mali", "مالي?", "state", official="جمهورية مالي", demonym="مالي?", metonym="باماكو"),
    actor("morocco", "المغرب", "state", demonym="مغربي|مغاربة", metonym="الرباط"),
    actor("niger", "النيجر", "state", demonym="نيجري"),
    actor("nigeria", "نيجيريا", "state", demonym="نيجيري"),
    actor("cuba", "كوبا", "state", demonym="كوبي", metonym="هافانا"),
    actor("benin", "بنين?", "state", official="جمهورية بنين", demonym="بنيني?"),
    actor("south-korea", "كوريا الجنوبية", "state", demonym="كوري جنوبي", metonym="سيول"),
    actor("north-korea", "كوريا الشمالية", "state", demonym="كوري شمالي"),
    actor("yemen", "اليمن", "state", demonym="يمني", metonym="صنعاء"),
    actor("hungary", "المجر", "state", demonym="مجري"),
    actor("palestine", "فلسطين", "state", alias="دولة فلسطين", demonym="فلسطيني"),
    actor("hezbollah", "حزب الله", "armed_group"),
    actor("kataib-hezbollah", "كتائب حزب الله", "armed_group", "iraq"),
    actor("is", "تنظيم الدولة الإسلامية", "armed_group", alias="الدولة الإسلامية", acronym="داعش"),
    actor("fsa", "الجيش السوري الحر", "armed_group", "syria", alias="الجيش الحر"),
    actor("syrian-army", "الجيش السوري", "military_force", "syria"),
    actor("sdf", "قوات سوريا الديمقراطية", "armed_group", "syria", acronym="قسد|SDF"),
    actor("quds-force", "فيلق القدس", "military_force", "iran"),
    actor("russia-mfa", "وزارة الخارجية الروسية", "government_body", "russia"),
    actor("fatah", "حركة فتح", "political_party", alias="فتح?"),
    actor("iraq-parliament", "مجلس النواب العراقي", "government_body", "iraq", alias="مجلس النواب?"),
    actor("jordan-parliament", "مجلس النواب الأردني", "government_body", "jordan", alias="مجلس النواب?"),
    actor("who", "منظمة الصحة العالمية", "organisation", acronym="WHO"),
    actor("un", "الأمم المتحدة", "organisation"),
    actor("assad", "بشار الأسد", "person", "syria", alias="الأسد?"),
    actor("lavrov", "سيرغي لافروف", "person", "russia"),
    actor("putin", "فلاديمير بوتين", "person", "russia", alias="بوتين"),
    actor("medvedev", "دميتري ميدفيديف", "person", "russia"),
    actor("trump", "دونالد ترامب", "person", "usa", alias="ترامب|ترمب"),
    actor("obama", "باراك أوباما", "person", "usa"),
    actor("tillerson", "ريكس تيلرسون", "person", "usa"),
    actor("cavusoglu", "مولود جاويش أوغلو", "person", "turkey"),
    actor("erdogan", "رجب طيب أردوغان", "person", "turkey", alias="أردوغان"),
    actor("bill-clinton", "بيل كلينتون", "person", "usa"),
    actor("hillary-clinton", "هيلاري كلينتون", "person", "usa"),
    actor("turki", "تركي آل الشيخ", "person"),
    actor("palestinians", "الفلسطينيون", "community"),
    actor("kurds", "الأكراد", "community", alias="أكراد"),
)

OFFICES = (
    KnownOffice("lavrov", "وزير الخارجية", "russia", "2004-03-09"),
    KnownOffice("cavusoglu", "وزير الخارجية", "turkey", "2014-08-29", "2023-06-03"),
    KnownOffice("tillerson", "وزير الخارجية", "usa", "2017-02-01", "2018-03-31"),
    KnownOffice("obama", "رئيس", "usa", "2009-01-20", "2017-01-20"),
    KnownOffice("trump", "رئيس", "usa", "2017-01-20", "2021-01-20"),
    KnownOffice("putin", "رئيس", "russia", "2012-05-07"),
    KnownOffice("medvedev", "رئيس الوزراء", "russia", "2012-05-08", "2020-01-16"),
    KnownOffice("erdogan", "رئيس", "turkey", "2014-08-28"),
)

KNOWLEDGE = Knowledge(actors=ACTORS, offices=OFFICES, version="samples")


@cache
def engine():
    """The engine over KNOWLEDGE, compiled once."""
    return Engine(KNOWLEDGE)


def read(text, headline="", published=PUBLISHED):
    """The Analysis of a text of one or more lines."""
    parts = [("title", "headline", headline)] if headline else []
    parts += [(f"text:{number}", "paragraph", line) for number, line in enumerate(text.split("\n"))]
    return engine().analyse(Document.from_parts(parts, published=published))


def proposed(text, **how):
    """Id, or name when new, → ActorProposal."""
    return {actor.id or actor.name: actor for actor in read(text, **how).actors}


def mentions(text, identity, **how):
    """What was read as a mention of an actor."""
    found = proposed(text, **how).get(identity)
    return [mention.text for mention in found.mentions] if found else []
