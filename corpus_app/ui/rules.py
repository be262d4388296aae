"""The engine's rules as editors read of them in lists."""

from django.utils.translation import gettext_lazy as _

RULE_LABELS = {
    "name": _("Name"),
    "acronym": _("Abbreviation"),
    "nickname": _("Nickname"),
    "people": _("Name of a people"),
    "demonym": _("Adjective of a state"),
    "metonym": _("Capital or seat for its government"),
    "office": _("Holder of an office on the article’s date"),
    "counterpart": _("“His counterpart” of another state"),
    "short_form": _("Short form of a name given in full before"),
    "ambiguous": _("Name of several actors"),
    "variant": _("Another spelling of a known person’s name"),
    "title": _("Unknown name after a title"),
    "speech": _("Unknown name beside a verb of saying"),
    "model": _("Unknown name found by its look"),
    "kind_word": _("Unknown name after the word for its kind"),
    "composed": _("Body named with its state"),
    "standing": _("Body named without its state"),
    "latin": _("Name in Latin letters"),
    "kunya": _("Nom de guerre"),
    "quoted": _("Name between quotation marks"),
    "known_name": _("Name of a known event"),
    "known_trigger": _("Phrase of a known event"),
    "trigger_noun": _("Noun that tells of an event"),
    "trigger_verb": _("Verb that tells of an event"),
}


def rule_label(rule):
    """A rule's label; a rule without one is shown by its own name."""
    return RULE_LABELS.get(rule) or rule.replace("_", " ").capitalize()
