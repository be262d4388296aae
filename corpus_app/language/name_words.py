"""The words by which a name is found as it is typed."""

from .folding import fold_name

_ARTICLE = "ال"
LONGEST = 40


def name_words(*names):
    """The folded words of the names, each once, with and without the article; long ones cut."""
    words = [word for name in names for word in fold_name(name).split()]
    return sorted({form[:LONGEST] for word in words for form in (word, without_article(word))})


def without_article(word):
    """The folded word without its article, if enough is left of it."""
    return word.removeprefix(_ARTICLE) if len(word) > 4 else word
