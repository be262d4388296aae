"""The terms under which an article lies in the site's search index.

Codes, not words: no analyser of the backend bends them, and they never meet the words of the articles themselves,
which lie in the same index. So the statistics tell how many articles a code finds.
"""

from zlib import crc32


def stem_code(stem):
    """The code of a stem."""
    return f"s{crc32(stem.encode()):08x}"


def week_code(day, ahead=0):
    """The code of the week of a date, or of one so many weeks ahead."""
    return f"w{day.toordinal() // 7 + ahead}"


def repost_code(value):
    """The code of a number that texts hardly share unless one is a repost of the other."""
    return f"r{value:08x}"
