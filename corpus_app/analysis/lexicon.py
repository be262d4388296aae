"""The word lists of data/*.txt, as folded keys, read once."""

from functools import cache
from pathlib import Path

from .reading import name_key

_DATA = Path(__file__).parent / "data"


@cache
def _sections(file):
    sections, words = {}, None
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            words.append(line.strip())
    return sections


def words(section, file="lexicon.txt"):
    """The words of a section, parted by blanks, as a frozen set of keys."""
    return frozenset(name_key(word) for line in _sections(file)[section] for word in line.split())


def lines(section, file="lexicon.txt"):
    """The lines of a section, as they are written."""
    return tuple(_sections(file)[section])


SPEECH_VERBS = words("speech_verbs")
ACTION_VERBS = words("action_verbs")
LOCATIVES = words("locatives")
STATE_CUES = words("state_cues")
GOVERNING = words("governing")
TITLES_ALONE = words("titles_alone")
RANKS = words("ranks")
TRADES = words("trades")
TITLE_HEADS = words("title_heads")
FORMER = words("former")
COUNTERPARTS = words("counterparts")
NAME_LINKS = words("name_links")
FUNCTION_WORDS = words("function_words")
ORDINARY_ADJECTIVES = words("ordinary_adjectives")
GIVEN_NAMES = words("given_names", "given_names.txt")
NO_HOLDER_AFTER = words("no_holder_after")
NOT_IN_OFFICE = words("not_in_office")
OF_ALL_NATIONS, OF_ENVOYS = words("of_all_nations"), words("of_envoys")
ONE_OF_SEVERAL = words("one_of_several")
PLACE_WORDS = words("place_words")
BODY_NOUNS = words("body_nouns")
# Words that inflect as ordinary words do, gathered by name_training.common_words.
COMMON_WORDS = words("common_words", "common_words.txt")


def is_given_name(word):
    """Whether a Word is a given name; على is none, though it folds to علي."""
    return word.text in GIVEN_NAMES and not (word.maqsura and word.text == "علي")


def is_common(text):
    """Whether a key is an ordinary word, also with a conjunction or preposition, or an adverb's alef."""
    if text in COMMON_WORDS:
        return True
    proclitic = text[0] in "وف" or text[0] in "بلك" and len(text) > 4
    return proclitic and text[1:] in COMMON_WORDS or text.endswith("ا") and text[:-1] in COMMON_WORDS
