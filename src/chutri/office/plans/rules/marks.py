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
PARTY_LISTS = ("agencies", "partners", "consults", "submits_to")


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
    """Give every mark of a reading in the order of the text; alike stretches are one mark with all their refs."""
    together: dict[tuple[int, int, str], dict[str, None]] = {}
    for mark in (*_task_marks(reading.get("tasks") or ()), *_other_marks(reading)):
        if 0 <= mark.start < mark.end:
            together.setdefault(mark[:3], {})[mark.refs] = None
    return sorted(Mark(start, end, kind, " ".join(refs)) for (start, end, kind), refs in together.items())


def with_findings(tasks: Iterable[Json], findings: Iterable[Json]) -> list[Json]:
    """Give each task with the refs of the findings that concern it, so that its card can point to them."""
    refs: dict[str, list[str]] = {}
    for ref, finding in found({"findings": list(findings)}, "findings"):
        for task_id in finding.get("task_ids") or ():
            refs.setdefault(task_id, []).append(ref)
    return [{**task, "finding_refs": refs.get(task["id"], [])} for task in tasks]


def _task_marks(tasks: Iterable[Json]) -> Iterator[Mark]:
    for ordinal, task in enumerate(tasks, start=1):
        ref = f"t{ordinal}"
        yield _mark(task, MarkKind.TASK, ref)
        for key in PARTY_LISTS:
            for party in task.get(key) or ():
                yield _mark(party, MarkKind.AGENCY, ref)
        for key in ("deadline", "recurrence"):
            if task.get(key):
                yield _mark(task[key], MarkKind.DEADLINE, ref)


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
