"""Document, actors and dates in; event proposals out."""

from dataclasses import fields

from corpus_app.language.folding import fold_name

from ..gazetteer import Entry, Gazetteer
from ..proposals import EventProposal, Mention, ProposedParticipant, Reason
from ..reading import Reading, name_key
from ..vocabulary import ActorKind, Category, EventStatus, ParticipantRole
from .arguments import arguments_of
from .casualties import settle_casualties
from .clusters import NEAR_DATE, Telling, cluster
from .governing import settle_governed
from .headlines import headline_events
from .hits import find_hits
from .known import KnownEvents
from .lexicon import load
from .merging import is_ahead, known_relation, merged_arguments, relation_of
from .naming import name_of
from .registry import Registry
from .scene import BODY, HEADLINE, LEAD, Placed, Scene
from .scoring import features_of, reasons_of, score_of, status_of
from .status import Standing, standing_of
from .told import told_date
from .tolls import with_claims
from .twins import tells_again

_LOWEST, _LIKELY = 0.05, 0.5
# What soldiers do to a place and a crowd does too.
_STORMS = ("اقتحام", "إحراق", "إضرام", "رشق")
_CROWD = ("متظاهر", "محتج", "احتجاج", "مظاهر", "تظاهر", "معتصم")
# Elections and matches are won alike.
_OF_MATCHES = ("فوز", "خسارة")
_CONSENTS = ("سماح", "موافقة")


