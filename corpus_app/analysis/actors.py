"""All the actors of one document, drafted: known names, bodies, persons, offices, short forms."""

from . import lexicon
from .bodies import Bodies
from .drafts import Draft
from .known_names import KnownNames
from .name_model import default_model
from .offices import OfficeNames, Offices
from .people import People, same_person, skeleton
from .reading import name_key
from .survey import Survey, state_forms
from .vocabulary import ActorKind


class ActorFinder:
    """Compiled once from a Knowledge and its gazetteer; ``drafts`` reads one document."""

    def __init__(self, knowledge, gazetteer, model=None):
        self._actors, self._gazetteer = knowledge.actors, gazetteer
        self._known = KnownNames(knowledge.actors)
        self._forms = state_forms(knowledge.actors)
        self._bodies = Bodies(knowledge.actors, self._forms)
        self._people = People(knowledge.actors)
        self._offices = Offices(self._known.index_of, knowledge.offices)
        self._model = model or default_model()
        self._demonyms = frozenset(
            key
            for key, entries in gazetteer.names.items()
            if any(entry.rule in ("demonym", "people") for entry in entries)
        )

    def drafts(self, reading):
        """The Draft list of a Reading, each with at least one mention."""
        work = _Work(self, reading)
        return work.run()


class _Work:
    """The state of one document's reading."""

    def __init__(self, finder, reading):
        self.finder, self.reading = finder, reading
        self.known, self.new = {}, []

    def run(self):
        finder, reading = self.finder, self.reading
        matches = finder._gazetteer.find(reading)
        self.survey = Survey(reading, matches, finder._actors, finder._forms)
        guesses = finder._model.spans(reading, finder._demonyms)
        matches = self._release(matches, guesses)
        self.known = finder._known.drafts(reading, matches)
        self.offices = finder._offices.find(reading, self.survey)
        self.survey.note_titles(self.offices)
        names = finder._people.names(reading, self.survey, guesses)
        for name in names:
            self.survey.claim(name.span)
        self._add_bodies()
        self._add_names(names)
        self._add_offices(names)
        self._add_short_forms()
        return [draft for draft in (*self.known.values(), *self.new) if draft.found]

    def _release(self, matches, guesses):
        """Leave out known short names that a longer unknown name holds: ترامب in إيفانكا ترامب."""
        longer = {}
        for guess in guesses:
            if guess.last > guess.first and guess.sure >= 0.5:
                longer.update(dict.fromkeys(range(guess.first, guess.last + 1), guess))
        kept = []
        for match in matches:
            guess = longer.get(match.span.last)
            if guess and self._is_part(match, guess):
                self.survey.release(match.span)
            else:
                kept.append(match)
        return kept

    def _is_part(self, match, guess):
        span, actors = match.span, self.finder._actors
        if span.first <= guess.first or span.last < guess.last or match.entries[0].actor < 0:
            return False
        if span.last > span.first:
            return False
        before = {word.text for word in self.reading.words[guess.first : span.first]}
        for entry in match.entries:
            actor = actors[entry.actor]
            if (
                actor.kind not in (ActorKind.PERSON, ActorKind.STATE)
                or entry.rule == "name"
                and actor.kind == ActorKind.STATE
            ):
                return False
            if actor.kind == ActorKind.PERSON and before & {
                word for name in actor.names for word in name_key(name.text).split()
            }:
                return False
        return True

    def _add_bodies(self):
        for body in self.finder._bodies.find(self.reading, self.survey):
            text = self._display(body)
            if body.known is not None:
                draft = self.finder._known.draft(self.known, body.known)
            else:
                state = self.finder._actors[body.state].id if body.state is not None else None
                draft = self._new(" ".join(text.split()), body.kind, state)
            draft.add(body.span, body.rule)
            draft.because(body.rule, word=body.head)
            self.survey.claim(body.span)

    def _display(self, body):
        """A body's name as it is proposed: no quotes; a medium or company by what the quotes hold."""
        words = self.reading.words[body.span.first : body.span.last + 1]
        if body.rule == "quoted" and body.kind in (ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.OTHER):
            words = words[len(body.head.split()) :]
            return " ".join(self.reading.document.text[word.start : word.end] for word in words)
        first = self.reading.document.text[body.span.start : words[0].end]
        if first.startswith("ل") and body.head.startswith("ال") and not first.startswith("ال"):
            first = "ا" + first
        return " ".join([first, *(self.reading.document.text[word.start : word.end] for word in words[1:])])

    def _new(self, name, kind, home_state=None):
        """The new draft of that name and kind, made when first asked for."""
        bones = skeleton(name_key(name))
        for draft in self.new:
            if draft.kind == kind and skeleton(name_key(draft.name)) == bones:
                return draft
        draft = Draft(name, kind, None, home_state)
        self.new.append(draft)
        return draft

    def _add_names(self, names):
        self.people = []
        for name in sorted(names, key=lambda name: (-len(name.words), name.span.start)):
            draft = self._person(name)
            if draft is None:
                continue
            draft.add(name.span, name.rule, name.sure if name.rule == "model" else max(name.sure, 0.75))
            code = {"title": "introduced_by_title", "speech": "speaks", "latin": "latin"}.get(
                name.rule, "looks_like_name"
            )
            draft.because(code, text=self.reading.text(name.span))

    def _person(self, name):
        """The draft a name belongs to: a known person, a person already seen, or a new one."""
        known = self.finder._people.known(name)
        if known is not None:
            return self.finder._known.draft(self.known, known)
        words = name.words
        for seen, draft in self.people:
            if same_person(seen, words) or skeleton(" ".join(seen)) == skeleton(name.span.key):
                return draft
        for draft in self.known.values():
            if draft.kind == ActorKind.PERSON and len(words) == 1 and name_key(draft.name).split()[-1] == words[-1]:
                return draft
        draft = Draft(" ".join(self.reading.text(name.span).split()), ActorKind.PERSON)
        self.new.append(draft)
        self.people.append((words, draft))
        return draft

    def _add_offices(self, names):
        reading, finder = self.reading, self.finder
        drafts = {span.first: draft for draft in (*self.known.values(), *self.new) if draft.kind == ActorKind.PERSON
                  for span, _ in draft.spans()}  # fmt: skip
        persons = [span for draft in (*self.known.values(), *self.new) if draft.kind == ActorKind.PERSON
                   for span, _ in draft.spans()]  # fmt: skip
        beside = OfficeNames(reading, persons)
        for office in self.offices:
            name, of = beside.beside(office), finder._actors[office.of]
            if name is True:
                continue
            if name:
                draft = drafts[name.first]
                draft.because("introduced_by_title", text=reading.text(office.span))
                if draft.known is None and draft.home_state is None:
                    draft.home_state = of.id if of.kind == ActorKind.STATE else of.home_state
                continue
            if office.former or reading.document.published is None:
                continue
            holder = finder._offices.holder(office.title, office.of, reading.document.published)
            if holder is not None:
                draft = finder._known.draft(self.known, holder)
                draft.add(office.span, "counterpart" if office.counterpart else "office")
                draft.because("by_office", text=reading.text(office.span), of=of.name)

    def _add_short_forms(self):
        """Later lone last words of a full name belong to the person named last by it."""
        surnames = {}
        for draft in (*self.known.values(), *self.new):
            if draft.kind == ActorKind.PERSON:
                for span, rule in draft.spans():
                    words = name_key(self.reading.text(span)).split()
                    if len(words) > 1 and rule not in ("office", "counterpart"):
                        surnames.setdefault(words[-1], []).append((span.start, draft))
        if not surnames:
            return
        for index, forms in enumerate(self.reading.forms):
            if self.survey.taken(index):
                continue
            for offset, rest in forms:
                bearers = surnames.get(rest)
                if bearers and self._stands_for_name(index, rest):
                    span = self.reading.span(index, index, offset, rest)
                    earlier = [
                        draft for start, draft in sorted(bearers, key=lambda item: item[0]) if start < span.start
                    ]
                    draft = earlier[-1] if earlier else bearers[0][1]
                    draft.add(span, "short_form")
                    break

    def _stands_for_name(self, index, rest):
        if rest in lexicon.FUNCTION_WORDS or self.survey.state_at(index) or len(rest) < 3:
            return False
        if rest in lexicon.COMMON_WORDS or rest in lexicon.GIVEN_NAMES or rest in lexicon.ORDINARY_ADJECTIVES:
            before = {form for _, form in self.reading.forms[index - 1]} if index else set()
            return bool(before & (lexicon.SPEECH_VERBS | lexicon.TITLES_ALONE | lexicon.GOVERNING))
        return not self.reading.words[index].maqsura
