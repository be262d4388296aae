"""Keeps publishing in the admin behind the tag review."""

from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from corpus_app.services.tag_review import missing_before_publishing


def hold_publishing(request, page):
    """As a hook before a page is published: leaves it a draft and says what is missing, or answers None."""
    if missing := missing_before_publishing(page, request.user):
        _tell(request, page, missing)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def hold_bulk_publishing(request, action_type, objects, action):
    """The same for pages published together: none is, while one of them is held back."""
    pages = [page for page in objects if isinstance(page, Page)] if action_type == "publish" else []
    if request.POST.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    held = [(page, missing) for page in pages if (missing := missing_before_publishing(page, request.user))]
    for page, missing in held:
        _tell(request, page, missing)
    return redirect(action.next_url) if held else None


def _tell(request, page, missing):
    title = page.get_admin_display_title()
    intro = _("“%(title)s” was not published; its draft is saved. The tag review asks for more:") % {"title": title}
    sentences = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in missing))
    messages.error(request, format_html("{}<ul>{}</ul>", intro, sentences))
