"""The newsroom's records, one concept a file."""

from .actors import Actor, ActorName, ActorRelation, Office
from .articles import TaggedArticle
from .claims import EventClaim
from .events import Event, EventTrigger, Participant
from .heartbeats import WorkerHeartbeat
from .knowledge import KnowledgeVersion
from .learning import AliasWeight, RuleWeight
from .link_requests import LinkRequest
from .loading import LoadedRecord
from .merging import DistinctPair, MergeRecord, RecordKind, SlugRedirect, SplitRecord
from .name_words import NameWord
from .pages import ArticlePage, HomePage, SectionPage
from .places import Place, PlaceName
from .related import AutomaticLink, ExcludedArticle, RelatedLink
from .requests import AnalysisRequest
from .review_jobs import ReviewItem, ReviewJob
from .review_task import TagReviewTask
from .site_settings import CorpusSettings
from .sources import ArticleSource
from .suggestions import Suggestion
from .tags import ActorTag, EventTag, PageTagManager
from .threads import ThreadArticle, ThreadEvent, ThreadPage
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
    "AutomaticLink",
    "CorpusSettings",
    "DistinctPair",
    "Event",
    "EventClaim",
    "EventTag",
    "EventTrigger",
    "ExcludedArticle",
    "HomePage",
    "KnowledgeVersion",
    "LinkRequest",
    "LoadedRecord",
    "MergeRecord",
    "NameWord",
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
    "SplitRecord",
    "Suggestion",
    "TagReviewTask",
    "TaggedArticle",
    "ThreadArticle",
    "ThreadEvent",
    "ThreadPage",
    "WordStatistics",
    "WorkerHeartbeat",
]
