"""What editors' decisions teach: how far to trust a name as a name of an actor, and a rule.

The weight is how much more often than expected the decisions were acceptances: the mean of the Beta posterior
of a binomial share over the mean of its prior (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4),
held between a floor and a ceiling. The prior is worth twenty decisions, so that a handful moves little.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from corpus_app.analysis.gazetteer import Gazetteer
from corpus_app.analysis.knowledge import KnownActor, KnownName
from corpus_app.analysis.reading import name_key
from corpus_app.analysis.vocabulary import ActorKind, NameKind
from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, AliasWeight, KnowledgeVersion, RuleWeight, Suggestion

from .permissions import check_may_change

FLOOR, CEILING = 0.5, 1.2
# Three proposals in four are expected to be right; that expectation weighs as much as twenty decisions.
_EXPECTED, _STRENGTH = 0.75, 20
# Rules by which the words themselves name the actor.
_BY_NAME = frozenset(("name", "acronym", "nickname", "demonym", "people", "metonym", "ambiguous"))
# Reasons of a rejection that find no fault with name or rule: the actor is meant, the article is not about it.
_NO_FAULT = frozenset(
    map(fold_name, ("background", "not central", "خلفية", "في الخلفية", "ثانوي", "غير محوري", "ليس محوريا"))
)
State = Suggestion.State


def learned_weight(accepted, rejected):
    """The weight after so many decisions, from FLOOR to CEILING; 1.0 for none."""
    share = (accepted + _EXPECTED * _STRENGTH) / (accepted + rejected + _STRENGTH)
    return round(min(max(share / _EXPECTED, FLOOR), CEILING), 2)


def learn():
    """Work out all weights from the decisions as they stand; answers how many weights changed.

    The same decisions give the same weights, however often and in whatever order. When a weight has changed,
    so has the knowledge version, and workers take a fresh snapshot.
    """
    decisions = list(_decisions())
    with transaction.atomic():
        changed = _store(AliasWeight, ("actor_id", "alias"), decisions, "aliases")
        changed += _store(RuleWeight, ("rule",), decisions, "rules")
        if changed:
            KnowledgeVersion.bump()
    return changed


def reset(row, user):
    """Forget what was learned of an alias or a rule: only decisions from now on count. Raises PermissionDenied."""
    check_may_change(user, Actor)
    with transaction.atomic():
        row = type(row).objects.select_for_update().get(pk=row.pk)
        data = {"name": str(row), "accepted": row.accepted, "rejected": row.rejected, "weight": row.weight}
        row.accepted, row.rejected, row.weight, row.reset_at = 0, 0, 1.0, timezone.now()
        row.by_hand = False
        row.save()
        if data["weight"] != row.weight:
            KnowledgeVersion.bump()
        log(getattr(row, "actor", row), "corpus.forget", user=user, data=data)


def set_weight(row, weight, user):
    """Set the weight of an alias or a rule by hand; None lets it follow from the decisions again.

    Raises PermissionDenied.
    """
    check_may_change(user, Actor)
    with transaction.atomic():
        row = type(row).objects.select_for_update().get(pk=row.pk)
        was, row.by_hand = row.weight, weight is not None
        row.weight = learned_weight(row.accepted, row.rejected) if weight is None else weight
        row.save()
        if row.weight != was:
            KnowledgeVersion.bump()
        data = {"name": str(row), "was": was, "is": row.weight}
        log(getattr(row, "actor", row), "corpus.weigh", user=user, data=data)


def alias_weights():
    """(actor id, folded alias) → weight, where it is not neutral."""
    rows = AliasWeight.objects.exclude(weight=1.0).values_list("actor_id", "alias", "weight")
    return {(actor, alias): weight for actor, alias, weight in rows}


def rule_weights():
    """Rule → weight, where it is not neutral."""
    return dict(RuleWeight.objects.exclude(weight=1.0).values_list("rule", "weight"))


def _decisions():
    """Of each decision that counts: {accepted, at, aliases, rules}, the last two as identities of rows."""
    decided = Suggestion.objects.filter(state__in=(State.ACCEPTED, State.REJECTED)).exclude(
        kind=Suggestion.Kind.ARTICLE
    )
    actors = Actor.objects.filter(pk__in=decided.values("actor")).prefetch_related("names")
    keys = {actor.pk: _keys_of(actor) for actor in actors.iterator(chunk_size=2000)}
    rows = decided.order_by("pk").values_list("state", "why", "decided_at", "actor", "evidence")
    for state, why, decided_at, actor, evidence in rows.iterator(chunk_size=2000):
        accepted = state == State.ACCEPTED
        if accepted or fold_name(why) not in _NO_FAULT:
            quotes = (name_key(row["quote"]) for row in evidence if row.get("rule") in _BY_NAME)
            known = keys.get(actor, {})
            yield {
                "accepted": accepted,
                "at": decided_at,
                "aliases": {(actor, known[quote]) for quote in quotes if quote in known},
                "rules": {(row["rule"],) for row in evidence if row.get("rule")},
            }


def _keys_of(actor):
    """Every form under which the engine looks for the actor's names → the folded name."""
    names = [KnownName(actor.name), *(KnownName(name.text, NameKind(name.kind)) for name in actor.names.all())]
    forms = {}
    for name in names:
        known = KnownActor(actor.pk, actor.name, ActorKind(actor.kind), (name,))
        for key in Gazetteer.compile([known]).names:
            forms.setdefault(key, fold_name(name.text))
    return forms


def _store(model, fields, decisions, what):
    """Bring the rows of a model in line with the decisions after each row's reset; answers how many weights changed."""
    rows = {tuple(getattr(row, name) for name in fields): row for row in model.objects.select_for_update()}
    tally = {identity: [0, 0] for identity in rows}
    for decision in decisions:
        for identity in decision[what]:
            reset_at = rows[identity].reset_at if identity in rows else None
            if reset_at is None or decision["at"] and decision["at"] > reset_at:
                tally.setdefault(identity, [0, 0])[not decision["accepted"]] += 1
    changed, written, gone = 0, [], []
    for identity in sorted(tally):
        accepted, rejected = tally[identity]
        row = rows.get(identity) or model(**dict(zip(fields, identity, strict=True)))
        weight = row.weight if row.by_hand else learned_weight(accepted, rejected)
        changed += weight != row.weight
        if not (accepted or rejected or row.reset_at or row.by_hand):
            gone.append(row.pk)
        elif row.pk is None or (row.accepted, row.rejected, row.weight) != (accepted, rejected, weight):
            row.accepted, row.rejected, row.weight = accepted, rejected, weight
            written.append(row)
    model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create([row for row in written if row.pk is None], batch_size=500)
    known = [row for row in written if row.pk is not None]
    model.objects.bulk_update(known, ["accepted", "rejected", "weight"], batch_size=500)
    return changed
