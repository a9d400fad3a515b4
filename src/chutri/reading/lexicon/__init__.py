"""The reader's knowledge as data: document kinds, head nouns of bodies, verbs, labels, headings (TOML beside this file)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from chutri.reading.fold import fold


@cache
def load(name: str) -> dict[str, Any]:
    """The table ``name``.toml, read once."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternation(words: list[str]) -> str:
    """A pattern for any of the words, folded, the longest first, common beginnings shared so that scanning is fast."""
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in fold(word):
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(trie)


def _pattern(node: dict[str, Any]) -> str:
    branches = []
    singles = []
    for char in sorted(key for key in node if key):
        rest = _pattern(node[char])
        if rest:
            branches.append(re.escape(char) + rest)
        else:
            singles.append(re.escape(char))
    if singles:
        branches.append(singles[0] if len(singles) == 1 else "[" + "".join(singles) + "]")
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" in node:
        return f"(?:{whole})?"
    return whole
