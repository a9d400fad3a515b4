"""What is asked of the jobs."""

from __future__ import annotations

from datetime import datetime

from django.db.models import BigIntegerField, Count, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from chutri.office.background.choices import State
from chutri.office.background.models import BackgroundJob
from chutri.office.background.rules import LEASE, QUEUE


def job_of(key: str) -> BackgroundJob | None:
    """Give the newest job about something, as the page of whoever waits shows it: state, percent, words, reason."""
    return BackgroundJob.objects.filter(key=key).order_by("-pk").first()


def failed_jobs() -> QuerySet[BackgroundJob]:
    """Give the jobs that were given up, the newest first."""
    return BackgroundJob.objects.filter(state=State.FAILED).order_by("-finished_at", "-pk")


def jobs_under_way() -> dict[str, int]:
    """Give how many jobs wait and how many run. One query."""
    states = (State.WAITING, State.RUNNING)
    return BackgroundJob.objects.aggregate(**{state.value: Count("pk", filter=Q(state=state)) for state in states})


def due_jobs(at: datetime) -> QuerySet[BackgroundJob]:
    """Give the jobs that may begin, the longest waiting first."""
    due = Q(run_after__isnull=True) | Q(run_after__lte=at)
    return BackgroundJob.objects.filter(due, state=State.WAITING).order_by("pk")


def silent_jobs(at: datetime) -> QuerySet[BackgroundJob]:
    """Give the jobs that run, but whose worker has given no sign of life for the time of a lease."""
    return BackgroundJob.objects.filter(state=State.RUNNING, locked_at__lt=at - LEASE)


def jobs_run_by(place: str) -> QuerySet[BackgroundJob]:
    """Give the jobs that run in places whose name begins so: a machine's, or one worker's."""
    return BackgroundJob.objects.filter(state=State.RUNNING, locked_by__startswith=place)


def undelivered_jobs(older_than: datetime) -> QuerySet[BackgroundJob]:
    """Give the jobs that have been due for long and of which no worker will hear (PostgreSQL)."""
    from procrastinate.contrib.django.models import ProcrastinateJob  # noqa: PLC0415  not installed as an app on SQLite

    under_way = ProcrastinateJob.objects.filter(queue_name=QUEUE, status="todo").values_list(
        Cast(KeyTextTransform("job_id", "args"), BigIntegerField()), flat=True
    )
    return due_jobs(older_than).filter(created_at__lt=older_than).exclude(pk__in=under_way)
