"""The worker that looks into the table: beside the site or in a process of its own, on SQLite."""

from __future__ import annotations

import logging
import threading

from django.db import Error, connection
from django.utils import timezone

from chutri.office.background.operations import asked_for
from chutri.office.background.queries import due_jobs
from chutri.office.background.worker.execution import run_job
from chutri.office.background.worker.keeper import Keeper

log = logging.getLogger(__name__)

# A job asked for in this process is begun at once; one from another process after this many seconds at most.
LOOK_EVERY = 1.0


class WorkerThreads:
    """So many threads that run jobs, and a keeper."""

    def __init__(self, count: int) -> None:
        """Make the threads; nothing runs yet."""
        self._stopped = threading.Event()
        self._keeper = Keeper()
        # Daemons: a process that ends does not wait for a scan to be read; the job is taken again.
        self._threads = [
            threading.Thread(target=self._run, name=f"job-worker-{number}", daemon=True) for number in range(count)
        ]

    def start(self) -> None:
        """Begin."""
        self._keeper.start()
        for thread in self._threads:
            thread.start()

    def stop(self, *, within: float) -> bool:
        """Take no more jobs and wait so many seconds for those under way; whether all have ended."""
        self._stopped.set()
        self._keeper.stop()
        asked_for.set()
        for thread in self._threads:
            thread.join(within / len(self._threads))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                ran = self._run_next()
            except Error:
                log.warning("a job could not be taken or ended; another look follows", exc_info=True)
                ran = False
            finally:
                connection.close()
            if not ran:
                asked_for.wait(LOOK_EVERY)
                asked_for.clear()

    def _run_next(self) -> bool:
        pk = due_jobs(timezone.now()).values_list("pk", flat=True).first()
        return pk is not None and run_job(pk)
