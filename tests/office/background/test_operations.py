"""Asking for jobs, running them, what becomes of those that fail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from chutri.office.background.choices import State
from chutri.office.background.models import BackgroundJob, PeriodicJob
from chutri.office.background.operations import (
    UnableToDecideJob,
    ask_when_due,
    bring_again,
    claim_job,
    discard_job,
    enqueue,
    enqueue_after,
    enqueue_once,
    fail_job,
    finish_job,
    forget_done_jobs,
    keep_claims,
    report_progress,
    retry_job,
)
from chutri.office.background.queries import due_jobs, failed_jobs, job_of, silent_jobs
from chutri.office.background.registry import UnknownJob, periodic_jobs
from chutri.office.background.rules import KEEP_DONE, LEASE
from chutri.office.background.worker.execution import run_job, run_waiting_jobs
from chutri.office.background.worker.keeper import LOST, ask_for_due_jobs, take_back_lost_jobs
from chutri.office.background.worker.place import MACHINE, worker_name
from tests.factories import declared_jobs

pytestmark = pytest.mark.django_db
assert declared_jobs


def words() -> list[str]:
    """What the jobs kept; the product's own periodic jobs stand beside it in the same table."""
    own = [name for name, _ in periodic_jobs() if not name.startswith("tests.")]
    return list(PeriodicJob.objects.exclude(name__in=own).order_by("name").values_list("name", flat=True))


def test_a_job_runs_with_its_arguments() -> None:
    job = enqueue("tests.keep", word="một")
    assert (job.state, job.attempts, str(job), words()) == (State.WAITING, 0, "tests.keep(word='một')", [])
    assert run_waiting_jobs() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, job.percent, job.locked_at, words()) == (State.DONE, 1, 100, None, ["một"])
    assert job.finished_at is not None
    assert job.finished_at >= job.created_at


def test_what_a_job_asks_for_runs_too() -> None:
    enqueue("tests.keep_two", word="a")
    assert (run_waiting_jobs(), words()) == (2, ["a", "a 2"])


def test_a_rolled_back_transaction_asks_for_nothing() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue("tests.keep", word="một")
        raise RuntimeError
    assert (BackgroundJob.objects.count(), run_waiting_jobs()) == (0, 0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs")
            assert cursor.fetchone() == (0,)


def test_a_name_that_nobody_declared_can_t_be_asked_for() -> None:
    with pytest.raises(UnknownJob):
        enqueue("tests.none")


def test_arguments_are_scalars() -> None:
    with pytest.raises(TypeError, match=r"tests\.keep: word must be text, a number"):
        enqueue("tests.keep", word=["a"])  # type: ignore[arg-type]


def test_one_job_waits_for_a_key() -> None:
    first = enqueue_once("tests.keep", "plan-1", word="a")
    assert enqueue_once("tests.keep", "plan-1", word="a") == first
    other = enqueue_once("tests.keep", "plan-2", word="b")
    assert (first != other, BackgroundJob.objects.count()) == (True, 2)


def test_a_key_whose_job_runs_may_wait_again() -> None:
    first = enqueue_once("tests.keep", "plan-1", word="a")
    claim_job(pk=first.pk, worker="w", at=datetime.now(UTC))
    second = enqueue_once("tests.keep", "plan-1", word="a")
    assert (second.pk > first.pk, job_of("plan-1"), job_of("plan-3")) == (True, second, None)


def test_a_job_for_later_waits() -> None:
    job = enqueue_after(datetime.now(UTC) + timedelta(hours=1), "tests.keep", word="a")
    assert (run_waiting_jobs(), claim_job(pk=job.pk, worker="w", at=datetime.now(UTC))) == (0, None)
    assert list(due_jobs(datetime.now(UTC) + timedelta(hours=2))) == [job]


def test_only_one_worker_gets_a_job() -> None:
    job = enqueue("tests.keep", word="a")
    now = datetime.now(UTC)
    taken = [claim_job(pk=job.pk, worker=worker, at=now) for worker in ("a", "b")]
    assert [one.locked_by if one else None for one in taken] == ["a", None]
    assert run_job(job.pk) is False


def test_a_failing_job_is_tried_again_after_growing_pauses_and_then_given_up() -> None:
    job = enqueue("tests.fail", word="máy chủ thư")
    pauses = []
    for attempt in (1, 2):
        before = datetime.now(UTC)
        assert run_waiting_jobs() == 1
        job.refresh_from_db()
        assert (job.state, job.attempts, job.error) == (State.WAITING, attempt, "không kết nối được máy chủ thư")
        assert job.run_after is not None
        pauses.append(round((job.run_after - before).total_seconds()))
        BackgroundJob.objects.update(run_after=None)
    assert pauses == [10, 40]
    assert run_waiting_jobs() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, list(failed_jobs())) == (State.FAILED, 3, [job])
    assert "in fail\n    raise RuntimeError" in job.trace


