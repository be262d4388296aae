"""All the actors of one document, drafted: known names, bodies, persons, offices, short forms."""

from . import lexicon
from .bodies import Bodies
from .gazetteer import DEMONYM_RULES
from .known_names import KnownNames
from .name_model import Guess, default_model
from .name_spans import introduction
from .office_names import OfficeNames
from .offices import Offices
from .people import People
from .presence import Places, Presence
from .reading import name_key
from .roster import Roster
from .short_forms import Bearers, add_bracketed_acronyms, add_heads, add_short_forms
from .surnames import Surnames
from .survey import Survey, state_forms
from .titled_bodies import without_titled_bodies
from .vocabulary import ActorKind

_NATIONAL_HEADS = lexicon.words("national_heads", "kind_words.txt")
# No other state has this share of the presence of the one whose army is called just the army.
_FAR_BEHIND = 0.6
_STATE_HEADS = lexicon.words("state_heads", "kind_words.txt")
_ARMY = name_key("الجيش")
_WORLD = name_key("الأمم المتحدة")
# A guess as sure as this overrules the short name of a known actor inside it.
_OVERRULES = 0.5
# Kinds whose names also are family names: ترامب, السوداني.
_NAMESAKES = (ActorKind.PERSON, ActorKind.STATE)
_NO_NAMES = (*DEMONYM_RULES, "metonym")
# A common word longer than this is no given name: جيل may be one, مطالبا not.
_LONG_WORD = 4
# An office without its state is believed so much less: it needs another mention to be proposed.
_LONE = 0.8
_TITLES = lexicon.TITLES_ALONE | lexicon.TITLE_HEADS | lexicon.TRADES | lexicon.RANKS
_NO_GIVEN_NAMES = lexicon.FUNCTION_WORDS | lexicon.SPEECH_VERBS | lexicon.ACTION_VERBS | lexicon.ORDINARY_ADJECTIVES
_INTRODUCTIONS = {"title": "introduced_by_title", "speech": "speaks", "latin": "latin"}


