"""The command line run as a user runs it, inside the test's own process."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from chutri.cli import main


class Ran(NamedTuple):
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def chutri(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run ``chutri`` with some words."""

    def run(*words: object) -> Ran:
        try:
            status = main([str(word) for word in words])
        except SystemExit as ended:
            status = int(ended.code or 0)
        return Ran(status, *capsys.readouterr())

    return run
