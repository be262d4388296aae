"""Write seeds/knowledge/actors-states.csv: the states and territories of ISO 3166, and Kosovo.

Arabic and English names and alpha-3 codes come from the CLDR through Babel; ``states.csv`` beside this
file holds what the CLDR lacks (demonyms, capitals, official names, spellings) and overrides a name where
newspapers use another. The CLDR's own Arabic name then stays as an alias.
Run from the project's root: python -m seeds.build_states
"""

import csv
import re
import unicodedata
from pathlib import Path

from babel import Locale
from babel.core import get_global

from corpus_app.language.folding import fold_name

SEEDS = Path(__file__).parent
COLUMNS = (
    "slug,name,kind,name_en,home_state,code,official,aliases,acronyms,nicknames,demonyms,metonyms,"
    "active_from,active_until,wikidata,description"
).split(",")
# The CLDR's code for Kosovo is XK, and the user-assigned alpha-3 in common use is XKX.
KOSOVO = {"XKX": "XK"}


def slugify(name):
    """A lower-case ASCII slug of an English name: Côte d’Ivoire → cote-divoire."""
    plain = unicodedata.normalize("NFKD", name.replace("&", "and").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def distinct(names, taken=()):
    """The names that fold to something new, in order; a trailing ``?`` takes no part in the comparison."""
    seen = {fold_name(name) for name in taken}
    kept = []
    for name in names:
        if (key := fold_name(name)) and key not in seen:
            seen.add(key)
            kept.append(name)
    return kept


def state_row(own):
    """One row of actors-states.csv from a row of states.csv."""
    alpha3 = own["code"]
    alpha2 = KOSOVO.get(alpha3) or get_global("territory_aliases")[alpha3][0]
    cldr_name = Locale("ar").territories[alpha2]
    name_en = own["name_en"] or Locale("en").territories[alpha2]
    name = own["name"] or cldr_name
    official = distinct(own["official"].split("|"), [name])
    simple = "(" not in cldr_name and " - " not in cldr_name
    aliases = distinct([*own["aliases"].split("|"), *([cldr_name] if simple else [])], [name, *official])
    return {
        "slug": slugify(name_en),
        "name": name,
        "kind": own["kind"] or "state",
        "name_en": name_en,
        "home_state": own["home_state"],
        "code": alpha3,
        "official": "|".join(official),
        "aliases": "|".join(aliases),
        "demonyms": "|".join(distinct(own["demonyms"].split("|"))),
        "metonyms": "|".join(distinct(own["metonyms"].split("|"))),
    }


def main():
    with (SEEDS / "states.csv").open(encoding="utf-8", newline="") as source:
        rows = [state_row(own) for own in csv.DictReader(source)]
    with (SEEDS / "knowledge" / "actors-states.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
