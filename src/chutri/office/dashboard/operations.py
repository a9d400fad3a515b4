"""Deeds about failed jobs: background knows no history, so the line is written here."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.background.models import BackgroundJob
from chutri.office.background.operations import UnableToDecideJob, discard_job, retry_job
from chutri.office.history.operations import record
from chutri.office.people.models import User

__all__ = ["UnableToDecideJob", "give_up_job", "run_job_again"]


@transaction.atomic
def run_job_again(*, job: BackgroundJob, by: User, at: datetime) -> None:
    """Let a failed job wait again with all its attempts. Raises UnableToDecideJob."""
    retry_job(job=job)
    record(by=by, at=at, deed="run_job_again", about=job, words=f"Cho chạy lại việc nền {job.name} số {job.pk}")


@transaction.atomic
def give_up_job(*, job: BackgroundJob, by: User, at: datetime) -> None:
    """Remove a failed job for good. Raises UnableToDecideJob."""
    name, number = job.name, job.pk
    changes = {"arguments": job.arguments, "error": job.error}
    discard_job(job=job)
    job.pk = number  # deleting takes it from the object; the line speaks of it still
    record(by=by, at=at, deed="give_up_job", about=job, words=f"Bỏ việc nền {name} số {number}", changes=changes)
