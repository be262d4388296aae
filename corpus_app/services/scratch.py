"""A database of its own for measuring: the newsroom's is out of reach meanwhile."""

import os
from contextlib import contextmanager

from django.db import connection

from .snapshots import forget_engine


@contextmanager
def scratch_database():
    """Inside this block the default connection leads to an empty, migrated database that is thrown away after.

    It is of the same kind as the site's (SQLite: in memory), made the way Django makes those for tests; on a server
    the role must be allowed to create databases.
    """
    settings = connection.settings_dict
    name, test = settings["NAME"], dict(settings["TEST"])
    # Not the name that the tests use, which may be running.
    settings["TEST"]["NAME"] = None if connection.vendor == "sqlite" else f"corpus_scratch_{os.getpid()}"
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
    finally:
        settings["TEST"].update(test)
        settings["NAME"] = name
        forget_engine()
