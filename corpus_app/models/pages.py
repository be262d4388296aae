"""The newsroom's page types: home, section, article."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.search import index

from corpus_app.language.folding import fold

from .articles import TaggedArticle
from .choices import DatePrecision
from .tags import ActorTag, EventTag, PageTagManager

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul", "blockquote", "hr"]


class PhotoBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), required=False)
    credit = blocks.CharBlock(label=_("credit"), required=False)

    class Meta:
        icon = "image"
        label = _("Photo")
        template = "corpus_app/blocks/photo.html"


class BodyBlock(blocks.StreamBlock):
    """The body is mostly one text block; photos and embeds part it."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow")
    photo = PhotoBlock()
    embed = EmbedBlock(label=_("Embed"), icon="media")


class HomePage(Page):
    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    template = "corpus_app/pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["corpus_app.SectionPage", "corpus_app.ArticlePage", "corpus_app.ThreadPage"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class SectionPage(Page):
    introduction = models.TextField(_("introduction"), blank=True)
    fill_links_to = models.PositiveSmallIntegerField(
        _("fill related articles up to"),
        default=0,
        validators=[MaxValueValidator(20)],
        help_text=_(
            "So many related articles are shown below each article of this section. Where editors chose fewer, the "
            "system adds its own, marked as automatic. 0 leaves it to the section above; where none says more, only "
            "chosen ones are shown."
        ),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("fill_links_to")]
    template = "corpus_app/pages/section.html"
    parent_page_types = ["corpus_app.HomePage", "corpus_app.SectionPage"]
    subpage_types = ["corpus_app.SectionPage", "corpus_app.ArticlePage", "corpus_app.ThreadPage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class ArticlePage(TaggedArticle, Page):
    """An article; its headline is the page's title."""

    kicker = models.CharField(_("kicker"), max_length=120, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    byline = models.CharField(_("authors"), max_length=200, blank=True)
    outlet = models.CharField(_("outlet"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the original"), max_length=500, blank=True)
    date = models.DateField(_("publication date"), null=True, blank=True, db_index=True)
    date_precision = models.CharField(
        _("precision of the date"), max_length=10, choices=DatePrecision, default=DatePrecision.DAY
    )
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    actors = PageTagManager(through=ActorTag, blank=True, verbose_name=_("actors"), related_name="articles")
    events = PageTagManager(through=EventTag, blank=True, verbose_name=_("events"), related_name="articles")

    corpus_fields = {"kicker": "kicker", "title": "headline", "standfirst": "standfirst", "body": "paragraph"}
    corpus_date_field = "date"

    content_panels = [
        FieldPanel("kicker"),
        TitleFieldPanel("title", heading=_("Headline"), placeholder=_("Headline")),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")], heading=_("Publication date")),
        FieldPanel("image"),
    ]
    source_panels = [
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("outlet"), FieldPanel("source_url")], heading=_("Authors and source")
        )
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Text")),
            ObjectList(TaggedArticle.corpus_panels, heading=_("Actors, events, links")),
            ObjectList(source_panels, heading=_("Source")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("folded_text"),
        index.FilterField("date"),
    ]
    template = "corpus_app/pages/article.html"
    parent_page_types = ["corpus_app.SectionPage", "corpus_app.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def folded_text(self):
        """Headline, standfirst and body with spelling variants folded, for the search index."""
        body = self._meta.get_field("body").get_searchable_content(self.body)
        return fold("\n".join([self.title, self.standfirst, *body]))
