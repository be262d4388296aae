"""Train the finder of persons' names on the newsroom's own archive."""

from dataclasses import asdict, dataclass

from django.utils import timezone
from wagtail.models import Page

from corpus_app.analysis.gazetteer import Gazetteer
from corpus_app.analysis.known_names import BLOCKED
from corpus_app.analysis.name_model import NameModel, default_model
from corpus_app.analysis.name_training import WeakLabels, train_names
from corpus_app.analysis.reading import Reading, name_key
from corpus_app.analysis.vocabulary import ActorKind
from corpus_app.models import KnowledgeVersion, Suggestion, TaggedArticle

from .documents import document_of
from .name_models import draft_model, newsroom_model, put_in_place
from .snapshots import take_snapshot

LEAST_ARTICLES = 200
# Each tenth article is kept aside to measure on.
_TENTH = 10


class TooSmall(ValueError):
    """The archive cannot teach names; ``str()`` says what is missing."""


class Worse(ValueError):
    """The new model finds fewer names than the one in use; ``str()`` says how many, ``training`` has the figures."""

    def __init__(self, message, training):
        super().__init__(message)
        self.training = training


@dataclass(frozen=True)
class Score:
    """Of the names in the articles kept aside: those found, and words editors had refused as persons."""

    found: int
    refused: int


@dataclass(frozen=True)
class Training:
    """What was learned from and what it is worth.

    ``sentences`` and ``names`` were learned from, ``wanted`` full names and ``refused`` words stand in the
    ``measured`` articles kept aside; ``new`` and ``before`` are the Score of the new model and the one in use.
    """

    articles: int
    sentences: int
    names: int
    measured: int
    wanted: int
    refused: int
    new: Score
    before: Score


def train_on_archive(*, most=5_000, dry_run=False, force=False, progress=lambda items, label: items):
    """Train on the ``most`` latest published articles, measure on each tenth of them, and answer with a Training.

    Learned from are the names of persons on record (every accepted tag is one) and names that titles and given
    names introduce. Unless ``dry_run``, the model replaces the newsroom's and workers load it with their
    next analysis. Raises TooSmall; or Worse, when it finds fewer of the names kept aside, unless ``force``.
    """
    pages = _articles(most)
    if len(pages) < LEAST_ARTICLES:
        raise TooSmall(f"The archive has {len(pages)} published articles; at least {LEAST_ARTICLES} are needed.")
    documents = {page: document_of(page.specific) for page in progress(pages, "open")}
    aside = set(pages[::_TENTH])
    lesson = [documents[page] for page in pages if page not in aside]
    gazetteer = Gazetteer.compile(take_snapshot().actors, BLOCKED)
    sentences, names = _lesson_size(lesson, gazetteer)
    with draft_model() as draft:
        try:
            train_names(lesson, gazetteer, draft, progress)
        except ValueError as error:
            raise TooSmall(f"The archive cannot teach names: {error}.") from error
        exam = _Exam([(page, documents[page]) for page in pages if page in aside], gazetteer)
        new, before = exam.score(NameModel(draft)), exam.score(newsroom_model() or default_model())
        training = Training(len(lesson), sentences, names, len(aside), len(exam.wanted), len(exam.refused), new, before)
        if not dry_run:
            if new.found < before.found and not force:
                raise Worse(
                    f"The new model finds {new.found} of {len(exam.wanted)} names, the one in use {before.found}.",
                    training,
                )
            put_in_place(draft, asdict(training) | {"trained_at": timezone.now().isoformat()})
            KnowledgeVersion.bump()
    return training


def _articles(most):
    """The latest published articles as base pages, in the order of their ids."""
    types = [model for model in Page.__subclasses__() if issubclass(model, TaggedArticle)]
    pages = Page.objects.live().type(*types).order_by("-first_published_at", "-pk")[:most]
    return sorted(pages, key=lambda page: page.pk)


def _lesson_size(documents, gazetteer):
    """(sentences, names) that the first labels hold."""
    readings = [Reading(document) for document in documents]
    labels = WeakLabels(readings, gazetteer)
    return sum(len(reading.sentences) for reading in readings), sum(
        labels.mark(reading).count("B") for reading in readings
    )


class _Exam:
    """Articles kept aside, the full names of persons on record in them, the words editors refused as persons."""

    def __init__(self, pages, gazetteer):
        self._demonyms = gazetteer.demonyms()
        self._readings, self.wanted, self.refused = {}, set(), set()
        for page, document in pages:
            reading = self._readings[page.pk] = Reading(document)
            for match in gazetteer.find(reading):
                span, entry = match.span, match.entries[0]
                if entry.person and entry.rule == "name" and span.last > span.first:
                    self.wanted.add((page.pk, span.first, span.last))
        refused = Suggestion.objects.filter(
            page__in=self._readings,
            state=Suggestion.State.REJECTED,
            key__startswith=f"new-actor:{ActorKind.PERSON.value}:",
        )
        for page, evidence in refused.values_list("page", "evidence"):
            self.refused.update((page, name_key(row["quote"])) for row in evidence)

    def score(self, model):
        """A Score: a name is found when a guess holds its last two words."""
        found, refused = set(), set()
        for page, reading in self._readings.items():
            for guess in model.spans(reading, self._demonyms):
                found.update((page, last - 1, last) for last in range(guess.first + 1, guess.last + 1))
                words = " ".join(word.text for word in reading.words[guess.first : guess.last + 1])
                refused.add((page, words))
        return Score(sum((page, last - 1, last) in found for page, _, last in self.wanted), len(self.refused & refused))
