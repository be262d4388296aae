"""Document, actors and dates in; event proposals out."""

from ..gazetteer import Entry, Gazetteer
from ..proposals import EventProposal, Mention, ProposedParticipant
from ..reading import Reading, name_key
from ..vocabulary import ActorKind, Category, EventRelation, EventStatus, ParticipantRole
from .agreement import days_apart, same_event, span_days
from .arguments import Arguments, arguments_of
from .clusters import NEAR_DATE, Telling, cluster, settle_casualties
from .headlines import headline_events
from .hits import find_hits
from .known import KnownEvents
from .lexicon import load
from .naming import name_of
from .scene import BODY, HEADLINE, LEAD, Placed, Scene
from .scoring import features_of, reasons_of, score_of, status_of
from .status import Standing, standing_of

# News is at most a week old; what the text dates further back is background.
_NEWS_DAYS = 7
# A mention that points back (الاتفاق) mostly has days of its own beside it, of what followed from the event.
_BACKWARD_DATE, _LEAD_DATE = 4, 26
_LOWEST = 0.05
_CONSENTS = ("سماح", "موافقة")


class EventFinder:
    """Compiled once from a Knowledge; :meth:`propose` may be called from several threads."""

    def __init__(self, knowledge):
        self.knowledge = knowledge
        self._forms = load()
        self._known = KnownEvents(knowledge)
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
        scene.places = self._placed(scene)
        known = self._known.find(scene)
        taken = {index for draft in known for first, last in draft.phrases for index in range(first, last + 1)}
        hits = [hit for hit in find_hits(scene, self._forms) if hit.first not in taken]
        others = frozenset(hit.first for hit in hits)
        scene.triggers = others
        scene.verbs = frozenset(hit.first for hit in hits if hit.shape.tense != "noun")
        tellings = [self._telling(scene, hit, others) for hit in hits]
        settle_casualties(scene, tellings)
        groups = cluster(scene, tellings)
        groups.extend(headline_events(scene, groups, any(draft.zone == HEADLINE for draft in known)))
        proposals = [self._known_proposal(scene, draft) for draft in known]
        drafts = [(group, self._new(scene, group)) for group in groups]
        has_headline = any(group.first.zone == HEADLINE for group in groups)
        for group, proposal in drafts:
            if proposal.score < _LOWEST:
                continue
            main = group.first.zone == HEADLINE or not has_headline and group.first.zone == LEAD
            self._add(proposals, _replaced(proposal, main=main))
        proposals.sort(key=lambda event: (-event.score, event.mentions[0].start, event.name))
        return tuple(proposals)

    def _telling(self, scene, hit, others):
        standing, category, form = standing_of(scene, hit), hit.trigger.category, hit.trigger.form
        if standing.status == EventStatus.NEGATED and hit.trigger.name in _CONSENTS and hit.shape.tense != "noun":
            # لم تسمح, لم توافق: to withhold consent is to refuse.
            standing, category, form = Standing(EventStatus.HAPPENED, cue=standing.cue), Category.REJECT, "rejection"
        arguments = arguments_of(scene, hit, others, standing.status == EventStatus.PLANNED)
        return Telling(hit, standing, arguments, category, form, scene.zone[hit.first], _governed(scene, hit, others))

    def _placed(self, scene):
        """Known places and states named as places, as Placed with value (place id, name, kind)."""
        placed, covered = [], set()
        for match in self._places.find(scene.reading):
            span, place = match.span, self.knowledge.places[match.entries[0].actor]
            lead_in = scene.document.text[scene.words[span.first].start : span.start]
            placed.append(Placed(span.first, span.last, (place.id, place.name, place.kind), None, lead_in))
            covered.update(range(span.first, span.last + 1))
        for actor in scene.actors:
            proposal = scene.actors_list[actor.value]
            rules = ("demonym", "people", "metonym", "acronym")
            if proposal.kind != ActorKind.STATE or actor.mention.rule in rules or actor.first in covered:
                continue
            placed.append(Placed(actor.first, actor.last, (None, proposal.name, "country"), None, actor.lead_in))
        return sorted(placed, key=lambda item: item[:2])

    def _new(self, scene, group):
        arguments = _merged(scene, group)
        features = features_of(scene, group)
        standing = status_of(group)
        if standing.status == EventStatus.HAPPENED and _is_ahead(scene.document, arguments.date):
            standing = Standing(EventStatus.PLANNED, cue=arguments.date)
        telling = group.first
        form = next((other.form for other in group.tellings if "l" not in other.hit.trigger.flags), telling.form)
        if scene.sport and form == "election":
            form = ""
        return EventProposal(
            id=None,
            name=name_of(scene, group, arguments),
            category=group.category,
            form=form,
            date=arguments.date,
            status=standing.status,
            relation=_relation(scene, group, arguments, standing),
            score=score_of(features),
            main=False,
            mentions=tuple(_mention(scene, other.hit) for other in group.tellings),
            place=arguments.place,
            place_name=arguments.place_name,
            participants=_people(scene, arguments),
            reasons=reasons_of(group, features, arguments),
        )

    def _known_proposal(self, scene, draft):
        event = draft.event
        place = self._known.places.get(event.place)
        names = {actor.id: actor.name for actor in self.knowledge.actors}
        return EventProposal(
            id=event.id,
            name=event.name,
            category=event.category,
            form=event.form,
            date=event.date,
            status=EventStatus(event.status),
            relation=_known_relation(scene, draft),
            score=round(draft.score, 4),
            main=draft.zone == HEADLINE,
            mentions=tuple(sorted(draft.mentions, key=lambda mention: mention.start)),
            place=event.place,
            place_name=place.name if place else "",
            participants=tuple(
                ProposedParticipant(person, names.get(person, str(person)), ParticipantRole(role))
                for person, role in event.participants
            ),
            reasons=tuple(draft.reasons),
        )

    def _add(self, proposals, proposal):
        """Append a new proposal, or fold it into the known event of the article that it tells of again."""
        for number, other in enumerate(proposals):
            if other.id is not None and _tells_again(other, proposal):
                mentions = sorted({*other.mentions, *proposal.mentions}, key=lambda mention: mention.start)
                proposals[number] = _replaced(other, mentions=tuple(mentions), main=other.main or proposal.main)
                return
        for event in self.knowledge.events:
            if span_days(event.date) and span_days(event.date) <= 3 and _is_registered(event, proposal):
                names = {actor.id: actor.name for actor in self.knowledge.actors}
                proposals.append(_replaced(proposal, id=event.id, name=event.name or names))
                return
        proposals.append(proposal)


