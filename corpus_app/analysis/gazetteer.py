"""Names compiled once into a dictionary, and the longest of them found in a text in one pass.

The cost of a text does not depend on how many names there are: at each word the gazetteer asks whether
some name begins with it, and only then looks up word sequences, the longest first.
"""

from typing import NamedTuple

from corpus_app.language.folding import fold_name

from . import lexicon
from .demonyms import demonym_forms
from .reading import name_key
from .vocabulary import ActorKind, NameKind

# A name longer than this many words is matched by its first words only if these are listed as a name too.
MAX_WORDS = 14
DEMONYM_RULES = frozenset(("demonym", "people"))
_TAKES_ARTICLE = (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.ARMED_GROUP, ActorKind.COALITION)


# A name that is also one of these words needs context, whether or not the knowledge base says so.
_COMMON = lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS | lexicon.ACTION_VERBS

_RULES = {kind: kind.value for kind in (NameKind.ACRONYM, NameKind.NICKNAME, NameKind.METONYM)}


class Entry(NamedTuple):
    """What a name stands for: ``actor`` is an index into Knowledge.actors, -1 blocks the words.

    ``upper`` asks for capitals in the text, as for a short Latin acronym such as WHO.
    """

    actor: int
    rule: str
    needs_context: bool = False
    weight: float = 1.0
    upper: bool = False
    person: bool = False


class Match(NamedTuple):
    """A name found: its span in the reading and the entries it may stand for."""

    span: object
    entries: tuple


class Gazetteer:
    """Names → entries; build with :meth:`add`, search with :meth:`find`."""

    def __init__(self):
        self.names: dict[str, tuple[Entry, ...]] = {}
        self._longest: dict[str, int] = {}

    @classmethod
    def compile(cls, actors, blocked=()):
        """Compile the names of ``actors`` (KnownActor) and the phrases that must not match."""
        gazetteer = cls()
        for index, actor in enumerate(actors):
            gazetteer._add_actor(index, actor)
        for phrase in blocked:
            gazetteer._block(name_key(phrase))
        return gazetteer

    def _add_actor(self, index, actor):
        seen, with_article, is_person = set(), [], actor.kind == ActorKind.PERSON
        for name in actor.names:
            key = name_key(name.text)
            if not key:
                continue
            if name.kind == NameKind.DEMONYM:
                for form, is_people in demonym_forms(fold_name(name.text)):
                    rule = "people" if is_people else "demonym"
                    self.add(form, Entry(index, rule, name.needs_context, name.weight))
                continue
            if key in seen:
                continue
            seen.add(key)
            common = name.needs_context or actor.kind != ActorKind.STATE and key in _COMMON
            entry = Entry(index, _rule(name.kind), common, name.weight, _is_short_capitals(name.text), is_person)
            self.add(key, entry)
            if actor.kind in _TAKES_ARTICLE and " " not in key and not key.startswith("ال") and not key.isascii():
                with_article.append(("ال" + key, entry))
        if len(actor.name_en.split()) > 1:
            self.add(name_key(actor.name_en), Entry(index, "name", person=is_person))
        # Last, as السورية is rather the demonym than the name سورية with an article.
        for key, entry in with_article:
            self.add(key, entry)

    def add(self, key, entry):
        """Add one entry under a name's key; a second entry of the same actor is dropped."""
        known = self.names.get(key)
        if known is None:
            self.names[key] = (entry,)
        elif all(other.actor != entry.actor for other in known):
            self.names[key] = (*known, entry)
        first, count = key.partition(" ")[0], key.count(" ") + 1
        if count <= MAX_WORDS and self._longest.get(first, 0) < count:
            self._longest[first] = count

    def _block(self, key):
        """Keep words from matching as a demonym or within a shorter name; a name that reads so stays."""
        if all(entry.rule in DEMONYM_RULES for entry in self.names.get(key, ())):
            self.names.pop(key, None)
            self.add(key, Entry(-1, "blocked"))

    def demonyms(self):
        """The keys that tell nationality."""
        return frozenset(
            key for key, entries in self.names.items() if any(entry.rule in DEMONYM_RULES for entry in entries)
        )

    def find(self, reading):
        """The matches in a Reading, longest first at each word, none overlapping, in order."""
        matches, index, words = [], 0, reading.words
        while index < len(words):
            match = self.longest_at(reading, index)
            if match is None:
                index += 1
            else:
                matches.append(match)
                index = match.span.last + 1
        return matches

    def longest_at(self, reading, index):
        """The longest name that begins at word ``index``; of equals the one with fewest proclitics."""
        best = None
        for offset, rest in reading.forms[index]:
            limit = self._longest.get(rest)
            if limit is None:
                continue
            found = self._lookup(reading, index, offset, rest, limit)
            if found and (best is None or found.span.last > best.span.last):
                best = found
        return best

    def _lookup(self, reading, index, offset, rest, limit):
        words, parts = reading.words, [rest]
        last = index + 1
        while last < len(words) and len(parts) < limit and words[last].joined:
            parts.append(words[last].text)
            last += 1
        while parts:
            key = " ".join(parts)
            entries = self.names.get(key)
            if entries:
                span = reading.span(index, index + len(parts) - 1, offset, key)
                if any(entry.upper for entry in entries):
                    entries = tuple(entry for entry in entries if not entry.upper or reading.text(span).isupper())
                if entries:
                    return Match(span, entries)
            parts.pop()
        return None


def _rule(kind):
    return _RULES.get(kind, "name")


def _is_short_capitals(text):
    return len(text) <= 5 and text.isascii() and text.isupper()
