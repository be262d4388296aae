"""Readers' pages beside the page tree: actors, events, search."""
