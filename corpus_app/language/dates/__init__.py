"""Dates in Arabic news, as EDTF: :func:`find_dates`.

The text is folded and lexed once (``lexer``). At each token that may begin a date the readers (``days``,
``calendar_dates``, ``named_years``, ``numeric_dates``, ``hijri_dates``, ``years``, ``periods``, ``distances``) say how
far they read and what the words tell, a ``When``; ``expressions`` takes the longest, ``ranges`` joins two, and ``when``
resolves it against the day of publication, the tense around (``tense``) and the date told before (``finder``).
"""

from .finder import find_dates
from .mentions import DateMention

__all__ = ["DateMention", "find_dates"]
