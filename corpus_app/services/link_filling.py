"""How many related articles a section shows below its articles, filling up what editors left open."""

from wagtail.models import Page

from corpus_app.models import SectionPage


def fill_of(page):
    """The number up to which the system fills the page's related articles; 0 where no section above allows it."""
    return filling_sections(page).values_list("fill_links_to", flat=True).first() or 0


def filling_sections(page):
    """The sections above ``page`` that say how many, the nearest first (a queryset)."""
    paths = [page.path[:length] for length in range(Page.steplen, len(page.path), Page.steplen)]
    return SectionPage.objects.filter(path__in=paths, fill_links_to__gt=0).order_by("-depth")


def filling_paths():
    """The tree paths of all sections that let the system fill up."""
    return tuple(SectionPage.objects.filter(fill_links_to__gt=0).order_by("path").values_list("path", flat=True))
