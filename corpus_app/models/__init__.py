"""The newsroom's records, one concept a file."""

from .actors import Actor, ActorName, ActorRelation, Office
from .articles import TaggedArticle
from .claims import EventClaim
from .events import Event, EventTrigger, Participant
from .knowledge import KnowledgeVersion
from .learning import AliasWeight, RuleWeight
from .loading import LoadedRecord
from .merging import MergeRecord, RecordKind, SlugRedirect
from .pages import ArticlePage, HomePage, SectionPage
from .places import Place, PlaceName
from .related import RelatedLink
from .requests import AnalysisRequest
from .review_jobs import ReviewItem, ReviewJob
from .review_task import TagReviewTask
from .site_settings import CorpusSettings
from .sources import ArticleSource
from .suggestions import Suggestion
from .tags import ActorTag, EventTag, PageTagManager
from .words import ArticleWords, WordStatistics

__all__ = [
    "Actor",
    "ActorName",
    "ActorRelation",
    "ActorTag",
    "AliasWeight",
    "AnalysisRequest",
    "ArticlePage",
    "ArticleSource",
    "ArticleWords",
    "CorpusSettings",
    "Event",
    "EventClaim",
    "EventTag",
    "EventTrigger",
    "HomePage",
    "KnowledgeVersion",
    "LoadedRecord",
    "MergeRecord",
    "Office",
    "PageTagManager",
    "Participant",
    "Place",
    "PlaceName",
    "RecordKind",
    "RelatedLink",
    "ReviewItem",
    "ReviewJob",
    "RuleWeight",
    "SectionPage",
    "SlugRedirect",
    "Suggestion",
    "TagReviewTask",
    "TaggedArticle",
    "WordStatistics",
]
