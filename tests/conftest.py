"""What every test may ask for: the shared real plans where they are, and system programs by name."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# One course of examples for everybody: a failure seen in one run is seen in the next. Time is measured in benchmarks/.
settings.register_profile(
    "house", derandomize=True, deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("house"), max_examples=150)
# `HYPOTHESIS_PROFILE=wide` looks for new failures, long.
settings.register_profile("wide", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") == "true" else "house"))

# program → the Debian package that brings it (scripts/system-packages installs them)
PACKAGES = {
    "tesseract": "tesseract-ocr",
    "tesseract-vie": "tesseract-ocr-vie",
    "gs": "ghostscript",
    "soffice": "libreoffice-writer-nogui",
    "chromium": "chromium",
}


@cache
def has_program(name: str) -> bool:
    """Whether a system program (or tesseract's Vietnamese data) is installed."""
    if name == "tesseract-vie":
        if not has_program("tesseract"):
            return False
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
        return "vie" in listed.stdout.split()
    return shutil.which(name) is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold ``@pytest.mark.needs("soffice")``: in CI an absent program fails, elsewhere the test is skipped by name."""
    for mark in item.iter_markers("needs"):
        missing = [PACKAGES[name] for name in mark.args if not has_program(name)]
        if missing:
            stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            stop(f"not installed: {' '.join(missing)} (scripts/system-packages brings them)")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans and hand-made truth beside the checkout (``CHUTRI_SHARED`` names another)."""
    folder = Path(os.environ.get("CHUTRI_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop("no folder of shared plans here (../shared or CHUTRI_SHARED)")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The plans of an invented province that the project wrote itself."""
    return ROOT / "examples"
