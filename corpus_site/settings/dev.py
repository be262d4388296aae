"""The embedded newsroom of ``make demo``: SQLite, no Redis, a key of its own."""

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403
from .base import BROKER_DIR, STATIC_ROOT, VAR

DEBUG = True
ALLOWED_HOSTS = ["*"]

for folder in (STATIC_ROOT, BROKER_DIR / "queue", BROKER_DIR / "control"):
    folder.mkdir(parents=True, exist_ok=True)

_key_file = VAR / "secret-key"
if not _key_file.exists():
    _key_file.write_text(get_random_secret_key())
    _key_file.chmod(0o600)
SECRET_KEY = _key_file.read_text()
