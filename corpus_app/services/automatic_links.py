"""Keep the links that the system fills a section's articles up with. Readers only ever get what is stored here."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from corpus_app.analysis.vocabulary import LinkKind
from corpus_app.models import AutomaticLink, CorpusSettings, ExcludedArticle, RelatedLink, Suggestion

from .holding import hold
from .link_filling import fill_of, filling_paths
from .link_requests import note

# What is stored: enough for the highest setting of a section.
MOST_STORED = 20
# So many articles are ranked anew because of one that came or went.
_MOST_TOUCHED = 50


def public_pages():
    """Pages that everybody may open: live, not past their expiry, not private."""
    return Page.objects.live().public().filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()))


def link_threshold(page):
    """The lowest score of a related article on the page's site."""
    site = page.get_site()
    return (CorpusSettings.for_site(site) if site else CorpusSettings()).link_threshold


def keep_automatic_links(page, related):
    """Store the best of ``related`` (RelatedProposals of the page's live text) as its automatic links.

    Left out are reposts of the page, of what an editor chose or of what stands before, links that an editor rejected
    for this page, excluded articles, and what the public cannot open.
    """
    wanted = _worth_filling_in(page, related) if fill_of(page) else []
    rows = {
        link.target_id: AutomaticLink(
            page_id=page.pk,
            target_id=link.target_id,
            kind=link.kind.value,
            position=position,
            score=link.score,
            reasons=[asdict(reason) for reason in link.reasons],
        )
        for position, link in enumerate(wanted)
    }
    with transaction.atomic():
        # Two workers may have ranked the page at the same time.
        try:
            hold(page.pk)
        except Page.DoesNotExist:
            return
        kept = {row.target_id: row for row in AutomaticLink.objects.filter(page=page.pk)}
        gone = [row.pk for row in kept.values() if row.target_id not in rows]
        AutomaticLink.objects.filter(pk__in=gone).delete()
        AutomaticLink.objects.bulk_create(
            [row for row in rows.values() if _differs(row, kept.get(row.target_id))],
            update_conflicts=True,
            unique_fields=["page", "target"],
            update_fields=["kind", "position", "score", "reasons"],
        )


def links_matter():
    """Whether any article is filled up, or has links that a newer article could outdo."""
    return bool(filling_paths()) or RelatedLink.objects.exists()


def note_touched(page, related):
    """Have the articles ranked anew that would now link to ``page``, or did so far.

    That is those which the system fills up, and those with links of an editor's choice: it may outdo one of them.
    """
    sections, lowest = filling_paths(), link_threshold(page)
    near = [link.target_id for link in related if link.score >= lowest and link.kind != LinkKind.DUPLICATE]
    linking = AutomaticLink.objects.filter(target=page.pk).order_by("-score").values_list("page_id", flat=True)
    touched = list(dict.fromkeys([*near[:_MOST_TOUCHED], *linking[:_MOST_TOUCHED]]))[:_MOST_TOUCHED]
    paths = public_pages().filter(pk__in=touched).exclude(pk=page.pk).values_list("pk", "path")
    chosen = RelatedLink.objects.filter(page__in=touched, pinned=False).values_list("page_id", flat=True)
    with_links = set(chosen.distinct())
    note(pk for pk, path in paths if pk in with_links or path.startswith(sections))


def take_away(page_id):
    """End the automatic links to a page that is to have none; the articles that lose one are noted for ranking.

    Answers whether there were any.
    """
    links = AutomaticLink.objects.filter(target=page_id)
    note(links.order_by("-score").values_list("page_id", flat=True)[:_MOST_TOUCHED])
    return bool(links.delete()[0])


def _worth_filling_in(page, related):
    lowest = link_threshold(page)
    chosen = set(RelatedLink.objects.filter(page=page.pk).values_list("target_id", flat=True))
    links = [
        link
        for link in related
        if link.score >= lowest
        and link.kind != LinkKind.DUPLICATE
        and link.target_id != page.pk
        and not chosen & {link.target_id, *link.reposts}
    ]
    targets = {link.target_id for link in links}
    rejected = Suggestion.objects.filter(page=page.pk, target__in=targets, state=Suggestion.State.REJECTED)
    left_out = set(rejected.values_list("target_id", flat=True))
    left_out.update(ExcludedArticle.objects.filter(page__in=targets).values_list("page_id", flat=True))
    public = set(public_pages().filter(pk__in=targets - left_out).values_list("pk", flat=True))
    return [link for link in links if link.target_id in public][:MOST_STORED]


def _differs(row, kept):
    names = ("kind", "position", "score", "reasons")
    return kept is None or any(getattr(row, name) != getattr(kept, name) for name in names)
