"""Lone family names of persons named in full elsewhere in the document."""

from . import lexicon
from .reading import name_key


def add_short_forms(reading, survey, roster):
    """Give each lone last word of a full name to the person whom it named last before that place."""
    bearers = _bearers(reading, roster)
    if not bearers:
        return
    for index, forms in enumerate(reading.forms):
        if survey.taken(index):
            continue
        for offset, rest in forms:
            if rest in bearers and _stands_for_name(reading, survey, index, rest):
                span = reading.span(index, index, offset, rest)
                _bearer(bearers[rest], span.start).add(span, "short_form")
                break


def _bearers(reading, roster):
    """Last word of a full name → [(where it was written, draft)] in text order."""
    bearers = {}
    for draft in roster.persons():
        for span, rule in draft.spans():
            words = name_key(reading.text(span)).split()
            if len(words) > 1 and rule not in ("office", "counterpart"):
                bearers.setdefault(words[-1], []).append((span.start, draft))
    return {word: sorted(places, key=lambda place: place[0]) for word, places in bearers.items()}


def _bearer(places, start):
    """Who bore a name last before ``start``; before all of them, the first."""
    bearer = places[0][1]
    for place, draft in places:
        if place > start:
            break
        bearer = draft
    return bearer


def _stands_for_name(reading, survey, index, rest):
    if rest in lexicon.FUNCTION_WORDS or survey.state_at(index) or len(rest) < 3:
        return False
    if lexicon.is_common(rest) or rest in lexicon.GIVEN_NAMES or rest in lexicon.ORDINARY_ADJECTIVES:
        before = {form for _, form in reading.forms[index - 1]} if index else set()
        return bool(before & (lexicon.SPEECH_VERBS | lexicon.TITLES_ALONE | lexicon.GOVERNING))
    return not reading.words[index].maqsura or not reading.words[index].text.endswith("علي")
