"""``python -m benchmarks.reports``: 3,321 communes with 30 questions each rolled up and written, on PostgreSQL, in seconds of wall time.

The floor is raw SQL that fetches the same answers in the same run. PostgreSQL keeps its own settings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks._measures import ROOT, Measure, report

COMMAND = [
    sys.executable,
    str(ROOT / "scripts" / "with-postgres"),
    "--durable",
    sys.executable,
    "-m",
    "benchmarks._reports_run",
]


def measures() -> list[Measure]:
    """Every measure."""
    with tempfile.TemporaryDirectory(prefix="chutri-benchmark-") as home:
        environment = {**os.environ, "CHUTRI_HOME": home, "CHUTRI_HTTPS": "off"}
        ran = subprocess.run(COMMAND, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(ran.stdout)
    floor = f"raw SQL {told['floor'] * 1_000:.3g} ms"
    return [
        Measure("PostgreSQL: 3,321 communes × 30 questions consolidated", told["facts"], "s", 3, note=floor),
        Measure("the same, with the short report as PDF", told["short"], "s"),
        Measure("the same, with the full report and its annexes as .docx", told["full"], "s"),
        Measure("compliance matrix of 126 communes × 12 months, page", told["matrix"] * 1_000, "ms"),
    ]


if __name__ == "__main__":
    sys.exit(report("reports", measures))
