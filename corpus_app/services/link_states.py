"""What has become of the target of a link, as editors need to know it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from corpus_app.models import RelatedLink, Suggestion, TaggedArticle


class TargetState(TextChoices):
    LIVE = "live", pgettext_lazy("state of an article", "Live")
    DRAFT = "draft", pgettext_lazy("state of an article", "Draft")
    UNPUBLISHED = "unpublished", pgettext_lazy("state of an article", "Unpublished")
    PRIVATE = "private", pgettext_lazy("state of an article", "Private")
    EXPIRED = "expired", pgettext_lazy("state of an article", "Expired")
    OTHER = "other", pgettext_lazy("state of an article", "Not an article")


@dataclass(frozen=True)
class LinkTarget:
    """``section`` is the title of the page above; ``published`` the article's own date, if it has one."""

    page: Page
    state: TargetState
    section: str
    published: date | None

    @property
    def shown(self):
        """Whether readers get the link."""
        return self.state == TargetState.LIVE


def link_target(page_id):
    """The LinkTarget of a page; None when the page is gone."""
    page = Page.objects.filter(pk=page_id).specific().first()
    if page is None:
        return None
    parent = page.get_parent()
    day = getattr(page, getattr(page, "corpus_date_field", "first_published_at"))
    return LinkTarget(page, _state(page), parent.title if parent else "", day.date() if hasattr(day, "date") else day)


def links_back(page, other_id):
    """Whether the page, as an editor would open it, links to the other."""
    if revision := page.latest_revision:
        return any(row["target"] == other_id for row in revision.content.get("related_links", ()))
    return RelatedLink.objects.filter(page=page.pk, target=other_id).exists()


def tell_of_deletion(page):
    """Note in the history of the articles that link to ``page`` that they lose the link: it is being deleted."""
    linking = set(RelatedLink.objects.filter(target=page.pk).values_list("page_id", flat=True))
    # Links that only a draft carries so far.
    drafted = Suggestion.objects.filter(target=page.pk, state=Suggestion.State.ACCEPTED, stored=True)
    linking.update(drafted.values_list("page_id", flat=True))
    for article in Page.objects.filter(pk__in=linking).specific():
        log(article, "corpus.link_lost", data={"title": page.title})


def _state(page):
    if not isinstance(page, TaggedArticle):
        return TargetState.OTHER
    now = timezone.now()
    if page.expired or (page.live and page.expire_at and page.expire_at <= now):
        return TargetState.EXPIRED
    if not page.live:
        return TargetState.UNPUBLISHED if page.first_published_at else TargetState.DRAFT
    return TargetState.PRIVATE if page.get_view_restrictions().exists() else TargetState.LIVE
