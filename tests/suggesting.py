"""Suggestions as the engine would have left them, for tests of what editors do with them."""

from corpus_app.models import Actor, ActorName, Suggestion

SENTENCE = {
    "block": "body:1",
    "start": 4,
    "end": 10,
    "before": "التقى ",
    "quote": "لافروف",
    "after": " نظيره التركي أمس.",
}


def suggest(page, target=None, *, of="actor", score=0.9, **proposal):
    """A pending suggestion of ``target`` (an actor, event or page), or of something new when None."""
    known = {}
    if of == "article":
        key, known["target"] = f"article:{target.pk}", target
        proposal = {"kind": "background"} | proposal
    elif of == "event":
        key = f"event:{target.pk}" if target else f"new-event:{proposal['category']}:{proposal['name']}"
        known["event"] = target
        proposal = {"name": getattr(target, "name", ""), "relation": "reports", "category": "CONSULT"} | proposal
    else:
        key = f"actor:{target.pk}" if target else f"new-actor:{proposal['kind']}:{proposal['name']}"
        known["actor"] = target
        proposal = {"name": getattr(target, "name", ""), "kind": "person", "role": "speaker", "main": False} | proposal
    return Suggestion.objects.create(
        page_id=page.pk,
        kind=of,
        key=key,
        proposal=proposal,
        score=score,
        reasons=[{"code": "name", "params": {"text": "لافروف"}}],
        evidence=[SENTENCE],
        words="w",
        digest="d",
        engine_version="1",
        **known,
    )


def make_actor(name, kind="person", names=(), **fields):
    """An actor with further names."""
    actor = Actor.objects.create(name=name, kind=kind, **fields)
    for text in names:
        ActorName.objects.create(actor=actor, text=text)
    return actor
