"""What a merge changes, in the words that editors read."""

from django.apps import apps
from django.utils.text import capfirst

from corpus_app.wording import listed

# Bookkeeping that tells an editor nothing.
_UNSAID = {"wagtailcore.referenceindex", "corpus_app.slugredirect", "corpus_app.aliasweight"}


def counted(counts):
    """Counts by model label as [(plural name, count)], the most first."""
    said = [(label, count) for label, count in counts.most_common() if label not in _UNSAID]
    return [(capfirst(apps.get_model(label)._meta.verbose_name_plural), count) for label, count in said]


def in_words(counts):
    """The same on one line: “Actor tags: 3, Names: 2”."""
    return listed(f"{name}: {count}" for name, count in counted(counts))
