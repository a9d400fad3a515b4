"""Asking for a job, and what becomes of it.

``enqueue`` is called inside the caller's transaction: what is rolled back was never asked for. Moments are given by the
worker; only the one at which a job was asked for is the database's own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet

from chutri.office.background.choices import State
from chutri.office.background.models import BackgroundJob, PeriodicJob
from chutri.office.background.queries import due_jobs, undelivered_jobs
from chutri.office.background.registry import declared_job
from chutri.office.background.rules import DELIVERY, KEEP_DONE, QUEUE, Scalar, pause_before

_LONGEST_ERROR = 2_000
_LONGEST_TRACE = 10_000

# Set after the commit of every job asked for in this process, so that a worker in it need not wait for its next look.
asked_for = threading.Event()
_running: ContextVar[int | None] = ContextVar("running job", default=None)


class UnableToDecideJob(Exception):
    """The job can't be run again or discarded; the message is Vietnamese and fit for the screen."""


def enqueue(name: str, /, **arguments: Scalar) -> BackgroundJob:
    """Ask for a job: it runs soon after the caller's transaction is committed. Raises UnknownJob, TypeError."""
    return _ask(name, arguments)


def enqueue_once(name: str, key: str, /, **arguments: Scalar) -> BackgroundJob:
    """Ask for a job about ``key`` unless one is waiting already, which is given instead (``queries.job_of(key)``).

    One that runs already does not stand in the way: what has changed since it began needs another.
    """
    return _ask(name, arguments, key=key)


def enqueue_after(moment: datetime, name: str, /, **arguments: Scalar) -> BackgroundJob:
    """Ask for a job that must not begin before ``moment``."""
    return _ask(name, arguments, run_after=moment)


def _ask(name: str, arguments: dict[str, Scalar], *, key: str = "", run_after: datetime | None = None) -> BackgroundJob:
    declared_job(name)
    wrong = [argument for argument, value in arguments.items() if not isinstance(value, Scalar)]
    if wrong:
        raise TypeError(f"{name}: {', '.join(wrong)} must be text, a number, a truth value or None")
    while True:
        try:
            with transaction.atomic():
                job = BackgroundJob(name=name, arguments=arguments, key=key, run_after=run_after)
                job.save(force_insert=True)
                _deliver(job)
        except IntegrityError:
            if not key:
                raise
            waiting = BackgroundJob.objects.filter(key=key, state=State.WAITING).first()
            if waiting is None:  # it began or was discarded between the two questions
                continue
            return waiting
        return job


def _deliver(job: BackgroundJob) -> None:
    """See to it that a worker learns of a waiting job."""
    if connection.vendor == "postgresql":
        from procrastinate.contrib.django import app  # noqa: PLC0415  not installed as an app on SQLite

        app.configure_task(DELIVERY, queue=QUEUE, schedule_at=job.run_after).defer(job_id=job.pk)
    transaction.on_commit(asked_for.set)


def claim_job(*, pk: int, worker: str, at: datetime) -> BackgroundJob | None:
    """Take a job that may begin; None when another worker has it or it waits no longer."""
    taken = due_jobs(at).filter(pk=pk)
    if not taken.update(state=State.RUNNING, attempts=F("attempts") + 1, locked_by=worker, locked_at=at):
        return None
    return BackgroundJob.objects.get(pk=pk)


def keep_claims(*, worker: str, at: datetime) -> int:
    """Give a sign of life for all that a worker runs; give how many jobs that is."""
    return BackgroundJob.objects.filter(state=State.RUNNING, locked_by=worker).update(locked_at=at)


@contextmanager
def running(job: BackgroundJob) -> Iterator[None]:
    """Let ``report_progress`` speak of this job."""
    before = _running.set(job.pk)
    try:
        yield
    finally:
        _running.reset(before)


def report_progress(percent: int, words: str = "") -> None:
    """Say how far the running job is, for the page of whoever waits; outside a job nothing happens.

    Call it between transactions: inside one nobody could see it before the end, and on SQLite it would hold up the others.
    """
    pk = _running.get()
    if pk is not None:
        BackgroundJob.objects.filter(pk=pk).update(percent=max(0, min(percent, 100)), progress=words[:200])


