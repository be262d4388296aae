"""What is said of workers that are not there."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corpus_app.services.workers import silence


def moment(when):
    """A moment as one says it: the time today, else with its day."""
    local = timezone.localtime(when)
    time = date_format(local, "TIME_FORMAT")
    if local.date() == timezone.localdate():
        return time
    return _("%(day)s, %(time)s") % {"day": date_format(local, "DATE_FORMAT"), "time": time}


def silence_sentence():
    """Since when no worker has analysed texts; "" while one is about."""
    silent = silence()
    if silent is None:
        return ""
    if silent.since is None:
        return _("No worker has run yet; suggestions come once one does.")
    return _("No worker has run since %(moment)s; suggestions come once it is back.") % {"moment": moment(silent.since)}
