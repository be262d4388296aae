"""The year of a day or month that is told without one."""

from calendar import monthrange
from datetime import date

PAST, FUTURE = -1, 1
# In days. Without a cue a date lies behind us unless it would be this close ahead, or that far behind:
# "on 4 June" in an article of 30 May is next week's, "in November" in one of August lies ahead.
_NEAR_AHEAD, _FAR_BEHIND, _VERY_FAR_BEHIND = 45, 240, 215
# A date this shortly behind is not next year's, whatever the verbs around it say.
_JUST_BEHIND = 45
# A weekday beside a date this near is a slip, not the sign of another year.
_NEARBY = 31
_MONTH = 30


def unsaid_year(when, published, direction):
    """The year for ``when`` (month, perhaps day, weekday and tense) near ``published``; None without it.

    ``direction`` is the tense of the verbs around, PAST, FUTURE or None. The thresholds were set on news of 2018.
    """
    if published is None:
        return None
    distance = {
        year: _distance(year, when, published)
        for year in range(published.year - 2, published.year + 3)
        if when.day is None or when.day <= monthrange(year, when.month)[1]
    }
    if when.tense == 0:
        return published.year if published.year in distance else None
    year = _by_tense(when, distance, direction)
    if when.weekday is None or when.day is None or year is None:
        return year
    if _falls_on_weekday(year, when) or abs(distance[year]) <= _NEARBY:
        return year
    fitting = [year for year in distance if _falls_on_weekday(year, when)]
    return min(fitting, key=lambda year: abs(distance[year]), default=year)


def _distance(year, when, published):
    """Days from publication, or months taken as 30 days."""
    if when.day is None:
        return ((year - published.year) * 12 + when.month - published.month) * _MONTH
    return (date(year, when.month, when.day) - published).days


def _falls_on_weekday(year, when):
    return date(year, when.month, when.day).weekday() == when.weekday


def _by_tense(when, distance, direction):
    # "Last March" said in March is last year's; "10 March last" said on the 18th is this month's.
    edge = 1 if when.day is None else 0
    last_day, first_day = (-edge if when.tense == PAST else 0), (edge if when.tense == FUTURE else 0)
    behind = [year for year, days in distance.items() if days <= last_day]
    ahead = [year for year, days in distance.items() if days >= first_day]
    last, following = max(behind, default=None), min(ahead, default=None)
    tense = when.tense
    if tense is None:
        tense = _likelier(last, following, distance, direction)
    return following if tense > 0 else last


def _likelier(last, following, distance, direction):
    if last is None or following is None:
        return FUTURE if last is None else PAST
    ahead, behind = distance[following], -distance[last]
    if direction == FUTURE:
        return PAST if behind <= _JUST_BEHIND and ahead > _FAR_BEHIND else FUTURE
    if ahead <= _NEAR_AHEAD and behind >= _FAR_BEHIND:
        return FUTURE
    return FUTURE if direction is None and behind >= _VERY_FAR_BEHIND else PAST
