"""Learn how texts name an actor or event from an editor's correction."""

from wagtail.log_actions import log

from corpus_app.language.folding import fold_name
from corpus_app.models import Actor, ActorName, EventTrigger
from corpus_app.models.choices import NameKind

from .permissions import check_may_change

_LONGEST = ActorName._meta.get_field("text").max_length


def learn_name(record, text, user):
    """Add ``text`` to the names of an actor or the phrases of an event; answers the row, None if it bears it already.

    One word alone, and any phrase of an event, needs the support of its surroundings. Raises PermissionDenied.
    """
    check_may_change(user, type(record))
    text, folded = text.strip()[:_LONGEST], fold_name(text[:_LONGEST])
    rows = record.names if isinstance(record, Actor) else record.triggers
    if not folded or folded == record.folded or rows.filter(folded=folded).exists():
        return None
    if isinstance(record, Actor):
        row = ActorName(actor=record, text=text, kind=NameKind.ALIAS, needs_context=" " not in folded)
    else:
        row = EventTrigger(event=record, text=text, needs_context=True)
    row.save()
    log(record, "corpus.alias", user=user, data={"title": text})
    return row
