"""Near-equal records that editors found to be two: they are not proposed for merging again."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from corpus_app.models import Actor, DistinctPair, Event

from .errors import Conflict
from .permissions import check_may_change

MODELS = {"actor": Actor, "event": Event}


def tell_apart(one, other, user):
    """Note that ``one`` and ``other`` are two; answers the DistinctPair, the one there is when it was told before.

    Raises Conflict for records that nobody would merge, PermissionDenied unless ``user`` may change such records.
    """
    if type(one) is not type(other) or one.pk == other.pk:
        raise Conflict(_("Only two actors or two events can be told apart."))
    check_may_change(user, type(one))
    first, second = sorted([one.pk, other.pk])
    with transaction.atomic():
        pair, new = DistinctPair.objects.get_or_create(
            kind=one._meta.model_name, first_id=first, second_id=second, defaults={"told_by": user}
        )
        if new:
            log(one, "corpus.distinct", user=user, data={"title": other.name})
    return pair


def take_back_distinct(pair, user):
    """Let the two be proposed for merging again. Raises PermissionDenied."""
    model = MODELS[pair.kind]
    check_may_change(user, model)
    with transaction.atomic():
        names = dict(model.objects.filter(pk__in=[pair.first_id, pair.second_id]).values_list("pk", "name"))
        if first := model.objects.filter(pk=pair.first_id).first():
            log(first, "corpus.undistinct", user=user, data={"title": names.get(pair.second_id, "")})
        pair.delete()


def told_apart(model):
    """The pairs (smaller id, larger id) of actors or events found to be two."""
    pairs = DistinctPair.objects.filter(kind=model._meta.model_name)
    return set(pairs.values_list("first_id", "second_id"))


def pairs_of(record):
    """The DistinctPairs of an actor or event."""
    either = Q(first_id=record.pk) | Q(second_id=record.pk)
    return DistinctPair.objects.filter(either, kind=record._meta.model_name)
