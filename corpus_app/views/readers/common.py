"""What the readers' views share."""

from functools import wraps

from django.core.paginator import Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from corpus_app.models import SlugRedirect
from corpus_app.services.published import Published

ARTICLES_A_PAGE = 20


def published_of(request):
    """The public part of the request's site; 404 where no site answers."""
    published = Published.of(request)
    if published is None:
        raise Http404
    return published


def get_public(records, slug):
    """The record of the queryset with ``slug``, or 404."""
    record = records.filter(slug=slug).first() if slug.isprintable() else None
    if record is None:
        raise Http404
    return record


def follows_merges(kind):
    """Decorates a view of one record by ``slug``: a merged record's address leads to the one it became, if public."""

    def decorate(view):
        @wraps(view)
        def follow(request, slug):
            try:
                return view(request, slug=slug)
            except Http404:
                former = SlugRedirect.objects.filter(kind=kind, slug=slug).first() if slug.isprintable() else None
                public = getattr(published_of(request), f"{kind}s")
                record = former and public.filter(pk=getattr(former, f"{kind}_id")).first()
                if not record:
                    raise
            address = reverse(request.resolver_match.view_name, args=[record.slug])
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

        return follow

    return decorate


def paged(request, records, size=ARTICLES_A_PAGE, parameter="page"):
    """The page of ``records`` that the request asks for; a page out of range gives the nearest one.

    The page knows the query string that leads to its neighbours (``page.previous``, ``page.next``, "" for none).
    """
    page = Paginator(records, size).get_page(request.GET.get(parameter))
    page.previous = _query(request, parameter, page.number - 1) if page.has_previous() else ""
    page.next = _query(request, parameter, page.number + 1) if page.has_next() else ""
    return page


def _query(request, parameter, number):
    query = request.GET.copy()
    query[parameter] = number
    return f"?{query.urlencode()}"
