"""Compiled twins are taken only while they are twins, and read as the sources do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chutri.reading import compiled

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted((ROOT / "examples").glob("*.txt"))
READ = (
    "import sys, pathlib; from chutri.reading import read_path, to_json, compiled, bodies\n"
    "print(compiled.TAKEN is not None, not bodies.__file__.endswith('.py'))\n"
    "for name in sys.argv[1:]: print(to_json(read_path(pathlib.Path(name))))"
)


def read(**more: str) -> tuple[str, str]:
    """Where the modules came from, and the readings of all examples, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "CHUTRI_PLAIN"}
    ran = subprocess.run(
        [sys.executable, "-c", READ, *map(str, PLANS)],
        env={**kept, "PYTHONIOENCODING": "utf-8", **more},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    first, _, rest = ran.stdout.partition("\n")
    return first, rest


def test_twins_read_as_the_sources_do() -> None:
    source, plain = read(CHUTRI_PLAIN="1")
    assert source == "False False"
    source, taken = read()
    assert source in ("True True", "False False")  # no twins on a machine without a C compiler
    assert taken == plain


@pytest.fixture
def twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "PLACE", tmp_path)
    monkeypatch.delenv("CHUTRI_PLAIN", raising=False)
    (tmp_path / compiled.STAMP).write_text(compiled.fingerprint(), "ascii")
    return tmp_path


def test_twins_of_these_sources_are_taken(twins: Path) -> None:
    assert compiled.twins() == twins / "chutri" / "reading"


def test_twins_of_other_sources_are_left_alone(twins: Path) -> None:
    (twins / compiled.STAMP).write_text("0" * 64, "ascii")
    assert compiled.twins() is None


def test_plain_python_can_be_asked_for(twins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUTRI_PLAIN", "1")
    assert compiled.twins() is None


def test_half_a_set_is_not_taken(twins: Path) -> None:
    (twins / compiled.STAMP).unlink()
    assert compiled.twins() is None
