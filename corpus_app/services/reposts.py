"""Pairs of articles that are one text, or nearly, as the analyses found them."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from corpus_app.analysis.differences import Row, Side, differences
from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.models import Suggestion, TaggedArticle

from .automatic_links import public_pages
from .desk import articles_for
from .documents import document_of, latest_text


@dataclass
class RepostPair:
    """Two articles, by their ids; ``likeness`` of a hundred, ``days`` between them (None: not known)."""

    one_id: int
    other_id: int
    likeness: int
    days: int | None
    one: Page | None = None
    other: Page | None = None
    sections: list = field(default_factory=list)


@dataclass(frozen=True)
class ComparedArticle:
    """``page`` as editors would open it, ``section`` the title of the page above."""

    page: Page
    published: date | None
    section: str


@dataclass(frozen=True)
class Comparison:
    """Two articles side by side, the older one first; ``rows`` are analysis.differences.Row."""

    articles: tuple[ComparedArticle, ComparedArticle]
    rows: list[Row]

    @property
    def only_older(self):
        """How many sentences only the older one has."""
        return self._count(Side.ONLY_HERE)

    @property
    def only_newer(self):
        """How many sentences only the newer one has."""
        return self._count(Side.ONLY_THERE)

    @property
    def changed(self):
        """How many sentences both have in other words."""
        return self._count(Side.CHANGED)

    def _count(self, side):
        return sum(row.side == side for row in self.rows)


def repost_pairs(user, section=None):
    """RepostPairs of articles that ``user`` may edit, the likest first; each pair once.

    ``section`` (a page): only those with an article below it.
    """
    mine = articles_for(user).values("pk")
    found = Suggestion.objects.filter(kind=Suggestion.Kind.ARTICLE, proposal__kind=LinkKind.DUPLICATE.value)
    found = found.exclude(state=Suggestion.State.WITHDRAWN).filter(page__in=mine, target__in=mine)
    if section:
        below = Page.objects.descendant_of(section).values("pk")
        found = found.filter(page__in=below) | found.filter(target__in=below)
    pairs = {}
    for page_id, target_id, score, reasons in found.values_list("page_id", "target_id", "score", "reasons"):
        key = min(page_id, target_id), max(page_id, target_id)
        likeness = max(round(score * 100), pairs[key].likeness if key in pairs else 0)
        pairs[key] = RepostPair(*key, likeness, _days_apart(reasons))
    return sorted(pairs.values(), key=lambda pair: (-pair.likeness, -pair.other_id, -pair.one_id))


def fill_in(pairs):
    """Fetch the articles of these pairs and the titles of their sections, in few queries."""
    ids = {pk for pair in pairs for pk in (pair.one_id, pair.other_id)}
    articles = Page.objects.in_bulk(ids)
    above = {page.path[: -Page.steplen] for page in articles.values()}
    titles = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    for pair in pairs:
        pair.one, pair.other = articles[pair.one_id], articles[pair.other_id]
        sections = [titles.get(page.path[: -Page.steplen], "") for page in (pair.one, pair.other)]
        pair.sections = list(dict.fromkeys(sections))
    return pairs


def compare(one, other, user):
    """The Comparison of two articles (pages) as ``user`` may read them: drafts of those that they may edit.

    None when one of them is no article. Raises PermissionDenied.
    """
    pages = [_readable(page, user) for page in (one, other)]
    if None in pages:
        return None
    # Without a date, the one that was there first.
    read = sorted(((document_of(page), page) for page in pages), key=lambda pair: _age(*pair))
    articles = tuple(ComparedArticle(page, document.published, page.get_parent().title) for document, page in read)
    return Comparison(articles, differences(*(document.text for document, _page in read)))


def _readable(page, user):
    if page.permissions_for_user(user).can_edit():
        return latest_text(page)
    if not public_pages().filter(pk=page.pk).exists():
        raise PermissionDenied
    return page.specific if isinstance(page.specific, TaggedArticle) else None


def _age(document, page):
    return document.published is None, document.published or date.min, page.pk


def _days_apart(reasons):
    days = [reason["params"].get("days") for reason in reasons if reason.get("code") == "days_apart"]
    return abs(days[0]) if days and isinstance(days[0], int) else None
