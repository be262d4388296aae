"""Decide on many suggestions as a batch that can be followed, cancelled and undone.

Work goes page by page, each in a transaction of its own that also records what was done: a worker that dies loses
one page at most, and whoever takes the batch up again goes on with what is left.
"""

import logging
import time
from datetime import timedelta

from django.core.exceptions import EmptyResultSet, PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Count, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import LogContext, log
from wagtail.users.models import UserProfile

from corpus_app.models import ReviewItem, ReviewJob, Suggestion

from . import decisions
from .applying import check_free, explain, store, take_out
from .errors import Conflict
from .holding import hold
from .permissions import check_may_decide

logger = logging.getLogger(__name__)

Decision, State, ItemState = ReviewJob.Decision, ReviewJob.State, ReviewItem.State
_OPEN = (Suggestion.State.PENDING, Suggestion.State.UNSURE)
_LEFT_BY = {
    Decision.ACCEPT: Suggestion.State.ACCEPTED,
    Decision.REJECT: Suggestion.State.REJECTED,
    Decision.UNSURE: Suggestion.State.UNSURE,
}
_REFUSALS = (PermissionDenied, Conflict, ValidationError)

# A task works so long, then makes room for others in the queue.
_TURN = 30.0
# Longer than a turn and its longest page: whoever was at it is dead.
_STALLED = timedelta(minutes=3)
_LONGEST_REASON = ReviewItem._meta.get_field("reason").max_length


def begin(suggestions, user, decision, *, publish=False, why=""):
    """A new batch for these suggestions (a queryset), for a worker to take up; who may do what is checked page by page.

    Raises Conflict when there are none.
    """
    with transaction.atomic():
        job = ReviewJob.objects.create(user=user, decision=decision, publish=publish, why=why)
        job.total = _list_items(job, suggestions)
        if not job.total:
            raise Conflict(_("No suggestion was chosen."))
        job.save(update_fields=["total"])
        log(job, "corpus.batch", user=user, data={"decision": job.decision, "total": job.total}, uuid=job.log_uuid)
    return job


def cancel(job, user):
    """Have the batch stop before its next page; what is done stays done."""
    _check_own(job, user)
    if ReviewJob.objects.filter(pk=job.pk, state=State.WORKING, cancelled=False).update(cancelled=True):
        log(job, "corpus.batch_cancel", user=user, uuid=job.log_uuid)


def begin_undo(job, user):
    """Have the whole batch undone under the user's name, page by page. Raises Conflict when it is still at work."""
    _check_own(job, user)
    with transaction.atomic():
        job = ReviewJob.objects.select_for_update().get(pk=job.pk)
        if job.at_work:
            raise Conflict(_("The batch is still at work."))
        if not job.items.filter(state__in=[ItemState.DONE, ItemState.KEPT]).update(state=ItemState.UNDOING):
            raise Conflict(_("There is nothing to undo."))
        job.state, job.undone_by, job.finished_at, job.touched_at = State.UNDOING, user, None, timezone.now()
        job.save()
        log(job, "corpus.batch_undo", user=user, uuid=job.log_uuid)
    return job


def may_steer(job, user):
    """True for those who may watch, cancel and undo the batch: who began it, and administrators."""
    return user.is_superuser or job.user_id == user.pk


def work(job_id, turn=_TURN):
    """Go on with a batch for ``turn`` seconds. Answers True when there is more to do."""
    job = ReviewJob.objects.select_related("user", "undone_by").filter(pk=job_id).first()
    if job is None or not job.at_work:
        return False
    undoing = job.state == State.UNDOING
    waiting = job.items.filter(state=ItemState.UNDOING if undoing else ItemState.WAITING)
    user = job.undone_by if undoing else job.user
    with LogContext(user=user) as context, override(_language_of(user)):
        context.uuid = job.log_uuid
        until = time.monotonic() + turn
        while True:
            # Says that somebody is at it, and hears of a cancellation.
            ReviewJob.objects.filter(pk=job.pk).update(touched_at=timezone.now())
            job.refresh_from_db(fields=["cancelled", "state"])
            page_id = waiting.order_by("page_id").values_list("page_id", flat=True).first()
            if page_id is None or (job.cancelled and not undoing):
                _finish(job, undoing)
                return False
            if time.monotonic() >= until:
                return True
            _work_on(waiting.filter(page_id=page_id), job, user, _undo_page if undoing else _decide_page)


def stalled():
    """Ids of the batches whose worker died or whose call got lost; each is told once, then only after a while."""
    now = timezone.now()
    at_work = ReviewJob.objects.filter(state__in=[State.WORKING, State.UNDOING], touched_at__lt=now - _STALLED)
    found = list(at_work.values_list("pk", flat=True))
    ReviewJob.objects.filter(pk__in=found).update(touched_at=now)
    return found


def progress(job):
    """How many items are in which state: {state: count}, with every state in it."""
    counted = dict(job.items.order_by().values_list("state").annotate(Count("pk")))
    return {state.value: counted.get(state.value, 0) for state in ItemState}


