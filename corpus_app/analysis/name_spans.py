"""Where a person's name begins and ends: the name finder's guesses, given names, titles and what follows them."""

import re

from . import lexicon
from .name_model import Guess
from .reading import fold_words

# How sure a given name before an unknown word makes us, after a title and without one.
TITLED, UNTITLED = 0.85, 0.7
_NO_FAMILY_NAMES = (
    lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS | lexicon.ACTION_VERBS | lexicon.TITLE_HEADS
    | lexicon.ORDINARY_ADJECTIVES | lexicon.PLACE_WORDS
)  # fmt: skip
_AFTER_NAMES = (
    lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS | lexicon.TITLE_HEADS | lexicon.TITLES_ALONE | lexicon.TRADES
)  # fmt: skip
# After these a name goes on.
_UNFINISHED = fold_words("دبليو فان فون دي دير آل بن ولد ماك")
_THAT = fold_words("إن أن")
# Unknown words of these shapes are verbs, or nouns with the article, a preposition or a pronoun.
_INFLECTED = re.compile("^(?:ال|سي|ست|ب|ي|ت|است|ا.ت)|(?:ه|ها|هم|نا|وا|ات|ا|ين)$")


def name_guesses(reading, survey, guesses):
    """A model's guesses, lengthened or joined by names after given names and titles, in order.

    A list goes on: after a name, و and an unknown word before another begin the next (وحضره سالم وجبريل الرجوب).
    """
    holder = {at: guess for guess in guesses for at in range(guess.first, guess.last + 1)}
    added = []
    for index in range(len(reading.words)):
        held = holder.get(index)
        if held and held.first < held.last or survey.taken(index) or survey.named(index):
            continue
        found = _name_from(reading, survey, index, index - 1 in holder)
        if found is None or held and found.first == found.last:
            continue
        inside = {holder[at] for at in range(found.first, found.last + 1) if at in holder}
        if all(found.first <= guess.first and guess.last <= found.last for guess in inside):
            added.append(found)
            holder.update(dict.fromkeys(range(found.first, found.last + 1), found))
    covered = {at for guess in added for at in range(guess.first, guess.last + 1)}
    return sorted([*added, *(guess for guess in guesses if guess.first not in covered)])


def _name_from(reading, survey, index, after_name):
    """The Guess of a name that begins at a word, or None; a lone word needs a title right before it."""
    word = reading.words[index]
    titled = introduction(reading, survey, index, index)
    given = _is_given(reading, index)
    listed = after_name and word.joined and word.text[0] == "و" and is_unknown_name(word.text[1:])
    unknown = titled == "title" and may_be_family_name(word) and not _INFLECTED.search(word.text)
    if not (given or unknown or listed):
        return None
    last = _family_name(reading, survey, index)
    ends = (
        _ends_there(reading.words, last) or last > index and titled == "title" and _is_common(reading.words, last + 1)
    )
    if not given and not ends or titled == "model" and word.text in lexicon.COMMON_WORDS:
        return None
    if last > index:
        return Guess(index, last, UNTITLED if titled == "model" else TITLED)
    if given and titled == "title" and _is_common_family_name(reading, survey, index + 1):
        return Guess(index, index + 1, TITLED, True)
    if unknown and word.joined and _is_title(reading, index - 1):
        return Guess(index, index, TITLED)
    return None


def pieces(reading, survey, guess):
    """(first, last) of the stretches of a guess that no known actor has claimed."""
    words, first = reading.words, guess.first
    for at in range(guess.first, guess.last + 2):
        ends = at > guess.last or survey.taken(at)
        inside = first < at <= guess.last
        parts = inside and (
            not words[at].joined
            or reading.opens_quote(at)
            or "-" in words[at].gap
            and words[first].text not in lexicon.GIVEN_NAMES
        )
        if ends or parts:
            if first < at:
                yield first, at - 1
            first = at + 1 if ends else at


def begun(reading, survey, first):
    """A guess's first word, or the one before it that a link goes on with: المختار in المختار ولد بوبكر."""
    words, before = reading.words, first - 1
    if before < 0 or words[first].text not in _UNFINISHED or not words[first].joined:
        return first
    if survey.taken(before) or survey.named(before) or survey.in_title(before) or _is_title(reading, before):
        return first
    return before if may_be_family_name(words[before]) else first


def stretched(reading, survey, last):
    """A guess's last word, or the one after it: an unknown word where the name must end, or what a link asks for."""
    words = reading.words
    while last + 1 < len(words) and words[last].text in _UNFINISHED and words[last + 1].joined:
        if words[last + 1].text in _NO_FAMILY_NAMES or survey.taken(last + 1):
            break
        last += 1
    longer = _family_name(reading, survey, last)
    if is_nisba_at_end(reading, survey, last + 1):
        return last + 1
    if longer != last + 1 or not _ends_there(words, longer) or _INFLECTED.search(words[longer].text):
        return last
    return longer


