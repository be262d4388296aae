"""A small stage for event tests: actors and dates set by hand where the text holds them."""

from datetime import date

from corpus_app.analysis.document import Document
from corpus_app.analysis.events import EventFinder
from corpus_app.analysis.knowledge import Knowledge, KnownActor, KnownEvent, KnownName, KnownPlace
from corpus_app.analysis.proposals import ActorProposal, DateMention, Mention
from corpus_app.analysis.vocabulary import ActorKind, ActorRole, Category, NameKind

KINDS = {
    "تركيا": ActorKind.STATE,
    "روسيا": ActorKind.STATE,
    "مصر": ActorKind.STATE,
    "السعودية": ActorKind.STATE,
    "العراق": ActorKind.STATE,
    "الولايات المتحدة": ActorKind.STATE,
    "الأمم المتحدة": ActorKind.ORGANISATION,
    "مجلس الأمن": ActorKind.ORGANISATION,
    "الجيش العراقي": ActorKind.MILITARY_FORCE,
    "وزارة الدفاع": ActorKind.GOVERNMENT_BODY,
}
FORMS = {"تركيا": ("تركيا", "التركي", "تركي", "التركية"), "روسيا": ("روسيا", "الروسية", "روسي", "الروسي")}

KNOWLEDGE = Knowledge(
    actors=(
        KnownActor("iraq", "العراق", ActorKind.STATE, (KnownName("العراق", NameKind.OFFICIAL),)),
        KnownActor(
            "isis", "تنظيم الدولة الإسلامية", ActorKind.ARMED_GROUP,
            (KnownName("تنظيم الدولة الإسلامية", NameKind.OFFICIAL), KnownName("داعش", NameKind.ACRONYM)),
        ),
        KnownActor("us", "الولايات المتحدة", ActorKind.STATE, (KnownName("الولايات المتحدة", NameKind.OFFICIAL),)),
    ),
    places=(
        KnownPlace("mosul", "الموصل", ("الموصل",)),
        KnownPlace("kuwait-city", "مدينة الكويت", ("مدينة الكويت",)),
        KnownPlace("aleppo", "حلب", ("حلب",)),
        KnownPlace("afrin", "عفرين", ("عفرين",)),
        KnownPlace("baghdad", "بغداد", ("بغداد",)),
    ),
    events=(
        KnownEvent("kuwait", "تحرير الكويت", Category.ASSAULT, "campaign", "1991-01-17/1991-02-28", "kuwait-city",
                   triggers=("حرب تحرير الكويت", "عاصفة الصحراء"), participants=(("iraq", "target"),)),
        KnownEvent("nine-eleven", "هجمات 11 سبتمبر", Category.ASSAULT, "attack", "2001-09-11",
                   triggers=("اعتداءات 11 سبتمبر",), participants=(("us", "target"),)),
        KnownEvent("mosul-battle", "معركة الموصل", Category.ASSAULT, "battle", "2016-10-17/2017-07-10", "mosul",
                   triggers=("تحرير الموصل", "هزيمة تنظيم الدولة الإسلامية في الموصل", "القمة?"),
                   participants=(("iraq", "initiator"), ("isis", "target"))),
        KnownEvent("mosul-fall", "سقوط الموصل", Category.ASSAULT, "battle", "2014-06-10", "mosul",
                   participants=(("isis", "initiator"), ("iraq", "target"))),
        KnownEvent("market-bomb", "تفجير سوق بغداد", Category.ASSAULT, "bombing", "2018-05-03", "baghdad",
                   participants=(("isis", "initiator"),)),
    ),
)  # fmt: skip


def actors_in(text, names, known=()):
    """ActorProposal of each name that the text holds; ``known`` maps names to ids."""
    found = []
    for name in names:
        mentions = []
        for form in FORMS.get(name, (name,)):
            rule = "name" if form == name else "demonym"
            position = text.find(form)
            while position >= 0:
                if not any(mention.start <= position < mention.end for mention in mentions):
                    mentions.append(Mention(position, position + len(form), form, rule))
                position = text.find(form, position + 1)
        if mentions:
            mentions = tuple(sorted(mentions, key=lambda mention: mention.start))
            kind = KINDS.get(name, ActorKind.PERSON)
            found.append(ActorProposal(dict(known).get(name), name, kind, 0.9, ActorRole.MENTIONED, False, mentions))
    return tuple(found)


def dates_in(text, dates):
    """DateMention of each (words, EDTF) pair that the text holds, in order."""
    found = [
        DateMention(position, position + len(words), words, edtf)
        for words, edtf in dates
        if (position := text.find(words)) >= 0
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


FINDER = EventFinder(KNOWLEDGE)


def propose(headline, *paragraphs, actors=(), dates=(), known=(), published=date(2018, 5, 10), finder=FINDER):
    """Events of an article of a headline and paragraphs; see actors_in and dates_in for the rest."""
    parts = [("title", "headline", headline)]
    parts += [(f"body:{number}", "paragraph", text) for number, text in enumerate(paragraphs)]
    document = Document.from_parts(parts, published=published)
    text = document.text
    return document, finder.propose(document, actors_in(text, actors, known), dates_in(text, dates))


def first(headline, *paragraphs, **options):
    """The first event proposal of an article."""
    return propose(headline, *paragraphs, **options)[1][0]
