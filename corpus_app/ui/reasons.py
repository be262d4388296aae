"""The engine's reasons as sentences in the editor's language."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from corpus_app.models.choices import Category, EventStatus
from corpus_app.wording import listed

# One sentence a code and kind of suggestion; the codes are the engine's rules and what it weighed.
# The text's own words (text, word, words, cue) come in quotation marks.
_ACTOR = {
    # How the text names it.
    "name": _("Named: %(text)s."),
    "acronym": _("Named by its abbreviation: %(text)s."),
    "nickname": _("Known as %(text)s."),
    "people": _("Its people are named: %(text)s."),
    "demonym": _("Its adjective occurs: %(text)s."),
    "metonym": _("%(text)s stands for it."),
    "short_form": _("Named in short: %(text)s."),
    "variant": _("Another spelling of a known name: %(text)s."),
    "latin": _("Named in Latin letters: %(text)s."),
    "kunya": _("Named by a nom de guerre: %(text)s."),
    "quoted": _("Named between quotation marks: %(text)s."),
    "by_office": _("%(text)s: held this office of %(of)s at that time."),
    "introduced_by_title": _("Introduced by a title: %(text)s."),
    "speaks": _("Speaks or acts in the text: %(text)s."),
    "kind_word": _("Introduced as %(word)s."),
    "composed": _("A body named by %(word)s and its state."),
    "bare_body": _("Named by %(word)s alone, without its state."),
    "looks_like_name": _("Looks like a person’s name: %(text)s."),
    # How much of the text is about it.
    "name_in_headline": _("Named in the headline: %(text)s."),
    "repeated": _("Named %(count)s times."),
    # What speaks against it.
    "ambiguous": _("The name may also mean %(names)s."),
}
_EVENT = {
    "known_name": _("The text names it: %(words)s."),
    "known_trigger": _("The text names it: %(words)s."),
    "registered": _("An event on record fits: kind, time and those who took part."),
    "trigger": _("The word %(word)s reports an event of the kind %(category)s."),
    "in_headline": _("The headline tells of it."),
    "in_lead": _("The opening sentences tell of it."),
    "repeated": _("Told %(count)s times."),
    "date": _("The date fits: %(date)s."),
    "place": _("The place is named: %(place)s."),
    "participants": _("Participants named: %(count)s."),
    "status": _("The text says %(cue)s: %(status)s."),
    "supposed": _("The text only supposes it."),
    "generic": _("Told in general, without day, place or participants."),
    "quoted": _("Told in somebody’s words."),
}
_ARTICLE = {
    "shared_events": _("Same events: %(ids)s."),
    "shared_actors": _("Same actors, which few articles name: %(ids)s."),
    "shared_words": _("Same words: %(words)s."),
    "same_section": _("In the same section."),
    "nearer_than": _("Nearer than the chosen article “%(title)s”."),
    "same_text": _("The same text, published twice."),
}
_QUOTED = ("text", "word", "words", "cue")
_SENTENCES = {"actor": _ACTOR, "event": _EVENT, "article": _ARTICLE}


def reason_texts(suggestion, names):
    """The reasons of a suggestion as sentences, in order; those of one code are gathered in one sentence.

    ``names`` maps ("actor" or "event", id) to the names that shared ids stand for; see :func:`named_in`.
    """
    gathered = {}
    for reason in suggestion.reasons:
        values = gathered.setdefault(reason.get("code", ""), {})
        for name, value in (reason.get("params") or {}).items():
            given = value if isinstance(value, list) else [value]
            values[name] = list(dict.fromkeys([*values.get(name, ()), *given]))
    return [_sentence(suggestion.kind, code, values, names) for code, values in gathered.items()]


def named_in(suggestions):
    """The ids of actors and of events that the reasons of these suggestions speak of, as two sets."""
    actors, events = set(), set()
    for suggestion in suggestions:
        for reason in suggestion.reasons:
            if reason.get("code") == "shared_actors":
                actors.update(reason["params"]["ids"])
            elif reason.get("code") == "shared_events":
                events.update(reason["params"]["ids"])
    return actors, events


def _sentence(kind, code, params, names):
    """An unknown code is shown as its words and values, never dropped."""
    if code == "days_apart" and isinstance(params.get("days", [None])[0], int):
        return _days_apart(abs(params["days"][0]))
    owner = code.removeprefix("shared_").removesuffix("s")
    values = _Values({name: _shown(name, found, owner, names) for name, found in params.items()})
    if code in _SENTENCES[kind]:
        return gettext(_SENTENCES[kind][code]) % values
    words = code.replace("_", " ").capitalize()
    return f"{words}: {', '.join(values.values())}" if values else words


def _days_apart(days):
    if not days:
        return gettext("Published on the same day.")
    return ngettext("Published %(days)s day apart.", "Published %(days)s days apart.", days) % {"days": days}


def _shown(name, values, owner, names):
    marks = gettext("“%(words)s”")
    shown = (_isolated(_labelled(names.get((owner, value), value))) for value in values)
    return listed(marks % {"words": value} if name in _QUOTED else value for value in shown)


def _labelled(value):
    for choices in (Category, EventStatus):
        if value in choices.values:
            return choices(value).label
    return value


def _isolated(value):
    """Keeps its own direction inside a sentence of another."""
    return f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}"


class _Values(dict):
    def __missing__(self, key):
        return "…"
