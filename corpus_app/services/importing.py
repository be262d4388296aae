"""Store imported articles: find the page by its source, create it or add a revision, note what it came from."""

from dataclasses import dataclass
from itertools import chain

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Site
from wagtail.rich_text import RichText

from corpus_app.importing.article import ImportFault
from corpus_app.importing.rendering import to_html
from corpus_app.importing.structure import structure
from corpus_app.models import ArticlePage, ArticleSource, HomePage, SectionPage

from .requests import bulk

CREATED, CHANGED, UNCHANGED, REPEATED, FAILED = "created", "changed", "unchanged", "repeated", "failed"


class NoHomePage(Exception):
    """The site has no home page under which articles could be put."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record; ``message`` says why it failed."""

    result: str
    where: str
    headline: str = ""
    message: str = ""


def find_home():
    """The home page of the default site, else the first; raises NoHomePage."""
    for site in chain(Site.objects.filter(is_default_site=True), Site.objects.all()):
        home = site.root_page.specific
        if isinstance(home, HomePage):
            return home
    home = HomePage.objects.order_by("path").first()
    if home is None:
        raise NoHomePage
    return home


def import_records(records, *, section="", publish=False, dry_run=False, user=None):
    """Import each RawRecord and yield its Outcome; an ImportFault among ``records`` is passed on as failed.

    Each article is stored in a transaction of its own, so that one failure costs one article, and analysed on
    the bulk queue. New articles are drafts unless ``publish``; an article whose source has changed gets a new
    revision of its page, also published only on ``publish``; an unchanged source leaves its page alone, whatever
    editors have made of it. Where several records of a run have one identity (an article listed under two sections)
    the first counts, so that a second run finds nothing to do. ``section`` (slug or title) overrides the records'
    own. Raises NoHomePage.
    """
    home = find_home()
    seen = set()
    for record in records:
        if isinstance(record, ImportFault):
            yield Outcome(FAILED, record.where, message=record.message)
            continue
        if record.identities[0] in seen:
            yield Outcome(REPEATED, record.where, record.fields.get("headline", ""))
            continue
        seen.add(record.identities[0])
        try:
            # Left before the outcome is handed on: a generator must not hold a context between two steps.
            with bulk(), transaction.atomic():
                outcome = _import_record(record, home, section, publish, dry_run, user)
        except ImportFault as fault:
            outcome = Outcome(FAILED, fault.where, message=fault.message)
        except ValidationError as error:
            outcome = Outcome(FAILED, record.where, message="; ".join(error.messages))
        except DatabaseError as error:
            outcome = Outcome(FAILED, record.where, message=str(error))
        yield outcome


def _import_record(record, home, section, publish, dry_run, user):
    source = _find_source(record)
    if source and source.digest == record.digest:
        return Outcome(UNCHANGED, record.where, source.page.title)
    article = structure(record)
    if not dry_run:
        if source:
            page = _change(source.page.specific, article, publish, user)
        else:
            page = _create(article, _parent(home, section or article.section), publish, user)
        ArticleSource.objects.update_or_create(
            page_id=page.pk, defaults={"identity": article.identity, "digest": article.digest, "raw": article.raw}
        )
    return Outcome(CHANGED if source else CREATED, record.where, article.headline)


def _find_source(record):
    """The source under the preferred identity or, for a file that was given its address later, its file name."""
    found = {
        source.identity: source
        for source in ArticleSource.objects.filter(identity__in=record.identities).select_related("page").defer("raw")
    }
    return next((found[identity] for identity in record.identities if identity in found), None)


def _parent(home, section):
    """The page to put an article under, freshly read: its section, created when missing, else the home page."""
    if section:
        sections = SectionPage.objects.descendant_of(home)
        found = sections.filter(Q(slug=section) | Q(title=section)).order_by("path").first()
        if found is None:
            found = HomePage.objects.get(pk=home.pk).add_child(instance=SectionPage(title=section))
            found.save_revision().publish()
        return SectionPage.objects.get(pk=found.pk)
    return HomePage.objects.get(pk=home.pk)


def _create(article, parent, publish, user):
    page = ArticlePage(live=False, **_fields(article))
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    _save_revision(page, publish, user)
    return page


def _change(page, article, publish, user):
    if page.locked:
        raise ImportFault(article.where, f"page {page.pk} is locked")
    latest = page.get_latest_revision_as_object()
    for name, value in _fields(article).items():
        setattr(latest, name, value)
    if not page.live:
        # As the editor does: a page that was never published shows its draft in listings and search.
        latest.save(clean=False)
    _save_revision(latest, publish, user)
    return page


def _save_revision(page, publish, user):
    revision = page.save_revision(user=user, log_action=True)
    if publish:
        revision.publish(user=user)


def _fields(article):
    return {
        "title": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "body": [("text", RichText(to_html(article.blocks)))],
        "byline": article.byline,
        "outlet": article.outlet,
        "source_url": article.url,
        "date": article.date,
        "date_precision": article.date_precision,
    }
