"""What looks after the jobs beside running them: signs of life, lost workers, due moments, old rows."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import Error, connection
from django.utils import timezone

from chutri.office.background.operations import (
    ask_when_due,
    bring_again,
    fail_job,
    forget_done_jobs,
    keep_claims,
)
from chutri.office.background.queries import jobs_run_by, silent_jobs
from chutri.office.background.registry import periodic_jobs
from chutri.office.background.rules import BEAT, newest_due
from chutri.office.background.worker.place import MACHINE, is_dead, worker_name

log = logging.getLogger(__name__)

LOST = "Tiến trình đang thực hiện đã dừng giữa chừng."
_UNTAKEN = timedelta(minutes=2)


def look_after_jobs() -> None:
    """Do all of it once. The signs of life come first: after a machine slept, its own jobs are no lost ones."""
    now = timezone.now()
    keep_claims(worker=worker_name(), at=now)
    take_back_lost_jobs()
    ask_for_due_jobs()
    if connection.vendor == "postgresql":
        bring_again(older_than=now - _UNTAKEN)
    forget_done_jobs(at=now)


def take_back_lost_jobs() -> int:
    """Let the jobs of workers that are gone wait again, or give them up after their last attempt; give how many."""
    now = timezone.now()
    dead = [job for job in jobs_run_by(MACHINE) if is_dead(job.locked_by)]
    lost = {job.pk: job for job in [*dead, *silent_jobs(now)]}
    return sum(fail_job(job=job, at=now, reason=LOST) for job in lost.values())


def ask_for_due_jobs() -> int:
    """Ask for the periodic jobs whose moment has come; give how many were due."""
    now = timezone.localtime()
    return sum(ask_when_due(name=name, due=newest_due(rhythm, now)) for name, rhythm in periodic_jobs())


class Keeper(threading.Thread):
    """Looks after the jobs until it is stopped."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        super().__init__(name="job-keeper", daemon=True)
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end after what it is doing."""
        self._stopped.set()

    def run(self) -> None:
        """Look, wait, look again; a database that does not answer is asked again."""
        while True:
            try:
                look_after_jobs()
            except Error:
                log.warning("looking after the jobs failed; another look follows", exc_info=True)
            finally:
                connection.close()
            if self._stopped.wait(BEAT.total_seconds()):
                return
