"""The seed articles come out as a reader would want them, paragraph by paragraph."""

import datetime
from pathlib import Path

import pytest

from corpus_app.importing.readers import find_files, read_records
from corpus_app.importing.structure import structure

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def articles():
    return {Path(record.where).name[:3]: structure(record) for record in read_records(find_files([SEEDS]))}


def as_markdown(article):
    """Headline, byline (@), standfirst (>) and blocks, one part each."""
    parts = [f"# {article.headline}"]
    parts += [f"@ {article.byline}"] if article.byline else []
    parts += [f"> {article.standfirst}"] if article.standfirst else []
    for block in article.blocks:
        if block.kind in ("ul", "ol"):
            parts.append("\n".join(f"- {item}" for item in block.items))
        else:
            parts.append(f"## {block.text}" if block.kind == "h2" else block.text)
    return parts


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_paragraph(articles, number):
    expected = (EXPECTED / f"{number}.md").read_text(encoding="utf-8").strip().split("\n\n")
    assert as_markdown(articles[number]) == expected


@pytest.mark.parametrize(
    ("number", "outlet", "date", "section"),
    [
        ("000", "العربي الجديد", datetime.date(2014, 8, 26), ""),
        ("001", "اندبندنت عربية", datetime.date(2019, 2, 6), "دوليات"),
        ("002", "البناء", datetime.date(2015, 6, 1), ""),
        ("003", "hyksar.com", datetime.date(2025, 11, 1), ""),
        ("004", "", datetime.date(2025, 10, 1), ""),
    ],
)
def test_what_the_texts_lack_comes_from_the_metadata(articles, number, outlet, date, section):
    article = articles[number]
    assert (article.outlet, article.date, article.section) == (outlet, date, section)
    assert article.date_precision == "estimated"


def test_the_raw_text_is_kept(articles):
    for article in articles.values():
        file = next(SEEDS.glob(Path(article.where).name))
        assert article.raw == file.read_text(encoding="utf-8")
