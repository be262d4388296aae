"""Who held an office on the day of publication: وزير الخارجية الروسي, رئيسا تركيا وإيران, نظيره التركي."""

from datetime import date, timedelta
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
_OFFICIAL = name_key("الرسمي")
_CHIEF, _PREMIER = name_key("رئيس"), name_key("رئيس وزراء")
_GOVERNMENT = name_key("حكومة")
_ENVOY, _TO = name_key("مبعوث"), name_key("إلى")
_FORMER_ONE = frozenset(map(name_key, ("السابق", "السابقة")))
_DEPOSED = frozenset(map(name_key, ("المخلوع", "المعزول")))
_DEPOSED_LATELY = timedelta(days=3 * 365)
_AFTER_TITLES = lexicon.ORDINARY_ADJECTIVES | lexicon.FORMER
# An office stays with its last holder for as long when nobody is known to hold it.
_GRACE = timedelta(days=10)


class Office(NamedTuple):
    """A title read in a text: ``of`` the index of its state or body, ``former`` when it is said to be past.

    ``of`` is None for رئيس الحكومة alone.

    ``follows`` is the number of the word after the title and its adjectives, where a name may stand,
    ``past`` is the adjective that says so: السابق, المخلوع.
    """

    span: Span
    title: str
    of: int | None
    former: bool
    follows: int
    counterpart: bool = False
    past: str = ""


