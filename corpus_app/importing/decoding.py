"""Bytes to text for Arabic files: UTF-8, UTF-16 (with or without a mark) and the 8-bit Arabic code pages."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARABIC = re.compile("[\u0621-\u064a]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
# The article and some particles stand in any Arabic text of a few sentences; a wrong code page leaves none of them.
_COMMON = re.compile(r"\b(?:ال|(?:في|من|على|إلى|الى|أن|إن|ان|عن|التي|الذي|هذا|هذه|مع|ما|لا|كان|بعد)\b)")
_SAMPLE = 100_000


def decode(data):
    """The text of ``data``; raises ValueError when it is in no encoding that Arabic news comes in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if encoding := _unmarked_utf16(data):
        return _strict(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _code_page(data, error)
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) / 50:
        raise ValueError("not text")
    return text


def _strict(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"not {error.encoding}: byte {error.start}") from error


def _unmarked_utf16(data):
    """UTF-16 Arabic has 06 (letters) or 00 (spaces, digits) in every other byte; no UTF-8 text does."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        if high.count(6) + high.count(0) > 0.8 * len(high) and high.count(6) > 0.2 * len(high):
            return encoding
    return None


def _code_page(data, error):
    texts = [data.decode(encoding, "replace") for encoding in ("cp1256", "iso8859_6")]
    best = max(texts, key=lambda text: len(_COMMON.findall(text[:_SAMPLE])))
    if _reads_as_arabic(best[:_SAMPLE]):
        return best
    raise ValueError(f"neither UTF-8 (byte {error.start}) nor an Arabic code page")


def _reads_as_arabic(text):
    letters, foreign = len(_ARABIC.findall(text)), len(_BEYOND_ASCII.findall(text))
    words = len(text.split())
    return (
        letters > 0.7 * foreign
        and not _CONTROL.search(text)
        and "\0" not in text
        and len(_COMMON.findall(text)) >= max(1, words / 20)
    )
