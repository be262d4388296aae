"""Events in a document: known ones recognised, new ones proposed. See EventFinder."""

from .agreement import agreement, same_event
from .finder import EventFinder

__all__ = ["EventFinder", "agreement", "same_event"]
