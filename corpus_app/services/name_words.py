"""Keep the words of the actors' names in step with the names."""

from corpus_app.language.name_words import name_words
from corpus_app.models import Actor, ActorName, NameWord

_BATCH = 2000


def keep_words(changed, new=()):
    """Write the words of these saved actors, or further names; those of ``new`` ones had none before."""
    for start in range(0, len(changed), _BATCH):
        some = changed[start : start + _BATCH]
        forget_words(type(some[0]), [row.pk for row in some])
    words = [(row, word) for row in (*changed, *new) for word in _words_of(row)]
    NameWord.objects.bulk_create(
        [NameWord(further=isinstance(row, ActorName), record=row.pk, word=word) for row, word in words],
        batch_size=_BATCH,
    )


def forget_words(model, pks):
    """The actors, or further names, of these ids are gone."""
    NameWord.objects.filter(further=model is ActorName, record__in=pks).delete()


def _words_of(row):
    return name_words(row.name, row.name_en) if isinstance(row, Actor) else name_words(row.text)
