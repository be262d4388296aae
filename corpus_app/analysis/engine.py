"""The engine: compiled once from a Knowledge snapshot, then one reading per document."""

from .gazetteer import Gazetteer
from .known_names import BLOCKED, KnownNames
from .proposals import ActorProposal, Analysis
from .reading import Reading
from .vocabulary import ActorRole

ENGINE_VERSION = "1"
# Proposals from this score up are worth an editor's eye; chosen on articles with an editor's tags.
DEFAULT_THRESHOLD = 0.5


class Engine:
    """``Engine(knowledge).analyse(document)``: the same text and knowledge give the same answer."""

    def __init__(self, knowledge):
        self.knowledge = knowledge
        self.gazetteer = Gazetteer.compile(knowledge.actors, BLOCKED)
        self._known = KnownNames(knowledge.actors)

    def analyse(self, document):
        """Read a Document and answer with an Analysis; offsets are code points in its text."""
        reading = Reading(document)
        matches = self.gazetteer.find(reading)
        drafts = self._known.drafts(reading, matches)
        actors = [self._proposal(reading, draft) for draft in drafts.values() if draft.found]
        actors.sort(key=lambda actor: (-actor.score, actor.mentions[0].start, actor.name))
        return Analysis(actors=tuple(actors))

    def _proposal(self, reading, draft):
        mentions = draft.mentions(reading.document.text)
        return ActorProposal(
            id=draft.id,
            name=draft.name,
            kind=draft.kind,
            score=round(draft.belief(self.knowledge.rule_weights), 4),
            role=ActorRole.MENTIONED,
            main=False,
            mentions=mentions,
            reasons=tuple(draft.reasons.values()),
            alternatives=tuple(sorted(draft.alternatives, key=str)),
            home_state=draft.home_state,
        )
