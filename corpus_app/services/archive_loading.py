"""Fill a scratch database with an archive as if it had been imported, published and analysed, in bulk."""

from datetime import datetime, time

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText
from wagtail.search.backends import get_search_backend

from corpus_app.analysis.related_words import profile_of
from corpus_app.importing.article import ImportFault
from corpus_app.importing.rendering import to_html
from corpus_app.importing.structure import structure
from corpus_app.models import ArticlePage, ArticleWords, HomePage, SectionPage, Suggestion

from .article_words import take_statistics
from .documents import document_of

_BATCH = 500


def load_archive(records, engine):
    """Store RawRecords as live articles with their words and what ``engine`` suggests; yields (record, page id).

    Records that cannot be imported are passed over; those of one identity share a page. No signals, no revisions:
    never call it on a newsroom's database.
    """
    archive = _Archive(engine)
    for record in records:
        if not isinstance(record, ImportFault):
            try:
                yield record, archive.add(record)
            except ImportFault:
                continue
    archive.finish()


class _Archive:
    def __init__(self, engine):
        self.engine = engine
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
        Locale.objects.get_or_create(language_code="ar")
        root.refresh_from_db()
        self.home = root.add_child(instance=HomePage(title="المدوّنة", slug="scratch"))
        self.content_type = ContentType.objects.get_for_model(ArticlePage)
        self.sections, self.pages, self.waiting = {}, {}, []
        self.next_pk = 0

    def add(self, record):
        """The id of the record's page."""
        if page_id := self.pages.get(record.identities[0]):
            return page_id
        article = structure(record)
        section = self._section(article.section)
        section.numchild += 1
        self.next_pk = self.next_pk or Page.objects.latest("pk").pk + 100_000
        self.next_pk += 1
        published = timezone.make_aware(datetime.combine(article.date, time())) if article.date else timezone.now()
        page = ArticlePage(
            id=self.next_pk,
            page_ptr_id=self.next_pk,
            path=Page._get_path(section.path, section.depth + 1, section.numchild),
            depth=section.depth + 1,
            slug=f"article-{self.next_pk}",
            url_path=f"{section.url_path}article-{self.next_pk}/",
            locale=section.locale,
            content_type=self.content_type,
            title=article.headline,
            draft_title=article.headline,
            standfirst=article.standfirst,
            kicker=article.kicker,
            body=[("text", RichText(to_html(article.blocks)))],
            outlet=article.outlet,
            date=article.date,
            first_published_at=published,
            live=True,
        )
        self.waiting.append(page)
        self.pages[record.identities[0]] = page.pk
        if len(self.waiting) >= _BATCH:
            self._store()
        return page.pk

    def finish(self):
        self._store()
        for section in self.sections.values():
            Page.objects.filter(pk=section.pk).update(numchild=section.numchild)
        take_statistics()

    def _section(self, name):
        if name not in self.sections:
            self.home.refresh_from_db()
            number = len(self.sections) + 1
            self.sections[name] = self.home.add_child(instance=SectionPage(title=name or "–", slug=f"section-{number}"))
        return self.sections[name]

    def _store(self):
        names = [field.attname for field in Page._meta.concrete_fields]
        Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in names}) for page in self.waiting])
        words, suggestions = [], []
        for page in self.waiting:
            # Raw: the row of the article alone, and no receiver starts to work.
            page.save_base(raw=True, force_insert=True)
            document = document_of(page)
            words.append(ArticleWords.of(page.pk, profile_of(document), document.published))
            if self.engine:
                suggestions += _suggestions(page, self.engine.analyse(document))
        ArticleWords.objects.bulk_create(words)
        get_search_backend().get_index_for_model(ArticleWords).add_items(ArticleWords, words)
        Suggestion.objects.bulk_create(suggestions)
        self.waiting = []


def _suggestions(page, analysis):
    for kind, proposals in ((Suggestion.Kind.ACTOR, analysis.actors), (Suggestion.Kind.EVENT, analysis.events)):
        for proposal in proposals:
            if proposal.id and proposal.score >= 0.5:
                yield Suggestion(
                    page_id=page.pk,
                    kind=kind,
                    key=f"{kind}:{proposal.id}",
                    score=proposal.score,
                    **{f"{kind}_id": proposal.id},
                )
