"""The engine: a Document and a Knowledge snapshot in, proposals out. Pure Python, no Django."""
