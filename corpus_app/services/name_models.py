"""The newsroom's own name finder beside the one that comes with the engine.

A damaged model file can end the process that opens it, so a file is opened only when its checksum, kept in a
JSON file beside it, fits.
"""

import hashlib
import json
import logging
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from corpus_app.analysis.name_model import NameModel

logger = logging.getLogger(__name__)
_FILE = "names.crfsuite"


def model_path():
    """Where the newsroom's model is kept: in the folder CORPUS_MODELS, or None without that setting."""
    folder = getattr(settings, "CORPUS_MODELS", None)
    return Path(folder, _FILE) if folder else None


def newsroom_model():
    """The NameModel trained on the newsroom's archive, or None: the engine then takes its own.

    A file that is damaged or came without its checksum is logged and left alone.
    """
    path = model_path()
    if path is None or not path.exists():
        return None
    try:
        wanted = json.loads(_about(path).read_text(encoding="utf-8"))["sha256"]
        if _checksum(path) != wanted:
            raise ValueError("its checksum does not fit")
        return NameModel(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.error("The name model %s is not usable (%s); the engine uses the one it came with.", path, error)
        return None


@contextmanager
def draft_model():
    """A path to train a model to, in the folder of the final one; gone at the end unless :func:`put_in_place`."""
    folder = model_path().parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as directory:
        yield Path(directory, _FILE)


def put_in_place(draft, about):
    """Make a trained file the newsroom's model, in one step for readers; ``about`` is kept beside it."""
    path = model_path()
    description = draft.with_suffix(".json")
    description.write_text(json.dumps(about | {"sha256": _checksum(draft)}, indent=1), encoding="utf-8")
    os.replace(draft, path)
    os.replace(description, _about(path))


def _about(path):
    return path.with_suffix(".json")


def _checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
