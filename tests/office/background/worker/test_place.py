"""Who a worker is."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from chutri.office.background.worker import place
from chutri.office.background.worker.place import MACHINE, is_dead, worker_name

THREADS = 8


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """Threads give way to each other far more often than they do otherwise."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("impatient_threads")
def test_all_threads_that_begin_at_once_are_one_worker() -> None:
    # Else the keeper takes what its neighbour has just begun for the work of a dead process.
    for _ in range(300):
        place._tokens.clear()
        start = threading.Barrier(THREADS)
        names: list[str] = []

        def ask(start: threading.Barrier = start, names: list[str] = names) -> None:
            start.wait()
            names.append(worker_name())

        threads = [threading.Thread(target=ask) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(names), len(set(names))) == (THREADS, 1)


def test_a_worker_with_our_number_and_another_token_is_a_dead_one() -> None:
    assert is_dead(f"{MACHINE}{os.getpid()}:00000000")
    assert not is_dead(worker_name())


def test_nothing_is_known_of_other_machines() -> None:
    assert not is_dead(f"khac-{MACHINE}1:00000000")