class EventFinder:
    """Compiled once from a Knowledge; :meth:`propose` may be called from several threads."""

    def __init__(self, knowledge):
        self.knowledge = knowledge
        self._forms = load()
        self._known = KnownEvents(knowledge)
        self._registry = Registry(knowledge.events)
        self._places = Gazetteer()
        for number, place in enumerate(knowledge.places):
            for name in (place.name, *place.names):
                if name_key(name):
                    self._places.add(name_key(name), Entry(number, "place"))

    def propose(self, document, actors=(), dates=(), reading=None):
        """Event proposals of a Document, best first, then by first mention.

        ``actors`` are ActorProposal with mentions in the document, ``dates`` DateMention; ``reading`` spares
        reading the document twice.
        """
        reading = reading or Reading(document)
        scene = Scene(reading, actors, dates)
        scene.set_places(self._placed(scene))
        known = self._known.find(scene)
        taken = {index for draft in known for first, last in draft.phrases for index in range(first, last + 1)}
        hits = [hit for hit in find_hits(scene, self._forms) if hit.first not in taken]
        others = frozenset(hit.first for hit in hits)
        scene.triggers = others
        scene.verbs = frozenset(hit.first for hit in hits if hit.shape.tense != "noun")
        tellings = [self._telling(scene, hit, others) for hit in hits]
        settle_governed(scene, tellings)
        settle_casualties(scene, tellings)
        groups = cluster(scene, tellings)
        groups.extend(headline_events(scene, groups, any(draft.zone == HEADLINE for draft in known)))
        proposals = [self._of_draft(scene, draft) for draft in known]
        drafts = [(group, self._new(scene, group)) for group in groups]
        if not any(draft.zone == HEADLINE for draft in known):
            drafts = self._with_news(scene, drafts)
        has_headline = any(group.first.zone == HEADLINE for group in groups)
        for group, proposal in drafts:
            if proposal.score < _LOWEST:
                continue
            main = group.first.zone == HEADLINE or not has_headline and group.first.zone == LEAD
            self._add(scene, proposals, _replaced(proposal, main=main), group)
        proposals = [self._weighed(proposal) for proposal in proposals]
        proposals.sort(key=lambda event: (-event.score, event.mentions[0].start, event.name))
        return with_claims(document, reading.sentences, _told_apart(proposals))

    def _weighed(self, proposal):
        """The proposal with what editors' decisions taught of the rules that found it: the best rule counts."""
        weights = self.knowledge.rule_weights
        weight = max(weights.get(mention.rule, 1.0) for mention in proposal.mentions)
        return proposal if weight == 1.0 else _replaced(proposal, score=round(min(proposal.score * weight, 1.0), 4))

    def _telling(self, scene, hit, others):
        standing, category, form = standing_of(scene, hit), hit.trigger.category, hit.trigger.form
        if standing.status == EventStatus.NEGATED and hit.trigger.name in _CONSENTS and hit.shape.tense != "noun":
            # لم تسمح, لم توافق: to withhold consent is to refuse.
            standing, category, form = Standing(EventStatus.HAPPENED, cue=standing.cue), Category.REJECT, "rejection"
        arguments = arguments_of(scene, hit, others, standing)
        if hit.trigger.name.startswith(_STORMS) and _is_of_protest(scene, hit.first):
            category, form = Category.PROTEST, "riot"
        if scene.sport and form == "election" and hit.trigger.name in _OF_MATCHES:
            form = "match"
        if hit.trigger.lemma == "هاجم" and self._is_verbal(scene, arguments):
            category, form = Category.ACCUSE, "condemnation"
        return Telling(hit, standing, arguments, category, form, scene.zone[hit.first], _governed(scene, hit, others))

    def _is_verbal(self, scene, arguments):
        """Whether a named person attacks, and so with words: الرئيس يهاجم خصومه."""
        doers = [actor for actor, role in arguments.roles.items() if role == ParticipantRole.INITIATOR]
        return bool(doers) and scene.actors_list[doers[0]].kind == ActorKind.PERSON

    def _placed(self, scene):
        """Known places and states named as places, as Placed with value (place id, name, kind)."""
        placed, covered = [], set()
        persons = {
            index for actor in scene.actors if scene.actors_list[actor.value].kind == ActorKind.PERSON
            for index in range(actor.first, actor.last + 1)
        }  # fmt: skip
        for match in self._places.find(scene.reading):
            span, place = match.span, self.knowledge.places[match.entries[0].actor]
            if any(index in persons for index in range(span.first, span.last + 1)):
                continue
            lead_in = scene.document.text[scene.words[span.first].start : span.start]
            placed.append(Placed(span.first, span.last, (place.id, place.name, place.kind), None, lead_in))
            covered.update(range(span.first, span.last + 1))
        for actor in scene.actors:
            proposal = scene.actors_list[actor.value]
            rules = ("demonym", "people", "metonym", "acronym")
            if proposal.kind != ActorKind.STATE or actor.mention.rule in rules or actor.first in covered:
                continue
            placed.append(Placed(actor.first, actor.last, (None, proposal.name, "country"), None, actor.lead_in))
        return placed

    def _with_news(self, scene, drafts):
        """Drafts with the best of headline and lead raised where none of them is likely: an article has some news."""
        first = [number for number, (group, _) in enumerate(drafts) if group.first.zone != BODY]
        best = max(first, key=lambda number: drafts[number][1].score, default=None)
        if best is None or drafts[best][1].score >= _LIKELY:
            return drafts
        group = drafts[best][0]
        return [*drafts[:best], (group, self._new(scene, group, only_news=True)), *drafts[best + 1 :]]

    def _new(self, scene, group, only_news=False):
        arguments = merged_arguments(scene, group)
        features = features_of(scene, group, only_news)
        standing = status_of(group)
        if standing.status == EventStatus.HAPPENED and is_ahead(scene.document, arguments.date):
            standing = Standing(EventStatus.PLANNED, cue=arguments.date)
        telling = group.first
        form = next((other.form for other in group.tellings if "l" not in other.hit.trigger.flags), telling.form)
        return EventProposal(
            id=None,
            name=name_of(scene, group, arguments),
            category=group.category,
            form=form,
            date=arguments.date,
            status=standing.status,
            relation=relation_of(scene, group, arguments, standing),
            score=score_of(features),
            main=False,
            mentions=tuple(_mention(scene, other.hit) for other in group.tellings),
            place=arguments.place,
            place_name=arguments.place_name,
            participants=_people(scene, arguments),
            reasons=reasons_of(group, features, arguments),
            told_date=arguments.date,
        )

    def _of_draft(self, scene, draft):
        mentions = tuple(sorted(draft.mentions, key=lambda mention: mention.start))
        relation, main = known_relation(scene, draft.event, draft.phrases), draft.zone == HEADLINE
        told = told_date(scene, draft)
        return self._as_known(draft.event, mentions, relation, draft.score, main, tuple(draft.reasons), told)

    def _as_known(self, event, mentions, relation, score, main, reasons, told):
        """A proposal of a registered event: what it is comes from the registry, how it is told from the article."""
        return EventProposal(
            id=event.id,
            name=event.name,
            category=event.category,
            form=event.form,
            date=event.date,
            status=EventStatus(event.status),
            relation=relation,
            score=round(score, 4),
            main=main,
            mentions=mentions,
            place=event.place,
            place_name=self._known.place_name(event),
            participants=tuple(
                ProposedParticipant(person, self._known.names.get(person, str(person)), ParticipantRole(role))
                for person, role in event.participants
            ),
            reasons=reasons,
            told_date=told,
        )

    def _registered(self, scene, proposal, group):
        """The registered event that a cluster tells of, by its own date or by that of one of its tellings."""
        dates = [proposal.date] if proposal.date else [
            telling.arguments.date for telling in group.tellings if telling.arguments.date_distance <= NEAR_DATE
        ]  # fmt: skip
        news = group.first.zone != BODY and proposal.status in (EventStatus.HAPPENED, EventStatus.PLANNED)
        return self._registry.match(proposal, dates, scene.document.published if news else None)

    def _add(self, scene, proposals, proposal, group):
        """Append a new proposal, unless it tells again of one already there or of a registered event."""
        event = self._registered(scene, proposal, group)
        if event is not None:
            reasons = (Reason("registered", {"date": event.date}), *proposal.reasons)
            proposal = self._as_known(
                event, proposal.mentions, proposal.relation, proposal.score, proposal.main, reasons,
                proposal.told_date,
            )  # fmt: skip
        for number, other in enumerate(proposals):
            if tells_again(other, proposal, group):
                mentions = sorted({*other.mentions, *proposal.mentions}, key=lambda mention: mention.start)
                score, main = max(other.score, proposal.score), other.main or proposal.main
                told = other.told_date or proposal.told_date
                proposals[number] = _replaced(
                    other, mentions=tuple(mentions), score=score, main=main, told_date=told
                )  # fmt: skip
                return
        proposals.append(proposal)


