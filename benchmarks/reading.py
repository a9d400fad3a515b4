"""How fast plans are read: against the floor that no reader can pass (read the bytes, NFC, split lines), in one run.

``python -m benchmarks.reading [--json]``. Times of reading are processor time of one core; times of processes are by the wall.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks._measures import Measure, plans, report, seconds
from chutri.reading import read_bytes, read_path, read_text, to_json
from chutri.reading.compiled import TAKEN

SIZE = 10_000_000  # bytes of plans that are read
SHORT, LONG = 4_000_000, 40_000_000  # bytes of one document: time must grow with length and no faster
ROUNDS = 3
CHUTRI = Path(sys.executable).with_name("chutri")
# A process prints the most memory that it ever held; the kernel's count for children would include this process's own.
_PEAK = (
    "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')), file=sys.stderr)"
)


def measures() -> list[Measure]:
    """Every measure of the reader."""
    with _folder_of_plans() as folder:
        files = sorted(folder.glob("*.txt"))
        return [
            *_against_floor(files),
            _imported(folder),
            *_memory(folder, files[0]),
            _process(folder, files[0]),
            _docx(files),
            _growth(),
            _workers(folder),
        ]


@contextmanager
def _folder_of_plans() -> Iterator[Path]:
    """A folder of the plans, each a different document by its first line, until they make up ``SIZE``."""
    sources = [path.read_bytes() for path in plans()]
    folder = Path(tempfile.mkdtemp(prefix="chutri-benchmark-"))
    try:
        written = count = 0
        while written < SIZE:
            data = sources[count % len(sources)]
            # the workers' file skips documents that it has: a trailing space makes each one new
            data += b"\n" + b" " * (count // len(sources))
            (folder / f"{count:05}.txt").write_bytes(data)
            written += len(data)
            count += 1
        yield folder
    finally:
        shutil.rmtree(folder)


def floor(files: Sequence[Path]) -> int:
    """The least that any reader must do; the number of lines."""
    return sum(len(unicodedata.normalize("NFC", path.read_bytes().decode()).splitlines()) for path in files)


def whole(files: Sequence[Path]) -> int:
    """The whole reading of every file to JSON; the number of bytes."""
    return sum(len(to_json(read_path(path))) for path in files)


def _against_floor(files: Sequence[Path]) -> list[Measure]:
    size = sum(path.stat().st_size for path in files)
    whole(files[:20])  # tables of the lexicon are built once, whatever the number of plans
    floor_time = seconds(lambda: floor(files), rounds=2 * ROUNDS)
    whole_time = seconds(lambda: whole(files), rounds=ROUNDS)
    floor_time = min(floor_time, seconds(lambda: floor(files), rounds=2 * ROUNDS))
    reader = "compiled" if TAKEN else "plain Python, no C compiler or not compiled: make compile"
    note = f"{len(files)} plans, {size / 1e6:.1f} MB; goal 12; reader {reader}"
    return [
        Measure("reading to JSON", whole_time / floor_time, "x floor", bar=20, note=note),
        Measure("reading to JSON, speed", size / 1e6 / whole_time, "MB/s", better="higher"),
        Measure("reading to JSON, one plan", 1000 * whole_time / len(files), "ms"),
        Measure("floor: bytes, NFC, lines", size / 1e6 / floor_time, "MB/s", better="higher"),
        _one_document(files),
    ]


def _one_document(files: Sequence[Path]) -> Measure:
    """The same plans end to end in one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.txt"
        path.write_bytes(b"\n".join(file.read_bytes() for file in files))
        ratio = seconds(lambda: whole([path]), rounds=1) / seconds(lambda: floor([path]), rounds=2 * ROUNDS)
    return Measure(
        "reading to JSON, one document", ratio, "x floor", bar=20, note="the same plans in one file; goal 12"
    )


def _run(code: str, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True, **more)