class ActorFinder:
    """Compiled once from a Knowledge and its gazetteer; ``drafts`` reads one document."""

    def __init__(self, knowledge, gazetteer, model=None):
        self._actors, self._gazetteer = knowledge.actors, gazetteer
        self._forms = state_forms(knowledge.actors)
        self._demonyms = gazetteer.demonyms()
        self._known = KnownNames(knowledge.actors)
        self._bodies = Bodies(knowledge.actors, self._forms)
        self._places = Places(knowledge.places, self._known.index_of)
        self._people = People(knowledge.actors, self._places)
        world = next((entry.actor for entry in gazetteer.names.get(_WORLD, ())), None)
        self._surnames = Surnames(knowledge.actors, knowledge.offices, self._known.index_of)
        self._offices = Offices(self._known.index_of, knowledge.offices, self._bodies.known_body, world)
        self._model = model or default_model()

    def drafts(self, reading):
        """The Draft list of a Reading, each with at least one mention."""
        roster = Roster(self._actors)
        matches = self._gazetteer.find(reading)
        matches = without_titled_bodies(reading, matches, self._gazetteer, self._actors, self._offices)
        survey = Survey(reading, matches, self._actors, self._forms)
        guesses = self._model.spans(reading, self._demonyms)
        matches = self._released(reading, survey, matches, guesses)
        presence = Presence(reading, matches, self._actors, self._known.index_of, self._places)
        self._known.settle(reading, matches, roster, presence, self._surnames)
        for draft in roster.drafts():
            if draft.kind not in (ActorKind.STATE, ActorKind.COMMUNITY):
                survey.claim_all(span for span, rule in draft.spans() if rule not in _NO_NAMES)
        offices = self._offices.find(reading, survey)
        survey.note_titles(offices)
        titled = {at for office in offices if office.of is not None for at in range(office.span.first, office.follows)}
        names = [name for name in self._people.names(reading, survey, guesses) if name.span.last not in titled]
        for name in names:
            survey.claim(name.span)
        self._add_bodies(reading, survey, roster, presence.foremost())
        roster.drop_within([name.span for name in names if len(name.words) > 1])
        self._add_persons(reading, names, roster, presence)
        self._add_offices(reading, offices, roster, presence.foremost(_FAR_BEHIND))
        add_short_forms(reading, survey, Bearers(reading, roster))
        add_bracketed_acronyms(reading, survey, roster)
        add_heads(reading, survey, roster, self._of_state(presence.foremost(_FAR_BEHIND)))
        return [draft for draft in roster.drafts() if draft.found]

    def _of_state(self, states):
        """Head → index of the known body that it means in an article about one state."""
        if len(states) != 1:
            return {}
        bodies = {head: self._bodies.known_body([head], states[0]) for head in _STATE_HEADS}
        return {head: index for head, index in bodies.items() if index is not None}

    def _released(self, reading, survey, matches, guesses):
        """The matches without known short names that a longer unknown name holds: ترامب in إيفانكا ترامب.

        A given name before a known family name is claimed with it when the person bears it.
        """
        longer = {}
        for guess in guesses:
            if guess.last > guess.first and guess.sure >= _OVERRULES:
                longer.update(dict.fromkeys(range(guess.first, guess.last + 1), guess.first))
        named = {reading.words[match.span.last].text for match in matches if match.span.last > match.span.first}
        kept = []
        for match in matches:
            span = match.span
            first = longer.get(span.last, span.first)
            whole = first == span.first and self._follows_title_and_name(reading, survey, match)
            if whole or first == span.first and self._follows_given_name(reading, match, named):
                first -= 1
            bears = self._bears(reading, match, first)
            if bears is False:
                survey.release(span)
                guesses.append(Guess(first, span.last, _OVERRULES, whole))
                continue
            if bears:
                survey.claim(reading.span(first, span.last))
            kept.append(match)
        return kept

    def _follows_given_name(self, reading, match, named):
        """Whether a given name, no person's family name here, stands right before a lone name that persons bear."""
        if not self._names_persons_after_a_word(reading, match):
            return False
        before = reading.words[match.span.first - 1]
        return lexicon.is_given_name(before) and before.text not in named

    def _follows_title_and_name(self, reading, survey, match):
        """Whether a word between a title and a lone family name must be a given name: السيدة الأولى جيل بايدن."""
        at = match.span.first - 1
        if match.span.last > match.span.first or not self._names_persons_after_a_word(reading, match):
            return False
        if survey.state_at(at) or survey.taken(at) or lexicon.is_given_name(reading.words[at]):
            return False
        text = reading.words[at].text
        if len(text) > _LONG_WORD and lexicon.is_common(text):
            return False
        if (
            text.startswith(("ال", "وال"))
            or text in _NO_GIVEN_NAMES
            or any(rest in _TITLES for _, rest in reading.forms[at])
        ):
            return False
        return introduction(reading, survey, at, at) == "title"

    def _names_persons_after_a_word(self, reading, match):
        first = match.span.first
        if not first or not reading.words[first].joined or match.span.start != reading.words[first].start:
            return False
        return all(self._actors[entry.actor].kind == ActorKind.PERSON for entry in match.entries)

    def _bears(self, reading, match, first):
        """Whether the person of a lone family name bears the words from ``first`` before it; None when not asked."""
        span = match.span
        if first >= span.first or span.last > span.first or match.entries[0].actor < 0:
            return None
        before = [word.text for word in reading.words[first : span.first]]
        for entry in match.entries:
            actor = self._actors[entry.actor]
            if actor.kind == ActorKind.STATE and entry.rule == "name" or actor.kind not in _NAMESAKES:
                return None
            borne = [word for name in actor.names for word in name_key(name.text).split()]
            if actor.kind == ActorKind.PERSON and any(_alike(word, other) for word in before for other in borne):
                return True
        return False

    def _add_bodies(self, reading, survey, roster, states):
        composed = {}
        bodies = list(self._bodies.find(reading, survey))
        for body in sorted(bodies, key=lambda body: body.state is None):
            name = _display(reading, body)
            draft = composed.get(name_key(name)) if body.known is None and body.state is None else None
            if draft is None:
                draft = self._body_draft(body, name, states, roster)
            if body.state is not None:
                rest = [word for word in name_key(name).split() if word not in survey.forms_of(body.state)]
                composed.setdefault(" ".join(rest), draft)
            draft.add(body.span, body.rule)
            draft.because(body.rule, word=_head_as_written(reading, body))
            survey.claim(body.span)

    def _body_draft(self, body, name, states, roster):
        """The draft of a body: known as it stands, known with a state that the article is about, or new."""
        if body.known is not None:
            return roster.known(body.known)
        if body.state is None and (body.rule == "standing" or body.head in _NATIONAL_HEADS):
            words = name_key(name).split()
            known = [
                index for index in (self._bodies.known_body(words, state) for state in states) if index is not None
            ]
            if not known and states and body.rule == "standing" and body.kind == ActorKind.MILITARY_FORCE:
                known = [index for index in (self._bodies.known_body([_ARMY], states[0]),) if index is not None]
            if known:
                draft = roster.known(known[0])
                if len(known) > 1:
                    draft.alternatives.update(self._actors[index].id for index in known[1:])
                    draft.because("ambiguous", names=" | ".join(self._actors[index].name for index in known[1:]))
                return draft
            state = states[0] if states else None
        else:
            state = body.state
        return roster.new(name, body.kind, self._actors[state].id if state is not None else None)

    def _add_persons(self, reading, names, roster, presence):
        bearers, written = None, {}
        for name in sorted(names, key=lambda name: (-len(name.words), name.span.start)):
            if bearers is None and len(name.words) == 1:
                bearers = Bearers(reading, roster)
            if bearers and self._add_surname(reading, name, roster, presence, bearers):
                continue
            draft = _bracketed(reading, name, written) or self._person_draft(reading, name, roster, bearers)
            written[name.span.last] = draft
            draft.add(name.span, name.rule, name.sure if name.rule == "model" else max(name.sure, 0.75))
            draft.because(_INTRODUCTIONS.get(name.rule, "looks_like_name"), text=reading.text(name.span))

    def _add_surname(self, reading, name, roster, presence, bearers):
        """Give a lone family name that nobody in the document bears to a known bearer; whether that settles it."""
        word = name.span.key
        if word not in self._surnames or word in bearers or roster.knows(name.words):
            return False
        bearer = self._surnames.meant(word, name.span.first, reading.document.published, presence)
        if bearer is None:
            return False
        self._surnames.propose(reading, name.span, bearer, roster)
        return True

    def _person_draft(self, reading, name, roster, bearers):
        """The draft a name belongs to: a known person, one named in full in the document, or a new one."""
        if bearers and name.span.key in bearers:
            return bearers.at(name.span.key, name.span.start)
        known = self._people.known(name)
        if known is not None:
            return roster.known(known)
        return roster.person(name.words, " ".join(reading.text(name.span).split()))

    def _add_offices(self, reading, offices, roster, states):
        """Add who is meant by offices; ``states`` are those the article is about, of which lone offices may be."""
        written = {span.first: (span, draft) for draft in roster.persons() for span, _ in draft.spans()}
        beside = OfficeNames(reading, [span for span, _ in written.values()])
        for office in offices:
            name, lone = beside.beside(office), office.of is None
            if lone and len(states) == 1:
                office = office._replace(of=states[0])
            if name is True or office.of is None:
                continue
            of = self._actors[office.of]
            if name:
                draft = written[name.first][1]
                draft.because("introduced_by_title", text=reading.text(office.span))
                if draft.known is None and draft.home_state is None:
                    draft.home_state = of.id if of.kind == ActorKind.STATE else of.home_state
            elif reading.document.published:
                holder = self._offices.meant(office, reading.document.published)
                if holder is not None:
                    draft = roster.known(holder)
                    draft.add(office.span, "counterpart" if office.counterpart else "office", _LONE if lone else 1.0)
                    code = "counterpart" if office.counterpart else "by_office"
                    draft.because(code, text=reading.text(office.span), of=of.name)


