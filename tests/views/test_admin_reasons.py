"""The engine's reasons reach editors as sentences."""

import re

import pytest
from django.utils import translation

from corpus_app.models import Suggestion
from corpus_app.ui.reasons import reason_texts

NAMES = {("actor", 3): "تركيا", ("event", 5): "قمة سوتشي"}


def read(kind, code, **params):
    """The one sentence, without the marks that keep directions apart."""
    suggestion = Suggestion(kind=kind, reasons=[{"code": code, "params": params}])
    with translation.override("en"):
        (text,) = reason_texts(suggestion, NAMES)
    return re.sub("[\u2068\u2069]", "", text)


@pytest.mark.parametrize(
    ("kind", "code", "params", "sentence"),
    [
        ("actor", "name", {"text": "لافروف"}, "Named: “لافروف”."),
        ("actor", "by_office", {"text": "وزير الخارجية", "of": "روسيا"}, "“وزير الخارجية”: held this office of روسيا"),
        ("event", "trigger", {"word": "التقى", "category": "CONSULT"}, "an event of the kind Consultation"),
        ("event", "status", {"status": "planned", "cue": "سوف"}, "The text says “سوف”: Planned."),
        ("event", "quoted", {}, "Told in somebody’s words."),
        ("actor", "quoted", {"text": "الفرقان"}, "between quotation marks"),
        ("article", "shared_events", {"ids": [5]}, "Same events: قمة سوتشي."),
        ("article", "shared_actors", {"ids": [3]}, "few articles name: تركيا."),
        ("article", "shared_words", {"words": ["هدنه", "ممر"]}, "Same words: “هدنه”, “ممر”."),
        ("article", "days_apart", {"days": 0}, "on the same day"),
        ("article", "days_apart", {"days": -1}, "1 day apart"),
        ("article", "days_apart", {"days": 12}, "12 days apart"),
    ],
)
def test_a_reason_is_a_sentence(kind, code, params, sentence):
    assert sentence in read(kind, code, **params)


def test_an_unknown_code_is_still_readable():
    assert read("actor", "brand_new_rule", text="لافروف") == "Brand new rule: “لافروف”"
    assert read("actor", "brand_new_rule") == "Brand new rule"


def test_a_missing_value_breaks_nothing():
    assert read("actor", "name") == "Named: …."


def test_a_percent_sign_in_the_text_breaks_nothing():
    assert "50%" in read("actor", "name", text="50%")


def test_reasons_of_one_kind_are_gathered_in_one_sentence():
    texts = ("داعش", "داعش", "تنظيم الدولة")
    reasons = [{"code": "name", "params": {"text": text}} for text in texts]
    with translation.override("en"):
        (text,) = reason_texts(Suggestion(kind="actor", reasons=reasons), {})
    assert re.sub("[\u2068\u2069]", "", text) == "Named: “داعش”, “تنظيم الدولة”."
