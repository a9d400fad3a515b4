"""What every benchmark shares: a measure with its bar, the machine, and the two forms in which they are printed."""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "docs" / "measured.json"
MARKS = ("<!-- measured -->", "<!-- /measured -->")
SIGNS = {"lower": "≤", "higher": "≥"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured value; ``bar`` is what it must reach, ``None`` where it is only told."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    better: Literal["lower", "higher"] = "lower"
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether the value reaches its bar."""
        if self.bar is None:
            return True
        return self.value <= self.bar if self.better == "lower" else self.value >= self.bar


def machine() -> dict[str, str | int]:
    """The machine that the figures are of."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"


def seconds(work: Callable[[], object], *, rounds: int, clock: Callable[[], float] = time.process_time) -> float:
    """The least time of some rounds: what the work costs when nothing else is in its way."""
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def plans() -> list[Path]:
    """The plans to measure on: the shared seeds where they are, else the project's own examples."""
    shared = Path(os.environ.get("CHUTRI_SHARED", ROOT.parent / "shared"))
    return sorted((shared / "seeds").glob("*.txt")) or sorted((ROOT / "examples").glob("*.txt"))


def report(benchmark: str, measure: Callable[[], Sequence[Measure]]) -> int:
    """Measure and print, as a table or with ``--json`` as one object; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{benchmark}")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--record", action="store_true", help="put the figures into docs/measured.json and the READMEs")
    arguments = parser.parse_args()
    measures = measure()
    told = [{**asdict(one), "value": float(f"{one.value:.3g}"), "ok": one.ok} for one in measures]
    result = {"benchmark": benchmark, "machine": machine(), "measures": told}
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        print("\n".join(_table(benchmark, measures)))
    if arguments.record:
        record(result)
    return 0 if all(one.ok for one in measures) else 1


def record(result: dict[str, Any]) -> None:
    """Keep a run's figures: the documents show these and no others (tests/test_house.py)."""
    kept = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    kept[result["benchmark"]] = result
    RECORD.write_text(json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")
    for name in ("README.md", "README.vi.md"):
        path = ROOT / name
        before, rest = path.read_text("utf-8").split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        path.write_text(f"{before}{MARKS[0]}\n{as_markdown(kept)}\n{MARKS[1]}{after}", "utf-8")


def as_markdown(kept: dict[str, Any]) -> str:
    """The recorded figures as the table that the READMEs carry."""
    rows = ["| benchmark | measured | bar |", "|---|---|---|"]
    for _, result in sorted(kept.items()):
        for one in result["measures"]:
            bar = f"{SIGNS[one['better']]} {one['bar']:g}" if one["bar"] is not None else ""
            note = f" ({one['note']})" if one["note"] else ""
            rows.append(f"| {one['name']}{note} | {one['value']:g} {one['unit']} | {bar} |")
    return "\n".join(rows)


def _table(benchmark: str, measures: Sequence[Measure]) -> list[str]:
    told = ", ".join(f"{key} {value}" for key, value in machine().items())
    rows = [f"benchmark {benchmark}: {told}"]
    for one in measures:
        bar = f"bar {SIGNS[one.better]} {one.bar:g}" if one.bar is not None else ""
        verdict = ("ok" if one.ok else "MISSED") if one.bar is not None else ""
        rows.append(f"  {one.name:<34} {one.value:>10.4g} {one.unit:<10} {bar:<14} {verdict:<7} {one.note}".rstrip())
    return rows