def _tells_again(known, proposal):
    return proposal.date != "" and same_event(known, proposal, 0.6)


def _is_registered(event, proposal):
    """A registered event of the same day, kind, and place or people."""
    if event.category != proposal.category or (span_days(proposal.date) or 99) > 3:
        return False
    if days_apart(event.date, proposal.date) != 0:
        return False
    people = {person for person, _ in event.participants} & {person.id for person in proposal.participants}
    placed = event.place is not None and event.place == proposal.place
    return placed and (bool(people) or event.form == proposal.form) or len(people) >= 2 and event.form == proposal.form


def _replaced(proposal, **changes):
    fields = {name: getattr(proposal, name) for name in EventProposal.__slots__}
    return EventProposal(**{**fields, **changes})


def _governed(scene, hit, others):
    """Whether a noun hangs on another trigger just before it: رفض الاتفاق, الانسحاب من الاتفاقية."""
    return hit.shape.tense == "noun" and any(
        index in others and scene.same_sentence(index, hit.first) for index in (hit.first - 1, hit.first - 2)
    )


def _mention(scene, hit):
    end = scene.words[max(hit.first, hit.last)].end
    rule = "trigger_noun" if hit.shape.tense == "noun" else "trigger_verb"
    return Mention(hit.start, end, scene.document.text[hit.start : end], rule)


