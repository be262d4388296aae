"""How often the related articles that are proposed are those that editors had linked."""

from dataclasses import dataclass, field

from wagtail.models import Page

from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.language.folding import fold_name

from .documents import document_of
from .related import related_proposals

CUTS = (1, 5, 10)


@dataclass(slots=True)
class Scores:
    """``ranks`` of the linked articles, one a link, None where the proposals lack it."""

    ranks: list[int | None] = field(default_factory=list)

    def recall(self, cut):
        """The share of links among the first ``cut`` proposals."""
        return sum(rank is not None and rank <= cut for rank in self.ranks) / max(len(self.ranks), 1)

    @property
    def mean_reciprocal_rank(self):
        return sum(1 / rank for rank in self.ranks if rank) / max(len(self.ranks), 1)


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the pool: ``moment`` is its date and time as the pool has them."""

    page_id: int
    outlet: str
    moment: str
    headline: str


def rank_links(links, pool, engine):
    """Yield (source id, target id, rank or None) for (source, target) ids of ``pool`` (id → Listed).

    The proposals are those of the site itself, made as if the source had just been saved; then only articles of the
    source's outlet, not younger than it, are counted, and reposts of the source are left out. A target counts as
    found where a repost of it is.
    """
    by_page, by_text = {}, {}
    for listed in pool.values():
        earlier = by_page.setdefault(listed.page_id, listed)
        if listed.moment < earlier.moment:
            by_page[listed.page_id] = listed
        by_text.setdefault((listed.outlet, fold_name(listed.headline)), set()).add(listed.page_id)
    proposals = {}
    for source_id, target_id in links:
        source, target = pool[source_id], pool[target_id]
        if source_id not in proposals:
            page = Page.objects.get(pk=source.page_id).specific
            document = document_of(page)
            proposals[source_id] = related_proposals(page, document, engine.analyse(document))
        wanted = by_text[target.outlet, fold_name(target.headline)]
        yield source_id, target_id, _rank(proposals[source_id], source, wanted, by_page)


def _rank(proposals, source, wanted, by_page):
    place = 0
    for proposal in proposals:
        if proposal.kind == LinkKind.DUPLICATE:
            continue
        pages = {proposal.target_id, *proposal.reposts}
        if pages & wanted:
            return place + 1
        listed = [by_page[page_id] for page_id in pages if page_id in by_page]
        place += any(one.outlet == source.outlet and one.moment <= source.moment for one in listed)
    return None
