"""Dates in Arabic news, as EDTF: :func:`find_dates`."""

from .finder import find_dates
from .mentions import DateMention

__all__ = ["DateMention", "find_dates"]
