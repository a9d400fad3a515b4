"""A pattern that is compiled when it is first used."""

from __future__ import annotations

import re
from typing import Any


class LazyPattern:
    """Stands for a compiled pattern: to compile all of the reader's takes longer than to read a plan, which needs few."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))  # from now on these are found without coming here
        return getattr(compiled, name)
