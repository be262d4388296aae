"""What the admin's templates ask: dates in words, and what the review of tags lacks."""

from django import template

from corpus_app.ui.dates import date_in_words
from corpus_app.wording import comma

register = template.Library()
register.simple_tag(comma, name="comma")
register.filter("edtf_in_words", date_in_words)


@register.simple_tag
def missing_for_approval(task_state, page, user):
    """Sentences on what keeps ``user`` from approving ``page`` at a tag review; none when it is ready."""
    return task_state.task.specific.missing_from(page, user)
