"""What an actor does in an article, and whether the article is about it."""

import math

from . import lexicon
from .vocabulary import ActorKind, ActorRole

# A proposal whose prominence reaches this is of the main ones; found on articles with an editor's tags.
MAIN_FROM = 0.75
_LEAD_WORDS = 60
_HEADLINE_ROLES = ("headline", "kicker")
_VERBS = lexicon.SPEECH_VERBS | lexicon.ACTION_VERBS
_WEAK_RULES = frozenset(("demonym", "people", "ambiguous", "composed"))


class Roles:
    """Reads roles and prominence off one Reading."""

    def __init__(self, reading):
        self._reading = reading
        roles = [block.role for block in reading.blocks]
        self._has_headline = any(role in _HEADLINE_ROLES for role in roles)
        body = next((number for number, role in enumerate(roles) if role not in (*_HEADLINE_ROLES, "caption")), 0)
        first = next((index for index, word in enumerate(reading.words) if word.block == body), 0)
        self._lead = range(first, first + _LEAD_WORDS)
        self._lead_block = body

    def role(self, draft, main):
        """Speaker when a mention is the subject of a verb of saying, subject when main, else mentioned."""
        spoken = sum(self._speaks(span) for span, _ in draft.spans()[:50])
        if spoken and (draft.kind == ActorKind.PERSON or 3 * spoken >= len(draft.found)):
            return ActorRole.SPEAKER
        return ActorRole.SUBJECT if main else ActorRole.MENTIONED

    def _speaks(self, span):
        reading = self._reading
        words, forms = reading.words, reading.forms
        before = span.first - 1
        while before >= max(span.first - 5, 0) and words[before + 1].joined:
            if {rest for _, rest in forms[before]} & lexicon.SPEECH_VERBS:
                return True
            if words[before].text not in lexicon.TITLES_ALONE and words[before].text not in lexicon.TITLE_HEADS:
                if before < span.first - 1 and not words[before].text.startswith("ال"):
                    break
            before -= 1
        after = span.last + 1
        if after < len(words):
            if ":" in words[after].gap and reading.role(span.first) in _HEADLINE_ROLES:
                return True
            return words[after].joined and words[after].text in lexicon.SPEECH_VERBS
        return False

    def prominence(self, draft, most):
        """How much an article is about an actor; ``most`` is the largest number of mentions in it.

        Weighs a place in the headline, in the lead, the share of mentions, and doing something there.
        """
        reading, headline, lead, acts, strong = self._reading, 0.0, 0.0, 0.0, 0
        for span, rule in draft.spans():
            weight = 0.5 if rule in _WEAK_RULES else 1.0
            strong += rule not in _WEAK_RULES
            if reading.role(span.first) in _HEADLINE_ROLES:
                headline = max(headline, weight)
            elif span.first in self._lead and reading.words[span.first].block == self._lead_block:
                lead = max(lead, weight)
            if span.first and reading.words[span.first].joined:
                acts = max(acts, weight * bool({rest for _, rest in reading.forms[span.first - 1]} & _VERBS))
        if not self._has_headline:
            headline = lead
        share = math.log1p(len(draft.found)) / math.log1p(max(most, 3))
        person = 0.1 if draft.kind == ActorKind.PERSON else 0.0
        media = 0.5 if draft.kind == ActorKind.MEDIA else 0.0
        return 0.6 * headline + 0.25 * lead + 0.5 * share + 0.1 * acts + person - media - (0.2 if not strong else 0.0)
