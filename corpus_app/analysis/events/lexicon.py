"""The trigger lexicon: data/event_triggers.csv compiled into a dictionary of inflected forms.

Columns: ``pos`` (verb, noun), ``lemma`` (a verb's perfect), ``forms`` (a verb's imperfect, ``-`` before forms of the
passive that differ, ``~`` before an active participle; a noun's plurals), ``name`` (the noun that heads the name of
such an event), ``category``, ``form``, ``prior`` (how often the word reports an event), ``flags`` (o: a genitive
names who underwent it; p: parties on equal terms; c: casualties, which take the nature of what caused them; s: a speech
act; l: a light verb that carries another noun; d: gives way to a trigger that follows, as in قرر سحب;
n: takes no object pronoun; t: its object is a topic), ``needs`` and ``avoid``: words of which one must, or none
may, stand by. There ``<`` looks back, ``*`` ends a prefix, ``#`` is a number, ``«`` an opening quotation mark,
``+`` an attached pronoun and ``@`` a person.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus_app.language.folding import fold

from ..reading import name_key
from ..vocabulary import Category
from .inflection import noun_forms, participle_forms, verb_forms

# Forms that news nearly always means otherwise: a student, here, owes, they claim, ministry.
_HOMOGRAPHS = {
    "طالبا",
    "طالبه",
    "طالبين",
    "هنا",
    "برا",
    "يدعين",
    "تدعين",
    "زاره",
    "قضاه",
    "حكمه",
    "سلمه",
    "لاحقا",
    "لاحقه",
    "تحالف",
    "مهدده",
    "لاحق",
    "قاطعا",
}
PATH = Path(__file__).parent.parent / "data" / "event_triggers.csv"


class Cue(NamedTuple):
    """A word, prefix or phrase asked for near a trigger."""

    words: tuple[str, ...]
    back: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """One line of the lexicon; ``family`` groups the lines that speak of one kind of happening."""

    pos: str
    lemma: str
    name: str
    category: Category
    form: str
    prior: float
    flags: str
    needs: tuple[Cue, ...]
    avoid: tuple[Cue, ...]

    @property
    def family(self):
        return self.category, self.form, self.name


@lru_cache(maxsize=1)
def load():
    """Folded form → ((Trigger, Shape), …), as compiled from the data file."""
    forms = defaultdict(dict)
    with PATH.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            trigger = Trigger(
                row["pos"], row["lemma"], row["name"], Category(row["category"]), row["form"], float(row["prior"]),
                row["flags"], _cues(row["needs"]), _cues(row["avoid"]),
            )  # fmt: skip
            for form, shape in _inflect(row):
                if form in _HOMOGRAPHS or shape.suffixed and "n" in trigger.flags:
                    continue
                forms[name_key(form)].setdefault(trigger, shape)
                if form.endswith("ون") and form[:-2] + "ين" not in _HOMOGRAPHS:
                    # A proclitic lengthens the word, and longer words are read with -ين for -ون.
                    forms[form[:-2] + "ين"].setdefault(trigger, shape)
    return {form: tuple(found.items()) for form, found in forms.items()}


def _inflect(row):
    lemma, listed = fold(row["lemma"]), [fold(form) for form in row["forms"].split("|") if form]
    if row["pos"] == "noun":
        yield from noun_forms(lemma, listed)
        return
    active = [form for form in listed if form[0] not in "-~"]
    passive = [form[1:] for form in listed if form[0] == "-"]
    yield from verb_forms(lemma, active[0] if active else "")
    for form in passive:
        yield from verb_forms("", form, True) if form.startswith("ي") else verb_forms(form, "", True)
    for form in listed:
        if form[0] == "~":
            yield from participle_forms(form[1:])


def _cues(cell):
    cues = []
    for part in cell.split("|"):
        if part:
            text = part.removeprefix("<").removesuffix("*")
            words = tuple(text.split()) if text in ("#", "«", "+", "@") else tuple(name_key(text).split())
            cues.append(Cue(words, part.startswith("<"), part.endswith("*")))
    return tuple(cues)