def is_nisba_at_end(reading, survey, index):
    """Whether a word like المدرسي ends a name right before إن: an ordinary adjective elsewhere."""
    if index < 2 or index >= len(reading.words) or reading.words[index].text in lexicon.TRADES:
        return False
    text = reading.words[index].text
    following = reading.words[index + 1].text if index + 1 < len(reading.words) else ""
    known = survey.state_at(index) or not text.startswith("ال") or not text.endswith("ي")
    return not known and following in _THAT and _is_common_family_name(reading, survey, index)


def introduction(reading, survey, first, last):
    """What introduces the name on words first…last: title, latin, speech, or just the model."""
    words = reading.words
    following = words[last + 1] if last + 1 < len(words) else None
    if following and "(" in following.gap and following.text.isascii() and following.text.isalpha():
        return "latin"
    before = first - 1
    if before < 0 or not is_beside(words[first]):
        return "model"
    if survey.in_title(before):
        return "title"
    while 0 < before > first - 4 and words[before + 1].joined and (
        survey.state_at(before)
        or words[before].text in lexicon.ORDINARY_ADJECTIVES
        or words[before].text in lexicon.RANKS
    ):  # fmt: skip
        before -= 1
    if _is_title(reading, before):
        return "title"
    forms = {rest for _, rest in reading.forms[before]}
    return "speech" if forms & lexicon.SPEECH_VERBS and words[first].joined else "model"


def _is_title(reading, index):
    """Whether a word is a title, or a letter and a stop that stand for one or for a given name: د. سلمى, ج. د. فانس."""
    if any(rest in lexicon.TITLES_ALONE or rest in lexicon.TRADES for _, rest in reading.forms[index]):
        return True
    text = reading.words[index].text.removeprefix("و")
    return len(text) == 1 and not text.isascii() and reading.document.text[reading.words[index].end :][:1] == "."


def is_place(reading, first):
    """Whether the word before says that a place is named."""
    return (
        first > 0
        and reading.words[first].joined
        and any(rest in lexicon.PLACE_WORDS for _, rest in reading.forms[first - 1])
    )


def is_beside(word):
    """Whether a word follows the one before it at once or after a comma."""
    return word.joined or word.gap.strip() in ("،", ",")


def may_be_family_name(word):
    """Whether a word may go on with a name that has begun."""
    text = word.text
    if text in lexicon.GIVEN_NAMES:
        return lexicon.is_given_name(word)
    if text in _NO_FAMILY_NAMES or not is_unknown_name(text) or text.startswith(("بال", "وال", "لل", "فال")):
        return False
    return not (text[0] in "وفبل" and text[1:] in lexicon.GIVEN_NAMES)


def is_unknown_name(text):
    """Whether a key could be a name for all that is known of ordinary words."""
    return len(text) > 2 and not (text.isascii() or text[0].isdigit() or lexicon.is_common(text))


def _is_given(reading, index):
    """Whether a word is a given name, or a proclitic and a given name."""
    rests = [rest for _, rest in reading.forms[index][1:]]
    return lexicon.is_given_name(reading.words[index]) or any(rest in lexicon.GIVEN_NAMES for rest in rests)


def _family_name(reading, survey, first):
    """The last word of the name that a given name begins; ``first`` itself when no family name follows."""
    words, last = reading.words, first
    while last + 1 < len(words) and last - first < 3 and words[last + 1].joined:
        word = words[last + 1]
        if word.text in lexicon.NAME_LINKS and last + 2 < len(words) and words[last + 2].joined:
            last += 2
            continue
        if not may_be_family_name(word) or reading.opens_quote(last + 1):
            break
        if survey.named(last + 1) or survey.taken(last + 1):
            break
        last += 1
    return last


def _is_common_family_name(reading, survey, index):
    """Whether an ordinary word right after a title and a given name must be the family name: it ends there."""
    if index >= len(reading.words) or survey.named(index) or survey.taken(index):
        return False
    word, following = reading.words[index], reading.words[index + 1] if index + 1 < len(reading.words) else None
    if not word.joined or word.text in _NO_FAMILY_NAMES or word.text in _AFTER_NAMES or len(word.text) < 3:
        return False
    if word.text.endswith("ا") or word.text.startswith(("وال", "بال", "لل")):
        return False
    return following is None or not following.joined or following.text in _THAT


def _is_common(words, index):
    return index < len(words) and lexicon.is_common(words[index].text)


def _ends_there(words, last):
    """Whether a stop, a verb of saying, a function word, a title or a coordination follows."""
    following = words[last + 1] if last + 1 < len(words) else None
    return following is None or not following.joined or following.text in _AFTER_NAMES or following.text.startswith("و")
