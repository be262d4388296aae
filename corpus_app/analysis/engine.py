"""The engine: compiled once from a Knowledge snapshot, then one reading per document."""

import gc
from contextlib import contextmanager

from corpus_app.language.dates import find_dates

from .actors import ActorFinder
from .events import EventFinder
from .gazetteer import Gazetteer
from .known_names import BLOCKED
from .proposals import ActorProposal, Analysis
from .reading import Reading
from .roles import MAIN_FROM, Roles

ENGINE_VERSION = "1"
# Proposals from this score up are worth an editor's eye; chosen on articles with an editor's tags.
DEFAULT_THRESHOLD = 0.5


@contextmanager
def _without_collector():
    """Hundreds of thousands of objects are made and all stay: watching them for garbage takes a third more time."""
    watching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watching:
            gc.enable()


class Engine:
    """``Engine(knowledge).analyse(document)``: the same text and knowledge give the same answer.

    Compiling takes about a second per 150,000 names; an engine may be used by several threads.
    """

    def __init__(self, knowledge, name_model=None):
        """``name_model`` is a NameModel to use instead of the one that comes with the engine."""
        self.knowledge = knowledge
        with _without_collector():
            self.gazetteer = Gazetteer.compile(knowledge.actors, BLOCKED)
            self._actors = ActorFinder(knowledge, self.gazetteer, name_model)
            self._events = EventFinder(knowledge)

    def analyse(self, document):
        """Read a Document and answer with an Analysis; offsets are code points in its text."""
        reading = Reading(document)
        actors = self._propose_actors(reading)
        dates = tuple(find_dates(document.text, document.published))
        events = self._events.propose(document, actors, dates, reading=reading)
        return Analysis(actors, events, dates)

    def _propose_actors(self, reading):
        drafts = self._actors.drafts(reading)
        roles = Roles(reading)
        most = max((len(draft.found) for draft in drafts), default=0)
        actors = [self._proposal(reading, draft, roles, most) for draft in drafts]
        actors.sort(key=lambda actor: (-actor.score, actor.mentions[0].start, actor.name))
        return tuple(actors)

    def _proposal(self, reading, draft, roles, most):
        main = roles.prominence(draft, most) >= MAIN_FROM
        headline = next((span for span, _ in draft.spans() if reading.role(span.first) == "headline"), None)
        if headline:
            draft.because("name_in_headline", text=reading.text(headline))
        if len(draft.found) > 1:
            draft.because("repeated", count=str(len(draft.found)))
        return ActorProposal(
            id=draft.id,
            name=draft.name,
            kind=draft.kind,
            score=round(draft.belief(self.knowledge.rule_weights), 4),
            role=roles.role(draft, main),
            main=main,
            mentions=draft.mentions(reading.document.text),
            reasons=tuple(draft.reasons.values()),
            alternatives=tuple(sorted(draft.alternatives, key=str)),
            home_state=draft.home_state,
        )
