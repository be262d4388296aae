"""Events in a document: known ones recognised, new ones proposed. See EventFinder."""

from .agreement import agreement, same_event
from .claims import Claim, find_claims
from .finder import EventFinder

__all__ = ["Claim", "EventFinder", "agreement", "find_claims", "same_event"]
