"""Files in the encodings that Arabic news comes in."""

import codecs

import pytest

from corpus_app.importing.decoding import decode

TEXT = "اجتمع الوزراء في العاصمة أمس، وقالوا إن التمويل سيبحث مع المصرف الدولي.\nوأضافوا أن العمل يبدأ في عام 2015."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1256"),
        TEXT.encode("iso8859-6"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "utf-32", "1256", "8859-6"],
)
def test_encodings(data):
    assert decode(data) == TEXT


@pytest.mark.parametrize("text", ["", "plain words", "نص"])
def test_short_texts(text):
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 4,
        TEXT.encode()[:-20] + b"\xff\xfe\xfd" + TEXT.encode(),
        "Привет, мир, это новости".encode("koi8-r"),
        bytes(range(1, 32)) * 10,
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
    ],
    ids=["picture", "broken utf-8", "Russian", "controls", "broken utf-16"],
)
def test_the_unreadable_is_refused(data):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for people
        decode(data)
