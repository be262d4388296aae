"""What an imported article came from."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleSource(models.Model):
    """The raw text of an imported article.

    ``identity`` (a URL or a file name) finds it again, ``digest`` tells a change.
    """

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="article_source"
    )
    identity = models.CharField(_("identity"), max_length=500, unique=True)
    digest = models.CharField(max_length=64, db_index=True)
    raw = models.TextField(_("raw text"))
    imported_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("article source")
        verbose_name_plural = _("article sources")

    def __str__(self):
        return self.identity
