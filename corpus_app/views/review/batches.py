"""Batches of decisions in the admin: asked for, followed, cancelled, undone."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages

from corpus_app import dispatch
from corpus_app.models import ReviewItem, ReviewJob
from corpus_app.services import batches, review_queue
from corpus_app.services.errors import Conflict
from corpus_app.ui.review import FilterForm
from corpus_app.ui.suggestions import USUAL_REASONS

from .queue import ReviewMixin

_PER_PAGE = 50
_SHOWN_BATCHES = 50


class BatchForm(forms.Form):
    """What is to be done: with the suggestions ticked, or with all that ``query`` (the queue's filters) finds.

    ``reason`` is one of the usual reasons of a rejection, ``why`` says it in other words. ``newest`` is the id of the
    newest suggestion counted when the user was asked: later ones are left alone.
    """

    decision = forms.ChoiceField(choices=ReviewJob.Decision.choices)
    publish = forms.BooleanField(required=False)
    reason = forms.ChoiceField(required=False, choices=[("", ""), *USUAL_REASONS.items()])
    why = forms.CharField(required=False, max_length=255)
    query = forms.CharField(required=False, max_length=2000)
    newest = forms.IntegerField(required=False, min_value=0, max_value=2**62)

    @property
    def given_why(self):
        wish = self.cleaned_data
        return wish["why"].strip() or (wish["reason"] if wish["decision"] == ReviewJob.Decision.REJECT else "")


class ConfirmBatchView(ReviewMixin, TemplateView):
    """Asks before a decision on all that the filters find, and says how much that is."""

    page_title = gettext_lazy("Decide on all of these")
    template_name = "corpus_app/admin/review/confirm.html"

    def get_context_data(self, **kwargs):
        decision = self.request.GET.get("decision")
        found = self.suggestions.order_by()
        counted, more = review_queue.targets(self.suggestions)
        return super().get_context_data(
            decision=decision if decision in ReviewJob.Decision.values else ReviewJob.Decision.ACCEPT.value,
            count=found.count(),
            articles=found.values("page").distinct().count(),
            targets=counted[:5],
            more_targets=bool(counted[5:] or more),
            newest=found.aggregate(newest=Max("pk"))["newest"] or 0,
            query=self.query(decision=""),
            may_publish=self.may_publish,
            usual_reasons=USUAL_REASONS.items(),
            **kwargs,
        )


@require_POST
def begin(request):
    """Begin a batch and lead to its page."""
    if not review_queue.may_review(request.user):
        raise PermissionDenied
    form = BatchForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("No suggestion was chosen."))
        return redirect("corpus_admin:review")
    wish = form.cleaned_data
    if wish["newest"] is not None:
        filters = FilterForm(QueryDict(wish["query"]), request.user).filters()
        suggestions = review_queue.queue(request.user, filters).filter(pk__lte=wish["newest"])
    else:
        ids = [int(pk) for pk in request.POST.getlist("suggestion") if pk.isascii() and pk.isdecimal() and len(pk) < 19]
        suggestions = review_queue.chosen(request.user, ids)
    try:
        job = batches.begin(suggestions, request.user, wish["decision"], publish=wish["publish"], why=form.given_why)
    except Conflict as conflict:
        messages.error(request, str(conflict))
        return redirect(f"{reverse('corpus_admin:review')}?{wish['query']}")
    dispatch.work_on(job.pk)
    return redirect("corpus_admin:batch", job.pk)


class BatchListView(ReviewMixin, TemplateView):
    """The user's latest batches; an administrator's list has everybody's."""

    page_title = gettext_lazy("Review batches")
    template_name = "corpus_app/admin/review/batches.html"

    def get_context_data(self, **kwargs):
        jobs = ReviewJob.objects.select_related("user")
        if not self.request.user.is_superuser:
            jobs = jobs.filter(user=self.request.user)
        return super().get_context_data(jobs=jobs[:_SHOWN_BATCHES], **kwargs)


class BatchView(ReviewMixin, TemplateView):
    """How far a batch is, what it left out and why."""

    page_title = gettext_lazy("Review batch")
    template_name = "corpus_app/admin/review/batch.html"
    scripts = ("server", "batch-controller")

    def get_context_data(self, pk, **kwargs):
        job = _job(self.request, pk)
        why = USUAL_REASONS.get(job.why, job.why)
        return super().get_context_data(why=why, **_status(job, self.request.GET.get("p")), **kwargs)


@require_GET
def status(request, pk):
    """The part of the batch's page that changes, as HTML."""
    job = _job(request, pk)
    return render(request, "corpus_app/admin/review/batch_status.html", _status(job, request.GET.get("p")))


@require_POST
def cancel(request, pk):
    """Have a batch stop."""
    batches.cancel(_job(request, pk), request.user)
    return redirect("corpus_admin:batch", pk)


@require_POST
def undo(request, pk):
    """Have a batch undone."""
    try:
        batches.begin_undo(_job(request, pk), request.user)
        dispatch.work_on(pk)
    except Conflict as conflict:
        messages.error(request, str(conflict))
    return redirect("corpus_admin:batch", pk)


def _job(request, pk):
    job = get_object_or_404(ReviewJob.objects.select_related("user", "undone_by"), pk=pk)
    if not batches.may_steer(job, request.user):
        raise PermissionDenied
    return job


def _status(job, number):
    counts = batches.progress(job)
    left_out = job.items.filter(state__in=[ReviewItem.State.SKIPPED, ReviewItem.State.KEPT])
    related = left_out.select_related("page", "suggestion__actor", "suggestion__event", "suggestion__target")
    awaited = counts["undoing"] if job.state == ReviewJob.State.UNDOING else counts["waiting"]
    return {
        "job": job,
        "counts": counts,
        "finished": job.total - awaited,
        "left_out": Paginator(related, _PER_PAGE).get_page(number),
        "may_undo": not job.at_work and counts["done"] + counts["kept"] > 0,
    }
