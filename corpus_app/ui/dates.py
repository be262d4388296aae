"""Dates as the reader of the admin reads them."""

from django.utils.translation import get_language

from corpus_app.language.edtf_display import display_date


def date_in_words(edtf):
    """An EDTF date in the reader's language; what is none stays as it is."""
    try:
        return display_date(edtf or "", get_language() or "")
    except ValueError:
        return edtf
