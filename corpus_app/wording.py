"""Words put together as the reader's language does."""

from django.utils.translation import pgettext


def comma():
    """What stands between the items of a list, with its space."""
    return pgettext("between items of a list", ", ")


def listed(items):
    """The items on one line: “one, two, three”."""
    return comma().join(str(item) for item in items)
