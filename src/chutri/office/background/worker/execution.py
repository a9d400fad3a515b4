"""Running one job, and running all that waits."""

from __future__ import annotations

import logging
import traceback

from django.utils import timezone

from chutri.office.background.models import BackgroundJob
from chutri.office.background.operations import claim_job, fail_job, finish_job, running
from chutri.office.background.queries import due_jobs
from chutri.office.background.registry import declared_job
from chutri.office.background.worker.place import worker_name

log = logging.getLogger(__name__)


def run_job(pk: int) -> bool:
    """Take a job and run it, whatever comes of it; False when there was nothing to take."""
    job = claim_job(pk=pk, worker=worker_name(), at=timezone.now())
    if job is None:
        return False
    error = _run(job)
    if error is not None:
        log.warning("job %s %s failed, attempt %s", job.pk, job, job.attempts, exc_info=error)
    return True


def run_waiting_jobs(*, raising: bool = False) -> int:
    """Run every job that may begin, and those that they ask for, here and now; give how many ran.

    For tests and for commands that end: with ``raising`` the first error of a job comes through, after it was noted.
    """
    count = 0
    while (pk := due_jobs(timezone.now()).values_list("pk", flat=True).first()) is not None:
        job = claim_job(pk=pk, worker=worker_name(), at=timezone.now())
        if job is None:  # another worker was faster
            continue
        error = _run(job)
        count += 1
        if error is not None and raising:
            raise error
    return count


def _run(job: BackgroundJob) -> Exception | None:
    try:
        with running(job):
            declared_job(job.name).function(**job.arguments)
    except Exception as error:
        reason = str(error) or type(error).__name__
        trace = "".join(traceback.format_exception(error))
        fail_job(job=job, at=timezone.now(), reason=reason, trace=trace, error=error)
        return error
    finish_job(job=job, at=timezone.now())
    return None
