"""What the admin's templates ask about the review of tags."""

from django import template

register = template.Library()


@register.simple_tag
def missing_for_approval(task_state, page, user):
    """Sentences on what keeps ``user`` from approving ``page`` at a tag review; none when it is ready."""
    return task_state.task.specific.missing_from(page, user)