def _alike(word, other):
    """Whether two words are one name or a name and its short form (ستيف, ستيفن)."""
    return len(word) > 2 and len(other) > 2 and (word.startswith(other) or other.startswith(word))


def _bracketed(reading, name, written):
    """The draft of the name before a bracket that holds a by-name: أحمد قريع (أبو علاء)."""
    first = name.span.first
    if reading.words[first].gap.strip() in ("(", '("', "(«"):
        return written.get(first - 1)
    return None


def _head_as_written(reading, body):
    """The kind word or words of a body as the text writes them, proclitics off."""
    last = reading.words[body.span.first + len(body.head.split()) - 1]
    return " ".join(reading.document.text[body.span.start : last.end].split())


def _display(reading, body):
    """A body's name as it is proposed: without quotes; a medium or company by what the quotes hold."""
    text = reading.document.text
    words = reading.words[body.span.first : body.span.last + 1]
    if body.rule == "quoted" and body.kind in (ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.OTHER):
        words = words[len(body.head.split()) :]
        return " ".join(text[word.start : word.end] for word in words)
    first = text[body.span.start : words[0].end]
    if first.startswith("ل") and body.head.startswith("ال"):
        first = "ا" + first
    return " ".join([first, *(text[word.start : word.end] for word in words[1:])])
