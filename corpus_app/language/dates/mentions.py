"""What the date reader answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression and its EDTF value; ``start`` and ``end`` are code points in the text given."""

    start: int
    end: int
    text: str
    edtf: str