def _list_items(job, suggestions):
    """Write the batch's items, a hundred thousand as well as three, within the database; answers how many."""
    fixed = {"job": job.pk, "state": ItemState.WAITING.value, "reason": "", "added": False}
    values = {f"{name}_of_item": Value(value) for name, value in fixed.items()}
    rows = suggestions.order_by().annotate(**values).values_list(*values, "pk", "page_id", "state")
    names = [*fixed, "suggestion", "page", "was"]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(ReviewItem._meta.get_field(name).column) for name in names)
    try:
        select, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return 0
    with connection.cursor() as cursor:
        # Table and columns are the model's own, every value is a parameter.
        cursor.execute(f"INSERT INTO {quote(ReviewItem._meta.db_table)} ({columns}) {select}", parameters)  # noqa: S608
        return cursor.rowcount


def _check_may_decide(page, user):
    check_may_decide(user, page)


def _check_own(job, user):
    if not may_steer(job, user):
        raise PermissionDenied(_("This batch is somebody else's."))


def _language_of(user):
    """Reasons are written in the language of whoever reads them first."""
    profile = UserProfile.objects.filter(user=user).first()
    return profile.get_preferred_language() if profile else None


def _finish(job, undoing):
    ended = State.UNDONE if undoing else State.CANCELLED if job.cancelled else State.DONE
    started = State.UNDOING if undoing else State.WORKING
    ReviewJob.objects.filter(pk=job.pk, state=started).update(state=ended, finished_at=timezone.now())


def _work_on(waiting, job, user, work_on_page):
    """One page in one transaction; what goes wrong with it is said on its items and stops nothing else."""
    page_id = waiting.values_list("page_id", flat=True).first()
    try:
        with transaction.atomic():
            page = hold(page_id)
            # Another worker may have done them while this one waited for the page.
            rows = waiting.select_for_update(of=("self", "suggestion"))
            items = list(rows.select_related(*(f"suggestion__{name}" for name in ("actor", "event", "target"))))
            work_on_page(items, page, job, user)
    except _REFUSALS as error:
        _leave(waiting, job, explain(error))
    except Exception as error:
        logger.exception("Batch %s failed on page %s", job.pk, page_id)
        _leave(waiting, job, f"{type(error).__name__}: {error}")


def _leave(items, job, reason):
    state = ItemState.KEPT if job.state == State.UNDOING else ItemState.SKIPPED
    items.update(state=state, reason=reason[:_LONGEST_REASON])


def _decide_page(items, page, job, user):
    if user is None:
        raise PermissionDenied(_("The account of whoever began this is gone."))
    check = check_free if job.decision == Decision.ACCEPT else _check_may_decide
    check(page, user)
    open_ones = [item for item in items if _is_open(item)]
    for item in open_ones:
        # One object for all: what is looked up of it is so only once.
        item.suggestion.page = page
        item.was = item.suggestion.state
    if job.decision == Decision.ACCEPT:
        _accept(open_ones, page, job, user)
    else:
        _settle(open_ones, job, user)
    ReviewItem.objects.bulk_update(items, ["state", "reason", "was", "decided", "added"])


def _is_open(item):
    if item.suggestion.state in _OPEN:
        return True
    said = _("Somebody has decided on this already (%(state)s).") % {"state": item.suggestion.get_state_display()}
    item.state, item.reason = ItemState.SKIPPED, said
    return False


def _settle(items, job, user):
    """Reject, or leave open. What was left open before stays so."""
    state = _LEFT_BY[job.decision]
    changing = [item.suggestion for item in items if item.suggestion.state != state]
    if changing:
        decisions.settle(changing, user, state, job.why)
    for item in items:
        item.state, item.decided = ItemState.DONE, item.suggestion


def _accept(items, page, job, user):
    """Accept one by one; a refusal leaves its suggestion as it was and says why. Then one draft with all tags.

    To record something new may decide on another row of the page: what is new comes last and is read afresh.
    """
    for item in sorted(items, key=lambda item: item.suggestion.is_new):
        try:
            with transaction.atomic():
                known = not item.suggestion.is_new
                item.decided = decisions.accept(item.suggestion, user, why=job.why, held=known)
            item.state = ItemState.DONE
        except _REFUSALS as error:
            item.state, item.reason = ItemState.SKIPPED, explain(error)[:_LONGEST_REASON]
    accepted = {item.decided_id: item.decided for item in items if item.decided_id}
    if accepted:
        added = {suggestion.pk for suggestion in store(page, accepted.values(), user, publish=job.publish)}
        for item in items:
            item.added = item.decided_id in added


def _undo_page(items, page, job, user):
    if user is None:
        raise PermissionDenied(_("The account of whoever began this is gone."))
    added = any(item.added for item in items)
    (check_free if added else _check_may_decide)(page, user)
    decided = Suggestion.objects.select_for_update().in_bulk([item.decided_id for item in items])
    for item in items:
        item.decided = decided[item.decided_id]
        item.decided.page = page
    taken_back = [item for item in items if _take_back(item, job, user)]
    take_out(page, [item.decided for item in taken_back if item.added], user)
    ReviewItem.objects.bulk_update(items, ["state", "reason"])


def _take_back(item, job, user):
    """Restore the state before the batch, unless somebody has decided anew since. Answers whether it was."""
    suggestion = item.decided
    if suggestion.state != _LEFT_BY[job.decision] or suggestion.decided_by_id != job.user_id:
        item.state, item.reason = ItemState.KEPT, _("Somebody has decided anew since.")
        return False
    undone = decisions.undo(suggestion, user, held=True)
    if item.was == Suggestion.State.UNSURE:
        decisions.settle([undone], user, Suggestion.State.UNSURE)
    item.state, item.reason = ItemState.UNDONE, ""
    return True
