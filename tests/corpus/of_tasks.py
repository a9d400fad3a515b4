"""The findings about tasks: which there are, and for each who, how, with whom, by when, under which words."""

from __future__ import annotations

import re

from chutri.reading.model import Reading, Recurrence, Task
from tests.corpus.tally import Expected, Tallies, Tally, begins, count_entries, date_of, fold, joined, same

Pair = tuple[Expected, Task]

_NO_DATE = ("thường xuyên",)  # a rhythm's word, neither a date nor a condition


def tally_tasks(expected: Expected, reading: Reading) -> Tallies:
    """Compare the tasks of a plan with those that were read; fields are compared on the tasks that were found."""
    wanted: list[Expected] = expected.get("tasks", [])
    pairs, missed, extra = match_tasks(wanted, list(reading.tasks))
    tasks = Tally(hit=len(pairs), found=len(reading.tasks), wanted=len(wanted))
    tasks.remarks += [f"tasks: missed {task['section']} {task['starts']!r}" for task in missed]
    tasks.remarks += [f"tasks: wrong {task.section} [{_names(task)}] {task.action[:70]!r}" for task in extra]
    return {
        "tasks": tasks,
        "forms": _values(pairs, len(wanted), "form"),
        "sections": _sections(pairs, len(wanted)),
        "agencies": _agencies(pairs, len(wanted)),
        "modes": _values(pairs, len(wanted), "mode"),
        "roles": _values(pairs, len(wanted), "role"),
        "partners": _partners(pairs),
        "dates": _dates(pairs),
        "date relations": _relations(pairs),
        "dates in words": _words(pairs),
        "recurrence": _recurrence(pairs),
        "context": _context(pairs),
        "parents": _parents(pairs, reading),
        "consulted": _parties(pairs, "consults"),
        "submitted to": _parties(pairs, "submits_to"),
        "products": _products(pairs),
    }


def match_tasks(wanted: list[Expected], found: list[Task]) -> tuple[list[Pair], list[Expected], list[Task]]:
    """Pair each annotated task with one that begins alike, in the same section if there is one; and what is left over."""
    left, pairs, missed = list(found), [], []
    for task in wanted:
        alike = [other for other in left if _begins_alike(task, other)]
        best = next((other for other in alike if same_section(task, other)), alike[0] if alike else None)
        if best is None:
            missed.append(task)
        else:
            left.remove(best)
            pairs.append((task, best))
    return pairs, missed, left


def _begins_alike(wanted: Expected, found: Task) -> bool:
    # READING.md: the action of an item whose subject is a body may stand with or without that body's name at its head.
    action, starts = fold(found.action), fold(wanted["starts"])
    bodies = [fold(name) for name in wanted["agencies"]] + [joined(wanted["agencies"])]
    shorter = next(
        (starts.removeprefix(body).strip(" ,:") for body in bodies if body and starts.startswith(body)), starts
    )
    return (
        action.startswith(starts)
        or (bool(shorter) and action.startswith(shorter))
        or (len(starts) > 20 and starts in action)
    )


def same_section(wanted: Expected, found: Task) -> bool:
    """Whether the task stands where the annotation says; a row may be placed by its annex alone or by its group too."""
    want, got = (re.sub(r"(phụ lục)[ .]", r"\1.", fold(section)) for section in (wanted["section"], found.section))
    if wanted["form"] == "row" and want and got:
        return want == got or want.startswith(got + ".") or got.startswith(want + ".")
    # An annex that bears no marker has no place of its own.
    return want == got or (not got and want == "phụ lục")


def _names(task: Task) -> str:
    return "; ".join(party.text for party in task.agencies)


def _label(task: Expected) -> str:
    return f"{task['section']} {task['starts'][:40]!r}"


def _values(pairs: list[Pair], total: int, name: str) -> Tally:
    tally = Tally(found=len(pairs), wanted=total)
    for want, found in pairs:
        value = want.get(name, "assigned")
        tally.hit += value == getattr(found, name)
        if value != getattr(found, name):
            tally.remarks.append(f"{name} of {_label(want)}: wanted {value}, found {getattr(found, name)}")
    return tally


