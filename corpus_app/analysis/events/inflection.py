"""Inflected forms of trigger words: what Arabic grammar makes of a verb or a noun in the news.

Third persons, singular, dual and plural, with object pronouns; nouns with the article, the accusative alef, the dual
and possessive pronouns. Some forms do not exist in the language; they do no harm, as no text holds them.
All words are folded (corpus_app.language.folding).
"""

from typing import NamedTuple

_OBJECTS = ("ه", "ها", "هم", "هما")


class Shape(NamedTuple):
    """What the form of a word tells: ``tense`` is perfect, imperfect, noun or participle."""

    tense: str
    passive: bool = False
    definite: bool = False
    plural: bool = False
    suffixed: bool = False
    first_person: bool = False


def verb_forms(perfect, imperfect, passive=False):
    """Yield (form, Shape) of a verb given as هو forms; either may be empty."""
    if perfect:
        yield from _perfect(perfect, passive)
    if imperfect:
        yield from _imperfect(imperfect, passive)


def _perfect(word, passive):
    shape, bound = Shape("perfect", passive), Shape("perfect", passive, suffixed=True)
    stem = word[:-1] if word[-1] in "ياي" and len(word) > 3 or word in ("دعا", "غزا", "عفا", "نفي", "قضي") else word
    yield word, shape
    yield stem + "ت", shape
    yield stem + "تا", shape
    if word.endswith("ي"):
        # Folding makes one of نفى, نفت and توفي, توفيت.
        yield word + "ت", shape
        yield word + "تا", shape
    yield stem + "وا", shape
    yield (word if word.endswith("ا") else word + "ا"), shape
    yield word + "نا", shape._replace(first_person=True)
    for ending in _OBJECTS:
        yield stem + "ت" + ending, bound
        yield (word[:-1] + "ا" if word.endswith("ي") else word) + ending, bound


def _imperfect(word, passive):
    shape, bound = Shape("imperfect", passive), Shape("imperfect", passive, suffixed=True)
    stem = word[1:]
    short = stem[:-1] if stem[-1] in "ويا" else stem
    for prefix in "يت":
        yield prefix + stem, shape
        yield prefix + short + "ون", shape
        yield prefix + short + "وا", shape
        yield prefix + stem + "ان", shape
        if len(short) > 2:
            yield prefix + short, shape
        for ending in _OBJECTS:
            yield prefix + stem + ending, bound
    yield "ا" + stem, shape._replace(first_person=True)


def noun_forms(singular, plurals=()):
    """Yield (form, Shape) of a noun and its listed plurals."""
    for word, plural in ((singular, False), *((word, True) for word in plurals)):
        yield from _noun(word, plural or word.endswith("ات") and len(word) > 5)
    if singular.endswith("ه"):
        yield from _noun(singular[:-1] + "ات", True)
    base = singular[:-1] + "ت" if singular.endswith("ه") else singular
    for ending in ("ان", "ين"):
        for article in ("", "ال"):
            yield article + base + ending, Shape("noun", definite=bool(article), plural=True)


def _noun(word, plural):
    yield word, Shape("noun", plural=plural)
    yield "ال" + word, Shape("noun", definite=True, plural=plural)
    if not word.endswith(("ه", "ات")):
        yield word + "ا", Shape("noun", plural=plural)
    base = word[:-1] + "ت" if word.endswith("ه") else word
    for ending in _OBJECTS:
        yield base + ending, Shape("noun", plural=plural, suffixed=True)


def participle_forms(word):
    """Yield (form, Shape) of an active participle used as a verb: متهما، محذرة."""
    stem = word[:-1] if word.endswith("ي") else word
    yield word + "ا", Shape("participle")
    yield (word if word.endswith("ي") else stem) + "ه", Shape("participle")
    yield stem + "ين", Shape("participle", plural=True)
