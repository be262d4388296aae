"""The date that an article itself gives for an event of the registry, which has a date of its own."""

from .arguments import arguments_of
from .clusters import Cluster, Telling
from .hits import Hit
from .inflection import Shape
from .lexicon import Trigger
from .merging import merged_arguments
from .status import standing_of

_NOUN = Shape("noun")


def told_date(scene, draft):
    """EDTF of a KnownDraft as the text tells it, empty where it gives none: the rules are those of a new event.

    A date within the name is the event's own: هجمات 11 سبتمبر 2001.
    """
    for first, last in draft.phrases:
        for placed in scene.dates_between(first, last):
            if placed.last <= last + 1:
                return placed.value
    event = draft.event
    trigger = Trigger("noun", event.name, event.name, event.category, event.form, 0.5, "", (), ())
    tellings = []
    for first, last in draft.phrases:
        hit = Hit(trigger, _NOUN, first, last, scene.words[first].start, "")
        standing = standing_of(scene, hit)
        arguments = arguments_of(scene, hit, scene.triggers, standing)
        tellings.append(Telling(hit, standing, arguments, event.category, event.form, scene.zone[first]))
    return merged_arguments(scene, Cluster(event.category, tellings)).date
