"""Jobs that only tests have: they keep what they did in the database, as real ones do."""

from __future__ import annotations

import os
import signal
import time
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from chutri.office.background.models import PeriodicJob
from chutri.office.background.operations import enqueue, report_progress
from chutri.office.background.registry import job, periodic

# ``enqueue`` sends word of a job to the workers: on PostgreSQL one query more.
WORD_OF_A_JOB = int(connection.vendor == "postgresql")


class UnableToTry(Exception):
    """It will not be better next time."""


@job("tests.keep")
def keep(*, word: str) -> None:
    """Keep a word once, however often it runs: a table of names with moments is at hand."""
    PeriodicJob.objects.get_or_create(name=word, defaults={"last_due": datetime.now(UTC)})


@job("tests.keep_two")
def keep_two(*, word: str) -> None:
    """Keep a word and let another job keep a second one."""
    with transaction.atomic():
        keep(word=word)
        enqueue("tests.keep", word=f"{word} 2")


@job("tests.fail", retries=2)
def fail(*, word: str = "") -> None:
    """Fail each time."""
    raise RuntimeError(f"không kết nối được {word}".strip())


@job("tests.give_up", retries=5, gives_up_on=(UnableToTry,))
def give_up() -> None:
    """Fail for good."""
    raise UnableToTry("tệp hỏng")


@job("tests.report")
def report() -> None:
    """Say how far it is, then fail so that it stays to be seen."""
    report_progress(140, "Đọc trang 3 trên 8")
    raise RuntimeError("dừng để xem")


@periodic("daily", hour=7)
@job("tests.every_day")
def every_day() -> None:
    """Keep one row a run."""
    keep(word=f"chạy lần {PeriodicJob.objects.filter(name__startswith='chạy').count() + 1}")


@job("tests.kill_first", retries=3)
def kill_first(*, word: str) -> None:
    """Be killed in the middle of the first run, after half the work; keep the word in the second."""
    is_first = not PeriodicJob.objects.filter(name=f"{word} begun").exists()
    keep(word=f"{word} begun")
    if is_first:
        os.kill(os.getpid(), signal.SIGKILL)
    keep(word=word)


@job("tests.always_killed", retries=1)
def always_killed() -> None:
    """Take its worker down each time."""
    os.kill(os.getpid(), signal.SIGKILL)


@job("tests.sleep")
def sleep(*, seconds: float) -> None:
    """Take long."""
    end = datetime.now(UTC) + timedelta(seconds=seconds)
    while datetime.now(UTC) < end:
        time.sleep(0.05)