def _merged(scene, group):
    """The arguments of a cluster: the nearest date and place of its tellings, the roles of all, the first's first.

    What a headline tells is news: an old date that only the body gives belongs to something else.
    """
    merged = Arguments()
    firm = [telling for telling in group.tellings if not telling.standing.supposed] or group.tellings
    for telling in firm:
        mine = telling.arguments
        if group.first.zone != BODY and telling.zone == BODY and _is_old(scene.document, mine.date):
            mine.date, mine.date_distance = "", 99
        if mine.date and mine.date_distance <= _reach(telling):
            if not merged.date or _refines(mine.date, merged.date):
                merged.date, merged.date_distance = mine.date, mine.date_distance
        if mine.place_name and mine.place_distance < merged.place_distance - 4:
            merged.place, merged.place_name, merged.place_distance = mine.place, mine.place_name, mine.place_distance
        for actor, role in mine.roles.items():
            merged.roles.setdefault(actor, role)
        merged.subject = merged.subject or mine.subject
    if not merged.date and group.first.zone == HEADLINE and status_of(group).status != EventStatus.PLANNED:
        merged.date = _day_of_lead(scene)
    if not merged.date:
        nearest = min(firm, key=lambda telling: telling.arguments.date_distance).arguments
        merged.date, merged.date_distance = nearest.date, nearest.date_distance
    return merged


def _day_of_lead(scene):
    """The first day that the lead names, when it is news: a headline is dated by its lead."""
    for placed in scene.dates:
        if scene.zone[placed.first] == LEAD:
            document = scene.document
            fresh = not _is_old(document, placed.value) and not _is_ahead(document, placed.value)
            return placed.value if fresh and span_days(placed.value) == 1 else ""
    return ""


def _reach(telling):
    if telling.points_back and telling.standing.status != EventStatus.PLANNED:
        return _BACKWARD_DATE
    return NEAR_DATE if telling.zone == BODY else _LEAD_DATE


def _refines(date, known):
    """Whether ``date`` says more exactly when ``known`` was: a day of that week, a month of that year."""
    one, other = span_days(date), span_days(known)
    return bool(one and other and one < other and days_apart(date, known) == 0 and "/" not in date)


def _people(scene, arguments):
    people = []
    for actor, role in list(arguments.roles.items())[:6]:
        proposal = scene.actors_list[actor]
        if proposal.name == arguments.place_name and role == ParticipantRole.TARGET:
            continue
        people.append(ProposedParticipant(proposal.id, proposal.name, role))
    return tuple(people)


def _relation(scene, group, arguments, standing):
    if standing.status == EventStatus.PLANNED:
        return EventRelation.FORESEES
    telling = group.first
    if telling.zone != HEADLINE and _is_old(scene.document, arguments.date):
        return EventRelation.BACKGROUND
    if telling.zone in (HEADLINE, LEAD):
        return EventRelation.REPORTS
    if scene.before(telling.hit.first) in ("كان", "كانت", "وكان", "وكانت", "قد"):
        return EventRelation.BACKGROUND
    if all(scene.quoted[other.hit.first] for other in group.tellings):
        return EventRelation.COMMENTS
    return EventRelation.REPORTS if arguments.date else EventRelation.BACKGROUND


def _known_relation(scene, draft):
    event, published = draft.event, scene.document.published
    if published and event.date:
        today = published.isoformat()
        if days_apart(event.date, today) and event.date > today:
            return EventRelation.FORESEES
        if _is_old(scene.document, event.date):
            return EventRelation.BACKGROUND
        if (span_days(event.date) or 99) <= 7:
            return EventRelation.REPORTS
    if all(scene.quoted[first] for first, _ in draft.phrases):
        return EventRelation.COMMENTS
    return EventRelation.REPORTS if draft.zone in (HEADLINE, LEAD) else EventRelation.BACKGROUND


def _is_ahead(document, date):
    """Whether a date begins after the article appeared."""
    today = document.published.isoformat() if document.published else ""
    return bool(today and date > today and days_apart(date, today))


def _is_old(document, date):
    """Whether a date ended more than a week before the article appeared."""
    if not date or document.published is None:
        return False
    today = document.published.isoformat()
    apart = days_apart(date, today)
    return apart is not None and apart > _NEWS_DAYS and date < today
