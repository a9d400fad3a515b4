"""Which stretches of the source are underlined, as what, and what they answer to.

A *ref* names one thing that was read (``t5`` the fifth task, ``c2`` the second citation …). The source and the
panels carry the same refs, so that a click on either finds the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from chutri.office.plans.choices import MarkKind, Severity

Json = dict[str, Any]


class Mark(NamedTuple):
    """One stretch ``[start, end)`` of the source, what it was read as, and its refs parted by spaces."""

    start: int
    end: int
    kind: str
    refs: str


class DutyPlace(NamedTuple):
    """Where a duty stands: its ref, its words, the bodies named for it, and the words of its deadline if it has its own."""

    ref: str
    words: tuple[int, int]
    parties: list[tuple[int, int]]
    deadline: tuple[int, int] | None


class Found(NamedTuple):
    """One thing that was read, with the ref that it goes by."""

    ref: str
    value: Json


# key in the reading → letter of its refs, kind of its mark
FINDS: dict[str, tuple[str, MarkKind]] = {
    "events": ("e", MarkKind.EVENT),
    "delegates": ("g", MarkKind.EVENT),
    "quotas": ("q", MarkKind.EVENT),
    "dossiers": ("h", MarkKind.DUTY),
    "reporting": ("r", MarkKind.DUTY),
    "funding": ("m", MarkKind.DUTY),
    "channels": ("n", MarkKind.DUTY),
    "annexes": ("p", MarkKind.REFERENCE),
    "references": ("c", MarkKind.REFERENCE),
    "unread": ("u", MarkKind.UNREAD),
    "findings": ("k", MarkKind.FINDING),
}
# A note of the checker lights up when chosen; underlined, there would be more notes than text.
NOTE = "note"


def found(reading: Json, key: str) -> list[Found]:
    """Give what was read under a key with refs, groups within groups flattened in the order of the text."""
    letter, _ = FINDS[key]
    flat: list[Json] = []
    waiting = list(reversed(reading.get(key) or ()))
    while waiting:
        value = waiting.pop()
        flat.append(value)
        waiting.extend(reversed(value.get("children") or ()))
    return [Found(f"{letter}{number}", value) for number, value in enumerate(flat, start=1)]


def marks_of(reading: Json) -> list[Mark]:
    """Give every mark of a reading but those of its tasks, which people correct, in the order of the text."""
    return together(_other_marks(reading))


def duty_marks(places: Iterable[DutyPlace]) -> list[Mark]:
    """Give the marks of duties: their words, the bodies named for them, the deadline that they state."""
    marks = []
    for ref, words, parties, deadline in places:
        marks.append(Mark(*words, MarkKind.TASK.value, ref))
        marks += [Mark(*party, MarkKind.AGENCY.value, ref) for party in parties]
        if deadline:
            marks.append(Mark(*deadline, MarkKind.DEADLINE.value, ref))
    return marks


def together(marks: Iterable[Mark]) -> list[Mark]:
    """Make one mark of alike stretches, with all their refs; in the order of the text, empty ones left out."""
    refs: dict[tuple[int, int, str], dict[str, None]] = {}
    for mark in marks:
        if 0 <= mark.start < mark.end:
            refs.setdefault(mark[:3], {})[mark.refs] = None
    return sorted(Mark(start, end, kind, " ".join(named)) for (start, end, kind), named in refs.items())


def _other_marks(reading: Json) -> Iterator[Mark]:
    for key, (_, sort) in FINDS.items():
        for ref, value in found(reading, key):
            kind = NOTE if value.get("severity") == Severity.NOTE else sort.value
            yield _mark(value, kind, ref)
            for span in value.get("related") or ():  # where else a finding of the checker asks to look
                yield _mark({"span": span}, kind, ref)


def _mark(value: Json, kind: str, ref: str) -> Mark:
    start, end = value.get("span") or (0, 0)
    return Mark(start, end, str(kind), ref)
