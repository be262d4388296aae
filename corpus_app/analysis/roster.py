"""The drafts of one document: known actors by index, new ones by name, persons by how they are written."""

from .drafts import Draft
from .people import same_person, skeleton
from .reading import name_key
from .vocabulary import ActorKind


class Roster:
    """Makes each draft once; ``actors`` are Knowledge.actors."""

    def __init__(self, actors):
        self._actors = actors
        self._known, self._new, self._persons = {}, {}, {}
        self._sharing = {}

    def drafts(self):
        """Every draft made so far, known ones first."""
        return [*self._known.values(), *self._new.values()]

    def drop_within(self, spans):
        """Take back mentions of states by words that turned out to belong to a person's name."""
        inside = {position for span in spans for position in range(span.first, span.last + 1)}
        for _, draft in self.known_of_kind(ActorKind.STATE):
            draft.found = {start: found for start, found in draft.found.items() if found[0].first not in inside}

    def persons(self):
        """The drafts of persons."""
        return [draft for draft in self.drafts() if draft.kind == ActorKind.PERSON]

    def known(self, index):
        """The draft of a known actor."""
        if index not in self._known:
            actor = self._actors[index]
            self._known[index] = Draft(actor.name, actor.kind, actor, actor.home_state)
            if actor.kind == ActorKind.PERSON:
                self._share(name_key(actor.name).split(), self._known[index])
        return self._known[index]

    def known_of_kind(self, kind):
        """(index, draft) of the known actors of a kind."""
        return [(index, draft) for index, draft in self._known.items() if draft.kind == kind]

    def new(self, name, kind, home_state=None):
        """The draft of a new actor; nearly equal names of one kind are one actor."""
        key = kind, skeleton(name_key(name))
        if key not in self._new:
            self._new[key] = Draft(name, kind, None, home_state)
        return self._new[key]

    def knows(self, words):
        """Whether some person drafted so far may be meant by a name of these words."""
        return " ".join(words) in self._persons or self._fitting(words) is not None

    def person(self, words, name):
        """The draft of the person whose name has these words: one already drafted, or a new one.

        Longer names should come first, so that shorter forms find them.
        """
        key = " ".join(words)
        if key not in self._persons:
            self._persons[key] = self._fitting(words) or self.new(name, ActorKind.PERSON)
            self._share(words, self._persons[key])
        return self._persons[key]

    def _fitting(self, words):
        for word in (words[-1], words[0]):
            for longer, draft in self._sharing.get(word, ()):
                if same_person(longer, words) and not (draft.known and len(words) > 1):
                    return draft
        return None

    def _share(self, words, draft):
        """Find a person by the first and the last word of a name; a name's twenty first bearers are enough."""
        for word in {words[0], words[-1]}:
            bearers = self._sharing.setdefault(word, [])
            if len(bearers) < 20:
                bearers.append((words, draft))
