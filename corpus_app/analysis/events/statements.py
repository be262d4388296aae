"""A statement is an event only when it is the news: nothing else in the headline says what happened."""

from ..reading import fold_words
from ..vocabulary import Category, EventStatus
from .arguments import arguments_of
from .clusters import Cluster, Telling
from .hits import Hit
from .inflection import Shape
from .lexicon import Trigger
from .scene import HEADLINE, LEAD
from .status import Standing

_SPEAKING = fold_words(
    "قال قالت يقول تقول أكد أكدت يؤكد تؤكد صرح صرحت يصرح أعلن أعلنت يعلن تعلن شدد شددت يشدد أوضح أوضحت أضاف تعليق يعلق تعلق"
    " علق علقت يرد ترد رد ردت تصريح تصريحات وقال وقالت وأكد"
)
_TRIGGER = Trigger("verb", "قال", "تصريح", Category.OTHER, "", 0.55, "s", (), ())


def statement_of(scene, groups):
    """A cluster for the article's statement, or None when its headline tells of something else."""
    if any(group.first.zone == HEADLINE for group in groups):
        return None
    headline = [index for index in range(len(scene.words)) if scene.zone[index] == HEADLINE]
    if not headline:
        return None
    spoken = [index for index in headline if scene.words[index].text in _SPEAKING]
    colon = any(scene.words[index].gap.strip().startswith(":") for index in headline[1:5])
    if not spoken and not colon:
        return None
    if colon and not spoken:
        first = next(index for index in headline[1:5] if scene.words[index].gap.strip().startswith(":"))
        spoken = [first]
        quote = headline[-1]
    else:
        quote = spoken[0]
    said = [index for index in range(len(scene.words)) if scene.zone[index] == LEAD
            and scene.words[index].text in _SPEAKING][:2]  # fmt: skip
    tellings = [_telling(scene, spoken[0], quote), *(_telling(scene, index, index) for index in said)]
    return Cluster(Category.OTHER, tellings)


def _telling(scene, index, last):
    hit = Hit(_TRIGGER, Shape("perfect"), index, last, scene.words[index].start, "")
    arguments = arguments_of(scene, hit, frozenset())
    return Telling(hit, Standing(EventStatus.HAPPENED), arguments, Category.OTHER, "", scene.zone[index])
