"""A signature by which texts that are nearly one find each other in an index, however many share their words.

MinHash (Broder 1997) over runs of three words, one hash for all (Li, Owen and Zhang 2012), cut into bands.
"""

from hashlib import blake2b
from zlib import crc32

from corpus_app.language.folding import fold
from corpus_app.language.tokens import tokenize

_RUN = 3
# Texts that share the part s of their runs share a band with the chance 1 - (1 - s³)⁸: .97 for s = .7, .12 for .25.
_BANDS, _ROWS = 8, 3
_BINS = _BANDS * _ROWS


def bands(text):
    """The signature: eight numbers of 32 bits, or none for a text of fewer than three words."""
    words = [token.text for token in tokenize(fold(text))]
    least = [None] * _BINS
    for start in range(len(words) - _RUN + 1):
        digest = blake2b(" ".join(words[start : start + _RUN]).encode(), digest_size=8).digest()
        place, value = int.from_bytes(digest[:4]) % _BINS, int.from_bytes(digest[4:])
        if least[place] is None or value < least[place]:
            least[place] = value
    if all(value is None for value in least):
        return []
    return [crc32(repr((band, *_rows(least, band))).encode()) for band in range(_BANDS)]


def _rows(least, band):
    """The values of a band; a bin that the text left empty takes the next one's."""
    for place in range(band * _ROWS, (band + 1) * _ROWS):
        yield next(least[(place + step) % _BINS] for step in range(_BINS) if least[(place + step) % _BINS] is not None)
