"""Who held an office on the day of publication: وزير الخارجية الروسي, رئيسا تركيا وإيران, نظيره التركي."""

from datetime import date
from typing import NamedTuple

from corpus_app.language.edtf import bounds

from . import lexicon
from .reading import Span, name_key

_FORMS = {name_key(form): name_key(title) for form, title in map(str.split, lexicon.lines("title_forms"))}
_SYNONYMS = {
    name_key(form): name_key(title) for form, title in (line.split("=") for line in lexicon.lines("title_synonyms"))
}
_MOST_WORDS = 6
_IN = name_key("في")
_SPOKESMAN = name_key("متحدث")
_ON_BEHALF = name_key("باسم")


class Office(NamedTuple):
    """A title read in a text: ``of`` the index of its state or body, ``former`` when it is said to be past.

    ``follows`` is the number of the word after the title and its adjectives, where a name may stand.
    """

    span: Span
    title: str
    of: int
    former: bool
    follows: int
    counterpart: bool = False


class Offices:
    """Terms of office compiled by title and body."""

    def __init__(self, index_of, offices):
        """``index_of`` gives the index of an actor's id; ``offices`` are KnownOffice."""
        self._terms = {}
        for office in offices:
            person, of = index_of(office.person), index_of(office.of)
            if person is None or of is None:
                continue
            since, until = bounds(office.since)[0], bounds(office.until)[1]
            key = _title(office.title), of
            self._terms.setdefault(key, []).append((since or date.min, until or date.max, person))
        self._titles = {title for title, _ in self._terms} | {_title(line) for line in lexicon.lines("titles")}

    def holder(self, title, of, day):
        """The index of who held a title of an actor on a day; None when unknown or not just one.

        A day of handing over belongs to the one who takes office.
        """
        holding = [term for term in self._terms.get((title, of), ()) if term[0] <= day <= term[1]]
        if not holding:
            return None
        latest = max(term[0] for term in holding)
        persons = {person for since, _, person in holding if since == latest}
        return persons.pop() if len(persons) == 1 else None

    def find(self, reading, survey):
        """The offices named in a Reading, in order; coordinated states give one each."""
        found, index, last_title = [], 0, None
        while index < len(reading.words):
            offices = self._counterpart(reading, survey, index, last_title) or self._at(reading, survey, index)
            found += offices
            if offices:
                last_title = offices[-1].title
                index = offices[-1].span.last
            index += 1
        return found

    def _at(self, reading, survey, index):
        words = reading.words
        if index and words[index].joined and words[index - 1].text in lexicon.NO_HOLDER_AFTER:
            return []
        for offset, rest in reading.forms[index]:
            if rest not in lexicon.TITLE_HEADS and rest not in lexicon.TITLES_ALONE and _form(rest) not in _HEADS:
                continue
            if rest in lexicon.ONE_OF_SEVERAL:
                continue
            parts, best = [rest], []
            for size in range(1, _MOST_WORDS):
                if size > 1:
                    if index + size > len(words) or not words[index + size - 1].joined:
                        break
                    parts.append(words[index + size - 1].text)
                key = title_key(parts)
                if key in self._titles:
                    best = self._of(reading, survey, index, offset, index + size, key) or best
            if best:
                return best
        return []

    def _of(self, reading, survey, index, offset, at, key):
        """The states or bodies a title is of, from word ``at`` on."""
        words = reading.words
        if key == _SPOKESMAN and at < len(words) and words[at].text == _ON_BEHALF:
            at += 1
        found, former = [], False
        if at < len(words) and words[at].joined and words[at].text in lexicon.FORMER:
            former, at = True, at + 1
        while at < len(words) and words[at].joined:
            here = survey.state_at(at)
            of, last = (here.actor, here.last) if here else survey.actor_at(at)
            if of is None or found and not words[at].text.startswith("و"):
                break
            if here and here.adjective and not reading.has_article(at):
                break
            if words[index].text.endswith("ا") and words[at].text.startswith("ل"):
                break
            follows, past = self._after(reading, last + 1)
            found.append(Office(reading.span(index, last, offset), key, of, former or past, follows))
            at = last + 1
        return found

    @staticmethod
    def _after(reading, at):
        """(where a name may stand, whether an adjective says former)."""
        words, former = reading.words, False
        if at + 1 < len(words) and words[at].text == _IN and words[at + 1].text in lexicon.FORMER:
            return at + 2, True
        while at < len(words) and words[at].joined and words[at].text in lexicon.ORDINARY_ADJECTIVES:
            former = former or words[at].text in lexicon.FORMER or words[at].text in lexicon.NOT_IN_OFFICE
            at += 1
        return at, former

    def _counterpart(self, reading, survey, index, title):
        """نظيره التركي, نظيريه الأردني والعراقي: the same title of other states."""
        offset = next((offset for offset, rest in reading.forms[index] if rest in lexicon.COUNTERPARTS), None)
        here = survey.state_at(index + 1)
        if title is None or offset is None or not here or not here.adjective:
            return []
        offices = self._of(reading, survey, index, offset, index + 1, title)
        return [office._replace(counterpart=True) for office in offices]


class OfficeNames:
    """Which offices of a document are told by a name beside them."""

    def __init__(self, reading, persons):
        """``persons`` are the spans of persons' names."""
        self._reading = reading
        self._firsts = {span.first: span for span in persons}
        self._lasts = {span.last for span in persons}

    def beside(self, office):
        """The span of the name that follows a title, True when one stands before it, None without a name."""
        words, at = self._reading.words, office.follows
        for position in (at, at + 1):
            if position < len(words) and position in self._firsts and _near(words[position]):
                return self._firsts[position]
        first = office.span.first
        return True if first - 1 in self._lasts and _near(words[first]) else None


def _near(word):
    return word.joined or word.gap.strip() in ("،", ",", "(", "-", "–")


def title_key(words):
    """A title's words, as keys, as it is compared: no articles, masculine singular, synonyms as one."""
    key = " ".join(map(_form, words))
    return _SYNONYMS.get(key, key)


def _title(line):
    return title_key(name_key(line).split())


def _form(word):
    bare = word.removeprefix("ال")
    return _FORMS.get(bare, bare)


_HEADS = frozenset(_FORMS.values())
