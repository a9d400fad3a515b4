"""The database as a process that starts finds it: brought to the newest shape by one process at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection

# Any number will do, as long as nothing else in the database takes the same one.
_MIGRATION_LOCK = 20_260_305


def bring_up_to_date() -> None:
    """Apply what is missing. A site and its workers may start at the same moment: the others wait."""
    with _alone():
        call_command("migrate", interactive=False, verbosity=0)


def let_go() -> None:
    """Close what is open before a fork: a connection and its pool belong to one process."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


@contextmanager
def _alone() -> Iterator[None]:
    if settings.ON_POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATION_LOCK])
    elif sys.platform == "win32":  # no second process is expected there
        yield
    else:
        import fcntl  # noqa: PLC0415  not on every system

        with (settings.HOME / "migration.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # until it is closed, or its process has ended
            yield