def finish_job(*, job: BackgroundJob, at: datetime) -> bool:
    """Say that a job is done; False when it was taken from its worker meanwhile."""
    return bool(
        _still_held(job).update(
            state=State.DONE, finished_at=at, percent=100, locked_at=None, run_after=None, error="", trace=""
        )
    )


@transaction.atomic
def fail_job(
    *, job: BackgroundJob, at: datetime, reason: str, trace: str = "", error: BaseException | None = None
) -> bool:
    """Say that a job failed: it waits for its next attempt, or is given up with its reason.

    ``error`` is None when its worker was lost. Gives False when the job was taken from its worker meanwhile.
    """
    told = {"error": reason[:_LONGEST_ERROR], "trace": trace[-_LONGEST_TRACE:], "locked_at": None}
    if not _may_run_again(job, error):
        return bool(_still_held(job).update(state=State.FAILED, finished_at=at, **told))
    again = at + pause_before(job.attempts) if error else at
    if _waits_already(job):  # that one does what this one would have done
        return bool(_still_held(job).update(state=State.DONE, finished_at=at, **told))
    if not _still_held(job).update(state=State.WAITING, run_after=again, **told):
        return False
    job.refresh_from_db()
    _deliver(job)
    return True


@transaction.atomic
def retry_job(*, job: BackgroundJob) -> BackgroundJob:
    """Let a failed job wait again with all its attempts. Raises UnableToDecideJob."""
    if _waits_already(job):
        raise UnableToDecideJob("Công việc này đã được yêu cầu lại và đang chờ chạy.")
    again = BackgroundJob.objects.filter(pk=job.pk, state=State.FAILED).update(
        state=State.WAITING, attempts=0, run_after=None, finished_at=None, percent=0, progress="", error="", trace=""
    )
    if not again:
        raise UnableToDecideJob("Công việc này không còn ở danh sách chưa thực hiện được.")
    job.refresh_from_db()
    _deliver(job)
    return job


def discard_job(*, job: BackgroundJob) -> None:
    """Remove a failed job for good. Raises UnableToDecideJob."""
    discarded, _ = BackgroundJob.objects.filter(pk=job.pk, state=State.FAILED).delete()
    if not discarded:
        raise UnableToDecideJob("Công việc này không còn ở danh sách chưa thực hiện được.")


@transaction.atomic
def ask_when_due(*, name: str, due: datetime) -> bool:
    """Ask for a periodic job if this due moment is new; only one of many workers gets True.

    A job that is seen for the first time begins with its next moment.
    """
    _, is_new = PeriodicJob.objects.get_or_create(name=name, defaults={"last_due": due})
    if is_new or not PeriodicJob.objects.filter(name=name, last_due__lt=due).update(last_due=due):
        return False
    enqueue_once(name, f"periodic:{name}")
    return True


@transaction.atomic
def bring_again(*, older_than: datetime) -> int:
    """Send word anew of due jobs for which none is under way any more (PostgreSQL); give how many."""
    forgotten = list(undelivered_jobs(older_than)[:100])
    for job in forgotten:
        _deliver(job)
    return len(forgotten)


def forget_done_jobs(*, at: datetime) -> int:
    """Remove jobs that were done long ago; give how many."""
    old = BackgroundJob.objects.filter(state=State.DONE, finished_at__lt=at - KEEP_DONE).order_by("pk")
    return BackgroundJob.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:1000])).delete()[0]


def _waits_already(job: BackgroundJob) -> bool:
    return bool(job.key) and BackgroundJob.objects.filter(key=job.key, state=State.WAITING).exclude(pk=job.pk).exists()


def _may_run_again(job: BackgroundJob, error: BaseException | None) -> bool:
    try:
        return declared_job(job.name).may_run_after(job.attempts, error)
    except LookupError:
        return False


def _still_held(job: BackgroundJob) -> QuerySet[BackgroundJob]:
    return BackgroundJob.objects.filter(pk=job.pk, state=State.RUNNING, locked_by=job.locked_by, attempts=job.attempts)