def _sections(pairs: list[Pair], total: int) -> Tally:
    tally = Tally(found=len(pairs), wanted=total)
    for want, found in pairs:
        tally.hit += same_section(want, found)
        if not same_section(want, found):
            tally.remarks.append(f"section of {_label(want)}: found {found.section!r}")
    return tally


def _agencies(pairs: list[Pair], total: int) -> Tally:
    tally = Tally(found=len(pairs), wanted=total)
    for want, found in pairs:
        right = joined(want["agencies"]) == joined(party.text for party in found.agencies)
        tally.hit += right
        if not right:
            tally.remarks.append(f"agency of {_label(want)}: wanted {want['agencies']}, found {_names(found)!r}")
    return tally


def _partners(pairs: list[Pair]) -> Tally:
    tally = Tally()
    for want, found in pairs:
        names, got = want.get("partners", []), [party.text for party in found.partners]
        if joined(names) == joined(got):  # how a list is cut is free
            got = names
        count_entries(tally, f"partners of {_label(want)}", names, got)
    return tally


def _dates(pairs: list[Pair]) -> Tally:
    tally = Tally()
    for want, found in pairs:
        due, got = date_of(want.get("deadline")), date_of(found.deadline)
        tally.field(f"deadline of {_label(want)}", due, got, same=due == got)
        tally.field(f"start of {_label(want)}", want.get("start"), found.start, same=want.get("start") == found.start)
    return tally


def _relations(pairs: list[Pair]) -> Tally:
    tally = Tally()
    for want, found in pairs:
        relation = want.get("deadline", {}).get("relation")
        if relation and found.deadline and found.deadline.date:
            got = found.deadline.relation
            tally.field(f"relation of {_label(want)}", relation, got, same=relation == got)
    return tally


def _words(pairs: list[Pair]) -> Tally:
    tally = Tally()
    for want, found in pairs:
        text = want.get("deadline", {}).get("text")
        got = found.deadline.text if found.deadline and not found.deadline.date else None
        if fold(got) in _NO_DATE:
            got = None
        right = begins(text, got) if text and got else text is got
        tally.field(f"words of {_label(want)}", text, got, same=right)
    return tally


def _recurrence(pairs: list[Pair]) -> Tally:
    tally = Tally()
    for want, found in pairs:
        rhythm = want.get("recurrence")
        got = None if found.recurrence is None else str(found.recurrence)
        right = same_rhythm(rhythm, found.recurrence)
        tally.field(f"recurrence of {_label(want)}", None if rhythm is None else str(rhythm), got, same=right)
    return tally


def same_rhythm(wanted: Expected | None, found: Recurrence | None) -> bool:
    """Whether two rhythms are the same; the day of a week is not compared, the relation where it is annotated."""
    if wanted is None or found is None:
        return wanted is None and found is None
    day = wanted["every"] == "week" or wanted.get("day") == found.day
    relation = "relation" not in wanted or wanted["relation"] == found.relation
    return wanted["every"] == found.every and day and relation and wanted.get("month") == found.month


def _context(pairs: list[Pair]) -> Tally:
    tally = Tally()
    for want, found in pairs:
        text = want.get("context")
        right = same(text, found.context) or bool(text and found.context and fold(found.context).endswith(fold(text)))
        tally.field(f"context of {_label(want)}", text, found.context, same=right)
    return tally


def _parents(pairs: list[Pair], reading: Reading) -> Tally:
    tally = Tally()
    ids = {task.id for task in reading.tasks}
    for want, found in pairs:
        due, got = ("yes" if want.get("parent") else None), ("yes" if found.parent in ids else None)
        tally.field(f"parent of {_label(want)}", due, got, same=due == got)
    return tally


def _parties(pairs: list[Pair], name: str) -> Tally:
    # Annotated only where the plan names the body outright, so compared only there.
    tally = Tally()
    for want, found in pairs:
        if name in want:
            given = [re.sub(r"\(.*?\)", "", party.text) for party in getattr(found, name)]
            count_entries(tally, f"{name} of {_label(want)}", want[name], given)
    return tally


def _products(pairs: list[Pair]) -> Tally:
    # Annotated only where a label or a column states them, so compared only there.
    tally = Tally()
    for want, found in pairs:
        if "deliverables" in want:
            given = [product.text for product in found.deliverables]
            count_entries(tally, f"products of {_label(want)}", want["deliverables"], given)
    return tally
