"""A worker that is killed -9 while it reads a plan: nothing is lost or half written, the plan is read at the next start.

On PostgreSQL the process is what ``chutri worker`` runs, on SQLite the threads that ``chutri serve`` has beside the site.
"""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories.own_office import OwnOffice, own_database

ANSWERS_WITHIN_SECONDS = 90
RECEIVE = """
from pathlib import Path
from django.utils import timezone
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.plans.operations import receive_plan
an = NewPerson(username="an", full_name="Nguyễn Thị An", agency="Văn phòng UBND tỉnh Minh Hải Đông", role="office")
file, now = Path({file!r}), timezone.now()
receive_plan(data=file.read_bytes(), name=file.name, by=add_person(person=an, password="x" * 20, at=now), at=now)
"""
KILL = """
import os, signal
from chutri.office.plans.operations import importing, receiving

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

"""
MOMENTS = {
    # the reader has begun: nothing of what it finds is written yet
    "at work": KILL + "receiving.read_plan = die\n",
    # every row is written, and the transaction is open still: the line of the history is the last thing in it
    "half written": KILL + "importing.record = die\n",
}
WORK = """
from datetime import timedelta
from chutri.office.background.worker import keeper
keeper.BEAT = timedelta(seconds=0.3)
start.work()
"""
KEPT = """
SELECT (SELECT stage FROM plans_plan), (SELECT count(*) FROM plans_planreading), (SELECT count(*) FROM plans_passage),
       (SELECT count(*) FROM plans_duty)
"""


@pytest.fixture
def office(tmp_path: Path, examples: Path) -> Iterator[OwnOffice]:
    """An office that has received a plan, which waits to be read."""
    with own_database(tmp_path / "home") as environment:
        office = OwnOffice(environment)
        office.run(RECEIVE.format(file=str(examples / "ke-hoach-hoi-nghi.txt")))
        yield office


@contextmanager
def process(office: OwnOffice, script: str) -> Iterator[subprocess.Popen[str]]:
    started = office.popen(script)
    try:
        yield started
    finally:
        started.terminate()
        started.communicate(timeout=60)


def wait_until_done(office: OwnOffice) -> int:
    """Give how many attempts it took."""
    deadline = time.monotonic() + ANSWERS_WITHIN_SECONDS
    query = "SELECT state, attempts, error FROM background_backgroundjob WHERE name = 'plans.read_plan'"
    while (job := office.rows(query)[0])[0] != "done":
        assert (job[0] in ("running", "waiting"), time.monotonic() < deadline) == (True, True), job
        time.sleep(0.1)
    return int(job[1])


@pytest.mark.parametrize("moment", sorted(MOMENTS))
def test_a_reading_that_is_killed_is_done_again_and_whole(office: OwnOffice, moment: str) -> None:
    files = sorted(path for path in (Path(office.environment["CHUTRI_HOME"]) / "files").rglob("*") if path.is_file())
    with process(office, MOMENTS[moment] + WORK) as victim:
        assert victim.wait(timeout=ANSWERS_WITHIN_SECONDS) == -signal.SIGKILL
    assert office.rows(KEPT) == [("reading", 0, 0, 0)]
    assert all(path.stat().st_size for path in files)
    assert office.run("print(start.verify_history().problems)") == "()"

    with process(office, WORK):
        assert wait_until_done(office) == 2
    ((stage, readings, passages, duties),) = office.rows(KEPT)
    assert (stage, readings, passages > 0, duties > 5) == ("review", 1, True, True)
    ordinals = office.rows("SELECT count(DISTINCT ordinal) FROM plans_duty")
    assert ordinals == [(duties,)]
    assert office.run("print(start.verify_history().problems)") == "()"
    assert office.rows("SELECT count(*) FROM history_historyline WHERE deed = 'import_plan'") == [(1,)]