def test_an_error_that_will_not_be_better_ends_a_job_at_once() -> None:
    job = enqueue("tests.give_up")
    run_waiting_jobs()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (State.FAILED, 1, "tệp hỏng")


def test_a_command_may_want_the_error() -> None:
    enqueue("tests.give_up")
    with pytest.raises(declared_jobs.UnableToTry):
        run_waiting_jobs(raising=True)
    assert failed_jobs().count() == 1


def test_a_job_that_no_app_declares_any_more_fails_with_that_reason() -> None:
    job = enqueue("tests.keep", word="a")
    BackgroundJob.objects.update(name="tests.gone")
    run_waiting_jobs()
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, "no app declares the job tests.gone")


def test_whoever_waits_sees_how_far_a_job_is() -> None:
    enqueue_once("tests.report", "plan-7")
    run_waiting_jobs()
    job = job_of("plan-7")
    assert job is not None
    assert (job.percent, job.progress, job.error) == (100, "Đọc trang 3 trên 8", "dừng để xem")


def test_outside_a_job_there_is_no_progress() -> None:
    job = enqueue("tests.keep", word="a")
    report_progress(50, "nửa")
    job.refresh_from_db()
    assert (job.percent, job.progress) == (0, "")


def test_a_failed_job_can_run_again_with_all_its_attempts() -> None:
    job = enqueue("tests.give_up")
    run_waiting_jobs()
    again = retry_job(job=job)
    assert (again.state, again.attempts, again.error, run_waiting_jobs()) == (State.WAITING, 0, "", 1)


def test_a_failed_job_can_be_discarded() -> None:
    job = enqueue("tests.give_up")
    run_waiting_jobs()
    discard_job(job=job)
    assert BackgroundJob.objects.count() == 0


def test_only_failed_jobs_are_decided() -> None:
    job = enqueue("tests.keep", word="a")
    with pytest.raises(UnableToDecideJob, match="không còn ở danh sách"):
        retry_job(job=job)
    with pytest.raises(UnableToDecideJob, match="không còn ở danh sách"):
        discard_job(job=job)


def test_a_failed_job_whose_key_waits_already_is_not_run_beside_it() -> None:
    job = enqueue_once("tests.give_up", "plan-1")
    run_waiting_jobs()
    enqueue_once("tests.give_up", "plan-1")
    with pytest.raises(UnableToDecideJob, match="đang chờ chạy"):
        retry_job(job=job)


def test_a_failing_job_makes_room_for_a_newer_one_of_its_key() -> None:
    first = enqueue_once("tests.fail", "plan-1")
    taken = claim_job(pk=first.pk, worker="w", at=datetime.now(UTC))
    assert taken is not None
    enqueue_once("tests.fail", "plan-1")
    assert fail_job(job=taken, at=datetime.now(UTC), reason="x", error=RuntimeError())
    first.refresh_from_db()
    assert first.state == State.DONE


def test_a_job_taken_from_a_silent_worker_is_not_ended_by_it() -> None:
    job = enqueue("tests.keep", word="a")
    begun = datetime.now(UTC) - 2 * LEASE
    old = claim_job(pk=job.pk, worker="elsewhere:1:a", at=datetime.now(UTC))
    assert old is not None
    BackgroundJob.objects.update(locked_at=begun)
    assert (list(silent_jobs(datetime.now(UTC))), take_back_lost_jobs()) == ([job], 1)
    new = claim_job(pk=job.pk, worker="elsewhere:2:b", at=datetime.now(UTC))
    assert new is not None
    assert (new.attempts, finish_job(job=old, at=datetime.now(UTC)), finish_job(job=new, at=datetime.now(UTC))) == (
        2,
        False,
        True,
    )


