"""The words of bodies' names: what introduces them, what agrees with what, how they are compared."""

from . import lexicon
from .reading import name_key
from .vocabulary import ActorKind

NAMED_FOR_A_PURPOSE = (ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.ORGANISATION)
# The organ's short name stands for the ministry's: الخارجية.
MINISTRIES = lexicon.words("ministries")
MINISTRY = name_key("وزارة")
_CENTRAL, _AGENCY = name_key("المركزي"), name_key("وكالة")
_NEWS = frozenset(name_key("الأنباء للأنباء أنباء الإخبارية").split())
_FEMININE = name_key("الفصائل القوات قوات الأركان الخطوط شركة الاستخبارات المخابرات السلطات").split()


def heads(section):
    """Key → kind of the heads of a section of kind_words.txt."""
    found = {}
    for line in lexicon.lines(section, "kind_words.txt"):
        kind, *names = line.split("|")
        for name in names:
            found.setdefault(name_key(name), ActorKind(kind.strip()))
    return found


def settled(kind, head, complement):
    """The kind of a body whose complement says more than its head: a central bank, an agency that gives no news."""
    if kind == ActorKind.COMPANY and _CENTRAL in complement:
        return ActorKind.GOVERNMENT_BODY
    if head == _AGENCY and not set(complement) & _NEWS and not complement[0].isascii():
        return ActorKind.GOVERNMENT_BODY
    return kind


def organ_heads():
    """Key → (kind, whether a demonym with the article follows); both الجيش and جيش."""
    found = {}
    for key, kind in heads("organs").items():
        construct = key.startswith(("قوات", "الوفد", "مجلس", "سلاح", "خفر", "حرس", "مكتب", "شركه"))
        found[key] = (kind, True)
        if not construct and " " not in key:
            found[key.removeprefix("ال")] = (kind, False)
    return found


def completes(head, word):
    """Whether a word may follow a head with the article: an adjective of its gender, or ل with a purpose."""
    if word.startswith("ل") and not word.isascii():
        return True
    feminine = head.split()[0].endswith("ه") or head.split()[0] in _FEMININE
    return word.startswith("ال") and word.endswith(("ه", "ا")) == feminine


def agree(head, demonym, definite):
    """Whether a demonym with the article has the gender of its head: الخارجية التركية, but وزير الخارجية التركي."""
    if not definite:
        return True
    last = head.split()[0]
    feminine = last.endswith(("ه", "ات")) or last in _FEMININE
    return demonym.startswith("ال") and demonym.endswith("ه") == feminine


def bare(words):
    """A key for words in any order, articles off."""
    return " ".join(sorted(word.removeprefix("ال") for word in words))


def names_of_kinds(actors, kinds):
    """Key of a name → index of its actor, for the kinds of actors that quotes may name."""
    named = {}
    for number, actor in enumerate(actors):
        if actor.kind in kinds:
            for name in actor.names:
                if not name.needs_context:
                    named.setdefault(name_key(name.text), number)
    return named
