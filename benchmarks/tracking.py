"""How fast a large office answers: 100,000 and 1,000,000 tasks of 300 agencies, on SQLite and on PostgreSQL.

``python -m benchmarks.tracking [--json]``. Pages are asked for in the program, past the network; floors are raw SQL over the
same rows in the same run. PostgreSQL keeps its own settings, and what is committed is on disk. Takes some ten minutes.
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
    dashboard = "overview" if "overview p95" in small else "plan"

    def ms(name: str, size: dict[str, float], key: str, bar: float | None, floor: str = "") -> Measure:
        note = f"raw SQL {size[floor] * 1_000:.3g} ms" if floor else ""
        return Measure(f"{engine}: {name}", size[key] * 1_000, "ms", bar, note=note)

    return [
        Measure(
            f"{engine}: 10,000 tasks imported",
            told["whole import"] - told["read"] + told["history"],
            "s",
            10,
            note=f"with a history line each ({told['history']:.2g} s); reading and checking the text came before",
        ),
        Measure(f"{engine}: reading and checking them", told["read"], "s"),
        ms("50 overdue of an agency, p50", small, "list p50", 25, "list floor p50"),
        ms("the same, rows alone", small, "list rows p50", None),
        ms("one plan's tasks, p95", small, "plan p95", 150),
        ms("dashboard, p95", small, f"{dashboard} p95", 150, "overview floor p95"),
        ms("50 overdue of a million, p50", large, "list p50", 50, "list floor p50"),
        ms("dashboard of a million, p95", large, f"{dashboard} p95", 300, "overview floor p95"),
    ]


if __name__ == "__main__":
    sys.exit(report("tracking", measures))
