"""What holds for any text: exact offsets, whole words, the same answer twice, no blow-up."""

from actor_samples import ACTORS, KNOWLEDGE, PUBLISHED, engine
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_app.analysis.actors import ActorFinder
from corpus_app.analysis.demonyms import demonym_forms
from corpus_app.analysis.document import Document
from corpus_app.analysis.gazetteer import Gazetteer
from corpus_app.analysis.reading import Reading, name_key
from corpus_app.analysis.vocabulary import ActorKind
from corpus_app.language.folding import fold, fold_name
from corpus_app.language.tokens import readings

GAZETTEER_RULES = ("name", "acronym", "nickname", "metonym", "demonym", "people")
KEYS = {name_key(name.text) for actor in ACTORS for name in actor.names}
# A lone family name stands for a person on record.
KEYS |= {name_key(name.text).split()[-1] for actor in ACTORS if actor.kind == ActorKind.PERSON for name in actor.names}
DEMONYMS = [fold_name(name.text) for actor in ACTORS for name in actor.names if name.kind == "demonym"]
KEYS |= {form for demonym in DEMONYMS for form, _ in demonym_forms(demonym)}
NAMES = [name.text for actor in ACTORS for name in actor.names]
WORDS = "قال في من الرئيس وزير الخارجية أمس مدينة ، . ( ) « » إن هجوم محمد".split()
CLITICS = st.sampled_from(["و", "ب", "ل", "ال", "لل", "وب"])
PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.builds(str.__add__, CLITICS, st.sampled_from(NAMES)),
    st.sampled_from([*WORDS, "\n"]),
    st.text(max_size=6),
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


def _document(text):
    return Document.from_parts([("title", "headline", text[:60]), ("text", "paragraph", text)], published=PUBLISHED)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_are_exact_whole_words_and_fold_to_a_known_name(text):
    document = _document(text)
    for actor in engine().analyse(document).actors:
        assert actor.mentions
        assert 0 <= actor.score <= 1
        for mention in actor.mentions:
            assert document.text[mention.start : mention.end] == mention.text
            _assert_whole_words(document.text, mention)
            if mention.rule in GAZETTEER_RULES:
                assert _possible_keys(mention.text) & KEYS


def _possible_keys(text):
    """The slice itself, with the article that لل swallowed, or without its article."""
    key = name_key(text)
    return {key, "ا" + key, key.removeprefix("ال"), ("ا" + key).removeprefix("ال")}


def _assert_whole_words(text, mention):
    after = fold(text[mention.end : mention.end + 1])
    assert not after.isalnum()
    start = mention.start
    while start and (text[start - 1].isalnum() or not fold(text[start - 1]) and text[start - 1] not in "_"):
        start -= 1
    before = fold(text[start : mention.start])
    if before:
        word = fold(text[start : mention.end]).split()[0].split("_")[0]
        assert any(word[:offset] == before for offset, _ in readings(word)), (before, word)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_unicode_is_read(text):
    document = Document.from_text(text, published=PUBLISHED)
    for actor in engine().analyse(document).actors:
        assert all(document.text[mention.start : mention.end] == mention.text for mention in actor.mentions)


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text):
    assert engine().analyse(_document(text)) == engine().analyse(_document(text))


def test_ten_thousand_repetitions_are_one_actor():
    text = "قال سيرغي لافروف ذلك. " * 10_000
    actors = {actor.id: actor for actor in engine().analyse(_document(text)).actors}
    assert len(actors["lavrov"].mentions) >= 10_000


def test_a_megabyte_of_prose_is_read():
    sentence = "أعلن وزير الخارجية الروسي أن الوفد التركي وصل إلى المدينة بعد محادثات طويلة مع الأمم المتحدة. "
    text = sentence * (1_000_000 // len(sentence))
    finder = ActorFinder(KNOWLEDGE, Gazetteer.compile(ACTORS))
    actors = {draft.id for draft in finder.drafts(Reading(_document(text)))}
    assert {"russia", "turkey", "un", "lavrov"} <= actors


def test_a_text_without_blocks_or_words_is_empty():
    assert engine().analyse(Document("", ())).actors == ()
    assert engine().analyse(Document("  \n ", ())).actors == ()
