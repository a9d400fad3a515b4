"""Patterns that are compiled when they are first used: a plan without awards never pays for theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from chutri.reading.fold import rx

_METHODS = ("search", "match", "fullmatch", "finditer")


class Pattern:
    """A regular expression over folded text, written in ordinary Vietnamese; asked like one of ``re``.

    The first question compiles it and puts the compiled pattern's methods in place of the lookup: later ones cost nothing more.
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, written: str) -> None:
        self._written = written

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = rx(self._written)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
