"""What stands where in a document: words, clauses, quotations, actors, dates and places, by word number."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..reading import fold_words

# Words that open a clause of their own; what stands beyond them belongs less to a trigger.
OPENERS = fold_words(
    "أن إن أنه إنه أنها إنها أنهم إنهم بأن بأنه لأن لأنه بأنها الذي التي الذين اللذين حيث فيما بينما لكن"
    " ولكن إذ حين عندما بعدما قبلما مما كما علما وذلك لكنه لكنها حسبما بحسب وفق وفقا كي لكي حتى والتي"
    " والذي فإن وإن وأن وأنه وإنه"
)
# Words that report what others said; beyond them another voice speaks.
SAYING = fold_words(
    "قال قالت أعلن أعلنت أكد أكدت ذكر ذكرت أفاد أفادت أضاف أضافت أوضح أوضحت صرح صرحت كشف كشفت نقلت نقل أشار أشارت"
    " حسبما بحسب وفقا وفق يقول تقول وقال وقالت وأعلن وأعلنت وأكد وأكدت وذكر وذكرت وأفاد وأفادت وأضاف وأوضح لوكالة"
)
# What they open tells of something else, mostly of earlier.
RELATIVES = fold_words("الذي التي الذين اللذين اللتين والذي والتي والذين")
_STOPS = re.compile(r"[،,؛;:()\[\]–—|]|\s-|-\s|--")
_QUOTES = re.compile(r"[\"«»“”„]")
_SPORT = fold_words(
    "مباراة مباريات منتخب كأس دوري لاعب لاعبين لاعبو هدف أهداف مرمى مدرب شوط ملعب بطولة مونديال كرة نادي"
    " فريق حارس مهاجم"
)
HEADLINE, LEAD, BODY = "headline", "lead", "body"


class Placed(NamedTuple):
    """Something that stands on words first…last: an actor's index and mention, a date or a place."""

    first: int
    last: int
    value: object
    mention: object = None
    lead_in: str = ""


class Scene:
    """A Reading with everything the event rules look up by word number.

    ``clause[i]`` counts the clause boundaries before word i, ``quoted[i]`` tells quotation,
    ``zone[i]`` is headline, lead or body.
    """

    def __init__(self, reading, actors, dates, places=()):
        self.reading, self.document, self.words = reading, reading.document, reading.words
        self.actors_list = actors
        self._starts = [word.start for word in self.words]
        self._sentence_lasts = {word.sentence: index for index, word in enumerate(self.words)}
        self._sentence_firsts = {word.sentence: index for index, word in reversed([*enumerate(self.words)])}
        self._read_gaps()
        self.zone = self._zones()
        self.actors = sorted(
            (
                placed
                for number, actor in enumerate(actors)
                for mention in actor.mentions
                if (placed := self._place(mention, number)) is not None
            ),
            key=lambda placed: (placed.first, -placed.last, placed.value),
        )
        self.dates = [placed for date in dates if (placed := self._place(date, date.edtf)) is not None]
        self.lead_dates = [placed for placed in self.dates if self.zone[placed.first] == LEAD]
        self._date_firsts = [placed.first for placed in self.dates]
        self.set_places(places)
        self.verbs = self.triggers = frozenset()
        self._actor_firsts = [placed.first for placed in self.actors]
        self.within_actor = {
            index for placed in self.actors for index in range(placed.first, placed.last + 1)
            if placed.mention.rule not in ("demonym", "people")
        }  # fmt: skip
        self.sport = sum(word.text.removeprefix("ال") in _SPORT for word in self.words) >= max(3, len(self.words) // 80)
        self.within_date = {index for placed in self.dates for index in range(placed.first, placed.last + 1)}

    def _place(self, mention, value):
        first = bisect_right(self._starts, mention.start) - 1
        if first < 0 or mention.start >= self.words[first].end:
            first += 1
        last = bisect_left(self._starts, mention.end) - 1
        if not 0 <= first <= last < len(self.words):
            return None
        lead_in = self.document.text[self.words[first].start : mention.start]
        return Placed(first, last, value, mention, lead_in)

    def _read_gaps(self):
        clause, quoted, depth, sentence = 0, False, [], -1
        self.clause, self.quoted = [], depth
        for word in self.words:
            if word.sentence != sentence:
                sentence, quoted, clause = word.sentence, False, clause + 1
            if _STOPS.search(word.gap):
                clause += 1
            if word.text in OPENERS:
                clause += 1
            if len(_QUOTES.findall(word.gap)) % 2:
                quoted = not quoted
            self.clause.append(clause)
            depth.append(quoted)

    def _zones(self):
        zones, leads = [], {}
        for word in self.words:
            role = self.reading.blocks[word.block].role
            if role in ("headline", "kicker"):
                zones.append(HEADLINE)
            elif role == "standfirst":
                zones.append(LEAD)
            else:
                # Two sentences of the first paragraph, one of the second: agencies put the standfirst first.
                if word.block not in leads and len(leads) < 2:
                    leads[word.block] = {word.sentence, word.sentence + 1} if not leads else {word.sentence}
                zones.append(LEAD if word.sentence in leads.get(word.block, ()) else BODY)
        return zones

    def set_places(self, places):
        """Take the places of the document, as Placed with value (place id, name, kind)."""
        self.places = sorted(places, key=lambda placed: placed[:2])
        self._place_firsts = [placed.first for placed in self.places]
        self.place_ids = {placed.value[0] for placed in self.places}

    def dates_between(self, first, last):
        """Dates that begin at words first…last."""
        return self.dates[bisect_left(self._date_firsts, first) : bisect_right(self._date_firsts, last)]

    def places_between(self, first, last):
        """Places that begin at words first…last."""
        return self.places[bisect_left(self._place_firsts, first) : bisect_right(self._place_firsts, last)]

    def actors_between(self, first, last):
        """Actor mentions that begin at words first…last."""
        begin, end = bisect_left(self._actor_firsts, first), bisect_right(self._actor_firsts, last)
        return self.actors[begin:end]

    def same_sentence(self, one, other):
        """Whether both words exist and stand in one sentence."""
        size = len(self.words)
        return 0 <= one < size and 0 <= other < size and self.words[one].sentence == self.words[other].sentence

    def sentence_bounds(self, index):
        """First and last word of the sentence of word ``index``."""
        number = self.words[index].sentence
        return self._sentence_firsts[number], self._sentence_lasts[number]

    def distance(self, one, other):
        """Words between two words, each clause boundary counted as six."""
        return abs(one - other) + 6 * abs(self.clause[one] - self.clause[other])

    def text(self, first, last):
        """The stored text of words first…last."""
        return self.document.text[self.words[first].start : self.words[last].end]

    def before(self, index, offset=1):
        """The text of the word ``offset`` words before, empty outside the sentence."""
        return self.words[index - offset].text if self.same_sentence(index - offset, index) else ""

    def after(self, index, offset=1):
        """The text of the word ``offset`` words after, empty outside the sentence."""
        return self.words[index + offset].text if self.same_sentence(index + offset, index) else ""
