"""The dialog that puts a new name on record from the editor: a short form with what the text tells filled in."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.admin_url_finder import AdminURLFinder

from corpus_app import dispatch
from corpus_app.models import Actor, Event, Suggestion
from corpus_app.models.choices import ParticipantRole
from corpus_app.services import decisions
from corpus_app.services.errors import Conflict
from corpus_app.services.lookup import actors_named, events_named, places_named
from corpus_app.services.near_names import near_recorded
from corpus_app.services.permissions import check_may_add, check_may_decide
from corpus_app.ui.form_rows import form_row

_LONGEST_NAME = Actor._meta.get_field("name").max_length
_MOST_PARTICIPANTS = 30


class RecordForm(forms.ModelForm):
    """``pickers`` names the fields chosen by type-ahead, and what they look up."""

    pickers = {}

    def validate_unique(self):
        """A name that is on record already leads to that record."""

    def changes(self):
        """What was entered, in the words of a proposal."""
        return self.cleaned_data


class ActorForm(RecordForm):
    pickers = {"home_state": "state"}

    class Meta:
        model = Actor
        fields = ["name", "name_en", "kind", "home_state"]

    def changes(self):
        state = self.cleaned_data["home_state"]
        return self.cleaned_data | {"home_state": state.pk if state else None}


class EventForm(RecordForm):
    pickers = {"place": "place"}
    participant = forms.ModelMultipleChoiceField(
        Actor.objects.all(), label=gettext_lazy("Participants"), required=False
    )

    class Meta:
        model = Event
        fields = ["name", "name_en", "category", "date", "place"]

    def roles(self):
        """[(id of an actor, role)] as submitted."""
        pairs = zip(self.data.getlist("participant"), self.data.getlist("role"), strict=False)
        return [pair for pair in pairs if pair[1] in ParticipantRole.values][:_MOST_PARTICIPANTS]

    def changes(self):
        entered = dict(self.cleaned_data)
        place, actors = entered["place"], {str(actor.pk): actor for actor in entered.pop("participant")}
        people = [(actors[pk], role) for pk, role in self.roles() if pk in actors]
        return entered | {
            "place": place.pk if place else None,
            "place_name": place.name if place else "",
            "participants": [{"id": actor.pk, "name": actor.name, "role": role} for actor, role in people],
        }


class RecordView(View):
    """GET answers the form as HTML, or with ``near`` the records near that name; POST records and accepts.

    A POST answers JSON {state, row}, the form with its errors and status 422, or {message} with 403 or 409.
    """

    def dispatch(self, request, pk):
        self.suggestion = get_object_or_404(Suggestion.objects.select_related("page"), pk=pk)
        if self.suggestion.kind == Suggestion.Kind.ARTICLE:
            return JsonResponse({"message": _("Only actors and events are recorded.")}, status=409)
        self.model = Actor if self.suggestion.kind == Suggestion.Kind.ACTOR else Event
        self.form_class = ActorForm if self.model is Actor else EventForm
        try:
            check_may_decide(request.user, self.suggestion.page)
            check_may_add(request.user, self.model)
            return super().dispatch(request)
        except PermissionDenied as error:
            return JsonResponse({"message": str(error)}, status=403)
        except Conflict as conflict:
            return JsonResponse({"message": str(conflict)}, status=409)

    def get(self, request):
        if "near" in request.GET:
            name, kind = request.GET["near"][:_LONGEST_NAME], request.GET.get("kind", "")
            return render(request, "corpus_app/admin/record_near.html", {"near": self.near(name, kind)})
        return self.show(self.form_class(initial=self.told()))

    def post(self, request):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        with transaction.atomic():
            accepted = decisions.accept(self.suggestion, request.user, record=form.changes())
        dispatch.note_decision()
        return JsonResponse({"state": accepted.state, "row": form_row(accepted, AdminURLFinder(request.user))})

    def show(self, form, status=200):
        kind = form["kind"].value() if "kind" in form.fields else ""
        context = {
            "form": form,
            "suggestion": self.suggestion,
            "pickers": [(form[name], source, self.title_of(form, name)) for name, source in form.pickers.items()],
            "near": self.near(form["name"].value() or "", kind or ""),
            "participants": self.participants(form),
            "roles": ParticipantRole.choices,
        }
        return render(self.request, "corpus_app/admin/record_form.html", context, status=status)

    def told(self):
        """What the text tells, as the form's first values."""
        told = dict(self.suggestion.proposal)
        if self.model is Event and not told.get("place"):
            named = places_named(told.get("place_name", ""))
            told["place"] = named[0].pk if len(named) == 1 else None
        return told

    def near(self, name, kind):
        """The records that bear the name, then those whose names are near."""
        bearers = actors_named(name) if self.model is Actor else events_named(name)
        near = near_recorded(self.model, {0: (kind, name)})[0] if name.strip() else []
        return list(dict.fromkeys([*bearers, *near]))

    def title_of(self, form, name):
        """What the record in a picker's field is called."""
        try:
            record = form.fields[name].clean(form[name].value())
        except forms.ValidationError:
            return ""
        return record.name if record else ""

    def participants(self, form):
        """[(actor, role)] for the rows: as submitted, else those whom the text names and who are on record."""
        if form.is_bound and self.model is Event:
            pairs = [(int(pk), role) for pk, role in form.roles() if pk.isascii() and pk.isdecimal()]
        else:
            pairs = list(map(_known, self.suggestion.proposal.get("participants", ())))
        actors = Actor.objects.in_bulk({pk for pk, _role in pairs if pk})
        return [(actors[pk], role) for pk, role in dict.fromkeys(pairs) if pk in actors]


def _known(proposed):
    pk = proposed.get("id")
    if pk is None and len(named := actors_named(proposed.get("name", ""))) == 1:
        pk = named[0].pk
    return pk, proposed.get("role") or ParticipantRole.PARTY