def _as_installed(folder: Path) -> dict[str, str]:
    """The environment of a process that keeps its modules compiled, as pip does, in a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / ".compiled")}


def _imported(folder: Path) -> Measure:
    code = "import time; start = time.perf_counter(); import chutri.reading; print(time.perf_counter() - start)"
    times = [float(_run(code, env=_as_installed(folder)).stdout) for _ in range(7)]
    return Measure("import of chutri.reading", min(times), "s", bar=0.1)


def _memory(folder: Path, plan: Path) -> list[Measure]:
    one = f"import sys; from chutri.cli import main; main(['read', sys.argv[1], '--format', 'json']); {_PEAK}"
    many = (
        "import sys, pathlib; from chutri.reading import read_path, to_json\n"
        f"for path in pathlib.Path(sys.argv[1]).glob('*.txt'): to_json(read_path(path))\n{_PEAK}"
    )
    return [
        Measure("resident, chutri read of one plan", int(_run(one, str(plan)).stderr) / 1024, "MB", bar=60),
        Measure("resident, all plans read in turn", int(_run(many, str(folder)).stderr) / 1024, "MB", bar=60),
    ]


def _process(folder: Path, plan: Path) -> Measure:
    environment = _as_installed(folder)

    def read() -> None:
        command: list[str | Path] = [CHUTRI, "read", plan, "--format", "json"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)

    return Measure("chutri read of one plan", seconds(read, rounds=9, clock=time.perf_counter), "s", bar=0.35)


def _docx(files: Sequence[Path]) -> Measure:
    """What .docx costs more than the very text that is in it."""
    from docx import Document

    few = files[: len(plans())]
    papers: list[bytes] = []
    texts: list[str] = []
    for path in few:
        document = Document()
        for line in path.read_text("utf-8").splitlines():
            document.add_paragraph(line)
        out = BytesIO()
        document.save(out)
        papers.append(out.getvalue())
        texts.append(read_bytes(papers[-1], "plan.docx").text)
    from_docx = seconds(lambda: [read_bytes(paper, "plan.docx") for paper in papers], rounds=20)
    from_text = seconds(lambda: [read_text(text, "plan.txt") for text in texts], rounds=20)
    note = "over the same text, mean of a plan"
    return Measure("one plan as .docx", 1000 * (from_docx - from_text) / len(few), "ms more", bar=1, note=note)


def _growth() -> Measure:
    """How much longer a document ten times as long takes, over ten."""
    code = (
        "import sys, time; from chutri.reading import read_text, to_json\n"
        "text = open(sys.argv[1], encoding='utf-8').read(); start = time.process_time()\n"
        "to_json(read_text(text)); print(time.process_time() - start)"
    )
    text = b"\n".join(path.read_bytes() for path in plans())
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in (SHORT, LONG):
            path = Path(folder) / "long.txt"
            path.write_bytes((text * (size // len(text) + 1))[:size].rpartition(b"\n")[0])
            times.append(min(float(_run(code, str(path)).stdout) for _ in range(2 if size == SHORT else 1)))
    note = f"{times[1]:.1f} s for {LONG // 1_000_000} MB in one document"
    return Measure("growth, 4 MB to 40 MB", times[1] / times[0] / (LONG / SHORT), "x linear", bar=1.3, note=note)


def _workers(folder: Path) -> Measure:
    """How much faster two workers read a folder than one."""

    def read(workers: int) -> Callable[[], None]:
        def run() -> None:
            out = folder / "out.jsonl"
            out.unlink(missing_ok=True)
            command: list[str | Path] = [CHUTRI, "read", folder, "--out", out, "--workers", str(workers)]
            subprocess.run(command, stderr=subprocess.DEVNULL, check=True)

        return run

    times = {workers: [seconds(read(workers), rounds=1, clock=time.perf_counter)] for workers in (1, 2)}
    for _ in range(ROUNDS):  # in turn: what else the machine does falls on both alike
        for workers, taken in times.items():
            taken.append(seconds(read(workers), rounds=1, clock=time.perf_counter))
    one, two = min(times[1]), min(times[2])
    return Measure(
        "two workers over one", one / two, "x", bar=1.7, better="higher", note="wall time of chutri read FOLDER"
    )


if __name__ == "__main__":
    sys.exit(report("reading", measures))
