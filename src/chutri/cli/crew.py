"""Many documents read at once: processes that each read a bundle of files and hand back finished lines.

A document that brings a process down (a fault in a library for PDF, memory that runs out) is reported; the others are read.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from chutri.checking import check
from chutri.cli.checked import CheckedReading
from chutri.cli.errors import as_sentence
from chutri.cli.forms import json_lines
from chutri.reading import read_bytes
from chutri.reading.extract.limits import Limits

BUNDLE = 8  # files that go to a process at once: enough that handing over costs little, few enough to share evenly
AHEAD = 3  # bundles that wait for each process


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a line for the journal, or the Vietnamese sentence that says why not, or known before."""

    file: str
    sha256: str = ""
    line: bytes | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Orders:
    """What every reader of the crew must know: documents that need no reading, and whether to keep their text."""

    known: frozenset[str]
    with_text: bool


def read_one(file: str, orders: Orders) -> Outcome:
    """Read, check and write down one file. Raises nothing: a failure is an outcome."""
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(Limits().bytes_in + 1)  # one byte more is enough to be told that it is too large
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in orders.known:
            return Outcome(file, sha256)
        reading = read_bytes(data, file)
        checked = CheckedReading(file, reading, check(reading))
        line = json_lines.render(checked, with_text=orders.with_text)
        return Outcome(file, sha256, line.encode("utf-8", "replace"))
    except Exception as error:
        return Outcome(file, failure=as_sentence(error, file))


def read_all(files: Sequence[str], orders: Orders, *, workers: int) -> Iterator[Outcome]:
    """The outcome of every file, in the order given, whatever the number of workers."""
    if workers == 1:
        yield from (read_one(file, orders) for file in files)
        return
    crew = _Crew(orders, workers)
    try:
        yield from crew.work(files)
    finally:
        crew.dismiss()


_orders: Orders | None = None  # in a worker: what it was told when it began


def _begin(orders: Orders) -> None:
    global _orders
    _orders = orders
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked to stop and tells the workers


def _read_bundle(files: Sequence[str]) -> list[Outcome]:
    if _orders is None:
        raise RuntimeError("a worker that was never told its orders")
    return [read_one(file, _orders) for file in files]


class _Crew:
    """Processes at work. Bundles are handed out a little ahead and their outcomes taken in order."""

    def __init__(self, orders: Orders, workers: int) -> None:
        self._orders = orders
        self._workers = workers
        self._pool = self._hire(workers)
        self._under_way: deque[tuple[Sequence[str], Future[list[Outcome]]]] = deque()

    def _hire(self, workers: int) -> ProcessPoolExecutor:
        # forkserver: workers are copies of a process that holds the reader already and nothing of this one's threads
        context = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
        if sys.platform == "linux":
            context.set_forkserver_preload([__name__])
        return ProcessPoolExecutor(workers, context, _begin, (self._orders,))

    def work(self, files: Sequence[str]) -> Iterator[Outcome]:
        for start in range(0, len(files), BUNDLE):
            bundle = files[start : start + BUNDLE]
            self._hand_out(bundle)
            while len(self._under_way) >= AHEAD * self._workers:
                yield from self._take()
        while self._under_way:
            yield from self._take()

    def _hand_out(self, bundle: Sequence[str]) -> None:
        try:
            future = self._pool.submit(_read_bundle, bundle)
        except BrokenProcessPool:
            future = Future()
            future.set_exception(BrokenProcessPool())
        self._under_way.append((bundle, future))

    def _take(self) -> Iterator[Outcome]:
        bundle, future = self._under_way.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:
            lost = [bundle, *(waiting for waiting, _ in self._under_way)]
            self._under_way.clear()
            for file in (file for bundle in lost for file in bundle):
                yield self._read_alone(file)
            self._pool.shutdown(wait=True)
            self._pool = self._hire(self._workers)

    def _read_alone(self, file: str) -> Outcome:
        """Read one of the files that were under way when a process went down: is it the one?"""
        with self._hire(1) as pool:
            try:
                return pool.submit(_read_bundle, [file]).result()[0]
            except BrokenProcessPool:
                return Outcome(file, failure=f"Tệp “{file}” làm chương trình đọc dừng đột ngột nên bị bỏ qua.")

    def dismiss(self) -> None:
        """Let every process end once its bundle is done."""
        self._pool.shutdown(wait=True, cancel_futures=True)