def test_a_sign_of_life_keeps_a_job() -> None:
    job = enqueue("tests.keep", word="a")
    claim_job(pk=job.pk, worker="w", at=datetime.now(UTC))
    BackgroundJob.objects.update(locked_at=datetime.now(UTC) - 2 * LEASE)
    assert keep_claims(worker="w", at=datetime.now(UTC)) == 1
    assert (list(silent_jobs(datetime.now(UTC))), take_back_lost_jobs()) == ([], 0)


def test_the_jobs_of_a_dead_process_of_this_machine_are_taken_back_at_once() -> None:
    dead, alive = enqueue("tests.keep", word="a"), enqueue("tests.keep", word="b")
    now = datetime.now(UTC)
    claim_job(pk=dead.pk, worker=f"{MACHINE}4194399:00000000", at=now)
    claim_job(pk=alive.pk, worker=worker_name(), at=now)
    assert take_back_lost_jobs() == 1
    dead.refresh_from_db()
    alive.refresh_from_db()
    assert (dead.state, dead.error, alive.state) == (State.WAITING, LOST, State.RUNNING)


def test_a_job_that_takes_its_worker_down_each_time_is_given_up() -> None:
    job = enqueue("tests.fail")
    for _ in range(3):
        assert claim_job(pk=job.pk, worker=f"{MACHINE}4194399:00000000", at=datetime.now(UTC))
        take_back_lost_jobs()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (State.FAILED, 3, LOST)


def test_done_jobs_are_forgotten_and_failed_ones_kept() -> None:
    enqueue("tests.keep", word="a")
    enqueue("tests.give_up")
    run_waiting_jobs()
    now = datetime.now(UTC)
    assert (forget_done_jobs(at=now), forget_done_jobs(at=now + KEEP_DONE + timedelta(days=1))) == (0, 1)
    assert [job.name for job in BackgroundJob.objects.all()] == ["tests.give_up"]


def test_a_periodic_job_is_asked_for_once_a_moment_and_made_up_for_once() -> None:
    first = datetime.now(UTC)
    asked = [
        ask_when_due(name="tests.every_day", due=first),  # seen for the first time
        ask_when_due(name="tests.every_day", due=first),
        ask_when_due(name="tests.every_day", due=first + timedelta(days=1)),
        ask_when_due(name="tests.every_day", due=first + timedelta(days=1)),
        ask_when_due(name="tests.every_day", due=first + timedelta(days=9)),  # off for a week
        ask_when_due(name="tests.every_day", due=first + timedelta(days=8)),  # a clock that goes backwards
    ]
    assert asked == [False, False, True, False, True, False]


def test_the_keeper_asks_for_what_is_due() -> None:
    assert ask_for_due_jobs() == 0
    PeriodicJob.objects.filter(name="tests.every_day").update(last_due=datetime.now(UTC) - timedelta(days=3))
    assert (ask_for_due_jobs(), ask_for_due_jobs(), run_waiting_jobs(), words()) == (
        1,
        0,
        1,
        ["chạy lần 1", "tests.every_day"],
    )


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there is word of a job sent")
def test_word_of_a_job_that_was_lost_is_sent_again_once() -> None:
    enqueue("tests.keep", word="a")
    soon = datetime.now(UTC) + timedelta(minutes=1)
    assert bring_again(older_than=soon) == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert (bring_again(older_than=soon), bring_again(older_than=soon)) == (1, 0)


@pytest.mark.parametrize(
    "wrong",
    [{"state": "x"}, {"percent": 101}, {"state": "running"}, {"state": "done"}, {"locked_at": datetime.now(UTC)}],
)
def test_the_database_refuses_impossible_jobs(wrong: dict[str, object]) -> None:
    enqueue("tests.keep", word="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        BackgroundJob.objects.update(**wrong)
    assert BackgroundJob.objects.get().state == State.WAITING
