"""The order of the rooms: imports point downward only."""

import ast
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[1] / "corpus_app"

# Lowest first; a room may import from its own floor and the floors below.
FLOORS = [
    {"language"},
    {"analysis", "importing", "tag_strings"},
    {"models", "migrations", "apps", "event_forms", "wording"},
    {"services"},
    {"dispatch", "tasks"},
    {"signal_handlers", "link_signals", "worker_signs", "ui", "jsonld"},
    {"views", "panels", "viewsets", "bulk_actions", "management", "templatetags", "feeds", "sitemaps", "api"},
    {"wagtail_hooks", "urls", "admin_urls"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
PURE = {"language", "analysis", "importing"}


def modules():
    return sorted(path for path in APP.rglob("*.py") if "migrations" not in path.parts)


def room_of(path):
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imports(path):
    """Absolute dotted names of the modules that ``path`` imports."""
    package = ("corpus_app", *path.relative_to(APP).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            yield from ([f"{module}.{alias.name}" for alias in node.names] if module == "corpus_app" else [module])


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(APP)))
def test_imports_point_downward(path):
    room = room_of(path)
    if room == "__init__":
        return
    assert room in FLOOR, f"give {room} a floor"
    for name in imports(path):
        other = name.split(".")[1] if name.startswith("corpus_app.") else None
        # apps.py starts the receivers, as Django asks.
        if other in FLOOR and (room, other) not in {("apps", "signal_handlers"), ("apps", "worker_signs")}:
            assert FLOOR[other] <= FLOOR[room], f"{path.relative_to(APP)} imports {name}"


@pytest.mark.parametrize(
    "path", [p for p in modules() if room_of(p) in PURE], ids=lambda path: str(path.relative_to(APP))
)
def test_the_pure_rooms_know_no_django(path):
    assert not [name for name in imports(path) if name.split(".")[0] in ("django", "wagtail", "celery", "taggit")]
