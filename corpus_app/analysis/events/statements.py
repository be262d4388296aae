"""A statement is an event only when it is the news: nothing else in the headline says what happened."""

from corpus_app.language.folding import fold_name

from ..reading import fold_words
from ..vocabulary import Category, EventStatus
from .arguments import Arguments, arguments_of
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
    said = [index for index in range(len(scene.words)) if scene.zone[index] == LEAD
            and scene.words[index].text in _SPEAKING][:2]  # fmt: skip
    tellings = [_telling(scene, index) for index in (spoken[:1] + said)]
    return Cluster(Category.OTHER, tellings) if tellings else None


def _telling(scene, index):
    word = scene.words[index]
    hit = Hit(_TRIGGER, Shape("perfect"), index, index, word.start, "")
    arguments = arguments_of(scene, hit, frozenset()) if fold_name(word.text) else Arguments()
    return Telling(hit, Standing(EventStatus.HAPPENED), arguments, Category.OTHER, "", scene.zone[index])
