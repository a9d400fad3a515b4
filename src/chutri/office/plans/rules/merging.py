"""Two savers of one duty: what each changed, and which of the two values is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One field on which two savers do not agree; ``mine`` is proposed where only the second saver changed it."""

    name: str
    label: str
    theirs: str
    mine: str
    prefers_mine: bool


def differences(
    labels: Mapping[str, str], *, seen: Mapping[str, str] | None, theirs: Mapping[str, str], mine: Mapping[str, str]
) -> list[Difference]:
    """Give the fields on which the two differ. ``seen`` is what the second saver started from, None if it is not known.

    A field that only the first changed is proposed as they saved it, one that only the second changed as they typed it;
    where both did, nothing is sure and the second's own word is proposed.
    """
    found = []
    for name, label in labels.items():
        if theirs.get(name, "") == mine.get(name, ""):
            continue
        mine_unchanged = seen is not None and seen.get(name, "") == mine.get(name, "")
        found.append(Difference(name, label, theirs.get(name, ""), mine.get(name, ""), not mine_unchanged))
    return found