class Offices:
    """Terms of office compiled by title and body."""

    def __init__(self, index_of, offices, body_of, world=None):
        """``index_of`` gives the index of an actor's id, ``body_of`` that of a state's body by its words.

        ``offices`` are KnownOffice; ``world`` is the index of the actor that international envoys come from.
        """
        self._terms, self._world = {}, world
        for office in offices:
            person, of = index_of(office.person), index_of(office.of)
            if person is None or of is None:
                continue
            since, until = bounds(office.since)[0], bounds(office.until)[1]
            for key in _keys(_title(office.title), of, body_of):
                self._terms.setdefault(key, []).append((since or date.min, until or date.max, person))
        self._holders_of = {}
        for title, of in self._terms:
            self._holders_of.setdefault(title, set()).add(of)
        self._titles = self._holders_of.keys() | {_title(line) for line in lexicon.lines("titles")}

    def holder(self, title, of, day):
        """The index of who held a title of an actor on a day, or shortly before; None when unknown or not just one.

        A day of handing over belongs to the one who takes office.
        """
        terms = self._terms.get((title, of), ())
        holding = [term for term in terms if term[0] <= day <= term[1]]
        holding = holding or [term for term in terms if term[1] < day <= term[1] + _GRACE]
        if not holding:
            return None
        latest = max(term[0] for term in holding)
        persons = {person for since, _, person in holding if since == latest}
        return persons.pop() if len(persons) == 1 else None

    def meant(self, office, day):
        """The index of who is meant by an Office on a day; of former holders only one who is the only one."""
        holder = self.holder(office.title, office.of, day)
        if not office.former:
            return holder
        ended = [term for term in self._terms.get((office.title, office.of), ()) if term[1] <= day]
        if office.past in _DEPOSED:
            _, until, person = max(ended, key=lambda term: term[1], default=(day, date.min, None))
            return person if day - until < _DEPOSED_LATELY else None
        before = {person for _, _, person in ended} - {holder} if office.past in _FORMER_ONE else set()
        return before.pop() if len(before) == 1 else None

    def tells(self, words, of):
        """Whether words (keys) are a title that someone held of an actor, or a minister's or a premier's."""
        key = title_key(words)
        return (key, of) in self._terms or key.startswith("وزير ") or key == _PREMIER

    def find(self, reading, survey):
        """The offices named in a Reading, in order; coordinated states give one each."""
        found, index, last_title = [], 0, None
        while index < len(reading.words):
            offices = (
                self._counterpart(reading, survey, index, last_title)
                or self._envoy(reading, survey, index)
                or self._at(reading, survey, index)
                or self._lone(reading, survey, index)
            )
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
        if key == _SPOKESMAN and at < len(words) and words[at].text == _OFFICIAL:
            at += 1
        if key == _SPOKESMAN and at < len(words) and words[at].text == _ON_BEHALF:
            at += 1
        found, former, past = [], False, ""
        if at < len(words) and words[at].joined and words[at].text in lexicon.FORMER:
            former, past, at = True, words[at].text, at + 1
        if at + 1 < len(words) and words[at].text == _IN and words[at].joined and key != _CHIEF:
            at += self._of_at(survey, at + 1) in self._holders_of.get(key, ())
        while at < len(words) and words[at].joined:
            here = survey.state_at(at)
            of, last = (here.actor, here.last) if here else survey.actor_at(at)
            if of is None:
                of, last = self._settled(survey, at, key)
            if of is None or found and not words[at].text.startswith("و"):
                break
            if here and here.adjective and not reading.has_article(at):
                break
            if words[index].text.endswith("ا") and words[at].text.startswith("ل"):
                break
            follows, gone, adjective = self._after(reading, last + 1)
            title = _PREMIER if key == _CHIEF and _form(words[at].text) == _GOVERNMENT else key
            span = reading.span(index, last, offset)
            found.append(Office(span, title, of, former or gone, follows, past=past or adjective))
            at = last + 1
        return found

    def _settled(self, survey, at, key):
        """The one of several namesakes of which the title is held: سلطان عمان is not of Amman; (None, None) else."""
        held = [state for state in survey.doubtful_states(at) if state[0] in self._holders_of.get(key, ())]
        return held[0] if len(held) == 1 else (None, None)

    def _lone(self, reading, survey, index):
        """رئيس الحكومة without a state or name: an Office of none, for whoever reads to tell of which state."""
        words = reading.words
        for offset, rest in reading.forms[index]:
            for size in (3, 2):
                inside = words[index + 1 : index + size]
                title = _LONE.get(" ".join([rest, *(word.text for word in inside)]))
                if title is None or len(inside) < size - 1 or not all(word.joined for word in inside):
                    continue
                at = index + size
                follows, former, past = self._after(reading, at)
                of_another = at < len(words) and (
                    survey.state_at(at) or words[at].joined and (words[at].text == _IN or at != follows)
                )
                if former or past or of_another:
                    return []
                return [Office(reading.span(index, at - 1, offset), title, None, False, follows)]
        return []

    @staticmethod
    def _of_at(survey, at):
        here = survey.state_at(at)
        return here.actor if here else survey.actor_at(at)[0]

    @staticmethod
    def _after(reading, at):
        """(where a name may stand, whether the office is said to be past or to come, the adjective that says past)."""
        words, former, past = reading.words, False, ""
        if at + 1 < len(words) and words[at].text == _IN and words[at + 1].text in lexicon.FORMER:
            return at + 2, True, ""
        while at < len(words) and words[at].joined and words[at].text in _AFTER_TITLES:
            former = former or words[at].text in lexicon.FORMER or words[at].text in lexicon.NOT_IN_OFFICE
            past = past or (words[at].text if words[at].text in lexicon.FORMER else "")
            at += 1
        return at, former, past

    def _envoy(self, reading, survey, index):
        """المبعوث الأممي إلى سوريا, مبعوث الأمم المتحدة الخاص إلى ليبيا, المبعوث الأميركي لليمن."""
        words = reading.words
        offset = next((offset for offset, rest in reading.forms[index] if _form(rest) == _ENVOY), None)
        if offset is None:
            return []
        of, at = None, index + 1
        while at < min(index + 6, len(words)) and words[at].joined and not words[at].text.startswith((_TO, "ل")):
            here, (body, last) = survey.state_at(at), survey.actor_at(at)
            if here or body is not None:
                of, at = (here.actor, here.last) if here else (body, last)
            elif words[at].text in lexicon.OF_ALL_NATIONS:
                of = self._world
            elif words[at].text not in lexicon.OF_ENVOYS:
                return []
            at += 1
        if of is None or at >= len(words) - 1:
            return []
        at += words[at].text == _TO
        for size in (2, 1):
            target = [word.text for word in words[at : at + size]]
            target[0] = _without_preposition(target[0])
            title = title_key([_ENVOY, _TO, *target])
            if (title, of) in self._terms:
                follows, past, _ = self._after(reading, at + size)
                return [Office(reading.span(index, at + size - 1, offset), title, of, past, follows)]
        return []

    def _counterpart(self, reading, survey, index, title):
        """نظيره التركي, نظيريه الأردني والعراقي: the same title of other states."""
        offset = next((offset for offset, rest in reading.forms[index] if rest in lexicon.COUNTERPARTS), None)
        here = survey.state_at(index + 1)
        if title is None or offset is None or not here or not here.adjective:
            return []
        offices = self._of(reading, survey, index, offset, index + 1, title)
        return [office._replace(counterpart=True) for office in offices]


def _keys(title, of, body_of):
    """The (title, of) by which a term is found: who speaks for a state's ministry is the ministry's spokesman too."""
    yield title, of
    words = title.split()
    if words[0] == _ENVOY and _form(_TO) in words[1:]:
        bare = " ".join([_ENVOY, *words[words.index(_form(_TO)) :]])
        if bare != title:
            yield bare, of
    if words[:2] == [_SPOKESMAN, _ON_BEHALF]:
        body = body_of(words[2:], of)
        if body is not None:
            yield _SPOKESMAN, body


def _without_preposition(word):
    """لليمن as اليمن, لأفغانستان as أفغانستان."""
    return "ا" + word[1:] if word.startswith("لل") else word[1:] if word.startswith("لا") else word


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
_LONE = {
    name_key(words): title_key(name_key(title).split())
    for words, title in (line.split("=") for line in lexicon.lines("lone_titles"))
}
