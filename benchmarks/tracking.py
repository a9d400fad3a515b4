"""How fast a large office answers: 100,000 and 1,000,000 tasks of 300 agencies, on SQLite and on PostgreSQL.

``python -m benchmarks.tracking [--json]``. Whole pages of today's site are asked for in the program, past the network, by
people with postings; floors are raw SQL over the same rows in the same run. PostgreSQL keeps its own settings, and what is
committed is on disk. The bars of a million are twice those of a hundred thousand. Takes some ten minutes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks._measures import ROOT, Measure, report

_RUN = [sys.executable, "-m", "benchmarks._tracking_run"]
ENGINES = {"SQLite": _RUN, "PostgreSQL": [sys.executable, str(ROOT / "scripts" / "with-postgres"), "--durable", *_RUN]}


def measures() -> list[Measure]:
    """Every measure, on one database after the other."""
    return [measure for engine, command in ENGINES.items() for measure in _measures(engine, _run(command))]


def _run(command: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="chutri-benchmark-") as home:
        environment = {**os.environ, "CHUTRI_HOME": home, "CHUTRI_HTTPS": "off"}
        environment.pop("CHUTRI_DATABASE_URL", None)
        ran = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _measures(engine: str, told: dict[str, Any]) -> list[Measure]:
    small, large = told["small"], told["large"]

    def ms(name: str, size: dict[str, float], key: str, bar: float | None, note: str = "") -> Measure:
        return Measure(f"{engine}: {name}", size[key] * 1_000, "ms", bar, note=note)

    def raw(size: dict[str, float], floor: str) -> str:
        return f"raw SQL {size[floor] * 1_000:.3g} ms"

    def pages(size: dict[str, float], of: str, times: int) -> list[Measure]:
        return [
            ms(f"50 overdue of an agency{of}, p50", size, "list p50", 25 * times, raw(size, "list floor p50")),
            ms(f"the same by agency{of}, p50", size, "list grouped p50", 25 * times),
            ms(f"a department's own overdue{of}, p50", size, "own list p50", None),
            ms(f"the office's whole list{of}, p50", size, "whole list p50", None),
            ms(f"one plan's page{of}, p95", size, "plan p95", 150 * times),
            ms(f"one plan's tasks with their sums{of}, p95", size, "plan's tasks p95", 150 * times),
            ms(f"overview by agency{of}, p95", size, "overview p95", 150 * times, raw(size, "overview floor p95")),
            ms(f"overview by plan{of}, p95", size, "overview by plan p95", 150 * times),
            ms(f"the leader's page{of}, p95", size, "leader's page p95", 150 * times),
            ms(f"the office's day{of}, p95", size, "today p95", 150 * times),
            ms(f"a department's day{of}, p95", size, "department's day p95", 150 * times),
        ]

    return [
        Measure(
            f"{engine}: 10,000 tasks imported",
            told["whole import"] - told["read"] + told["history"],
            "s",
            10,
            note=f"with a history line each ({told['history']:.2g} s); reading and checking the text came before",
        ),
        Measure(f"{engine}: reading and checking them", told["read"], "s"),
        *pages(small, "", 1),
        *pages(large, f" of {large['tasks'] / 1e6:.2g} million", 2),
        Measure(f"{engine}: figures reckoned anew, of a million", large["reckoned"], "s", note="once a night"),
    ]


if __name__ == "__main__":
    sys.exit(report("tracking", measures))
