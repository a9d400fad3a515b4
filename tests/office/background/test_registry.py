"""Declaring jobs."""

from __future__ import annotations

import pytest

from chutri.office.background.registry import UnknownJob, declared_job, job, periodic, periodic_jobs
from chutri.office.background.rules import Rhythm
from tests.factories import declared_jobs


def test_a_job_is_found_by_its_name() -> None:
    found = declared_job("tests.fail")
    assert (found.function, found.retries, found.gives_up_on) == (declared_jobs.fail, 2, ())


def test_a_name_that_nobody_declared_is_refused() -> None:
    with pytest.raises(UnknownJob, match=r"no app declares the job tests\.none"):
        declared_job("tests.none")


def test_two_functions_can_t_be_the_same_job() -> None:
    with pytest.raises(ValueError, match=r"two functions are called tests\.keep: .*keep, .*<lambda>"):
        job("tests.keep")(lambda: None)
    assert declared_job("tests.keep").function is declared_jobs.keep


def test_the_same_function_declared_again_is_the_same_job() -> None:
    job("tests.keep")(declared_jobs.keep)
    assert declared_job("tests.keep").function is declared_jobs.keep


def test_periodic_jobs_are_known_with_their_rhythm() -> None:
    assert [found for found in periodic_jobs() if found[0].startswith("tests.")] == [
        ("tests.every_day", Rhythm("daily", hour=7))
    ]


def test_only_a_job_can_be_periodic() -> None:
    with pytest.raises(ValueError, match="is no job"):
        periodic("daily", hour=7)(lambda: None)


@pytest.mark.parametrize(
    ("name", "attempts", "error", "again"),
    [
        ("tests.fail", 1, RuntimeError(), True),
        ("tests.fail", 2, RuntimeError(), True),
        ("tests.fail", 3, RuntimeError(), False),
        ("tests.fail", 2, None, True),
        ("tests.fail", 3, None, False),
        ("tests.give_up", 1, declared_jobs.UnableToTry(), False),
        ("tests.give_up", 1, RuntimeError(), True),
        ("tests.give_up", 1, None, True),
    ],
)
def test_what_is_tried_again(name: str, attempts: int, error: Exception | None, again: bool) -> None:
    assert declared_job(name).may_run_after(attempts, error) is again
