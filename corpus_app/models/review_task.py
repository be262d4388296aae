"""A step of Wagtail's workflows: somebody looks over the tags before an article goes on."""

from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import AbstractGroupApprovalTask, TaskState

from corpus_app.wording import listed

from .articles import TaggedArticle
from .choices import ActorKind, Category, ParticipantRole
from .suggestions import Suggestion

# Naming a person as doing or suffering these can harm them: nobody does it alone.
_GRAVE = (Category.ACCUSE, Category.ASSAULT)
_GRAVE_ROLES = (ParticipantRole.INITIATOR, ParticipantRole.TARGET)


class NotReady(PermissionDenied):
    """The article lacks what the step asks for; ``missing`` says what, in words."""

    def __init__(self, missing):
        super().__init__(" ".join(missing))
        self.missing = missing


class TagReviewTask(AbstractGroupApprovalTask):
    """Approval by members of some groups, given only when the article's tags are complete and looked at."""

    sure_score = models.FloatField(
        gettext_lazy("decide suggestions from this score on"),
        default=0.85,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=gettext_lazy("From 0 to 1. Suggestions of this score must be decided; empty: none must be."),
    )
    needs_main_actor = models.BooleanField(gettext_lazy("at least one main actor"), default=True)
    needs_event = models.BooleanField(gettext_lazy("at least one event"), default=False)
    second_pair_of_eyes = models.BooleanField(
        gettext_lazy("a second pair of eyes"),
        default=True,
        help_text=gettext_lazy(
            "Whoever tags a person as initiator or target of an accusation or assault does not approve it."
        ),
    )

    strict = models.BooleanField(
        gettext_lazy("nobody publishes past it"),
        default=True,
        help_text=gettext_lazy(
            "Who may publish can do so only where this step would be content. Without it, publishing passes over the "
            "step, as over every other step of a workflow."
        ),
    )

    admin_form_fields = [
        *AbstractGroupApprovalTask.admin_form_fields,
        "sure_score",
        "needs_main_actor",
        "needs_event",
        "second_pair_of_eyes",
        "strict",
    ]

    class Meta:
        verbose_name = gettext_lazy("Tag review")
        verbose_name_plural = gettext_lazy("Tag reviews")

    @classmethod
    def get_description(cls):
        return format_lazy(
            "{} {}",
            gettext_lazy("Members of the chosen groups can approve this task"),
            gettext_lazy("once the suggested tags are decided and the required ones are there."),
        )

    def get_actions(self, obj, user):
        """Approval always opens a dialog, which tells what is missing as things stand when it opens."""
        actions = super().get_actions(obj, user)
        return [action for action in actions if action[0] != "approve"] + [
            ("approve", _("Approve"), True) for action in actions[:1]
        ]

    def get_template_for_action(self, action):
        return "corpus_app/admin/review_task_approve.html" if action == "approve" else ""

    def on_action(self, task_state, user, action_name, **kwargs):
        """Raises NotReady, whichever way the approval came, when something is missing."""
        if action_name == "approve" and (missing := self.missing_from(task_state.workflow_state.content_object, user)):
            raise NotReady(missing)
        return super().on_action(task_state, user, action_name, **kwargs)

    def missing_from(self, page, user):
        """What keeps ``user`` from approving the latest draft of ``page``: sentences, none when it is ready."""
        draft = page.get_latest_revision_as_object()
        if not isinstance(draft, TaggedArticle):
            return []
        return [
            *self._undecided(page),
            *self._required(draft),
            *(self._own_accusations(page, draft, user) if self.second_pair_of_eyes else ()),
        ]

    def _undecided(self, page):
        if self.sure_score is None:
            return
        open_ones = page.suggestions.filter(
            state__in=[Suggestion.State.PENDING, Suggestion.State.UNSURE], score__gte=self.sure_score
        ).select_related("actor", "event", "target")
        if count := len(open_ones):
            yield ngettext(
                "A sure suggestion is undecided: %(names)s.",
                "%(count)d sure suggestions are undecided: %(names)s.",
                count,
            ) % {"count": count, "names": listed(f"«{suggestion.title}»" for suggestion in open_ones)}

    def _required(self, draft):
        if self.needs_main_actor and not any(row.main for row in draft.actor_tags.all()):
            yield _("No main actor is tagged.")
        if self.needs_event and not draft.event_tags.all():
            yield _("No event is tagged.")

    def _own_accusations(self, page, draft, user):
        persons = {row.tag_id for row in draft.actor_tags.all() if row.tag.kind == ActorKind.PERSON}
        for row in draft.event_tags.all():
            if row.tag.category not in _GRAVE:
                continue
            named = row.tag.participants.filter(actor__in=persons, role__in=_GRAVE_ROLES).select_related("actor")
            for actor in {part.actor_id: part.actor for part in named}.values():
                if self._approved_by_another(page, user, actor.pk, row.tag_id):
                    continue
                if user.pk in {_tagger(page, "event", row.tag_id), _tagger(page, "actor", actor.pk)}:
                    yield _(
                        "You tagged “%(person)s” in “%(event)s”: somebody else must approve that a person is named so."
                    ) % {"person": actor.name, "event": row.tag.name}

    def _approved_by_another(self, page, user, actor, event):
        """True when somebody else approved, at this step, a revision that carried both tags."""
        approved = TaskState.objects.filter(
            task=self.pk, status=TaskState.STATUS_APPROVED, workflow_state__object_id=str(page.pk)
        ).exclude(finished_by=user)
        contents = approved.filter(revision__isnull=False).values_list("revision__content", flat=True)
        return any(actor in _tags(content, "actor") and event in _tags(content, "event") for content in contents)


def _tags(content, kind):
    """The ids of the actors or events that a revision's content is tagged with."""
    return {row["tag"] for row in content.get(f"{kind}_tags", ())}


def _tagger(page, kind, pk):
    """The id of the user who brought a tag into the article: accepted its suggestion, or added it by hand."""
    accepted = page.suggestions.filter(key=f"{kind}:{pk}", state=Suggestion.State.ACCEPTED)
    if decider := accepted.values_list("decided_by_id", flat=True).first():
        return decider
    author = None
    for content, user_id in page.revisions.order_by("-created_at", "-pk").values_list("content", "user_id").iterator():
        if pk not in _tags(content, kind):
            break
        author = user_id
    return author
