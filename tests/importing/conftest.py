import pytest

from corpus_app.importing.article import RawRecord
from corpus_app.importing.structure import structure


@pytest.fixture
def read():
    """Structures a text as if it came from a bare file, or with fields beside it."""

    def read(text, *, bare=None, is_html=False, **fields):
        bare = not fields and not is_html if bare is None else bare
        return structure(RawRecord("test.txt", ("test.txt",), text, fields, is_html, bare))

    return read


@pytest.fixture
def blocks(read):
    """The (kind, text or items) pairs of a text."""

    def blocks(text, **options):
        return [(block.kind, block.text or list(block.items)) for block in read(text, **options).blocks]

    return blocks
