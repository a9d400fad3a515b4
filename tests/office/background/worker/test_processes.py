"""Workers as processes: killed in the middle of a job, told to stop, started beside the site."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.factories.own_office import OwnOffice

ANSWERS_WITHIN_SECONDS = 30
# Lost workers are looked for every ten seconds; a test need not wait so long.
WORK = """
from datetime import timedelta
from chutri.office.background.worker import keeper
keeper.BEAT = timedelta(seconds=0.3)
start.work()
"""
ASK = "from chutri.office.background.operations import enqueue\n"
BESIDE = """
import time
worker = start.worker_beside()
worker.start()
job = enqueue("tests.keep", word="từ một")
deadline = time.monotonic() + 20
while job.state != "done" and time.monotonic() < deadline:
    time.sleep(0.1)
    job.refresh_from_db()
print(job.state, worker.stop(within=10))
"""
JOB = "SELECT state, attempts, error FROM background_backgroundjob"
WORDS = "SELECT name FROM background_periodicjob WHERE name LIKE 'từ%' ORDER BY name"
LOST = "Tiến trình đang thực hiện đã dừng giữa chừng."


@contextmanager
def worker(office: OwnOffice) -> Iterator[subprocess.Popen[str]]:
    process = office.popen(WORK)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def wait_for(office: OwnOffice, *states: str) -> tuple[str, int, str]:
    """Look again and again what became of the office's one job."""
    deadline = time.monotonic() + ANSWERS_WITHIN_SECONDS
    while True:
        (job,) = office.rows(JOB)
        if job[0] in states:
            return job[0], job[1], job[2]
        assert time.monotonic() < deadline, job
        time.sleep(0.05)


def test_a_job_whose_worker_is_killed_runs_again_and_its_effect_is_there_once(own_office: OwnOffice) -> None:
    own_office.run(ASK + "enqueue('tests.kill_first', word='từ một')")
    with worker(own_office) as first:
        assert first.wait(timeout=ANSWERS_WITHIN_SECONDS) == -signal.SIGKILL
    assert (own_office.rows(JOB), own_office.rows(WORDS)) == ([("running", 1, "")], [("từ một begun",)])
    with worker(own_office):
        assert wait_for(own_office, "done") == ("done", 2, "")
    assert own_office.rows(WORDS) == [("từ một",), ("từ một begun",)]


def test_a_job_that_kills_every_worker_is_given_up(own_office: OwnOffice) -> None:
    own_office.run(ASK + "enqueue('tests.always_killed')")
    for _ in range(2):
        with worker(own_office) as victim:
            assert victim.wait(timeout=ANSWERS_WITHIN_SECONDS) == -signal.SIGKILL
    with worker(own_office):
        assert wait_for(own_office, "failed", "done") == ("failed", 2, LOST)


def test_a_worker_that_is_told_to_stop_ends_its_job_first(own_office: OwnOffice) -> None:
    own_office.run(ASK + "enqueue('tests.sleep', seconds=2)")
    with worker(own_office) as process:
        wait_for(own_office, "running")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=ANSWERS_WITHIN_SECONDS) == 0
    assert own_office.rows(JOB) == [("done", 1, "")]


def test_a_failing_job_waits_for_its_next_attempt(own_office: OwnOffice) -> None:
    own_office.run(ASK + "enqueue('tests.fail', word='máy chủ thư')")
    with worker(own_office):
        while (told := wait_for(own_office, "waiting"))[1] == 0:
            pass  # not begun yet
        assert told == ("waiting", 1, "không kết nối được máy chủ thư")


def test_a_job_asked_for_while_the_worker_is_there_is_run(own_office: OwnOffice) -> None:
    with worker(own_office):
        own_office.run(ASK + "enqueue('tests.keep', word='từ một')")
        assert wait_for(own_office, "done") == ("done", 1, "")
    assert own_office.rows(WORDS) == [("từ một",)]


def test_a_worker_beside_the_site_runs_jobs_and_stops(own_office: OwnOffice) -> None:
    assert own_office.run(ASK + BESIDE) == "done True"
