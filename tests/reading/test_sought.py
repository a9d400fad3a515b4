"""A sought pattern finds what the expression finds by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import chutri.reading
from chutri.reading.bodies import grammar
from chutri.reading.fold import fold, rx
from chutri.reading.lazy import LazyPattern
from chutri.reading.sought import COMPILED, SELDOM, Sought

ROOT = Path(__file__).resolve().parents[2]
_LINES = [
    fold(line.strip())
    for path in sorted((ROOT / "examples").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if line.strip()
]
LINES = sorted(set(_LINES), key=len)[-10::2]  # in plain Python a sieve is slow


def patterns() -> dict[str, str]:
    """Every expression that a module of the reader keeps, and those of the names of bodies, as they are written."""
    modules = [import_module(f"chutri.reading.{found.name}") for found in iter_modules(chutri.reading.__path__)]
    kept = {
        f"{module.__name__.rpartition('.')[2]}.{name}": value.pattern
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, LazyPattern) and not value.flags and not COMPILED
    }
    names = {
        f"grammar.{name}": value.pattern
        for name, value in grammar()._asdict().items()
        if isinstance(value, LazyPattern)
    }
    return kept | names or {"cue": "chậm nhất|trước|để|ở"}


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.parametrize("written", list(patterns().values()), ids=list(patterns()))
def test_the_same_is_found(written: str) -> None:
    plain = rx(written)
    sieve = Sought(plain)
    for _ in range(SELDOM):
        sieve.match("", 0)
    for line in LINES:
        end = len(line) - 3
        assert spans(filter(None, [sieve.search(line, 2, end)])) == spans(filter(None, [plain.search(line, 2, end)]))
        assert spans(sieve.finditer(line, 1, end)) == spans(plain.finditer(line, 1, end))
        for at in range(0, len(line), 7):
            assert spans(filter(None, [sieve.match(line, at)])) == spans(filter(None, [plain.match(line, at)]))
