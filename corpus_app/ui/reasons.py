"""The engine's reasons as sentences in the editor's language."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# One sentence a code; codes are the engine's rules and what it weighed.
_SENTENCES = {
    # Actors: how the text names them.
    "name": _("Named in full: “%(text)s”."),
    "acronym": _("Named by its abbreviation: “%(text)s”."),
    "nickname": _("Known as “%(text)s”."),
    "people": _("Its people are named: “%(text)s”."),
    "demonym": _("Only its adjective occurs: “%(text)s”."),
    "metonym": _("“%(text)s” stands for it."),
    "office": _("The office is named (“%(text)s”), and this person held it at that time."),
    "counterpart": _("“%(text)s”: the same office of the other state."),
    "short_form": _("Named in short, after the full name: “%(text)s”."),
    "ambiguous": _("The name may mean another: %(names)s."),
    "title": _("Introduced by a title: “%(text)s”."),
    "speech": _("Says or does something in the text: “%(text)s”."),
    "kind_word": _("Introduced as such: “%(text)s”."),
    "composed": _("Composed of an office and a state: “%(text)s”."),
    "bare_body": _("Named without its state: “%(text)s”."),
    "latin": _("Named in Latin letters: “%(text)s”."),
    "kunya": _("Named by a nom de guerre: “%(text)s”."),
    "quoted": _("Named between quotation marks: “%(text)s”."),
    "model": _("Looks like a name: “%(text)s”."),
    "variant": _("Another spelling of a known name: “%(text)s”."),
    "in_headline": _("Named in the headline."),
    "headline": _("Named in the headline."),
    "often": _("Named %(count)s times."),
    "count": _("Named %(count)s times."),
    "main": _("The article is about it."),
    "new": _("Nobody has recorded this name yet."),
    "relations": _("Others that it belongs with are named as well: %(names)s."),
    "context": _("Its surroundings support it: %(names)s."),
    # Events.
    "trigger": _("The words that report it: “%(text)s”."),
    "known_event": _("An event on record: same kind, time and participants."),
    "date": _("Dated by “%(text)s”."),
    "place": _("The text places it: %(name)s."),
    "participants": _("Those who took part are named: %(names)s."),
    "planned": _("The text speaks of it as planned."),
    "alleged": _("The text reports it as a claim."),
    "negated": _("The text denies it."),
    # Related articles.
    "same_event": _("Reports the same event: %(names)s."),
    "shared_event": _("Shares the event %(names)s."),
    "shared_events": _("Shares events: %(names)s."),
    "shared_actors": _("Shares actors that few articles name: %(names)s."),
    "shared_words": _("Shares vocabulary: %(words)s."),
    "near_in_time": _("Published %(days)s days apart."),
    "same_day": _("Published on the same day."),
    "duplicate": _("The texts are nearly the same."),
}


class _Values(dict):
    """Values that keep their own direction inside a sentence of another; what is missing becomes "…"."""

    def __getitem__(self, key):
        return f"\N{FIRST STRONG ISOLATE}{self.get(key, '…')}\N{POP DIRECTIONAL ISOLATE}"


def reason_text(reason):
    """The sentence for one {code, params}; an unknown code is shown as its words and values, never dropped."""
    code, params = reason.get("code", ""), reason.get("params") or {}
    if code in _SENTENCES:
        return gettext(_SENTENCES[code]) % _Values(params)
    words = code.replace("_", " ").capitalize()
    values = ", ".join(str(value) for value in params.values())
    return f"{words}: {values}" if values else words


def reason_texts(reasons):
    """All sentences in order, each once."""
    return list(dict.fromkeys(map(reason_text, reasons)))
