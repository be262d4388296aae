"""Publishing past a tag review: what holds it back where the newsroom's workflow asks for one."""

from django.conf import settings

from corpus_app.models import TagReviewTask


def missing_before_publishing(page, user):
    """What keeps ``user`` from publishing the latest draft of ``page`` by hand: sentences, none when nothing does.

    Asked of the tag reviews in the page's workflow that nobody publishes past, whether the page was submitted or not.
    """
    if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True) or not page.latest_revision_id:
        return []
    state = page.current_workflow_state
    workflow = state.workflow if state else page.get_workflow()
    if workflow is None:
        return []
    tasks = TagReviewTask.objects.filter(active=True, strict=True, workflow_tasks__workflow=workflow)
    return list(dict.fromkeys(sentence for task in tasks for sentence in task.missing_from(page, user)))
