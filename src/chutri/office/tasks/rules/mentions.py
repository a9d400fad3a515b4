"""Who is named with @ in a comment."""

from __future__ import annotations

from collections.abc import Iterable


def mentioned(words: str, names: Iterable[str]) -> list[str]:
    """Give the names written behind an @, each once, in the order of the names; the longest name that fits is meant."""
    found: list[str] = []
    known = sorted(names, key=len, reverse=True)
    place = words.find("@")
    while place >= 0:
        rest = words[place + 1 :].casefold()
        for name in known:
            if rest.startswith(name.casefold()) and not rest[len(name) : len(name) + 1].isalnum():
                found.append(name)
                break
        place = words.find("@", place + 1)
    return list(dict.fromkeys(found))