def _told_apart(proposals):
    """The proposals, where a new event of the same kind and name as one before it bears its date too."""
    seen, apart = set(), []
    for proposal in proposals:
        name = proposal.name
        if proposal.id is None and (proposal.category, fold_name(name)) in seen and proposal.date:
            name = f"{name} ({proposal.date})"
        seen.add((proposal.category, fold_name(name)))
        apart.append(proposal if name == proposal.name else _replaced(proposal, name=name))
    return apart


def _replaced(proposal, **changes):
    return EventProposal(**{**{field.name: getattr(proposal, field.name) for field in fields(proposal)}, **changes})


def _is_of_protest(scene, index):
    """Whether the sentence of a word speaks of protest."""
    first, last = scene.sentence_bounds(index)
    return any(
        rest.removeprefix("ال").startswith(_CROWD)
        for position in range(first, last + 1)
        for _, rest in scene.reading.forms[position]
    )


def _governed(scene, hit, others):
    """Whether a noun hangs on another trigger just before it: رفض الاتفاق, الانسحاب من الاتفاقية."""
    return hit.shape.tense == "noun" and any(
        index in others and scene.same_sentence(index, hit.first) for index in (hit.first - 1, hit.first - 2)
    )


def _mention(scene, hit):
    end = scene.words[max(hit.first, hit.last)].end
    rule = "trigger_noun" if hit.shape.tense == "noun" else "trigger_verb"
    return Mention(hit.start, end, scene.document.text[hit.start : end], rule)


def _people(scene, arguments):
    people = []
    for actor, role in list(arguments.roles.items())[:6]:
        proposal = scene.actors_list[actor]
        if proposal.name == arguments.place_name and role == ParticipantRole.TARGET:
            continue
        people.append(ProposedParticipant(proposal.id, proposal.name, role))
    return tuple(people)
