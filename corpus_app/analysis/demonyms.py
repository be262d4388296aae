"""The forms of a demonym: feminine, dual, plural, with and without the article."""

_ADJECTIVE_ENDINGS = ("", "ه", "ا", "ان", "تان", "تين", "ات")
_PEOPLE_ENDINGS = ("ين",)


def demonym_forms(demonym):
    """Yield (key, is_people) for every form of a folded masculine singular such as عراقي.

    ``is_people`` marks the forms that name people rather than qualify (العراقيين, الأكراد). An irregular
    plural (اكراد, روس), known by its missing -ي, keeps its form. Each form also comes with the article,
    on every word of a compound (الكوري الشمالي). -ون counts as -ين, as names' keys have it.
    """
    words = demonym.split()
    if not words[-1].endswith("ي"):
        yield from _with_article(words, True)
        return
    inflected = len(words) if words[0].endswith("ي") else 1
    for endings, is_people in ((_ADJECTIVE_ENDINGS, False), (_PEOPLE_ENDINGS, True)):
        for ending in endings:
            head, tail = words[:-inflected], words[-inflected:]
            yield from _with_article([*head, *(word + ending for word in tail)], is_people)


def _with_article(words, is_people):
    yield " ".join(words), is_people
    yield " ".join("ال" + word for word in words), is_people
    if len(words) > 1:
        yield " ".join(["ال" + words[0], *words[1:]]), is_people
        yield " ".join([*words[:-1], "ال" + words[-1]]), is_people
