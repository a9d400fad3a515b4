"""Many documents read at once: processes that are handed files and hand back finished lines.

A document that brings its process down (a fault in a library for PDF, memory that runs out) is reported; the others are read.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from types import FrameType

from chutri.checking import check
from chutri.cli.checked import CheckedReading
from chutri.cli.errors import as_sentence
from chutri.cli.forms import json_lines
from chutri.reading import read_bytes
from chutri.reading.extract.limits import Limits

HELD = 4  # files that a worker has before it: it never waits for the next
# Workers are copies of a process that holds the reader already and nothing of this one's.
FORKS = sys.platform == "linux"
AHEAD = 200  # outcomes that may wait for an earlier, slower file


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
        return Outcome(file, sha256, line)
    except Exception as error:
        return Outcome(file, failure=as_sentence(error, file))


def read_all(files: Sequence[str], orders: Orders, *, workers: int) -> Generator[Outcome]:
    """The outcome of every file, in the order given, whatever the number of workers.

    Whoever does not take all of them must close the iterator, which ends the workers.
    """
    if workers == 1:
        yield from (read_one(file, orders) for file in files)
        return
    crew = _Crew(files, orders, workers)
    try:
        yield from crew.outcomes()
    finally:
        crew.dismiss()


def work(pipe: Connection, orders: Orders) -> None:
    """A worker's life: read the files whose names come in, in that order, until nobody sends any more."""
    signal.signal(signal.SIGTERM, _leave)  # by an exception, so that a program started for a scan is ended too
    while True:
        try:
            file = pipe.recv()
        except EOFError:
            return
        pipe.send(read_one(file, orders))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)


class _Worker:
    """A process and the files that it was handed, the first of which it is reading."""

    def __init__(self, context: BaseContext, orders: Orders) -> None:
        self.pipe, theirs = context.Pipe()
        self.handed: deque[int] = deque()
        self.process = context.Process(target=work, args=(theirs, orders), daemon=True)  # type: ignore[attr-defined]
        with nullcontext() if FORKS else _deaf():
            self.process.start()
        theirs.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started here never hears Ctrl-C: who is asked to stop is this process, and it ends the others."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Crew:
    """Workers, the files still to be handed out, and the outcomes that wait for their turn."""

    def __init__(self, files: Sequence[str], orders: Orders, workers: int) -> None:
        self._files = files
        self._orders = orders
        self._context = multiprocessing.get_context("forkserver" if FORKS else "spawn")
        if FORKS:
            self._context.set_forkserver_preload([__name__])
            with _deaf():
                forkserver.ensure_running()
        self._left: deque[int] = deque(range(len(files)))
        self._come: dict[int, Outcome] = {}
        self._workers = [_Worker(self._context, orders) for _ in range(min(workers, len(files)))]

    def outcomes(self) -> Iterator[Outcome]:
        """Hand out files and take outcomes until every file has one."""
        for turn in range(len(self._files)):
            while turn not in self._come:
                self._hand_out(turn + AHEAD)
                self._take()
            yield self._come.pop(turn)

    def _hand_out(self, stop: int) -> None:
        for place, worker in enumerate(self._workers):
            while self._left and self._left[0] < stop and len(worker.handed) < HELD:
                try:
                    worker.pipe.send(self._files[self._left[0]])
                except OSError:  # it went down; what it did before may still stand in the pipe
                    if not worker.handed:
                        self._replace(place)
                    break
                worker.handed.append(self._left.popleft())

    def _take(self) -> None:
        ready = wait([worker.pipe for worker in self._workers if worker.handed])
        for place, worker in enumerate(self._workers):
            if worker.pipe not in ready:
                continue
            try:
                outcome = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(place)
            else:
                self._come[worker.handed.popleft()] = outcome

    def _replace(self, place: int) -> None:
        """A worker went down: the file that it was reading is told, the others that it had are handed out anew."""
        worker = self._workers[place]
        worker.pipe.close()
        worker.process.join()
        if worker.handed:
            number = worker.handed.popleft()
            file = self._files[number]
            self._come[number] = Outcome(
                file, failure=f"Tệp “{file}” làm chương trình đọc dừng đột ngột nên bị bỏ qua."
            )
        self._left.extendleft(reversed(worker.handed))
        self._workers[place] = _Worker(self._context, self._orders)

    def dismiss(self) -> None:
        """End every worker; one that is still reading is not waited for."""
        for worker in self._workers:
            if worker.handed:
                worker.process.terminate()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()
