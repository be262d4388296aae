"""The Arabic interface is complete, and English counts come right. Reads the .po files; needs no compiled catalog."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType
from django.utils.translation import trim_whitespace

ROOT = Path(__file__).resolve().parents[1]
APPS = ("corpus_app", "corpus_site")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TRANSLATE = re.compile(r"""trans(?:late)?\s+(["'])(?P<text>.*?)\1(?:.*\bcontext\s+(["'])(?P<context>.*?)\3)?""")
IN_EXPRESSION = re.compile(r"""\b_\((["'])(?P<text>.*?)\1\)""")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!%)%[sd]|\{(\w*)\}")
# Names of standards, and the keys of the suggestions panel.
LATIN = {"EDTF", "ISO", "PLOVER", "kbd", "Y", "N", "H", "U", "E"}


def catalog(app, language):
    with (ROOT / app / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language):
    """The messages of all catalogs in this language, without their headers."""
    return [message for app in APPS for message in catalog(app, language) if message.id]


def texts(value):
    return [value] if isinstance(value, str) else list(value)


def in_code(app):
    """(context, singular) of the strings marked in the app's Python files."""
    for path in (ROOT / app).rglob("*.py"):
        with path.open("rb") as file:
            for _line, given, _comments, context in extract("python", file, KEYWORDS, options={"encoding": "utf-8"}):
                yield context, given if isinstance(given, str) else given[0]


def in_templates(app):
    """(context, singular) of the strings marked in the app's templates."""
    for path in (ROOT / app).rglob("*.html"):
        tokens = iter(Lexer(path.read_text(encoding="utf-8")).tokenize())
        for token in tokens:
            if token.token_type in (TokenType.BLOCK, TokenType.VAR):
                yield from ((None, found["text"]) for found in IN_EXPRESSION.finditer(token.contents))
            if token.token_type != TokenType.BLOCK:
                continue
            if found := TRANSLATE.match(token.contents):
                yield found["context"], found["text"].replace("%", "%%")
            elif token.contents.split()[0] in ("blocktrans", "blocktranslate"):
                yield None, _singular(token, tokens)


def _singular(opening, tokens):
    """What a blocktranslate says up to its plural or its end, as gettext knows it."""
    words = []
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            break
        is_text = token.token_type == TokenType.TEXT
        words.append(token.contents.replace("%", "%%") if is_text else f"%({token.contents})s")
    text = "".join(words)
    return trim_whitespace(text) if "trimmed" in opening.split_contents() else text


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("app", APPS)
def test_every_string_of_the_source_is_in_the_catalog(app, language):
    known = {(message.context, texts(message.id)[0]) for message in catalog(app, language)}
    marked = {*in_code(app), *in_templates(app)}
    assert marked
    assert not sorted(f"{context or ''} {text}" for context, text in marked - known), "run make messages"


@pytest.mark.parametrize("app", APPS)
def test_catalogs_hold_no_string_that_the_source_has_lost(app):
    marked = {*in_code(app), *in_templates(app)}
    known = {(message.context, texts(message.id)[0]) for message in catalog(app, "ar") if message.id}
    assert not sorted(f"{context or ''} {text}" for context, text in known - marked), "run make messages"


def test_arabic_is_complete():
    unfinished = [message.id for message in messages("ar") if message.fuzzy or not all(texts(message.string))]
    assert not unfinished


@pytest.mark.parametrize(("language", "forms"), [("ar", 6), ("en", 2)])
def test_counted_strings_have_every_plural_form(language, forms):
    counted = [message for message in messages(language) if message.pluralizable]
    assert counted
    for message in counted:
        assert len(message.string) == forms and all(message.string), message.id


@pytest.mark.parametrize("app", APPS)
def test_a_compiled_catalog_would_not_be_left_out(app):
    assert not any(catalog(app, language).fuzzy for language in ("ar", "en"))


def placeholders(text):
    return {match[0] for match in PLACEHOLDER.finditer(text)}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_placeholders_are_those_of_the_source(language):
    for message in messages(language):
        given = placeholders(texts(message.id)[-1])
        for number, text in enumerate(texts(message.string)):
            # None, one and two are said in words.
            may_leave_out = message.pluralizable and number < 3
            found = placeholders(text)
            if text:
                assert found <= given if may_leave_out else found == given, (message.id, text)


def test_arabic_has_arabic_letters_and_marks():
    for message in messages("ar"):
        for text in texts(message.string):
            bare = PLACEHOLDER.sub("", text)
            assert not set(re.findall("[A-Za-z]+", bare)) - LATIN, text
            assert not re.search(r"[“”\"?;]|,(?!\d)", bare), text


def test_the_names_of_the_field_are_kept():
    """The words that editors meet on many pages, as the manual uses them."""
    arabic = catalog("corpus_app", "ar")
    words = {
        "actor": "جهة فاعلة",
        "event": "حدث",
        "suggestion": "اقتراح",
        "Alias": "اسم بديل",
        "participant": "مشارك",
        "office": "منصب",
        "kicker": "عنوان تمهيدي",
        "standfirst": "مقدمة",
        "outlet": "الجهة الناشرة",
        "Accept": "قبول",
        "Reject": "رفض",
        "Undo": "تراجع",
    }
    assert {word: arabic.get(word).string for word in words} == words
